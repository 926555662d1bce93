"""How our functions, which run in threads and children, wait for what is asynchronous inside pyHanko."""

from __future__ import annotations

from signing.pdf.revision import wait


def test_nobody_writes_the_result_out_in_words() -> None:
    """asyncio.run in a main thread shows the task to the signal module; a CMS structure takes minutes to say."""
    looked: list[str] = []

    class Large:
        def __repr__(self) -> str:
            looked.append("at it")
            return "Large"

    async def made() -> Large:
        return Large()

    assert type(wait(made())) is Large
    assert looked == []
