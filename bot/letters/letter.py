"""A letter as a value: what is said, before it becomes a mail or a text message."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Letter:
    """`lines` are plain words. `short` is all of it for a telephone, without the link."""

    language: str
    organisation: str  # that writes
    subject: str
    short: str
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()  # small, below
    button: str = ""
    link: str | None = field(default=None, repr=False)
    link_says: str = ""
    code: str | None = field(default=None, repr=False)
    picture: bool = False  # the link as a QR code too
    enclosed: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)  # file names and PDFs


class NotSent(Exception):
    """It did not leave. `for_good`: it never will, by this way. `too_large`: it may without what is enclosed.
    `words`: these were refused, others may pass. `number`: why, as the service counts its reasons."""

    def __init__(
        self,
        why: str,
        *,
        for_good: bool = False,
        too_large: bool = False,
        words: bool = False,
        number: int | None = None,
    ) -> None:
        super().__init__(why)
        self.why = why
        self.for_good = for_good
        self.too_large = too_large
        self.words = words
        self.number = number


class Unsure(Exception):
    """Perhaps it has arrived, perhaps not."""
