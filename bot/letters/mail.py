"""A letter as a mail: plain words, the same in simple HTML, the link's QR code as a picture inside."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from bot.letters.letter import Letter
from bot.letters.mail_html import LANGUAGES, PICTURE, html_of
from bot.screens.invitation_picture import plain_code


def mail_of(letter: Letter, *, sender: str, to: str, name: str, now: datetime) -> EmailMessage:
    """`name`: as signing.task.mail_ids gives it."""
    who, address = parseaddr(sender)
    domain = address.rpartition("@")[2]
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(who, addr_spec=address)
    mail["To"] = Address(addr_spec=to)
    mail["Subject"] = letter.subject
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{name}@{domain}>"
    mail["Content-Language"] = LANGUAGES[letter.language]
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday replies
    mail.set_content(plain_words(letter))
    mail.add_alternative(html_of(letter), subtype="html")
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
