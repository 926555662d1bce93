"""A mail that anybody may have written, taken apart without trusting that it is well made: what is wrong in it is
passed over, and nothing in it makes the reading long."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from html import unescape

PARTS = 60  # looked at, of one mail
HEADER = 2_000  # characters read of one
WORDS = 20_000  # characters read of all that it says
RAW = 64 * 1024  # bytes read of one part
CHINESE = "gb18030"  # holds what is called gb2312 and gbk
# No other name is looked up: some that Python knows take long, or are no charsets.
CHARSETS = {
    "utf-8": "utf-8",
    "us-ascii": "utf-8",
    "gb2312": CHINESE,
    "gbk": CHINESE,
    "gb18030": CHINESE,
    "big5": "big5",
    "iso-8859-1": "cp1252",
    "windows-1252": "cp1252",
}
_STYLE = re.compile(r"<(style|script)\b", re.IGNORECASE)
_STYLE_ENDS = re.compile(r"</(?:style|script)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


class _Short(Compat32):
    """Headers as they stand, without their ends: parameters of a quarter of a megabyte cost the standard library's
    parser 40 s of a core."""

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(list(sourcelines))
        return name, value[:HEADER]


def parsed(data: bytes) -> Message:
    """May raise what the standard library raises at mails that are made to trip whoever reads them."""
    return message_from_bytes(data, policy=_Short())


def header(mail: Message, name: str) -> str:
    """The first of that name, decoded; "" where there is none. `name` in small letters."""
    for each, raw in mail.raw_items():
        if each.lower() == name:
            return _decoded(str(raw)[:HEADER])
    return ""


def leaves(mail: Message) -> Iterator[Message]:
    """Its parts from the top down. What came back (message/…) is one part, and not entered."""
    waiting = [mail]
    for _ in range(PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        inside = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inside, list):
            waiting[:0] = [each for each in inside if isinstance(each, Message)]
        else:
            yield part


def inside(part: Message) -> Message | None:
    """The mail that a part of it is."""
    payload = part.get_payload()
    first = payload[0] if isinstance(payload, list) and payload else None
    return first if isinstance(first, Message) else None


def text_of(part: Message) -> str:
    """What a part says, HTML without its tags; "" for what is no text. A mail that came along encoded, which is
    allowed to nobody, is text too."""
    hidden = inside(part)
    if hidden is not None:
        raw = hidden.get_payload()
        return _read(_unlocked(raw[:RAW]), None) if isinstance(raw, str) else ""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    words = _read(data[:RAW], str(part.get_content_charset() or ""))
    return _without_tags(words) if part.get_content_type() == "text/html" else words


def _decoded(raw: str) -> str:
    if "=?" not in raw:
        return _read(raw.encode("utf-8", "surrogateescape"), None)
    try:
        found = decode_header(raw)
    except (HeaderParseError, ValueError):
        return ""
    return "".join(each if isinstance(each, str) else _read(each, charset) for each, charset in found)


def _read(data: bytes, charset: str | None) -> str:
    for name in (CHARSETS.get((charset or "").lower(), "utf-8"), "utf-8", CHINESE):
        try:
            return data.decode(name)
        except UnicodeError:
            continue
    return data.decode("utf-8", "replace")  # cut in the middle of a letter, or nothing that is known


def _unlocked(raw: str) -> bytes:
    try:
        return base64.b64decode(raw.encode("ascii", "ignore")[: RAW // 4 * 4] + b"==")
    except ValueError:
        return b""


def _without_tags(html: str) -> str:
    kept, at = [], 0
    while found := _STYLE.search(html, at):
        kept.append(html[at : found.start()])
        end = _STYLE_ENDS.search(html, found.end())
        at = end.start() if end else len(html)
    return unescape(_TAG.sub(" ", "".join([*kept, html[at:]])))
