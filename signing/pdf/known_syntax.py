"""The syntax that `append` writes, and no other: recognised, or read value by value."""

from __future__ import annotations

import re
from binascii import unhexlify
from typing import Any

from signing.pdf.parts import Ref

# One group a kind: `lastindex` tells which it is.
_TOKEN = re.compile(
    rb"[ \n]*(?:/([^ \n\r\t()<>\[\]{}/%]*)|(<<)|(>>)|(\[)|(\])|(\d+ \d+ R)(?![A-Za-z0-9])"
    rb"|(-?(?:\d+(?:\.\d+)?|\.\d+))|<([^>]*+)>|\(((?:[^()\\]|\\[()\\]|\\[0-7]{3})*)\)|(true|false|null))"
)
_NAME, _OPEN, _CLOSE, _ARRAY, _END_ARRAY, _REF, _NUMBER, _HEX, _TEXT = range(1, 10)
_ATOM = (
    rb"(?>/[^ \n\r\t()<>\[\]{}/%]*+|\d++(?> \d++ R(?![A-Za-z0-9])|\.\d++)?+|-\d++(?:\.\d++)?+|-?\.\d++"
    rb"|<[0-9a-f]*+>|\((?:[^()\\]|\\[()\\]|\\[0-7]{3})*+\)|true|false|null)"
)
# A lock names hundreds of fields under a seam; pyHanko writes an underscore as \137.
_TEXTS = re.compile(rb"[ \n]*+((?:\([^()\\]*+(?:\\137[^()\\]*+)*+\)[ \n]*+)++)\]")
_ONE_TEXT = re.compile(rb"\(([^()]*)\)")
_ESCAPED = re.compile(rb"\\([0-7]{3}|.)")
_WORDS = {b"true": True, b"false": False, b"null": None}


def _nested(value: bytes) -> bytes:
    pair = rb"/[^ \n\r\t()<>\[\]{}/%]++[ \n]*+" + value
    return rb"(?>%s|\[(?:-?\d++(?:\.\d++)?+ ?+)*+\]|\[(?:[ \n]*+%s)*+[ \n]*+\]|<<(?:[ \n]*+%s)*+[ \n]*+>>)" % (
        _ATOM,
        value,
        pair,
    )


# Four deep, recognised at once: reading value by value takes ten times as long. What it does not recognise, and
# what is to be understood, is read value by value.
_VALUE = re.compile(_nested(_nested(_nested(_nested(_ATOM)))))
_PAIR = re.compile(rb"[ \n]*/([A-Za-z]+) (" + _nested(_nested(_ATOM)) + rb")")
_DIGITS = b"0123456789"
_LENGTH = re.compile(rb"/Length (\d+)>>\Z")


class BadSection(ValueError):
    """In a few words, why."""


def parse(data: bytes, at: int = 0, *, below: int) -> tuple[Any, int]:
    """The value that begins there, and where it ends. Names are str, strings are bytes; what is referred to has a
    number below `below`."""
    stack: list[list[Any]] = []
    found: list[Any] = []
    while token := _TOKEN.match(data, at):
        at, kind = token.end(), token.lastindex or 0
        raw = token[kind]
        if kind == _NAME:
            found.append(raw.decode("ascii"))
        elif kind == _NUMBER:
            found.append(float(raw) if b"." in raw else int(raw))
        elif kind == _ARRAY and (texts := _TEXTS.match(data, at)):
            at = texts.end()
            found.append(_ONE_TEXT.findall(texts[1].replace(rb"\137", b"_")))
        elif kind in {_OPEN, _ARRAY}:
            stack.append(found)
            found = [raw]
        elif kind in {_CLOSE, _END_ARRAY}:
            if not stack or found[0] != (b"<<" if kind == _CLOSE else b"["):
                break
            value = _dictionary(found) if kind == _CLOSE else found[1:]
            found = stack.pop()
            found.append(value)
        else:
            found.append(_plain(kind, raw, below))
        if not stack:
            return found[0], at
    raise BadSection(f"no value at {at}")


def _plain(kind: int, raw: bytes, below: int) -> Any:
    if kind == _REF:
        number, generation, _ = raw.split()
        if int(number) >= below:
            raise BadSection("something is named that is not there")
        return Ref(int(number), int(generation))
    if kind == _HEX:
        return unhexlify(raw)  # refuses what is no digit, faster than a pattern
    if kind != _TEXT:
        return _WORDS[raw]
    return _ESCAPED.sub(_unescaped, raw) if b"\\" in raw else raw


def _unescaped(found: re.Match[bytes]) -> bytes:
    return bytes((int(found[1], 8) & 0xFF,)) if len(found[1]) == 3 else found[1]


def _dictionary(found: list[Any]) -> dict[str, Any]:
    keys, values = found[1::2], found[2::2]
    made = dict(zip(keys, values, strict=False))
    if len(keys) != len(values) or len(made) != len(keys) or not all(isinstance(key, str) for key in keys):
        raise BadSection("a dictionary that is none")
    return made


def stream_data(data: bytes, head: dict[str, Any], at: int) -> tuple[bytes, int]:
    begin = at + 8
    end = begin + head.get("Length", -9)
    if data[at:begin] != b"\nstream\n" or data[end : end + 10] != b"\nendstream":
        raise BadSection("a stream that is none")
    return data[begin:end], end + 10


def look_at(body: bytes, *, below: int) -> None:
    """An object of syntax that we know, all of whose references have a number below `below`; a stream is as long
    as it says. Raises BadSection."""
    value = _VALUE.match(body)
    if value is None or _names_beyond(value[0], below):
        whole(body, below=below)
    elif value.end() != len(body):
        length = _LENGTH.search(value[0])
        if length is None or stream_data(body, {"Length": int(length[1])}, value.end())[1] != len(body):
            whole(body, below=below)


def entries(data: bytes, *, below: int) -> dict[str, bytes]:
    """The last entries of a dictionary and its end, which are all of `data`; each value's syntax as it stands."""
    found: dict[str, bytes] = {}
    at = 0
    while pair := _PAIR.match(data, at):
        raw, value = pair.groups()
        key = raw.decode("ascii")
        if key in found:  # one reader takes the first, another the last
            raise BadSection(f"/{key} stands there twice")
        found[key] = value
        at = pair.end()
    if data[at:] != b">>":
        raise BadSection("a dictionary that is none")
    if _names_beyond(data, below):
        parse(b"<<" + data, below=below)  # a reference, or words that look like one
    return found


def _names_beyond(syntax: bytes, below: int) -> bool:
    """Whether a reference, or words that look like one, has a number that is not below."""
    for before in syntax.split(b" R")[:-1]:  # a pattern takes ten times as long
        number = before.rsplit(None, 2)[-2:-1]
        digits = number[0][len(number[0].rstrip(_DIGITS)) :] if number else b""
        if digits and int(digits) >= below:
            return True
    return False


def whole(body: bytes, *, below: int) -> dict[str, Any]:
    """The dictionary of an object, its stream's if it has one; nothing else stands there."""
    head, at = parse(body, below=below)
    if not isinstance(head, dict):
        raise BadSection("an object that is no dictionary")
    if at != len(body) and stream_data(body, head, at)[1] != len(body):
        raise BadSection("something stands behind an object")
    return head
