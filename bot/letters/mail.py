"""A letter as a mail: plain words, the same in simple HTML, the link's QR code as a picture inside."""

from __future__ import annotations

import hashlib
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from html import escape

from bot.letters.letter import Letter
from bot.screens.invitation_picture import plain_code

HTML_LANGUAGES = {"zh": "zh-Hans", "en": "en"}
PICTURE = "code"  # Content-ID
FONT = "-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif"


def mail_of(letter: Letter, *, sender: str, to: str, key: str, now: datetime) -> EmailMessage:
    """`key` of the outbox row: sent twice after a crash, it is the same mail to who sorts them."""
    name, address = parseaddr(sender)
    domain = address.rpartition("@")[2]
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(name, addr_spec=address)
    mail["To"] = Address(addr_spec=to)
    mail["Subject"] = letter.subject
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"
    mail["Content-Language"] = HTML_LANGUAGES[letter.language]
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday replies
    mail.set_content(plain_words(letter))
    mail.add_alternative(_html(letter), subtype="html")
    if letter.picture and letter.link:
        html = mail.get_payload()[1]  # type: ignore[index]
        html.add_related(plain_code(letter.link), "image", "png", cid=f"<{PICTURE}>", filename="code.png")  # type: ignore[union-attr]
    for filename, data in letter.enclosed:
        mail.add_attachment(data, "application", "pdf", filename=filename)
    return mail


def plain_words(letter: Letter) -> str:
    parts = [*letter.lines]
    if letter.code:
        parts.append(letter.code)
    if letter.link:
        parts.append(f"{letter.button}\n{letter.link}")
    if letter.notes:
        parts.append("-- \n" + "\n".join(letter.notes))
    return "\n\n".join(parts) + "\n"


def _html(letter: Letter) -> str:
    lines = "".join(f'<p style="margin:0 0 14px">{escape(line)}</p>' for line in letter.lines)
    code = (
        f'<p style="font:700 30px/1.2 monospace;letter-spacing:6px;margin:18px 0">{escape(letter.code)}</p>'
        if letter.code
        else ""
    )
    notes = "".join(f'<p style="margin:0 0 6px">{escape(note)}</p>' for note in letter.notes)
    return (
        f'<!doctype html><html lang="{HTML_LANGUAGES[letter.language]}"><head><meta charset="utf-8">'
        f"<title>{escape(letter.subject)}</title></head>"
        f'<body style="margin:0;padding:24px 12px;background:#f3efe9;font:16px/1.6 {FONT};color:#1b1f24">'
        '<div style="max-width:520px;margin:0 auto;padding:28px 24px;background:#ffffff;'
        'border-top:6px solid #c8321f;border-radius:12px">'
        f"{lines}{code}{_button(letter)}"
        f'<div style="margin-top:22px;padding-top:14px;border-top:1px solid #e0d8cc;'
        f'font-size:13px;color:#5c6670">{notes}</div></div></body></html>'
    )


def _button(letter: Letter) -> str:
    if letter.link is None:
        return ""
    link = escape(letter.link)
    picture = (
        f'<p style="margin:18px 0 0;font-size:13px;color:#5c6670">{escape(letter.link_says)}</p>'
        f'<img src="cid:{PICTURE}" alt="" width="180" height="180" style="display:block;margin-top:8px">'
        if letter.picture
        else ""
    )
    return (
        f'<p style="margin:22px 0 6px"><a href="{link}" style="display:inline-block;padding:12px 26px;'
        'border-radius:8px;background:#c8321f;color:#ffffff;text-decoration:none;font-weight:600">'
        f"{escape(letter.button)}</a></p>{picture}"
    )
