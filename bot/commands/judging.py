"""What `yinxin verify` asks of a child process. Little is imported here, so that only the child waits for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from signing.errors import DocumentRefused
from signing.pdf.child import Children


async def judge_in_child(data: bytes, roots: Sequence[bytes], password: str = "") -> dict[str, Any]:
    """`Verification.to_json()`. Raises DocumentRefused where it cannot be judged."""
    children = Children(workers=1, seconds=60)  # nobody else waits for this child
    try:
        return await children.run(judge, data, tuple(roots), datetime.now(UTC), password)
    finally:
        await children.close()


def judge(data: bytes, roots: Sequence[bytes], now: datetime, password: str = "") -> dict[str, Any]:
    """Raises DocumentRefused: `empty-file`, `not-a-pdf`, `damaged-pdf`, `locked-pdf`, `password-wrong`,
    `pdf-too-hard`, `signed-and-encrypted`."""
    from signing.pdf.verify import verify_pdf  # noqa: PLC0415

    found = verify_pdf(data, roots=roots, now=now, password=password)
    if found.why:
        raise DocumentRefused(found.why)
    return found.to_json()
