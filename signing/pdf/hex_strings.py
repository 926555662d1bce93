"""Strings in hexadecimal, read by pyHanko in one piece.

It reads them a character at a time, and a signature's CMS has some 30,000: judging a file with five of them read
the same ones again for each revision, and two thirds of the time went there."""

from __future__ import annotations

import binascii
import os
import re
from typing import Any

from pyhanko.pdf_utils import generic

_generic: Any = generic
_character_by_character = _generic.read_hex_string_from_stream
CHUNK = 1 << 16  # bytes: what a signature with its certificates takes
LONGEST = 1 << 22  # bytes: what is longer, and does not end, is not looked through here
_PLAIN = re.compile(rb"[0-9A-Fa-f]*")


def read_hex_string(stream: Any) -> Any:
    """Of a seekable stream that stands on `<`; ISO 32000-2, 7.3.4.3. What holds anything but digits (white space,
    a fault) is left to pyHanko, from where it began."""
    begin = stream.tell()
    found, length = stream.read(CHUNK), 0
    while (end := found.find(b">", length)) < 0:
        length = len(found)
        more = stream.read(CHUNK) if length < LONGEST else b""
        if not more:
            break
        found += more
    digits = found[1:end] if end > 0 else b" "
    if _PLAIN.fullmatch(digits) is None:
        stream.seek(begin)
        return _character_by_character(stream)
    stream.seek(begin + end + 1, os.SEEK_SET)
    return _generic.pdf_string(binascii.unhexlify(digits + b"0" * (len(digits) % 2)))


_generic.read_hex_string_from_stream = read_hex_string
