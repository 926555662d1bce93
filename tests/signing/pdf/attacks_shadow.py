"""Shadow attacks (Mainka et al., NDSS 2021): the attacker prepares the file, somebody signs what they see, and a
revision appended later shows what was hidden. And the same with fields, fonts and pages that were honest."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pikepdf
from pyhanko.pdf_utils import generic

from tests.signing.pdf.attacks import Array, Dictionary, Number, Stream, Text, field, name

FALSE = b"BT /Helv 30 Tf 60 600 Td (Pay 1,000,000) Tj ET"


def _pdf(change: Callable[[Any], None], data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _look(pdf: Any, content: bytes, box: list[float]) -> Any:
    look = pdf.make_stream(content)
    look.Type, look.Subtype, look.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, box
    return look


def with_text_field(data: bytes) -> bytes:
    """A value that the signer sees, in a field that stays open."""

    def change(pdf: Any) -> None:
        page = pdf.pages[0]
        look = _look(pdf, b"BT /Helv 12 Tf 2 4 Td (1,000) Tj ET", [0, 0, 200, 20])
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        look.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=pdf.make_indirect(font)))
        amount = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="amount", V="1,000", F=4,
            Rect=[100, 300, 300, 320], P=page.obj, AP=pikepdf.Dictionary(N=look),
        )  # fmt: skip
        made = pdf.make_indirect(amount)
        page.obj.Annots = pikepdf.Array([made])
        pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array([made])))

    return _pdf(change, data)


def with_cover(data: bytes) -> bytes:
    """False content under a picture that hides it."""

    def change(pdf: Any) -> None:
        page = pdf.pages[0]
        page.contents_add(pdf.make_stream(b"q /Cover Do Q"))
        page.Resources.XObject = pikepdf.Dictionary(Cover=_look(pdf, b"1 g 0 500 600 300 re f", [0, 0, 600, 850]))

    return _pdf(change, data)


def with_layer(data: bytes) -> bytes:
    """False content in a layer that is off."""

    def change(pdf: Any) -> None:
        page = pdf.pages[0]
        group = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="shadow"))
        shadow = _look(pdf, FALSE, [0, 0, 600, 850])
        shadow.OC = group
        page.Resources.XObject = pikepdf.Dictionary(Shadow=shadow)
        page.contents_add(pdf.make_stream(b"q /Shadow Do Q"))
        states = pikepdf.Dictionary(OFF=pikepdf.Array([group]), Order=pikepdf.Array([group]))
        pdf.Root.OCProperties = pdf.make_indirect(pikepdf.Dictionary(OCGs=pikepdf.Array([group]), D=states))

    return _pdf(change, data)


def with_spare_page(data: bytes) -> bytes:
    """A second page tree that nobody sees yet."""

    def change(pdf: Any) -> None:
        spare = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Count=1))
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page, Parent=spare, MediaBox=[0, 0, 595, 842], Contents=pdf.make_stream(FALSE)
        )
        spare.Kids = pikepdf.Array([pdf.make_indirect(page)])
        pdf.Root.PieceInfo = pikepdf.Dictionary(Spare=spare)

    return _pdf(change, data)


MISSING = 4999  # an object that is not there yet


def with_missing_object(data: bytes) -> bytes:
    """The page's content names an object that comes with a later revision: what names it need not be changed."""

    def change(pdf: Any) -> None:
        pdf.pages[0].obj.PieceInfo = 4711

    return _mended(_pdf(change, data).replace(b"/PieceInfo 4711", b"/Annots [ %d 0 R ]" % MISSING))


def _mended(data: bytes) -> bytes:
    """Offsets after a change by hand; qpdf would drop the reference to nothing."""
    objects = {int(found.group(1)): found.start() for found in re.finditer(rb"(?m)^(\d+) 0 obj\b", data)}
    size = max(objects) + 1
    body = data[: data.rindex(b"xref\n", 0, data.rindex(b"trailer"))]
    rows = [b"%010d 65535 f \n" % 0]
    rows += [
        b"%010d 00000 n \n" % objects[number] if number in objects else b"0000000000 00001 f \n"
        for number in range(1, size)
    ]
    trailer = re.search(rb"trailer\s*(<<.*?>>)\s*startxref", data, re.S)
    assert trailer is not None
    table = b"xref\n0 %d\n" % size + b"".join(rows)
    return body + table + b"trailer " + trailer.group(1) + b"\nstartxref\n%d\n%%%%EOF\n" % len(body)


# ── what is appended after signing ───────────────────────────────────────────────────────────────────────────


def drop_the_cover(writer: Any) -> None:
    resources = writer.root["/Pages"]["/Kids"][0].get_object()["/Resources"]
    cover = resources["/XObject"].raw_get("/Cover")
    writer.objects[(0, cover.idnum)] = Stream({name("/Subtype"): name("/Form")}, stream_data=b"")


