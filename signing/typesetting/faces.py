"""Font files, opened once and kept: HarfBuzz reads them where they lie."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from signing.typesetting import fonts

# What any text of ours is made of: the judged font must have it.
_ORDINARY = "0123456789ABCXYZabcxyz:-. 年月日中文签名公司有限"
_NO_EMBEDDING, _NO_SUBSETTING = 0x0002, 0x0100  # OS/2 fsType, bits 1 and 8
_lock = threading.Lock()


class FontRefused(ValueError):
    """`code`: "font" (no TrueType or OpenType font that can be read), "font-incomplete" (lacks ordinary Chinese or
    Latin), "font-closed" (its maker forbids embedding it)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, eq=False)
class FontFile:
    """`points`: the code points it can draw. Metrics are in its units, `upem` to the em."""

    path: Path
    name: str  # PostScript
    upem: int
    cff: bool
    points: frozenset[int]
    cap_height: int
    ascent: int
    descent: int
    bounds: tuple[int, ...]  # of all glyphs: left, bottom, right, top
    font: Any
    face: Any

    def places(self, cluster: str) -> bool:
        """Whether it knows where the marks of a letter go; a font that does not leaves them beside it."""
        import uharfbuzz as hb  # noqa: PLC0415 - see `opened`

        buffer = hb.Buffer()
        buffer.add_str(cluster)
        buffer.guess_segment_properties()
        hb.shape(self.font, buffer)
        return all(place.x_offset or place.y_offset for place in buffer.glyph_positions[1:])

    def subset(self, glyphs: Iterable[int]) -> tuple[Any, dict[int, int]]:
        """A face with these glyphs (and what they are composed of), outlines and widths alone; the new number of
        each old one."""
        import uharfbuzz as hb  # noqa: PLC0415 - see `opened`

        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyphs)
        wanted.drop_table_tag_set.update(_dropped_tags())
        wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
        if self.face.has_var_data:
            wanted.pin_all_axes_to_default(self.face)
        ready = _ready(self)
        with _lock:
            plan = hb.SubsetPlan(ready, wanted)
            renumbered = plan.old_to_new_glyph_mapping
            return plan.execute(), {glyph: renumbered[glyph] for glyph in glyphs}


@lru_cache(maxsize=16)
def opened(path: Path) -> FontFile:
    """FontRefused "font"."""
    import uharfbuzz as hb  # noqa: PLC0415 - only signing needs it, and it costs 40 ms

    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
        tags = set(face.table_tags)
        points = frozenset(face.unicodes)
    except (OSError, hb.HarfBuzzError, ValueError) as error:
        raise FontRefused("font") from error
    if not points or not tags & {"glyf", "CFF "}:
        raise FontRefused("font")
    font = hb.Font(face)
    extents = font.get_font_extents("ltr")
    name = face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem
    return FontFile(
        path=path,
        name="".join(char for char in name if char.isascii() and (char.isalnum() or char == "-")) or "Font",
        upem=face.upem,
        cff="glyf" not in tags,
        points=points,
        cap_height=font.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT) or round(face.upem * 0.73),
        ascent=extents.ascender,
        descent=extents.descender,
        bounds=_bounds(bytes(face.reference_table("head").data)),
        font=font,
        face=face,
    )


def chain(family: str) -> tuple[FontFile, ...]:
    """The fonts that write text in `family` ("sans", "song"): the first that has a character writes it."""
    return _all_opened(fonts.chain(family))


@lru_cache(maxsize=8)
def _all_opened(paths: tuple[Path, ...]) -> tuple[FontFile, ...]:
    return tuple(opened(path) for path in paths)


def judge(paths: Sequence[Path]) -> None:
    """An operator's fonts for one family, before they are used: the first must have what ordinary text is made of.
    Raises FontRefused."""
    found = [opened(path) for path in paths]
    if found and any(ord(char) not in found[0].points for char in _ORDINARY):
        raise FontRefused("font-incomplete")
    for font in found:
        _check_rights(font)


def _check_rights(found: FontFile) -> None:
    if "OS/2" in found.face.table_tags:
        table = bytes(found.face.reference_table("OS/2").data)
        rights = int.from_bytes(table[8:10], "big")
        if rights & 0x000F == _NO_EMBEDDING or rights & _NO_SUBSETTING:
            raise FontRefused("font-closed")


@lru_cache(maxsize=16)
def _ready(font: FontFile) -> Any:
    """Made for subsetting: 230 ms and 45 MB once for a Chinese CFF font, then 0.04 ms a subset, not 1.4."""
    import uharfbuzz as hb  # noqa: PLC0415 - see `opened`

    with _lock:
        return hb.subset_preprocess(font.face)


def _bounds(head: bytes) -> tuple[int, ...]:
    return tuple(int.from_bytes(head[at : at + 2], "big", signed=True) for at in range(36, 44, 2))


@lru_cache(maxsize=1)
def _dropped_tags() -> frozenset[int]:
    """A PDF reader looks at outlines and widths alone."""
    names = (
        "GSUB",
        "GPOS",
        "GDEF",
        "BASE",
        "name",
        "post",
        "vhea",
        "vmtx",
        "VORG",
        "cmap",
        "OS/2",
        "DSIG",
        "STAT",
    )
    more = ("gasp", "kern", "meta", "MATH", "JSTF", "hdmx", "VDMX", "LTSH", "PCLT")
    return frozenset(int.from_bytes(name.encode(), "big") for name in names + more)


def warm() -> None:
    """What the first signature would wait for."""
    _ready(chain(fonts.SANS)[0])
