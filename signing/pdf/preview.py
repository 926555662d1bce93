"""Pictures and text of pages as a person sees them: turned upright and cropped. Run it in a child."""

from __future__ import annotations

import atexit
import io
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageDraw, ImageFont

from signing.errors import BadAnswer, DocumentRefused
from signing.fields.kinds import Box, PageShape, TextRun
from signing.pdf.geometry import PageGeometry
from signing.pdf.opening import open_pdf, page_geometry
from signing.typesetting import fonts

# PDFium keeps global state: one thread of a process at a time.
_pdfium = threading.Lock()
MAX_PIXELS = 40_000_000  # a strip 100 pages long must not take the child's memory


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    with _pdfium:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            raise DocumentRefused("damaged-pdf") from error
        try:
            yield document
        except pdfium.PdfiumError as error:
            raise DocumentRefused("damaged-pdf") from error
        finally:
            document.close()


def page_shapes(data: bytes) -> tuple[PageShape, ...]:
    """Width and height of every page as displayed, in points."""
    with open_pdf(data) as (pdf, _):
        return tuple(page_geometry(page).shape for page in pdf.pages)


class _Kept:
    """The document that was drawn last: whoever scrolls asks for the next page of the same one, and opening it can
    take longer than drawing. One only, and no large one: its child has other work to do in its memory."""

    LARGEST = 8 * 1024 * 1024  # bytes

    def __init__(self) -> None:
        self._data = b""
        self._document: Any = None

    @contextmanager
    def opened(self, data: bytes) -> Iterator[Any]:
        """With its forms: without them PDFium draws no field's appearance."""
        with _pdfium:
            try:
                if self._document is None or data != self._data:
                    self._drop()
                    self._document, self._data = pdfium.PdfDocument(data), data
                    self._document.init_forms()
                yield self._document
            except BaseException as error:
                self._drop()
                if isinstance(error, pdfium.PdfiumError):
                    raise DocumentRefused("damaged-pdf") from error
                raise
            if len(data) > self.LARGEST:
                self._drop()

    def _drop(self) -> None:
        if self._document is not None:
            self._document.close()
        self._document, self._data = None, b""

    def close(self) -> None:
        with _pdfium:
            self._drop()


_last = _Kept()
atexit.register(_last.close)  # before PDFium itself ends


def render_page(data: bytes, page: int, *, width_px: int = 1000, format: str = "webp") -> bytes:
    """Page `page` (from 0) as displayed, form values and signature marks drawn; `width_px` pixels wide.

    `format`: "webp", "jpeg" or "png". Raises BadAnswer `no-such-page` (page, pages), DocumentRefused.
    """
    with _last.opened(data) as document:
        if not 0 <= page < len(document):
            raise BadAnswer("no-such-page", page=page + 1, pages=len(document))
        sheet = document[page]
        width, height = sheet.get_size()
        scale = min(width_px / max(width, 1.0), (MAX_PIXELS / max(width * height, 1.0)) ** 0.5)
        picture = sheet.render(scale=scale, may_draw_forms=True, draw_annots=True).to_pil().convert("RGB")
        sheet.close()
    return _encode(picture, format)


class Paper:
    """What stands on a page, looked at box by box; the page is drawn once."""

    def __init__(self, data: bytes, page: int) -> None:
        self._picture = Image.open(io.BytesIO(render_page(data, page, width_px=600, format="png"))).convert("L")
        with open_pdf(data) as (pdf, _):
            shape = page_geometry(pdf.pages[page]).shape
        self._height = shape.height
        self._scale = self._picture.width / max(shape.width, 1.0)

    def is_blank(self, box: Box) -> bool:
        """Whether there is nothing but light, even paper in `box` (as displayed)."""
        height = self._height
        part = (box.u, height - box.v - box.height, box.u + box.width, height - box.v)
        left, top, right, bottom = (round(edge * self._scale) for edge in part)
        shades: Any = self._picture.crop((left, top, right, bottom)).getextrema()
        # Of 255: the paper of a scan is never quite even nor white, and nobody reads ink on a dark ground.
        return bool(shades[1] - shades[0] < 24 and shades[0] > 170)


def is_blank(data: bytes, page: int, box: Box) -> bool:
    return Paper(data, page).is_blank(box)


def _encode(picture: Image.Image, format: str) -> bytes:
    out = io.BytesIO()
    options: dict[str, Any] = {
        # Method 2 takes half again as long for a tenth of the size, method 4 twice that: this one is waited for.
        "webp": {"quality": 76, "method": 0},
        "jpeg": {"quality": 88},
        "png": {},
    }[format]
    picture.save(out, format.upper(), **options)
    return out.getvalue()


