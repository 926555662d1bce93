"""The papers that go through the whole journey: the real ones where they lie beside the repository, else papers of
our own making in the same shapes."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pikepdf
from PIL import Image, ImageDraw

from tests import pdfs
from tests.signing.pdf.corpus import REFUSED, SHAPES, changed, contract, samples, typeset
from tests.signing.pdf.foreign import foreign_archive


@dataclass(frozen=True)
class Paper:
    name: str
    data: Callable[[], bytes]
    refused: str | None = None  # the code of the only refusal that is right
    needs_page: bool = False  # nothing in its text says where to sign


def papers() -> list[Paper]:
    real = samples()
    if not real:
        return [*_made(), BEYOND_THE_CHAT]
    found = [Paper(path.stem, path.read_bytes, refused=REFUSED.get(path.name)) for path in real]
    return [*found, BEYOND_THE_CHAT]


def _made() -> list[Paper]:
    shapes = [Paper(name.replace(" ", "-").replace(",", ""), make) for name, make in SHAPES.items()]
    return [
        *shapes,
        Paper("form-filled-49-fields", lambda: changed(contract(), _form)),
        Paper("form-with-xfa", lambda: changed(contract(), _xfa)),
        Paper("scanned", _scanned, needs_page=True),
        Paper(
            "no-word-about-signing",
            lambda: typeset(MINUTES),
            needs_page=True,
        ),
        Paper("chinese-75-pages", lambda: pdfs.contract(75, "zh")),
        Paper("thousand-pages", lambda: typeset(THOUSAND), needs_page=True),
        Paper("already-signed-lta", foreign_archive),
        Paper(
            "already-signed-damaged",
            lambda: foreign_archive().replace(b"startxref", b"startxreg"),
            refused="signed-but-damaged",
        ),
    ]


# More than the 20 MB that a bot may fetch from Telegram.
BEYOND_THE_CHAT = Paper("beyond-the-chat", lambda: pdfs.contract(6, "zh", pictures_kb=22 * 1024))
THOUSAND = "#for n in range(1, 1001) [Page #n of 1000 #if n < 1000 [#pagebreak()]]"
MINUTES = "= 会议纪要\n" + "双方就合作事宜充分交换了意见，并将择日正式签署。" * 40
FIELDS = 49


def _form(pdf: Any) -> None:
    """A form of two columns, every field with a value."""
    name, page = pikepdf.Name, pdf.pages[0]
    helvetica = pikepdf.Dictionary(Type=name.Font, Subtype=name.Type1, BaseFont=name.Helvetica)
    fonts = pikepdf.Dictionary(Helv=pdf.make_indirect(helvetica))
    fields = []
    for number in range(FIELDS):
        words = f"Value {4700 + number}"
        look = pdf.make_stream(f"/Tx BMC q BT /Helv 9 Tf 2 4 Td ({words}) Tj ET Q EMC".encode())
        look.Type, look.Subtype, look.BBox = name.XObject, name.Form, [0, 0, 120, 14]
        look.Resources = pikepdf.Dictionary(Font=fonts)
        u, v = 100 + 200 * (number % 2), 150 + 18 * (number // 2)
        field = pikepdf.Dictionary(
            Type=name.Annot, Subtype=name.Widget, FT=name.Tx, T=f"field{number}", V=words, F=4,
            Rect=[u, v, u + 120, v + 14], P=page.obj, AP=pikepdf.Dictionary(N=look),
        )  # fmt: skip
        fields.append(pdf.make_indirect(field))
    page.obj.Annots = pikepdf.Array(fields)
    pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array(fields)))


def _xfa(pdf: Any) -> None:
    _form(pdf)
    template = pdf.make_stream(b'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template/></xdp:xdp>')
    pdf.Root.AcroForm.XFA = pikepdf.Array([pikepdf.String("template"), template])


def _scanned() -> bytes:
    sheet = Image.new("L", (1240, 1754), 250)
    pen = ImageDraw.Draw(sheet)
    for line in range(20):
        pen.rectangle((150, 200 + 60 * line, 1090 - 37 * (line % 5), 215 + 60 * line), fill=40)
    out = io.BytesIO()
    sheet.save(out, "PDF", resolution=150)
    return out.getvalue()
