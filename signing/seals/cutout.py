"""A photographed or scanned chop becomes a picture of its ink alone. It opens a stranger's bytes: run it in a
child."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter, ImageOps

from signing.errors import BadAnswer
from signing.seals.blobs import Blob, blobs
from signing.seals.design import COLOURS
from signing.seals.paper import Floats, Mask, densities

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 50_000_000  # a phone's largest photo
MM_RANGE = (10.0, 100.0)
WORKED = 1600  # pixels on the longer side: 40 a millimetre where the chop fills half the picture
KEPT = 1000  # of the result: 600 dpi over 42 mm
SMALLEST = 120  # pixels of the chop in the picture: below it characters run together
SURE = 0.35  # density between channels that no paper and no print has
USUAL_TOLERANCE = 50
NEARLY_EVEN = 0.06  # a chop that much out of round was photographed askew


@dataclass(frozen=True, slots=True)
class Cutout:
    """`png`: the ink in one colour on a transparent ground, cropped to it. `before`: the same part of what was
    given, JPEG. `ratio`: height by width."""

    png: bytes
    before: bytes
    ratio: float


def cut_out(data: bytes, *, colour: str = COLOURS["red"], tolerance: int = USUAL_TOLERANCE) -> Cutout:
    """Finds the largest red chop (else a blue or purple one, else one in black alone), takes away paper, shadows,
    print and pen strokes over it, and inks it evenly in `colour`. `tolerance`: how much of what is faint goes, 0
    to 100.

    Raises BadAnswer `seal-picture-large` (limit_mb), `seal-picture-unreadable`, `seal-picture-none`,
    `seal-picture-small` (least)."""
    picture = _opened(data)
    ink = _ink(picture, (tolerance - USUAL_TOLERANCE) / USUAL_TOLERANCE)
    box = _chop(ink)
    cut = ink[box.top : box.bottom, box.left : box.right]
    alpha = Image.fromarray((cut * 255).astype(np.uint8))
    wide, high = alpha.size
    if abs(wide / high - 1) <= NEARLY_EVEN:
        wide = high = max(wide, high)
    scale = min(1.0, KEPT / max(wide, high))
    size = max(1, round(wide * scale)), max(1, round(high * scale))
    result = Image.new("RGBA", size, colour)
    fine = alpha.resize(size, Image.Resampling.LANCZOS)
    result.putalpha(fine.point(lambda value: round(value / 17) * 17))  # 16 steps look the same at half the bytes
    before = picture.crop((box.left, box.top, box.right, box.bottom)).resize(size, Image.Resampling.LANCZOS)
    return Cutout(_saved(result, "PNG"), _saved(before, "JPEG"), size[1] / size[0])


def check_picture_bytes(data: bytes) -> None:
    """Before anything is opened."""
    if len(data) > MAX_BYTES:
        raise BadAnswer("seal-picture-large", limit_mb=MAX_BYTES // 1024 // 1024)


def _opened(data: bytes) -> Image.Image:
    check_picture_bytes(data)
    try:
        found: Image.Image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP"))
        if found.width * found.height > MAX_PIXELS:
            raise BadAnswer("seal-picture-unreadable")
        found.draft("RGB", (WORKED, WORKED))
        found = ImageOps.exif_transpose(found).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadAnswer("seal-picture-unreadable") from error
    if min(found.size) < SMALLEST:
        raise BadAnswer("seal-picture-small", least=SMALLEST)
    found.thumbnail((WORKED, WORKED), Image.Resampling.BOX, reducing_gap=None)
    white = Image.new("RGBA", found.size, "white")
    return Image.alpha_composite(white, found).convert("RGB")


def _ink(picture: Image.Image, strict: float) -> Floats:
    """How much of the chop's ink each pixel has, 0 to 1. `strict`: from -1, all that could be ink, to 1."""
    calm = picture.filter(ImageFilter.MedianFilter(3))
    for quiet in (0, 2):  # the channel that red, then blue and purple ink lets through
        rough = _chroma(_logs(calm), quiet)
        inked = rough - np.float32(np.median(rough)) > SURE
        if inked.mean() > 0.001:
            return _coloured(densities(calm, inked=_wider(inked, 2)), quiet, strict)
    return _dark(densities(calm, inked=np.asarray(calm.convert("L")) < 110), strict)


def _logs(picture: Image.Image) -> Floats:
    return -np.log((np.asarray(picture, np.float32) + 1) / 256).astype(np.float32)


def _chroma(kept: Floats, quiet: int) -> Floats:
    """By how much the ink keeps back the other two colours more than its own. Grey and black: 0."""
    one, other = (kept[..., channel] for channel in range(3) if channel != quiet)
    result: Floats = np.minimum(one, other) - kept[..., quiet]
    return result