def page_texts(data: bytes) -> tuple[str, ...]:
    """The text of every page, in the order the file gives it."""
    with _opened(data) as document:
        texts = []
        for sheet in document:
            texts.append(sheet.get_textpage().get_text_bounded())
            sheet.close()
        return tuple(texts)


def find_text_runs(data: bytes, pages: Sequence[int] | None = None) -> tuple[TextRun, ...]:
    """Lines of text with one displayed box per character, page by page; `pages` from 0, all if None."""
    with open_pdf(data) as (pdf, _):
        geometries = [page_geometry(page) for page in pdf.pages]
    runs: list[TextRun] = []
    with _opened(data) as document:
        for number in range(len(document)) if pages is None else pages:
            if 0 <= number < min(len(document), len(geometries)):
                sheet = document[number]
                runs.extend(_runs_of(sheet.get_textpage(), number, geometries[number]))
                sheet.close()
    return tuple(runs)


def _runs_of(textpage: Any, number: int, geometry: PageGeometry) -> Iterator[TextRun]:
    text: list[str] = []
    boxes: list[Box] = []
    for char, box in _characters(textpage, geometry):
        if (char == "" or (boxes and _new_line(boxes[-1], box))) and boxes:
            yield from _run(number, text, boxes)
            text, boxes = [], []
        if char:
            text.append(char)
            boxes.append(box)
    yield from _run(number, text, boxes)


def _characters(textpage: Any, geometry: PageGeometry) -> Iterator[tuple[str, Box]]:
    """Every character with its box; a line break is the empty string."""
    left, top, right, bottom = (pdfium_c.c_double() for _ in range(4))
    nowhere = Box(0, 0, 0, 0)
    high = 0
    for index in range(textpage.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00:  # PDFium gives UTF-16 halves one by one
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, high = (0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD), 0
        if code in (0, 10, 13, 2, 0xFFFE):
            yield "", nowhere
            continue
        if pdfium_c.FPDFText_GetCharBox(textpage, index, left, right, bottom, top):
            yield chr(code), geometry.box((left.value, bottom.value, right.value, top.value))


def _new_line(before: Box, box: Box) -> bool:
    if box.height == 0 or before.height == 0:
        return False  # generated spaces have no height
    apart = abs((box.v + box.height / 2) - (before.v + before.height / 2))
    return apart > 1.2 * max(before.height, box.height) or box.u < before.u - 4 * max(before.height, box.height)


def _run(number: int, text: list[str], boxes: list[Box]) -> Iterator[TextRun]:
    words = "".join(text)
    inked = [box for box in boxes if box.width or box.height]
    if not words.strip() or not inked:
        return
    u, v = min(box.u for box in inked), min(box.v for box in inked)
    width = max(box.u + box.width for box in inked) - u
    height = max(box.v + box.height for box in inked) - v
    yield TextRun(number, words, Box(u, v, width, height), tuple(boxes))


def draw_boxes(
    image: bytes, boxes: Sequence[tuple[Box, str, str]], shape: PageShape, *, format: str = "jpeg"
) -> bytes:
    """A page picture with coloured boxes for the chat card. `boxes`: (displayed box, label, "#rrggbb")."""
    picture = Image.open(io.BytesIO(image)).convert("RGBA")
    scale = picture.width / shape.width
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    for box, label, colour in boxes:
        left, top = box.u * scale, (shape.height - box.v - box.height) * scale
        right, bottom = left + box.width * scale, top + box.height * scale
        radius = max(4, picture.width // 160)
        draw.rounded_rectangle(
            (left, top, right, bottom),
            radius,
            fill=_rgba(colour, 46),
            outline=_rgba(colour, 255),
            width=max(2, picture.width // 400),
        )
        _tag(draw, label, colour, (left, top, right, bottom), picture.width)
    return _encode(Image.alpha_composite(picture, layer).convert("RGB"), format)


def _tag(
    draw: ImageDraw.ImageDraw, label: str, colour: str, rect: tuple[float, float, float, float], width: int
) -> None:
    """The label as a filled pill in the box's upper left corner, as large as the box allows."""
    left, top, right, bottom = rect
    size = max(11, min(width // 42, int((bottom - top) * 0.42)))
    font = _font(size)
    while draw.textlength(label, font=font) > right - left - size and len(label) > 2:
        label = label[:-2] + "…"
    length = draw.textlength(label, font=font)
    draw.rounded_rectangle(
        (left, top, left + length + size, top + size * 1.45), size // 3, fill=_rgba(colour, 255)
    )
    draw.text((left + size / 2, top + size * 0.72), label, font=font, fill="white", anchor="lm")


def _rgba(colour: str, alpha: int) -> tuple[int, int, int, int]:
    value = colour.lstrip("#")
    return int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16), alpha


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(fonts.font_dir() / "NotoSansHans-Medium.otf"), size)
