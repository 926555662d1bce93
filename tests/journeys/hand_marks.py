"""Whether what a hand has drawn stands in its place on the page, and nothing beside the places."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
from PIL import Image

from signing.fields.kinds import Box, Field, FieldKind
from signing.pdf.preview import page_shapes, render_page
from tests.journeys.phone import Strokes
from tests.signing.pdf.test_whole_way import pixels

WIDTH = 2400  # pixels: nearly 300 dpi
NEAR = 0.07  # of the drawing's longer side: a pen's width and a smoothed corner


def visible_places(pdf: bytes) -> list[Field]:
    """Every form field with a size, as a place; upright pages only."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages):
            for widget in page.get("/Annots", []):
                left, bottom, right, top = (float(side) for side in widget.Rect)
                if right > left and "/T" in widget:
                    box, name = Box(left, bottom, right - left, top - bottom), str(widget.T)
                    kind = FieldKind.SIGNATURE if "_sign_" in name else FieldKind.DATE
                    found.append(Field(name, name.partition("_")[0], kind, number, box))
    return found


def check_drawn(pdf: bytes, place: Field, strokes: Strokes) -> None:
    """The ink over the red line of the mark is the drawing: all of it, and nothing else."""
    page = Image.open(io.BytesIO(render_page(pdf, place.page, width_px=WIDTH, format="png"))).convert("RGB")
    mark = page.crop(pixels(place.box, page_shapes(pdf)[place.page], WIDTH))
    # The code for checking stands on the right, from seven tenths of the width on.
    hand = mark.crop((0, 0, round(mark.width * 0.69), _red_line(mark))).convert("L")
    ink = hand.point(lambda grey: 255 * (grey < 110))
    box = ink.getbbox()
    assert box is not None, f"nothing is drawn in {place.name}"
    drawn = {(x, y) for x in range(box[0], box[2]) for y in range(box[1], box[3]) if ink.getpixel((x, y))}
    wanted = list(_laid_into(strokes, box))
    near = NEAR * max(box[2] - box[0], box[3] - box[1])
    lost = [point for point in wanted if not any(_close(point, each, near) for each in drawn)]
    assert not lost, f"{place.name}: the drawing is not whole"
    strange = [each for each in drawn if not any(_close(point, each, near) for point in wanted)]
    assert not strange, f"{place.name}: ink that nobody drew"


def _red_line(mark: Image.Image) -> int:
    """The first row of it, in pixels from the top."""
    for y in range(mark.height):
        row = [mark.getpixel((x, y)) for x in range(0, mark.width // 2)]
        if sum(r > 150 and g < 110 and b < 110 for r, g, b in row) > len(row) / 2:  # type: ignore[misc]
            return y
    raise AssertionError("no red line under the hand")


def _laid_into(strokes: Strokes, box: tuple[int, int, int, int]) -> Iterator[tuple[float, float]]:
    """Points along the strokes, scaled as one into the ink's box (pixels)."""
    points = [point for stroke in strokes for point in stroke]
    us, vs = [u for u, _ in points], [v for _, v in points]
    for stroke in strokes:
        for (u, v), (s, t) in pairwise(stroke):
            for n in range(41):
                x = (u + (s - u) * n / 40 - min(us)) / (max(us) - min(us))
                y = (v + (t - v) * n / 40 - min(vs)) / (max(vs) - min(vs))
                yield box[0] + x * (box[2] - box[0]), box[1] + y * (box[3] - box[1])


def _close(one: tuple[float, float], other: tuple[float, float], near: float) -> bool:
    return abs(one[0] - other[0]) <= near and abs(one[1] - other[1]) <= near
