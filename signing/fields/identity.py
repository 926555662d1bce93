"""Numbers of identity documents: a Chinese resident's is checked (GB 11643-1999), others are taken as they are."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from signing.errors import BadAnswer
from signing.fields.plain import code

# GB/T 2260, the first two digits: provinces, Taiwan, Hong Kong and Macao residents, permanent residents (9).
_REGIONS = frozenset(
    map(str, (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66)))
) | {"71", "81", "82", "83"}
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # ISO 7064, MOD 11-2
_CHECKS = "10X98765432"
_OTHER = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9()/.-]{3,29}")  # passports, residence permits, licences
_ALIKE = re.compile(r"\d{14,19}[X\d]")
_CHINA = timezone(timedelta(hours=8))
_EARLIEST = 1880


def read_id_number(words: str, now: datetime) -> str:
    """In capitals, without spaces. Whatever looks like a Chinese number must be one.

    Raises BadAnswer `answer-id` , `answer-id-length` (digits), `answer-id-birth`, `answer-id-check`.
    """
    number = code(words).upper()
    if _ALIKE.fullmatch(number):
        _check_chinese(number, now)
    elif not _OTHER.fullmatch(number):
        raise BadAnswer("answer-id")
    return number


def check_digit(first17: str) -> str:
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True)) % 11]


def _check_chinese(number: str, now: datetime) -> None:
    if len(number) == 15 and number.isdigit():  # given out until 1999
        born = "19" + number[6:12]
    elif len(number) == 18:
        born = number[6:14]
    else:
        raise BadAnswer("answer-id-length", digits=len(number))
    known = number[:2] in _REGIONS or (number[0] == "9" and len(number) == 18)
    if not known or not _was_born(born, now):
        raise BadAnswer("answer-id-birth")
    if len(number) == 18 and check_digit(number[:17]) != number[17]:
        raise BadAnswer("answer-id-check")


def _was_born(digits: str, now: datetime) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return born.year >= _EARLIEST and born <= now.astimezone(_CHINA).date()
