"""Signature dictionaries that are copied, moved, emptied, and ranges that lie: universal forgery, wrapping
(Mladenov et al., CCS 2019)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tests.signing.pdf.attacks import Array, Dictionary, Number, Text, appended, field, name, ranges

CONTENTS = re.compile(rb"/Contents ?<([0-9a-fA-F]{1000,})>")
RANGE = re.compile(rb"/ByteRange ?\[[^\]]*\]")


def _last(pattern: re.Pattern[bytes], data: bytes) -> re.Match[bytes]:
    return list(pattern.finditer(data))[-1]


def _range(words: bytes) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        found = _last(RANGE, data)
        return data[: found.start()] + words.ljust(len(found.group()))[: len(found.group())] + data[found.end() :]

    return change


def _contents(words: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        found = _last(CONTENTS, data)
        return (
            data[: found.start(1)] + words(found.group(1)).ljust(len(found.group(1)), b"0") + data[found.end(1) :]
        )

    return change


def _no_contents(data: bytes) -> bytes:
    found = _last(CONTENTS, data)
    return data[: found.start()] + b"/Content5" + data[found.start() + 9 :]


def _contents_as(words: bytes) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        found = _last(CONTENTS, data)
        room = found.end() - found.start()
        return data[: found.start()] + (b"/Contents " + words).ljust(room)[:room] + data[found.end() :]

    return change


def wrapped(data: bytes) -> bytes:
    """The signed second part is moved behind, and other content stands in the gap."""
    found = _last(RANGE, data)
    first, length, second, rest = (int(each) for each in re.findall(rb"\d+", found.group()))
    gap, tail = data[first + length : second], data[second:]
    room = b"%d 0 obj <</Wrapped true>> endobj\n" % 4000
    moved = b"/ByteRange [0 %d %d %d]" % (length, second + len(room) + len(tail), rest)
    moved = moved.ljust(len(found.group()))
    head = data[:length].replace(found.group(), moved)
    return head + gap + tail + room + tail


def signature_twice(data: bytes) -> bytes:
    """One value in two fields: the same signature counts for two people."""

    def change(writer: Any) -> None:
        signed, free = _fields(writer)
        free.get_object()[name("/V")] = signed.get_object().raw_get("/V")
        writer.mark_update(free)

    return appended(data, change)


def signature_copied(data: bytes) -> bytes:
    """Somebody's value, copied into another field as an object of its own."""

    def change(writer: Any) -> None:
        signed, free = _fields(writer)
        value = signed.get_object()["/V"]
        free.get_object()[name("/V")] = writer.add_object(Dictionary(dict(value.items())))
        writer.mark_update(free)

    return appended(data, change)


def _fields(writer: Any) -> tuple[Any, Any]:
    every = [one for one in writer.root["/AcroForm"]["/Fields"] if str(one.get_object().get("/FT")) == "/Sig"]
    signed = [one for one in every if "/V" in one.get_object()]
    return signed[-1], next(one for one in every if "/V" not in one.get_object())


def without_rules(data: bytes) -> bytes:
    """The same object again, without what it forbids: an open field is filled in the same revision."""

    def change(writer: Any) -> None:
        for one in writer.root["/AcroForm"]["/Fields"]:
            if "/V" not in one.get_object():
                continue
            value, reference = one.get_object()["/V"], one.get_object().raw_get("/V")
            if isinstance(value, Dictionary) and "/Reference" in value:
                writer.objects[(0, reference.idnum)] = Dictionary(
                    {key: each for key, each in value.items() if key != "/Reference"}
                )
        filled = field(writer, "p1_date_1").get_object()
        filled[name("/V")] = Text("2031-01-01")
        writer.mark_update(field(writer, "p1_date_1"))

    return appended(data, change)