def _coloured(kept: Floats, quiet: int, strict: float) -> Floats:
    chroma = _chroma(kept, quiet)
    sure = chroma > SURE
    if sure.mean() < 0.0005:
        raise BadAnswer("seal-picture-none")
    level = float(np.median(chroma[sure]))
    # Edges are sharp in green, which carries most of a photo's detail; the colours of a JPEG are blurred.
    green = kept[..., 1]
    full = float(np.percentile(green[sure], 60))
    least = 0.22 + 0.17 * strict
    alpha = np.clip((green / full - least) / 0.4, 0, 1) * _wider(chroma > (0.3 + 0.22 * strict) * level, 1)
    # Print and pen over the chop keep back its own colour too: what lies below is told by what is around.
    other = kept[..., quiet]
    hidden = _wider(other > max(0.55, 2.5 * float(np.percentile(other[sure], 70))), 1)
    return _healed(alpha.astype(np.float32), hidden)


def _dark(kept: Floats, strict: float) -> Floats:
    dark = kept.mean(-1)
    if not 0.005 < float((dark > 0.7).mean()) < 0.7:
        raise BadAnswer("seal-picture-none")
    found: Floats = np.clip((dark - 0.35 - 0.2 * strict) / 0.4, 0, 1).astype(np.float32)
    whole = blobs(found > 0.5)
    reach = Blob(
        min(one.left for one in whole),
        min(one.top for one in whole),
        max(one.right for one in whole),
        max(one.bottom for one in whole),
        0,
    ).reach
    if whole[0].reach < reach / 2:  # lines of print, not one chop
        raise BadAnswer("seal-picture-none")
    return found


def _healed(alpha: Floats, hidden: Mask) -> Floats:
    """Hidden pixels take the mean of the nearest ones that can be seen, first close by, then farther."""
    known = (~hidden).astype(np.float32)
    seen, there = alpha * known, known
    for radius in (2.0, 4.0, 8.0):
        near, weight = _blurred(seen, radius), _blurred(there, radius)
        fresh = (there == 0) & (weight > 0.12)
        filled = np.clip((near / np.maximum(weight, 0.01) - 0.35) / 0.3, 0, 1)
        seen = np.where(fresh, filled, seen).astype(np.float32)
        there = np.where(fresh, 1, there).astype(np.float32)
    return seen


def _chop(ink: Floats) -> Blob:
    """The farthest-reaching piece of ink with all that lies within it, or the pieces of a seal without border."""
    found = blobs(_wider(ink > 0.4, 2))
    if not found or found[0].area < 200:
        raise BadAnswer("seal-picture-none")
    main = found[0]
    for other in found[1:]:
        near = min(main.right - main.left, main.bottom - main.top) // 4
        if other.area > main.area * 0.15 and _close(main, other, near):
            main = Blob(
                min(main.left, other.left),
                min(main.top, other.top),
                max(main.right, other.right),
                max(main.bottom, other.bottom),
                main.area + other.area,
            )
    if min(main.right - main.left, main.bottom - main.top) < SMALLEST:
        raise BadAnswer("seal-picture-small", least=SMALLEST)
    inside = ink[main.top : main.bottom, main.left : main.right] > 0.4
    rows, columns = np.flatnonzero(inside.any(1)), np.flatnonzero(inside.any(0))
    return Blob(
        main.left + int(columns[0]),
        main.top + int(rows[0]),
        main.left + int(columns[-1]) + 1,
        main.top + int(rows[-1]) + 1,
        main.area,
    )


def _close(one: Blob, other: Blob, gap: int) -> bool:
    return (
        other.left < one.right + gap
        and one.left < other.right + gap
        and other.top < one.bottom + gap
        and one.top < other.bottom + gap
    )


def _wider(mask: Mask, pixels: int) -> Mask:
    """Rows, then columns: Pillow's filter looks at the whole square and takes ten times as long."""
    grown: Mask = mask.copy()
    for step in range(1, pixels + 1):
        grown[step:] |= mask[:-step]
        grown[:-step] |= mask[step:]
    whole: Mask = grown.copy()
    for step in range(1, pixels + 1):
        whole[:, step:] |= grown[:, :-step]
        whole[:, :-step] |= grown[:, step:]
    return whole


def _blurred(values: Floats, radius: float) -> Floats:
    picture = Image.fromarray((values * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(radius))
    return np.asarray(picture, np.float32) / np.float32(255)


def _saved(picture: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, quality=85)
    return out.getvalue()
