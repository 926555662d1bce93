"""Telephone numbers and e-mail addresses as people write them."""

from __future__ import annotations

import re

import phonenumbers
from babel.core import get_global

from signing.errors import BadAnswer
from signing.fields import reach


def region_of(zone: str) -> str:
    """The country of an IANA time zone, ISO 3166 alpha-2; "ZZ" (international numbers only) where it has none."""
    territory = get_global("zone_territories").get(zone, "ZZ")
    return territory if territory in phonenumbers.SUPPORTED_REGIONS else "ZZ"


def read_phone(words: str, region: str) -> str | None:
    """E.164, or None if it is no number in use. National numbers are read for `region`; a country code without its
    plus ("86 138…") is understood."""
    digits = re.sub(r"\D", "", words)
    if not 5 <= len(digits) <= 17:
        return None
    international = words.lstrip().startswith("+")
    for each in [words] if international else [words, f"+{digits}"]:
        try:
            number = phonenumbers.parse(each, None if region == "ZZ" else region)
        except phonenumbers.NumberParseException:
            continue
        home = phonenumbers.region_code_for_country_code(number.country_code or 0) == region
        # Our table of another country's number blocks may be older than the number.
        lenient = international and not home
        if phonenumbers.is_valid_number(number) or (lenient and phonenumbers.is_possible_number(number)):
            return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return None


def read_email(words: str) -> str | None:
    """The address with its domain in lower case, or None if it is none."""
    try:
        return reach.read_email(words)
    except BadAnswer:
        return None
