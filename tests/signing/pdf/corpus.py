"""Small PDFs of many shapes, made here, so that a fresh clone has something to sign."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pikepdf
import typst

from signing.typesetting import fonts

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
REFUSED = {"chinese-already-signed.pdf": "signed-but-damaged"}  # as its README allows


def samples() -> list[Path]:
    """Real files beside the repository; none on a stranger's machine."""
    return sorted(SAMPLES.glob("*.pdf"))


@lru_cache
def typeset(body: str, paper: str = "a4") -> bytes:
    world = typst.Compiler(font_paths=[str(fonts.font_dir())], ignore_system_fonts=True)
    source = f'#set page(paper: "{paper}", margin: 2.5cm)\n#set text(font: "Noto Sans S Chinese", size: 10.5pt)\n'
    made: Any = world.compile({"main.typ": (source + body).encode()})
    return bytes(made)


CONTRACT = """
#align(center, text(16pt)[房屋租赁合同])
甲方（出租方）：上海长江国际贸易有限公司

乙方（承租方）：李明

第一条　甲方将房屋出租给乙方使用，租期三年。
#pagebreak()
第二条　乙方按月支付租金。
#v(1cm)
#grid(columns: (1fr, 1fr), row-gutter: 22pt,
[甲 方（盖章）：], [乙 方（签字）：],
[法定代表人：], [身份证号：],
[签署日期：], [签署日期：])
"""


def contract() -> bytes:
    return typeset(CONTRACT)


def changed(data: bytes, change: Callable[[Any], None], **options: Any) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, **options)
    return out.getvalue()


def rotated(turn: int) -> bytes:
    return changed(contract(), lambda pdf: [page.rotate(turn, relative=False) for page in pdf.pages])


def _crop(pdf: Any) -> None:
    for page in pdf.pages:
        page.mediabox = [-40, 60, 555, 902]
        page.cropbox = [20, 130, 500, 800]
        page.Rotate = 270


def _many_sizes(pdf: Any) -> None:
    for paper in ("a3", "us-letter", "a5"):
        with pikepdf.open(io.BytesIO(typeset(f"Seite {paper}", paper))) as other:
            pdf.pages.extend(other.pages)
    pdf.pages[-1].rotate(90, relative=False)


def _form(pdf: Any) -> None:
    page = pdf.pages[0]
    look = pdf.make_stream(b"/Tx BMC q BT /Helv 12 Tf 2 4 Td (Value 4711) Tj ET Q EMC")
    look.Type, look.Subtype, look.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 200, 20]
    name = pikepdf.Name
    helvetica = pikepdf.Dictionary(Type=name.Font, Subtype=name.Type1, BaseFont=name.Helvetica)
    look.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=pdf.make_indirect(helvetica)))
    field = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T="number",
            V="Value 4711",
            F=4,
            Rect=[100, 300, 300, 320],
            P=page.obj,
            AP=pikepdf.Dictionary(N=look),
        )
    )
    page.obj.Annots = pikepdf.Array([field])
    pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array([field])))


def hybrid() -> bytes:
    """A table and a cross-reference stream beside it, as Word writes them (ISO 32000-2, 7.5.8.4)."""
    plain = changed(contract(), lambda pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    at = plain.rindex(b"trailer")
    table = plain.rindex(b"xref\n", 0, at)
    entries = b"<</Type/XRef/Size 1/W[1 2 1]/Index[0 0]/Root 1 0 R/Length 0>>"
    beside = b"9999 0 obj\n" + entries + b"stream\n\nendstream\nendobj\n"
    trailer = plain[at:].replace(b"trailer <<", b"trailer << /XRefStm %d" % table, 1)
    tail = plain[table:at] + trailer
    start = tail.rindex(b"startxref")
    return plain[:table] + beside + tail[:start] + b"startxref\n%d\n%%%%EOF\n" % (table + len(beside))


SHAPES: dict[str, Callable[[], bytes]] = {
    "plain": contract,
    "turned by 90": lambda: rotated(90),
    "turned by 180": lambda: rotated(180),
    "turned by 270": lambda: rotated(270),
    "cropped, off the origin, turned": lambda: changed(contract(), _crop),
    "many sizes": lambda: changed(contract(), _many_sizes),
    "object streams": lambda: changed(
        contract(), lambda pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.generate
    ),
    "linearised": lambda: changed(contract(), lambda pdf: None, linearize=True),
    "form with a value": lambda: changed(contract(), _form),
    "hybrid": hybrid,
    "junk before": lambda: b"\x00\x00junk\n" + contract(),
}