def one_name_twice(data: bytes) -> bytes:
    """Another field under the name of a signed one."""

    def change(writer: Any) -> None:
        box = Array(map(Number, (0, 0, 0, 0)))
        twin = {name("/FT"): name("/Sig"), name("/T"): Text("p1_sign_1"), name("/Rect"): box}
        writer.root["/AcroForm"]["/Fields"].append(writer.add_object(Dictionary(twin)))
        writer.update_container(writer.root["/AcroForm"])

    return appended(data, change)


def value_taken_out(data: bytes) -> bytes:
    def change(writer: Any) -> None:
        signed, _ = _fields(writer)
        del signed.get_object()[name("/V")]
        writer.mark_update(signed)

    return appended(data, change)


def every_value_taken_out(data: bytes) -> bytes:
    def change(writer: Any) -> None:
        for one in writer.root["/AcroForm"]["/Fields"]:
            if "/V" in one.get_object():
                del one.get_object()[name("/V")]
                writer.mark_update(one)

    return appended(data, change)


def value_as_usage_rights(data: bytes) -> bytes:
    """The signature is called a mark of the form's maker."""

    def change(writer: Any) -> None:
        signed, _ = _fields(writer)
        value = signed.get_object().raw_get("/V")
        del signed.get_object()[name("/V")]
        writer.mark_update(signed)
        writer.root["/Perms"][name("/UR3")] = value
        writer.update_container(writer.root["/Perms"])

    return appended(data, change)


def value_rewritten_as_usage_rights(data: bytes) -> bytes:
    """... and says so itself."""

    def change(writer: Any) -> None:
        signed, _ = _fields(writer)
        value = signed.get_object().raw_get("/V")
        rights = {name("/Type"): name("/SigRef"), name("/TransformMethod"): name("/UR3")}
        value.get_object()[name("/Reference")] = Array([Dictionary(rights)])
        writer.mark_update(value)

    return value_as_usage_rights(appended(data, change))


def value_of_text(data: bytes) -> bytes:
    def change(writer: Any) -> None:
        _, free = _fields(writer)
        free.get_object()[name("/V")] = Text("signed by the chairman")
        writer.mark_update(free)

    return appended(data, change)


FORGED: dict[str, Callable[[bytes], bytes]] = {
    "no range": _range(b""),
    "an empty range": _range(b"/ByteRange []"),
    "a range of zeros": _range(b"/ByteRange [0 0 0 0]"),
    "a range of null": _range(b"/ByteRange null"),
    "half a range": _range(b"/ByteRange [0 100]"),
    "a range of names": _range(b"/ByteRange [/A /B /C /D]"),
    "a negative range": _range(b"/ByteRange [0 -100 200 -300]"),
    "an overlapping range": lambda data: ranges(data, lambda r: [r[0], r[1] + 400, r[2] - 400, r[3] + 400]),
    "a range beyond the end": lambda data: ranges(data, lambda r: [r[0], r[1], r[2], 999_999_999]),
    "a range of one part": lambda data: ranges(data, lambda r: [r[0], r[1], r[1], 0]),
    "six numbers": _range(b"/ByteRange [0 10 20 10 40 10]"),
    "no contents": _no_contents,
    "contents of null": _contents_as(b"null"),
    "empty contents": _contents_as(b"<>"),
    "contents as text": _contents_as(b"(signed)"),
    "contents in another object": _contents_as(b"1 0 R"),
    "contents of zeros": _contents(lambda old: b"0" * len(old)),
    "contents of garbage": _contents(lambda old: b"3080" + b"ab" * 200),
    "contents cut in half": _contents(lambda old: old[: len(old.rstrip(b"0")) // 4 * 2]),
    "wrapped": wrapped,
}
DICTIONARIES: dict[str, Callable[[bytes], bytes]] = {
    "one signature in two fields": signature_twice,
    "a signature copied into another field": signature_copied,
    "a signature without its rules": without_rules,
    "a second field of the same name": one_name_twice,
    "a signature taken out": value_taken_out,
    "every signature taken out": every_value_taken_out,
    "a signature called usage rights": value_as_usage_rights,
    "a signature rewritten as usage rights": value_rewritten_as_usage_rights,
    "a value that is no signature": value_of_text,
}
