"""Which character stands where in a square: as people carve them."""

from __future__ import annotations

import math

# Characters of a name seal in its columns, from the right: 张 | 三印, 王小 | 明印, 司马 | 相如 | 之印.
_COLUMNS = {2: (1, 1), 3: (1, 2), 4: (2, 2), 5: (3, 2), 6: (2, 2, 2)}


def columns(name: str, ending: str) -> list[str]:
    """From the right, each from the top. A name of three before 之印 keeps a column to itself."""
    text = name + ending
    if len(text) == 3 and not ending:
        return [text[0], text[1:]]
    found, at = [], 0
    for count in _COLUMNS[len(text)]:
        found.append(text[at : at + count])
        at += count
    return found


def rows(name: str, title: str) -> list[str]:
    """A company's name in rows of even length from the left, its title below them."""
    width = max(len(title), 5)
    lines = max(1, math.ceil(len(name) / max(width, math.isqrt(len(name) * 2))))
    per_line = math.ceil(len(name) / lines)
    found = [name[at : at + per_line] for at in range(0, len(name), per_line)]
    return [*found, title] if title else found
