"""What a mail says that another has come back (RFC 3464)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default

from signing.task.mail_ids import read_mail_id

REPORT = "multipart/report"
_STATUS = re.compile(r"[245]\.[0-9]{1,3}\.[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Returned:
    """`number` and `digest` as signing.task.mail_ids reads them."""

    number: int
    digest: str
    status: str


def read_returned(data: bytes) -> Returned | None:
    """None for any other mail, and for one that is only late. `data` may end early."""
    mail = message_from_bytes(data, policy=default)
    if mail.get_content_type() != REPORT:
        return None
    parts = [part for part in mail.walk() if part is not mail]
    status = next(filter(None, map(_failed, parts)), None)
    ours = next(filter(None, map(_original, parts)), None)
    return Returned(*ours, status) if ours and status else None


def _failed(part: Message) -> str | None:
    blocks = part.get_payload() if part.get_content_type() == "message/delivery-status" else ()
    for block in blocks if isinstance(blocks, list) else ():
        if isinstance(block, Message) and str(block.get("Action", "")).strip().lower() == "failed":
            found = _STATUS.search(str(block.get("Status", "")))
            return found[0] if found else "5.0.0"
    return None


def _original(part: Message) -> tuple[int, str] | None:
    words = str(part.get("Message-ID", ""))
    if part.get_content_type() == "text/rfc822-headers" and isinstance(part, EmailMessage):
        words = str(part.get_content())
    return read_mail_id(words)
