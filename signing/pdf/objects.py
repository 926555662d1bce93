"""PDF objects in few words. pyHanko's constructors carry no types, so the untyped calls stay in this file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pyhanko.pdf_utils import generic as _untyped

import signing.pdf.hex_strings  # noqa: F401 - teaches pyHanko to read long strings at once

generic: Any = _untyped


def name(text: str) -> Any:
    return generic.NameObject("/" + text)


def number(value: int) -> Any:
    return generic.NumberObject(value)


def numbers(values: Iterable[float]) -> Any:
    """An array of reals; a hundredth of a pixel is enough."""
    return generic.ArrayObject(generic.FloatObject(round(float(value), 4)) for value in values)


def array(items: Iterable[Any] = ()) -> Any:
    return generic.ArrayObject(items)


def text(value: str) -> Any:
    """A text string, in UTF-16 where PDFDocEncoding does not reach."""
    return generic.TextStringObject(value)


def dictionary(entries: Mapping[str, Any]) -> Any:
    """Keys without their slash; entries that are None are left out."""
    return generic.DictionaryObject({name(key): value for key, value in entries.items() if value is not None})


def stream(entries: Mapping[str, Any], data: bytes) -> Any:
    return generic.StreamObject(dictionary(entries), stream_data=data)


def entry(holder: Any, key: str) -> Any:
    """The value behind any reference, or None; pyHanko's own `get` hands out the reference."""
    return holder[key] if key in holder else None  # noqa: SIM401 - see above


def is_dictionary(value: Any) -> bool:
    return isinstance(value, _untyped.DictionaryObject)


def is_reference(value: Any) -> bool:
    return isinstance(value, _untyped.IndirectObject)
