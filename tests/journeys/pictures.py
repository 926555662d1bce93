"""What can be seen on pages before and after, by PDFium with its form fields drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageFilter

WIDTH = 700  # pixels
GREY = 24  # of 255: less is smoothing
SOFT_GREY = 64  # a missing word has more, a check box drawn by another hand less
INK = 20  # pixels of a mark that can be seen
AIR = 3  # pixels around a place

Place = Mapping[str, Any]  # as the page's API gives it: shares of the page from its upper left corner


def page_count(pdf: bytes) -> int:
    return len(pdfium.PdfDocument(pdf))


def words_of(pdf: bytes) -> str:
    document = pdfium.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def check_same(before: bytes, after: bytes, pages: Iterable[int], *, redrawn: bool = False) -> None:
    """`redrawn`: a form's fields became page content, drawn by another hand; what a reader would miss counts."""
    for page, change in _changes(before, after, pages, soft=redrawn):
        assert change.getbbox() is None, f"page {page + 1} does not look as before: {change.getbbox()}"


def check_marks(before: bytes, after: bytes, places: Sequence[Place], others: Iterable[int]) -> None:
    """A mark in every place, nothing new elsewhere on their pages, nor on `others`, pages from 0."""
    pages = {int(place["page"]) for place in places}
    for page, change in _changes(before, after, pages | set(others)):
        for place in places:
            if place["page"] == page:
                box = _pixels(place, change.size)
                assert change.crop(box).histogram()[255] > INK, f"nothing to see in {place['name']}"
        for place in places:
            if place["page"] == page:
                left, upper, right, lower = _pixels(place, change.size)
                change.paste(0, (left - AIR, upper - AIR, right + AIR, lower + AIR))
        assert change.getbbox() is None, f"page {page + 1} changed outside its places: {change.getbbox()}"


def _changes(
    before: bytes, after: bytes, pages: Iterable[int], *, soft: bool = False
) -> Iterable[tuple[int, Image.Image]]:
    """Page → white where it has changed. `soft`: out of focus, so that a line's weight is no change."""
    old, new = pdfium.PdfDocument(before), pdfium.PdfDocument(after)
    old.init_forms()
    new.init_forms()
    for page in sorted(set(pages)):
        pictures = [_drawn(document, page) for document in (old, new)]
        if soft:
            pictures = [picture.filter(ImageFilter.BoxBlur(2)) for picture in pictures]
        difference = ImageChops.difference(*pictures)
        yield page, difference.point([255 * (grey > (SOFT_GREY if soft else GREY)) for grey in range(256)])


def _drawn(document: Any, page: int) -> Image.Image:
    sheet = document[page]
    drawn = sheet.render(scale=WIDTH / sheet.get_width(), may_draw_forms=True)
    picture: Image.Image = drawn.to_pil().convert("L")
    return picture


def _pixels(place: Place, size: tuple[int, int]) -> tuple[int, int, int, int]:
    width, height = size
    left, upper = place["x"] * width, place["y"] * height
    right, lower = left + place["width"] * width, upper + place["height"] * height
    return round(left), round(upper), round(right), round(lower)
