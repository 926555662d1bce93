"""PDF objects as plain values: what is drawn knows no writer. `append` writes them as bytes, pyHanko's writer as
its own kind of objects."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeAlias, cast

from signing.pdf import objects as made


class Name(str):
    """A name without its slash: Name("Form") is /Form."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """An object that the file already has."""

    number: int
    generation: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """An indirect object to be: a dictionary, and with `data` a stream (/Length is added; `data` is as filtered as
    `entries` say). The same Part is written once however often it is named; two equal ones are two."""

    entries: Mapping[str, Value]
    data: bytes | None = field(default=None, repr=False)
    pieces: Sequence[bytes | Part] | None = field(default=None, init=False, repr=False)  # see `body`


# str is a text string, bytes a byte string (written in hexadecimal); keys of dictionaries have no slash.
Value: TypeAlias = (
    bool | int | float | str | bytes | Name | Ref | Part | Sequence["Value"] | Mapping[str, "Value"] | None
)

_DELIMITERS = frozenset(b"()<>[]{}/%#")
_Piece: TypeAlias = bytes | Part


def syntax(value: Value, number_of: Callable[[Part], int]) -> bytes:
    """`value` as it stands in a file (ISO 32000-2, 7.3); `number_of` gives a Part's object number."""
    pieces: list[_Piece] = []
    _write(pieces, value)
    return _joined(pieces, number_of)


def body(part: Part, number_of: Callable[[Part], int]) -> bytes:
    """What stands between `obj` and `endobj`."""
    return _joined(part.pieces or _kept_pieces(part), number_of)


def _kept_pieces(part: Part) -> Sequence[_Piece]:
    """A code, a drawing and a font are the same in many documents: of theirs only the numbers are new."""
    written: list[_Piece] = []
    data = part.data
    if data is None:
        _write(written, part.entries)
    else:
        _write(written, {**part.entries, "Length": len(data)})
        written += (b"\nstream\n", data, b"\nendstream")
    pieces: list[_Piece] = []
    held: list[bytes] = []
    for piece in written:
        if type(piece) is bytes:
            held.append(piece)
        else:
            pieces += (b"".join(held), piece)
            held.clear()
    pieces.append(b"".join(held))
    object.__setattr__(part, "pieces", pieces)
    return pieces


def _joined(pieces: Sequence[_Piece], number_of: Callable[[Part], int]) -> bytes:
    return b"".join(
        [piece if type(piece) is bytes else b"%d 0 R" % number_of(cast("Part", piece)) for piece in pieces]
    )


def _write(pieces: list[_Piece], value: Value) -> None:
    # The most frequent first and by exact class: a revision has hundreds of values, and patterns, which ask
    # abstract classes, take twice as long.
    plain: Any = value
    kind = type(plain)
    if kind is dict:
        _write_dictionary(pieces, plain)
    elif kind is list or kind is tuple:
        _write_array(pieces, plain)
    elif kind is Part:
        pieces.append(plain)
    elif kind is Name:
        pieces.append(b"/" + _escaped(plain))
    elif kind is int:
        pieces.append(b"%d" % plain)
    elif kind is float:
        pieces.append(_real(plain))
    elif kind is str:
        pieces.append(_text(plain))
    else:
        _write_rarer(pieces, value)


def _write_rarer(pieces: list[_Piece], value: Value) -> None:
    match value:
        case None:
            pieces.append(b"null")
        case bool():
            pieces.append(b"true" if value else b"false")
        case int():
            pieces.append(b"%d" % value)
        case float():
            pieces.append(_real(value))
        case Name():
            pieces.append(b"/" + _escaped(value))
        case str():
            pieces.append(_text(value))
        case bytes():
            pieces.append(b"<" + value.hex().encode() + b">")
        case Ref():
            pieces.append(b"%d %d R" % (value.number, value.generation))
        case Part():
            pieces.append(value)
        case Mapping():
            _write_dictionary(pieces, value)
        case _:
            _write_array(pieces, value)


def _write_dictionary(pieces: list[_Piece], entries: Mapping[str, Value]) -> None:
    before = b"<<"
    for key, one in entries.items():  # what most of them are, without a call
        kind = type(one)
        if kind is Name:
            pieces.append(before + _named(key, cast("Name", one)))
        elif kind is int:
            pieces.append(b"%b%b%d" % (before, _begun(key), cast("int", one)))
        else:
            pieces.append(before + _begun(key))
            _write(pieces, one)
        before = b" "
    pieces.append(b">>" if before == b" " else b"<<>>")


def _write_array(pieces: list[_Piece], values: Sequence[Value]) -> None:
    before = b"["
    for one in values:
        if type(one) is int:  # mostly numbers
            pieces.append(b"%b%d" % (before, one))
        else:
            pieces.append(before)
            _write(pieces, one)
        before = b" "
    pieces.append(b"]" if before == b" " else b"[]")


@lru_cache(maxsize=1024)
def _begun(key: str) -> bytes:
    return b"/" + _escaped(key) + b" "


@lru_cache(maxsize=1024)
def _named(key: str, name: Name) -> bytes:
    return _begun(key) + b"/" + _escaped(name)


@lru_cache(maxsize=1024)  # sizes of the usual places
def _real(value: float) -> bytes:
    """Four digits: a hundredth of a pixel is enough. Never an exponent, which PDF does not know."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return b"0" if text == "-0" else text.encode()


@lru_cache(maxsize=1024)
def _escaped(name: str) -> bytes:
    return b"".join(
        b"#%02x" % byte if byte < 33 or byte > 126 or byte in _DELIMITERS else bytes((byte,))
        for byte in name.encode()
    )


def _text(value: str) -> bytes:
    """In UTF-16 with its mark where ASCII does not reach (7.9.2.2)."""
    if value.isascii() and value.isprintable():
        return b"(" + value.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode() + b")"
    return b"<feff" + value.encode("utf-16-be").hex().encode() + b">"


class IntoWriter:
    """Turns values into pyHanko's objects, Parts into indirect ones of `writer`."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer
        self._known: dict[int, tuple[Part, Any]] = {}  # the Part is kept: its id must not be given again

    def __call__(self, value: Value) -> Any:  # noqa: PLR0911 - one line a kind
        match value:
            case None:
                return made.generic.NullObject()
            case bool():
                return made.generic.BooleanObject(value)
            case int():
                return made.number(value)
            case float():
                return made.generic.FloatObject(round(value, 4))
            case Name():
                return made.name(value)
            case str():
                return made.text(value)
            case bytes():
                return made.generic.ByteStringObject(value)
            case Ref():
                return made.generic.IndirectObject(value.number, value.generation, self._writer)
            case Part():
                return self._reference(value)
            case Mapping():
                return made.generic.DictionaryObject({made.name(key): self(one) for key, one in value.items()})
            case _:
                return made.array(self(one) for one in value)

    def _reference(self, part: Part) -> Any:
        if id(part) not in self._known:
            entries = self({key: one for key, one in part.entries.items() if key != "Length"})
            if part.data is None:
                made_object = entries
            else:
                made_object = made.generic.StreamObject(entries, encoded_data=part.data)
            self._known[id(part)] = part, self._writer.add_object(made_object)
        return self._known[id(part)][1]
