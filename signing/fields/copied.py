"""A sentence that the party must write itself, held against what it wrote."""

from __future__ import annotations

from signing.errors import BadAnswer
from signing.fields.plain import alike

AROUND = 6  # characters shown of what is still to come


def check_copied(words: str, sentence: str) -> None:
    """Spaces, width and the shape of quotation marks do not count; everything else does.

    Raises BadAnswer `answer-copy-differs` (at, from 1 and without spaces; wanted, found), `answer-copy-short`
    (rest), `answer-copy-long` (extra).
    """
    wanted, found = alike(sentence), alike(words)
    at = next((at for at, pair in enumerate(zip(wanted, found, strict=False)) if pair[0] != pair[1]), None)
    if at is not None:
        raise BadAnswer("answer-copy-differs", at=at + 1, wanted=wanted[at], found=found[at])
    if len(found) < len(wanted):
        raise BadAnswer("answer-copy-short", rest=_cut(wanted[len(found) :]))
    if len(found) > len(wanted):
        raise BadAnswer("answer-copy-long", extra=_cut(found[len(wanted) :]))


def _cut(text: str) -> str:
    return text if len(text) <= AROUND else text[:AROUND] + "…"
