"""Characters of a line: without what does not count, and the box around some of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from signing.fields.kinds import Box


def squeezed(text: str) -> tuple[str, list[int]]:
    """NFKC, lower case, without spaces; and for each character the index it came from."""
    chars, origin = [], []
    for index, char in enumerate(text):
        for plain in unicodedata.normalize("NFKC", char).lower():
            if not plain.isspace() and unicodedata.category(plain) not in {"Cf", "Cc"}:
                chars.append(plain)
                origin.append(index)
    return "".join(chars), origin


def around(boxes: Sequence[Box]) -> Box | None:
    """The smallest box around all that have ink."""
    inked = [box for box in boxes if box.width > 0 or box.height > 0]
    if not inked:
        return None
    u, v = min(box.u for box in inked), min(box.v for box in inked)
    width = max(box.u + box.width for box in inked) - u
    return Box(u, v, width, max(box.v + box.height for box in inked) - v)
