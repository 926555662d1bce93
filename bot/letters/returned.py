"""What a mail says that another has come back: as RFC 3464 wants it, or in the words of whoever sends it back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message

from bot.letters.mail_parts import WORDS, header, inside, leaves, parsed, text_of
from bot.letters.return_words import ANSWERED, AUTOMATIC, RETURNED, SYSTEM, over_with
from signing.task.mail_ids import read_mail_id

STATUS = "message/delivery-status"
MAIL = frozenset({"message/rfc822", "message/global", "text/rfc822-headers"})
FILES = frozenset({"application/octet-stream", "application/x-eml"})
# What the standard library's parser raises at mails that are made to trip whoever reads them.
TRIPPED = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
OTHER = frozenset({"message/disposition-notification", "message/feedback-report"})  # read receipts, complaints
_STATUS = re.compile(r"[245]\.[0-9]{1,3}\.[0-9]{1,3}")
_NAME = re.compile(r"message-id\s*:\s*<?([^\s<>@]{1,200}@[^\s<>@]{1,200})", re.IGNORECASE)
_NAMES = re.compile(r"<([^\s<>@]{1,200}@[^\s<>@]{1,200})>")


@dataclass(frozen=True, slots=True)
class Returned:
    """`mail`: as signing.task.mail_ids reads it; None where it is not said which mail it was."""

    status: str
    mail: tuple[int, str] | None


def may_be_returned(headers: bytes) -> bool:
    """Worth reading whole, by its headers alone."""
    try:
        mail = parsed(headers)
        return mail.get_content_type() == "multipart/report" or _is_by_a_machine(mail)
    except TRIPPED:
        return False


def read_returned(data: bytes) -> Returned | None:
    """None for any other mail, for one that is only late, and for what somebody else had sent. `data` may end
    early."""
    try:
        return _read(parsed(data))
    except TRIPPED:
        return None


def _read(mail: Message) -> Returned | None:
    parts = list(leaves(mail))
    if any(part.get_content_type() in OTHER for part in parts):
        return None
    reported = _reported(parts)
    status = reported.get("failed") if reported else _told(mail, parts)
    if status is None:
        return None
    name = _name(mail, parts)
    ours = read_mail_id(f"<{name}>")
    return Returned(status, ours) if ours or not name else None


def _reported(parts: Sequence[Message]) -> dict[str, str]:
    """Each action that a report has, with the first status of it."""
    found: dict[str, str] = {}
    for part in parts:
        blocks = part.get_payload() if part.get_content_type() == STATUS else ()
        for block in blocks if isinstance(blocks, list) else ():
            if not isinstance(block, Message):
                continue
            if action := header(block, "action").strip().lower():
                code = _STATUS.search(header(block, "status"))
                found.setdefault("failed" if action.startswith("fail") else action, code[0] if code else "5.0.0")
    return found


def _told(mail: Message, parts: Sequence[Message]) -> str | None:
    if not _is_by_a_machine(mail) or _is_an_answer(mail):
        return None
    return over_with(header(mail, "subject"), _words(parts))


def _words(parts: Sequence[Message]) -> str:
    said = (
        part for part in parts if part.get_content_maintype() == "text" and part.get_content_type() not in MAIL
    )
    return "\n".join(map(text_of, said))[:WORDS]


def _is_by_a_machine(mail: Message) -> bool:
    if header(mail, "x-failed-recipients") or SYSTEM.search(header(mail, "from")):
        return True
    subject = header(mail, "subject")
    return RETURNED.search(subject) is not None and ANSWERED.match(subject) is None


def _is_an_answer(mail: Message) -> bool:
    """Out of office, and the like: not what RFC 3834 alone says, as returned mails say so too."""
    if header(mail, "x-autoreply") or header(mail, "x-autorespond"):
        return True
    if "vacation" in header(mail, "auto-submitted").lower() or "auto_reply" in header(mail, "precedence").lower():
        return True
    return AUTOMATIC.match(header(mail, "subject")) is not None


def _name(mail: Message, parts: Sequence[Message]) -> str:
    """The Message-ID of what came back; "" where nothing says it. The mail itself, where it came along, goes
    before what answers it: an answer of somebody else to one of ours is not ours."""
    for part in parts:
        came = inside(part) if part.get_content_type() in MAIL else None
        if came is not None and (found := _NAMES.search(header(came, "message-id"))):
            return found[1]
    for part in parts:
        kind = part.get_content_type()
        if (kind in MAIL or kind in FILES or part.get_content_maintype() == "text") and (
            found := _NAME.search(text_of(part))
        ):
            return found[1]
    for line in ("in-reply-to", "references"):
        if names := _NAMES.findall(header(mail, line)):
            return str(names[-1])
    return ""
