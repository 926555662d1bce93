"""Pages that show what was drawn, and what readers see on them."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from math import sin
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
from PIL import Image, ImageDraw

from signing.fields.kinds import Box, Field, FieldKind
from signing.pdf.geometry import PageGeometry
from signing.pdf.ink import Mark
from signing.pdf.parts import Name, Part, Value, body, syntax

AT = datetime(2026, 11, 24, 18, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
COMPANY = "上海长江国际贸易有限公司"
VERIFY = "https://sign.example.com/v/2026-0001"
LI = Mark("李明", AT)


def field(kind: FieldKind, width: float = 100, height: float = 20, **facts: object) -> Field:
    return Field("f", "p", kind, 0, Box(0, 0, width, height), **facts)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Shown:
    part: Part
    box: Box
    geometry: PageGeometry


def paper(shown: Sequence[Shown]) -> bytes:
    """One page with these as the appearances of form fields."""
    geometry = shown[0].geometry
    annotations: list[Value] = [
        Part(
            {
                "Type": Name("Annot"),
                "Subtype": Name("Widget"),
                "FT": Name("Tx"),
                "T": f"f{number}",
                "F": 4,
                "Rect": [float(value) for value in geometry.rect(one.box)],
                "AP": {"N": one.part},
            }
        )
        for number, one in enumerate(shown)
    ]
    media: list[Value] = [geometry.left, geometry.bottom, geometry.right, geometry.top]
    page: dict[str, Value] = {
        "Type": Name("Page"),
        "MediaBox": media,
        "Rotate": geometry.rotate,
        "Annots": annotations,
    }
    pages: dict[str, Value] = {"Type": Name("Pages"), "Count": 1}
    page_part, pages_part = Part(page), Part(pages)
    page["Parent"], pages["Kids"] = pages_part, [page_part]
    root: dict[str, Value] = {"Type": Name("Catalog"), "Pages": pages_part, "AcroForm": {"Fields": annotations}}
    return _file(Part(root))


def _file(root: Part) -> bytes:
    numbers: dict[int, int] = {}
    order: list[Part] = []

    def number_of(part: Part) -> int:
        if id(part) not in numbers:
            order.append(part)
            numbers[id(part)] = len(order)
        return numbers[id(part)]

    number_of(root)
    out, starts = io.BytesIO(b"%PDF-1.7\n"), []
    out.seek(0, io.SEEK_END)
    while len(starts) < len(order):
        written = body(order[len(starts)], number_of)
        starts.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (len(starts), written))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(starts) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % start for start in starts))
    trailer = syntax({"Size": len(starts) + 1, "Root": root}, number_of)
    out.write(b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, table))
    return out.getvalue()


def sheet(part: Part, width: float, height: float, *, edge: float = 10) -> bytes:
    """`part` alone, with some paper around it."""
    geometry = PageGeometry(0, 0, width + 2 * edge, height + 2 * edge)
    return paper([Shown(part, Box(edge, edge, width, height), geometry)])


def seen(data: bytes, *, scale: float = 4) -> Image.Image:
    """In PDFium, which draws fields only after its forms are initialised. Grey."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    return document[0].render(scale=scale, may_draw_forms=True).to_pil().convert("L")


def seen_by_poppler(data: bytes, folder: Path, *, scale: float = 4) -> Image.Image:
    (folder / "in.pdf").write_bytes(data)
    subprocess.run(
        ["pdftoppm", "-r", str(72 * scale), "-png", "-singlefile", folder / "in.pdf", folder / "poppler"],
        check=True,
    )
    return Image.open(folder / "poppler.png").convert("L")


def seen_by_mupdf(data: bytes, folder: Path, *, scale: float = 4) -> Image.Image:
    (folder / "in.pdf").write_bytes(data)
    command = ["mutool", "draw", "-r", str(72 * scale), "-o", folder / "mupdf.png", folder / "in.pdf"]
    subprocess.run(command, check=True, capture_output=True)
    return Image.open(folder / "mupdf.png").convert("L")


def words(part: Part, width: float, height: float) -> str:
    """What PDFium reads on a page whose content shows the drawing (it reads no words of fields)."""
    text = pypdfium2.PdfDocument(content_page(part, width, height))[0].get_textpage().get_text_bounded()
    return text.replace("\r\n", "\n")


def content_page(part: Part, width: float, height: float) -> bytes:
    page: dict[str, Value] = {
        "Type": Name("Page"),
        "MediaBox": [0, 0, width, height],
        "Resources": {"XObject": {"X": part}},
        "Contents": Part({}, b"/X Do"),
    }
    pages: dict[str, Value] = {"Type": Name("Pages"), "Count": 1}
    page_part, pages_part = Part(page), Part(pages)
    page["Parent"], pages["Kids"] = pages_part, [page_part]
    return _file(Part({"Type": Name("Catalog"), "Pages": pages_part}))


def ink_box(picture: Image.Image, *, darker: int = 160) -> tuple[int, int, int, int] | None:
    """Of what is darker than that: left, top, right, bottom in pixels."""
    return picture.point(lambda grey: 255 * (grey < darker)).getbbox()


def size_of(part: Part) -> int:
    """Bytes that a revision grows by for it."""
    return len(content_page(part, 10, 10)) - len(content_page(Part({}, b""), 10, 10))


@lru_cache(maxsize=4)
def drawing(width: int = 900, height: int = 600) -> bytes:
    """A scrawl with a pen of one colour in the middle of a transparent canvas."""
    canvas = Image.new("RGBA", (width * 2, height * 2), (0, 0, 0, 0))
    pen = ImageDraw.Draw(canvas)
    points = [(width * 0.5 + 5 * t, height + 200 * sin(t / 9) + 60 * sin(t / 3.1)) for t in range(170)]
    for start, end in pairwise(points):
        pen.line([start, end], fill=(16, 27, 51, 255), width=11)
    out = io.BytesIO()
    canvas.resize((width, height), Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()
