"""Evil annotation and sneaky signature attacks on certified documents (Mainka et al., S&P 2021), and what else is
laid over a page after somebody vouched for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.signing.pdf.attacks import Array, Dictionary, Number, Stream, Text, name


def _box(*corners: int) -> Any:
    return Array(map(Number, corners))


def _look(writer: Any, content: bytes = b"1 g 0 0 300 300 re f") -> Any:
    entries = {name("/Subtype"): name("/Form"), name("/BBox"): _box(0, 0, 300, 300)}
    return Dictionary({name("/N"): writer.add_object(Stream(entries, stream_data=content))})


def _on_the_page(writer: Any, annotation: dict[Any, Any]) -> Any:
    page = writer.find_page_for_modification(0)[0]
    made = writer.add_object(Dictionary({name("/Type"): name("/Annot"), **annotation}))
    writer.register_annotation(page, made)
    return made


def _annotation(kind: str) -> Callable[[Any], None]:
    def change(writer: Any) -> None:
        _on_the_page(
            writer,
            {
                name("/Subtype"): name(kind), name("/Rect"): _box(50, 50, 350, 350), name("/F"): Number(4),
                name("/Contents"): Text("Pay 1,000,000"), name("/DA"): Text("/Helv 12 Tf 0 g"),
                name("/AP"): _look(writer),
            },
        )  # fmt: skip

    return change


def _signature_field(rectangle: Any, *, drawn: bool) -> Callable[[Any], None]:
    def change(writer: Any) -> None:
        entries = {
            name("/Subtype"): name("/Widget"), name("/FT"): name("/Sig"), name("/T"): Text("sneaky"),
            name("/Rect"): rectangle, name("/F"): Number(132),
        }  # fmt: skip
        if drawn:
            entries[name("/AP")] = _look(writer)
        made = _on_the_page(writer, entries)
        form = writer.root["/AcroForm"]
        form["/Fields"].append(made)
        writer.update_container(form)

    return change


def _text_field(writer: Any) -> None:
    made = _on_the_page(
        writer,
        {
            name("/Subtype"): name("/Widget"), name("/FT"): name("/Tx"), name("/T"): Text("more"),
            name("/V"): Text("Pay 1,000,000"), name("/Rect"): _box(50, 50, 350, 350), name("/AP"): _look(writer),
        },
    )  # fmt: skip
    writer.root["/AcroForm"]["/Fields"].append(made)
    writer.update_container(writer.root["/AcroForm"])


def _invisible_with_a_visible_kid(writer: Any) -> None:
    """The field has no area; its widget, in /Kids, covers the page."""
    over_all = {name("/Subtype"): name("/Widget"), name("/Rect"): _box(0, 0, 595, 842), name("/AP"): _look(writer)}
    kid = _on_the_page(writer, over_all)
    entries = {
        name("/FT"): name("/Sig"), name("/T"): Text("sneaky"), name("/Rect"): _box(0, 0, 0, 0),
        name("/Kids"): Array([kid]),
    }  # fmt: skip
    parent = writer.add_object(Dictionary(entries))
    kid.get_object()[name("/Parent")] = parent
    writer.root["/AcroForm"]["/Fields"].append(parent)
    writer.update_container(writer.root["/AcroForm"])


def _redaction(writer: Any) -> None:
    page = writer.find_page_for_modification(0)[0].get_object()
    page[name("/CropBox")] = _box(0, 0, 300, 300)
    writer.update_container(page)


def _turned(writer: Any) -> None:
    page = writer.find_page_for_modification(0)[0].get_object()
    page[name("/Rotate")] = Number(180)
    writer.update_container(page)


def _attachment(writer: Any) -> None:
    content = writer.add_object(Stream({name("/Type"): name("/EmbeddedFile")}, stream_data=b"other terms"))
    entry = Dictionary(
        {
            name("/Type"): name("/Filespec"), name("/F"): Text("terms.txt"),
            name("/EF"): Dictionary({name("/F"): content}),
        }
    )  # fmt: skip
    files = Dictionary({name("/Names"): Array([Text("terms.txt"), writer.add_object(entry)])})
    writer.root[name("/Names")] = writer.add_object(Dictionary({name("/EmbeddedFiles"): files}))
    writer.update_root()


def _metadata_title(writer: Any) -> None:
    """The title is shown in place of the file's name: it is part of what people see, and nobody signed it."""
    writer.root[name("/ViewerPreferences")] = Dictionary({name("/DisplayDocTitle"): Text("true")})
    writer.update_root()


LAID_OVER: dict[str, Callable[[Any], None]] = {
    **{f"evil annotation: {kind}": _annotation(f"/{kind}") for kind in (
        "FreeText", "Stamp", "Square", "Highlight", "Text", "Ink", "Redact", "Caret", "Watermark", "Screen",
    )},
    "sneaky signature: an empty field over the text": _signature_field(_box(50, 50, 350, 350), drawn=True),
    "sneaky signature: a widget under an invisible field": _invisible_with_a_visible_kid,
    "another text field": _text_field,
    "a smaller page": _redaction,
    "a page upside down": _turned,
    "another attachment": _attachment,
    "how it is shown": _metadata_title,
}  # fmt: skip
