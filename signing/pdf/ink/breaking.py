"""Where a line may end: between Chinese characters, after spaces and hyphens; never before closing punctuation nor
after opening (避头尾; W3C, Requirements for Chinese Text Layout, 3.1)."""

from __future__ import annotations

import unicodedata

from signing.typesetting.glyphs import clusters

_NEVER_FIRST = frozenset(
    "、。，．：；！？）》」』】〉〕〗〞’”…—～·‧％‰°℃,.:;!?)]}%/ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
)
_NEVER_LAST = frozenset("（《「『【〈〔〖〝‘“([{￥$€£#№")
_BREAK_AFTER = frozenset("-‐–—/@")  # 2026-11-24 and long addresses


def pieces(text: str) -> list[str]:
    """`text`, one paragraph, in pieces that stay on one line; spaces end the piece before them."""
    found: list[str] = []
    held = ""
    for cluster in clusters(text):
        if held and _may_break(held, cluster):
            found.append(held)
            held = ""
        held += cluster
    return [*found, held] if held else found


def _may_break(before: str, after: str) -> bool:
    last, first = before[-1], after[0]
    if first.isspace():
        return False
    if first in _NEVER_FIRST or last in _NEVER_LAST:
        return False
    if last.isspace():
        return True
    if last in _BREAK_AFTER:
        # A minus sign stays with its number, a range of days with its days.
        return len(before) > 1 and not (last == "-" and before[-2].isspace())
    return _is_wide(last) or _is_wide(first)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}
