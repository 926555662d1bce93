"""A version of ours in words, the same at every door."""

from __future__ import annotations

from signing.wording import say


def copy_words(
    language: str, *, number: int, of: int, at: str, what: str, by: str | None, done: int, total: int
) -> list[str]:
    """Which version it is and when it was made; what it is; how many have acted by now. `at` is in words; `what`
    and `by` as in `signing.usecases.views.KnownCopy`."""
    said = [
        say(language, "copy-version", n=number, total=of, at=at),
        say(language, f"copy-is-{what}", name=by or ""),
    ]
    return [*said, say(language, "copy-acted", n=done, total=total)] if total else said
