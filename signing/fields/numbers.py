"""Numbers as people write them."""

from __future__ import annotations

import re

from signing.errors import BadAnswer
from signing.fields.plain import code

DIGITS = 30
_MINUS = str.maketrans("−–—﹣", "----")
_NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<whole>\d+|\d{1,3}(?:,\d{3})+)(?:\.(?P<rest>\d+))?")
_FORMAT = re.compile(r"(?P<grouped>,?)(?P<decimals>\d{0,2})")


def read_number(words: str, format: str = "") -> str:
    """As it will be written. `format`: decimals ("2"), with a comma before them also thousands separators (",2");
    "" leaves both as they were typed. Nothing is ever rounded.

    Raises BadAnswer `answer-number`, `answer-decimals` (decimals), `answer-number-long` (limit).
    """
    found = _NUMBER.fullmatch(code(words).translate(_MINUS).replace("，", ","))
    if found is None:
        raise BadAnswer("answer-number")
    whole, rest = found["whole"], found["rest"] or ""
    if len(whole.replace(",", "")) + len(rest) > DIGITS:
        raise BadAnswer("answer-number-long", limit=DIGITS)
    sign = "-" if found["sign"] == "-" else ""
    asked = _FORMAT.fullmatch(format)
    if asked is None or not format:
        return sign + whole + (f".{rest}" if rest else "")
    if asked["decimals"]:
        decimals = int(asked["decimals"])
        if len(rest.rstrip("0")) > decimals:
            raise BadAnswer("answer-decimals", decimals=decimals)
        rest = rest[:decimals].ljust(decimals, "0")
    plain = whole.replace(",", "").lstrip("0") or "0"
    if asked["grouped"]:
        plain = f"{int(plain):,}"
    return sign + plain + (f".{rest}" if rest else "")