def show_the_layer(writer: Any) -> None:
    layers = writer.root["/OCProperties"]
    layers["/D"][name("/OFF")] = Array()
    writer.update_container(layers["/D"])


def swap_the_pages(writer: Any) -> None:
    writer.root[name("/Pages")] = writer.root["/PieceInfo"].raw_get("/Spare")
    writer.update_root()


def bring_the_object(writer: Any, generation: int = 0) -> None:
    box = Array(map(Number, (0, 0, 595, 842)))
    look = writer.add_object(Stream({name("/Subtype"): name("/Form"), name("/BBox"): box}, stream_data=FALSE))
    stamp = {
        name("/Type"): name("/Annot"), name("/Subtype"): name("/Stamp"), name("/Rect"): box,
        name("/AP"): Dictionary({name("/N"): look}),
    }  # fmt: skip
    writer.objects[(generation, MISSING)] = Dictionary(stamp)
    writer._lastobj_id = MISSING  # /Size must reach beyond it


def another_value(writer: Any) -> None:
    box = Array(map(Number, (0, 0, 200, 20)))
    amount = field(writer, "amount").get_object()
    amount[name("/V")] = Text("9,000,000")
    look = writer.add_object(Stream({name("/Subtype"): name("/Form"), name("/BBox"): box}, stream_data=FALSE))
    amount[name("/AP")] = Dictionary({name("/N"): look})
    writer.mark_update(field(writer, "amount"))


def appearance_in_place(writer: Any) -> None:
    """The value stays, the stream that draws it is overwritten."""
    look = field(writer, "amount").get_object()["/AP"].raw_get("/N")
    box = Array(map(Number, (0, 0, 200, 20)))
    writer.objects[(0, look.idnum)] = Stream(
        {name("/Subtype"): name("/Form"), name("/BBox"): box}, stream_data=FALSE
    )


def a_larger_field(writer: Any) -> None:
    """A field that grows over the page and covers it."""
    amount = field(writer, "amount").get_object()
    amount[name("/Rect")] = Array(map(Number, (0, 0, 595, 842)))
    writer.mark_update(field(writer, "amount"))


def _fonts_of(writer: Any) -> Any:
    return writer.root["/Pages"]["/Kids"][0].get_object()["/Resources"]["/Font"]


def another_font(writer: Any) -> None:
    """Other glyphs for the same codes: the text reads differently, and no content changes."""
    fonts = _fonts_of(writer)
    first = fonts.raw_get(next(iter(fonts)))
    helvetica = {
        name("/Type"): name("/Font"), name("/Subtype"): name("/Type1"), name("/BaseFont"): name("/ZapfDingbats"),
    }  # fmt: skip
    writer.objects[(0, first.idnum)] = Dictionary(helvetica)


def another_form(writer: Any) -> None:
    writer.root[name("/AcroForm")] = writer.add_object(Dictionary({name("/Fields"): Array()}))
    writer.update_root()


def appearances_drawn_anew(writer: Any) -> None:
    """Readers draw every field from its value, which nobody has seen, in a look that nobody has signed."""
    form = writer.root["/AcroForm"]
    form[name("/NeedAppearances")] = generic.BooleanObject(True)
    writer.update_container(form)


def no_certification(writer: Any) -> None:
    del writer.root[name("/Perms")]
    writer.update_root()


def fewer_pages(writer: Any) -> None:
    pages = writer.root["/Pages"]
    pages[name("/Kids")] = Array(list(pages["/Kids"])[:1])
    pages[name("/Count")] = Number(1)
    writer.update_container(pages)


Prepared = tuple[Callable[[bytes], bytes], Callable[[Any], None]]


def _as_it_is(data: bytes) -> bytes:
    return data


SHADOWS: dict[str, Prepared] = {
    "hide: a cover is dropped": (with_cover, drop_the_cover),
    "hide: a layer is turned on": (with_layer, show_the_layer),
    "hide and replace: another page tree": (with_spare_page, swap_the_pages),
    "hide and replace: an object that was missing": (with_missing_object, bring_the_object),
    "hide and replace: one of a later generation": (with_missing_object, partial(bring_the_object, generation=1)),
    "replace: another value in an open field": (with_text_field, another_value),
    "replace: an appearance overwritten in place": (with_text_field, appearance_in_place),
    "replace: a field grows over the page": (with_text_field, a_larger_field),
    "replace: another font": (_as_it_is, another_font),
    "replace: another value than was shown is drawn": (with_text_field, appearances_drawn_anew),
    "another form": (with_text_field, another_form),
    "a page less": (_as_it_is, fewer_pages),
}
