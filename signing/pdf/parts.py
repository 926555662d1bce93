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


# str is a text string, bytes a byte string (written in hexadecimal); keys of dictionaries have no slash.
Value: TypeAlias = (
    bool | int | float | str | bytes | Name | Ref | Part | Sequence["Value"] | Mapping[str, "Value"] | None
)

_DELIMITERS = frozenset(b"()<>[]{}/%#")


def syntax(value: Value, number_of: Callable[[Part], int]) -> bytes:  # noqa: PLR0911 - one line a kind
    """`value` as it stands in a file (ISO 32000-2, 7.3); `number_of` gives a Part's object number."""
    # The most frequent first and by exact class: a revision has hundreds of values, and patterns, which ask
    # abstract classes, take twice as long.
    plain: Any = value
    kind = type(plain)
    if kind is Name:
        return b"/" + _escaped(plain)
    if kind is int:
        return b"%d" % plain
    if kind is dict:
        return _dictionary(plain, number_of)
    if kind is list or kind is tuple:
        # Mostly numbers.
        items = [b"%d" % one if type(one) is int else syntax(one, number_of) for one in plain]
        return b"[" + b" ".join(items) + b"]"
    if kind is Part:
        return b"%d 0 R" % number_of(plain)
    if kind is float:
        return _real(plain)
    if kind is str:
        return _text(plain)
    return _rarer(value, number_of)


def _rarer(value: Value, number_of: Callable[[Part], int]) -> bytes:  # noqa: PLR0911 - one line a kind
    match value:
        case None:
            return b"null"
        case bool():
            return b"true" if value else b"false"
        case int():
            return b"%d" % value
        case float():
            return _real(value)
        case Name():
            return b"/" + _escaped(value)
        case str():
            return _text(value)
        case bytes():
            return b"<" + value.hex().encode() + b">"
        case Ref():
            return b"%d %d R" % (value.number, value.generation)
        case Part():
            return b"%d 0 R" % number_of(value)
        case Mapping():
            return _dictionary(value, number_of)
        case _:
            return b"[" + b" ".join([syntax(one, number_of) for one in value]) + b"]"


def _dictionary(entries: Mapping[str, Value], number_of: Callable[[Part], int]) -> bytes:
    pairs = []
    for key, one in entries.items():  # what most of them are, without a call
        kind = type(one)
        if kind is Name:
            pairs.append(_named(key, cast("Name", one)))
        elif kind is int:
            pairs.append(b"%b%d" % (_begun(key), cast("int", one)))
        elif kind is Part:
            pairs.append(b"%b%d 0 R" % (_begun(key), number_of(cast("Part", one))))
        else:
            pairs.append(_begun(key) + syntax(one, number_of))
    return b"<<" + b" ".join(pairs) + b">>"


@lru_cache(maxsize=1024)
def _begun(key: str) -> bytes:
    return b"/" + _escaped(key) + b" "


@lru_cache(maxsize=1024)
def _named(key: str, name: Name) -> bytes:
    return _begun(key) + b"/" + _escaped(name)


def body(part: Part, number_of: Callable[[Part], int]) -> bytes:
    """What stands between `obj` and `endobj`."""
    if part.data is None:
        return syntax(part.entries, number_of)
    head = syntax({**part.entries, "Length": len(part.data)}, number_of)
    return head + b"\nstream\n" + part.data + b"\nendstream"


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
