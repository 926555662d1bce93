"""Words that a place stands for are painted over with the paper's own colour before the base is certified: nobody
sees or prints them, though they are still in the file. It opens untrusted files: run it in a child."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from PIL import Image

from signing.errors import DocumentRefused
from signing.fields.kinds import Box, Field, PageShape, Patch
from signing.pdf.opening import form_fields, open_pdf, page_geometry
from signing.pdf.preview import render_page

ROOM = 1.2  # points around the words: braces and tails reach over their boxes
SEEN_AT = 800  # px wide: fine enough to see the colour beside a letter


def patches_of(fields: Sequence[Field]) -> tuple[Patch, ...]:
    return tuple(dict.fromkeys(patch for field in fields for patch in field.covers))


def cover(data: bytes, patches: Sequence[Patch]) -> bytes:
    """The document with those rectangles painted over; the same input gives the same bytes. One that came signed
    is given back as it is: a rewrite would destroy its signatures."""
    with open_pdf(data) as (pdf, _):
        if any(field.kind == "/Sig" and "/V" in field.obj for field in form_fields(pdf)):
            return data
        for number in sorted({patch.page for patch in patches}):
            if not 0 <= number < len(pdf.pages):
                raise DocumentRefused("place-missing")
            boxes, page = [patch.box for patch in patches if patch.page == number], pdf.pages[number]
            _paint(pdf, page, boxes, _colours(data, number, boxes, page_geometry(page).shape))
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _paint(pdf: Any, page: Any, boxes: Sequence[Box], colours: Iterator[tuple[int, int, int]]) -> None:
    geometry = page_geometry(page)
    drawn = []
    for box, colour in zip(boxes, colours, strict=True):
        aired = Box(box.u - ROOM, box.v - ROOM, box.width + 2 * ROOM, box.height + 2 * ROOM)
        x1, y1, x2, y2 = geometry.rect(aired)
        red, green, blue = (round(part / 255, 3) for part in colour)
        drawn.append(f"{red:g} {green:g} {blue:g} rg {x1:.2f} {y1:.2f} {x2 - x1:.2f} {y2 - y1:.2f} re f")
    # What the page itself leaves behind (a turned or scaled plane) ends before ours begins.
    page.contents_add(pdf.make_stream(b"q\n"), prepend=True)
    page.contents_add(pdf.make_stream(("\nQ\nq " + "\n".join(drawn) + "\nQ\n").encode()))


def _colours(data: bytes, page: int, boxes: Sequence[Box], shape: PageShape) -> Iterator[tuple[int, int, int]]:
    """Of the paper around each box: what most of its rim has."""
    picture = Image.open(io.BytesIO(render_page(data, page, width_px=SEEN_AT, format="png"))).convert("RGB")
    scale = picture.width / max(shape.width, 1.0)
    for box in boxes:
        left, right = (round(edge * scale) for edge in (box.u - ROOM, box.u + box.width + ROOM))
        top, bottom = (round((shape.height - edge) * scale) for edge in (box.v + box.height + ROOM, box.v - ROOM))
        rim = [(x, y) for x in range(left, right + 1) for y in (top, bottom)]
        rim += [(x, y) for y in range(top, bottom + 1) for x in (left, right)]
        there = [(x, y) for x, y in rim if 0 <= x < picture.width and 0 <= y < picture.height]
        counted = Counter(picture.getpixel(at) for at in there)
        yield counted.most_common(1)[0][0] if counted else (255, 255, 255)  # type: ignore[misc]
