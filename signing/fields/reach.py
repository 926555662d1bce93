"""Telephone numbers and e-mail addresses as they stand in a contract."""

from __future__ import annotations

import re
import unicodedata

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

from signing.errors import BadAnswer
from signing.fields.plain import one_line, visible

HOME = "CN"  # what a number without a country code is read for
_EXTENSION = re.compile(r"\s*(?:转|分机|-{2}|#)\s*(?=\d{1,7}$)")
_EMAIL = re.compile(
    r"[A-Za-z0-9_%+-]+(?:\.[A-Za-z0-9_%+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
EMAIL_LIMIT = 254  # RFC 5321, 4.5.3.1.3


def read_phone(words: str) -> str:
    """Chinese mobile numbers as 11 digits, other Chinese numbers with their area code, foreign ones with "+".
    Raises BadAnswer `answer-phone`."""
    plain = _EXTENSION.sub(" ext. ", unicodedata.normalize("NFKC", one_line(words)))
    if re.sub(r"ext\.|[\d\s+().-]", "", plain):
        raise BadAnswer("answer-phone")
    digits = re.sub(r"\D", "", plain)
    for each in (plain, f"+{digits}") if digits.startswith("86") else (plain,):
        try:
            number = phonenumbers.parse(each, HOME)
        except phonenumbers.NumberParseException:
            continue
        # Our table of another country's number blocks may be older than the number.
        abroad = number.country_code != 86
        if phonenumbers.is_valid_number(number) or (abroad and phonenumbers.is_possible_number(number)):
            return _written(number)
    raise BadAnswer("answer-phone")


def _written(number: PhoneNumber) -> str:
    if number.country_code != 86:
        return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    if phonenumbers.number_type(number) == PhoneNumberType.MOBILE:
        return str(number.national_number)
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL).replace(" ext. ", "-")


def read_email(words: str) -> str:
    """With its domain in lower case. A plain rule: what common mail servers take, no quoted parts, no comments.
    Raises BadAnswer `answer-email`."""
    address = unicodedata.normalize("NFKC", visible(words)).strip()
    local, _, domain = address.rpartition("@")
    if len(address) > EMAIL_LIMIT or len(local) > 64 or not _EMAIL.fullmatch(address):
        raise BadAnswer("answer-email")
    return f"{local}@{domain.lower()}"
