"""Changes that somebody makes to a signed file and hopes nobody finds."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

name: Any = generic.NameObject
Dictionary: Any = generic.DictionaryObject
Array: Any = generic.ArrayObject
Text: Any = generic.TextStringObject
Number: Any = generic.NumberObject
Stream: Any = generic.StreamObject


def appended(data: bytes, change: Callable[[Any], None]) -> bytes:
    """One more revision, without a signature."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def field(writer: Any, wanted: str) -> Any:
    return next(one for one in writer.root["/AcroForm"]["/Fields"] if str(one.get_object()["/T"]) == wanted)


def _overwritten_page(writer: Any) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page[name("/Contents")] = writer.add_object(Stream(stream_data=b"0 0 0 rg 0 0 600 800 re f"))
    writer.update_container(page)


def _annotation(writer: Any) -> None:
    page = writer.find_page_for_modification(0)[0]
    box = Array(map(Number, (0, 0, 9, 9)))
    look = Stream({name("/Subtype"): name("/Form"), name("/BBox"): box}, stream_data=b"")
    note = {
        name("/Type"): name("/Annot"),
        name("/Subtype"): name("/Stamp"),
        name("/Rect"): Array(map(Number, (50, 50, 300, 300))),
        name("/AP"): Dictionary({name("/N"): writer.add_object(look)}),
    }
    writer.register_annotation(page, writer.add_object(Dictionary(note)))


def filled(wanted: str, value: str) -> Callable[[Any], None]:
    def change(writer: Any) -> None:
        reference = field(writer, wanted)
        reference.get_object()[name("/V")] = Text(value)
        writer.mark_update(reference)

    return change


def _hidden_signature(writer: Any) -> None:
    reference = field(writer, "p1_sign_1")
    reference.get_object()[name("/F")] = Number(2)
    reference.get_object()[name("/AP")] = Dictionary()
    writer.mark_update(reference)


def _forgotten_form(writer: Any) -> None:
    writer.root["/AcroForm"]["/Fields"] = Array([field(writer, "p2_seal_1")])
    writer.update_container(writer.root["/AcroForm"])


def _script(writer: Any) -> None:
    action = Dictionary({name("/S"): name("/JavaScript"), name("/JS"): Text("app.alert(1)")})
    writer.root[name("/OpenAction")] = writer.add_object(action)
    writer.update_root()


APPENDED: dict[str, Callable[[Any], None]] = {
    "another page content": _overwritten_page,
    "a stamp over the text": _annotation,
    "another date in a locked field": filled("p1_date_1", "2031年1月1日"),
    "a value nobody signed": filled("p2_date_1", "2031年1月1日"),
    "a signature made invisible": _hidden_signature,
    "a signature dropped from the form": _forgotten_form,
    "a script at opening": _script,
}


def one_byte(data: bytes) -> bytes:
    """A digit of the first page's content, inside everybody's range."""
    at = data.index(b"stream") + 40
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def ranges(data: bytes, change: Callable[[list[int]], list[int]]) -> bytes:
    """Another /ByteRange in the last signature, in the same number of bytes."""
    found = list(re.finditer(rb"/ByteRange ?\[([^\]]*)\]", data))[-1]
    numbers = change([int(number) for number in found.group(1).split()])
    body = b" ".join(b"%d" % number for number in numbers)
    return data[: found.start(1)] + body.ljust(len(found.group(1)))[: len(found.group(1))] + data[found.end(1) :]


def contents_of_zeros(data: bytes) -> bytes:
    """Universal forgery: a signature value that says nothing."""
    found = list(re.finditer(rb"/Contents ?<([0-9a-fA-F]{1000,})>", data))[-1]
    return data[: found.start(1)] + b"0" * len(found.group(1)) + data[found.end(1) :]


def no_ranges(data: bytes) -> bytes:
    return data.replace(b"/ByteRange", b"/ByteRangX")


def another_filter(data: bytes) -> bytes:
    return data.replace(b"/ETSI.CAdES.detached", b"/ETSI.CAdES.detachee")


BYTES: dict[str, Callable[[bytes], bytes]] = {
    "one byte of the content": one_byte,
    "a wider gap": lambda data: ranges(data, lambda r: [r[0], r[1] - 10, r[2] + 10, r[3] - 10]),
    "a shorter end": lambda data: ranges(data, lambda r: [r[0], r[1], r[2], r[3] - 20]),
    "a later begin": lambda data: ranges(data, lambda r: [9, r[1] - 9, r[2], r[3]]),
    "no signature value": contents_of_zeros,
    "no ranges": no_ranges,
    "a filter nobody knows": another_filter,
    "something behind the end": lambda data: data + b"\n% and one more thing\n" + data[-200:],
}
