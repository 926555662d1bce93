"""Settings of letters: servers, senders, the mailbox of what comes back, robots."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import parseaddr
from typing import Annotated

from pydantic import AfterValidator, SecretStr

from bot.letters.returns_box import returns_box
from bot.letters.smtp import mail_server
from bot.letters.texting import check_address
from bot.settings.wrong import wrong
from signing.task.contacts import read_email
from signing.task.robots import check_robot


def _read_by(read: Callable[[str], object], code: str) -> Callable[[SecretStr | None], SecretStr | None]:
    """What `read` takes without a ValueError; empty is none."""

    def look(value: SecretStr | None) -> SecretStr | None:
        if value is None or not value.get_secret_value():
            return None
        try:
            read(value.get_secret_value())
        except ValueError:
            raise wrong(code) from None
        return value

    return look


def _robots(value: SecretStr | None) -> SecretStr | None:
    try:
        for each in value.get_secret_value().split() if value else ():
            check_robot(each)
    except ValueError:
        raise wrong("notify-admins") from None
    return value


def _sender(value: str) -> str:
    if value and (not value.isprintable() or read_email(parseaddr(value)[1]) is None):
        raise wrong("smtp-from")
    return value


MailServer = Annotated[SecretStr | None, AfterValidator(_read_by(mail_server, "smtp"))]
Returns = Annotated[SecretStr | None, AfterValidator(_read_by(returns_box, "smtp-returns"))]
TextService = Annotated[SecretStr | None, AfterValidator(_read_by(check_address, "notify-sms"))]
Robots = Annotated[SecretStr | None, AfterValidator(_robots)]
Sender = Annotated[str, AfterValidator(_sender)]
