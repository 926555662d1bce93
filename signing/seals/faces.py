"""The typefaces of seals: 宋体 for names, a plain one for figures."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from signing.seals.outlines import Typeface
from signing.typesetting.fonts import font_dir

_SONG = Typeface(Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"), 2)


@lru_cache(maxsize=2)
def seal_faces(*, figures: bool = False) -> tuple[Typeface, ...]:
    plain = Typeface(font_dir() / "NotoSansHans-Medium.otf")
    return (plain,) if figures else (_SONG, plain)
