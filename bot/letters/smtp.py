"""Mail to a server by SMTP, one connection each; in clear on this computer only, or where the operator says."""

from __future__ import annotations

import ipaddress
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

from bot.letters.letter import NotSent

PORTS = {"smtp": 587, "smtps": 465}
SILENCE_S = 30
TOO_LARGE = 552  # RFC 1870: the message is larger than the server takes


@dataclass(frozen=True, slots=True)
class MailServer:
    host: str
    port: int
    tls: bool  # from the first byte
    clear: bool  # STARTTLS may be missing
    user: str = ""
    password: str = field(default="", repr=False)


def mail_server(url: str) -> MailServer:
    """`smtp://user:password@host:587` (STARTTLS), `smtps://…` (TLS); `?starttls=no` for a relay that has none.
    ValueError for anything else."""
    parts = urlsplit(url)
    options = parse_qs(parts.query)
    if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/") or set(options) - {"starttls"}:
        raise ValueError("no address of a mail server")
    clear = options.get("starttls") == ["no"] or is_here(parts.hostname)
    return MailServer(
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        tls=parts.scheme == "smtps",
        clear=clear,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def send(server: MailServer, mail: EmailMessage) -> None:
    """Blocking: callers use a thread. NotSent where it surely did not leave; any other error: perhaps it did."""
    try:
        line = _line(server)
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(f"{type(error).__name__}: {error}"[:200]) from error
    try:
        _hand_over(line, mail)
    finally:
        line.close()


def look(server: MailServer) -> str:
    """Whether it takes mail from us, without sending any: "" where it does, else "login" (it knows us not) or
    "away". Blocking."""
    try:
        _line(server).close()
    except smtplib.SMTPAuthenticationError:
        return "login"
    except (OSError, smtplib.SMTPException, NotSent):
        return "away"
    return ""


def _line(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    line: smtplib.SMTP
    if server.tls:
        line = smtplib.SMTP_SSL(server.host, server.port, timeout=SILENCE_S, context=context)
    else:
        line = smtplib.SMTP(server.host, server.port, timeout=SILENCE_S)
    try:
        line.ehlo()
        if not server.tls and line.has_extn("starttls"):
            line.starttls(context=context)
            line.ehlo()
        elif not server.tls and not server.clear:
            raise NotSent("the mail server offers no STARTTLS")
        if server.user:
            line.login(server.user, server.password)
    except BaseException:
        line.close()
        raise
    return line


def _hand_over(line: smtplib.SMTP, mail: EmailMessage) -> None:
    try:
        line.send_message(mail)
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        raise NotSent(_said(code, words), for_good=code >= 500) from error
    except smtplib.SMTPSenderRefused as error:
        # Our own address is wrong there: nothing is the matter with the reader's.
        too_large = error.smtp_code == TOO_LARGE
        raise NotSent(_said(error.smtp_code, error.smtp_error), too_large=too_large) from error
    except smtplib.SMTPResponseException as error:
        code = error.smtp_code
        raise NotSent(_said(code, error.smtp_error), for_good=code >= 500, too_large=code == TOO_LARGE) from error


def _said(code: int, words: bytes | str) -> str:
    return f"{code} {words.decode('utf-8', 'replace') if isinstance(words, bytes) else words}"[:200]


def is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
