"""Canonical JSON (RFC 8785, JCS): the same bytes for the same value, in whatever language it is written again."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

SAFE = 2**53 - 1  # RFC 7493, 2.2: beyond it not every reader has the same number
_text = json.JSONEncoder(ensure_ascii=False).encode
_WORDS = {None: "null", True: "true", False: "false"}


def canonical(value: Any) -> bytes:
    """ValueError for what JSON cannot say, and for whole numbers that not every reader takes for the same."""
    return _written(value).encode()


def _written(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, int):
        if abs(value) > SAFE:
            raise ValueError(f"{value}: not the same number for every reader of JSON")
        return str(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{_text(key)}:{_written(each)}" for key, each in _sorted(value)) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_written, value)) + "]"
    raise ValueError(f"{type(value).__name__} is no JSON")


def _sorted(value: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """By UTF-16 code units (RFC 8785, 3.2.3); code points come in another order only beyond U+FFFF."""
    if all(map(str.isascii, value)):
        return sorted(value.items())
    return sorted(value.items(), key=lambda item: item[0].encode("utf-16-be"))


def _number(value: float) -> str:
    """As ECMAScript writes it (RFC 8785, 3.2.2.3): Python has the same shortest digits, in another notation."""
    if not math.isfinite(value):
        raise ValueError("no JSON has such a number")
    if value == 0:
        return "0"
    sign, figures, exponent = Decimal(repr(value)).normalize().as_tuple()
    assert isinstance(exponent, int), "finite"
    digits, point = "".join(map(str, figures)), len(figures) + exponent
    if 0 < point <= 21:
        text = digits.ljust(point, "0") if len(digits) <= point else f"{digits[:point]}.{digits[point:]}"
    elif -6 < point <= 0:
        text = f"0.{'0' * -point}{digits}"
    else:
        fraction = f".{digits[1:]}" if len(digits) > 1 else ""
        text = f"{digits[0]}{fraction}e{point - 1:+d}"
    return f"-{text}" if sign else text
