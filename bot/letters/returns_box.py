"""The mailbox that mails come back to, by IMAP. Only what by its headers has come back is read, and only what is
about ours is marked as read: it may be somebody's own mailbox."""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import unquote, urlsplit

from bot.letters.returned import may_be_returned
from bot.letters.smtp import is_here

PORTS = {"imap": 143, "imaps": 993}
SILENCE_S = 30
MOST = 256 * 1024  # bytes of a mail: what came back stands behind what is said of it
MANY = 500  # unread mails, the newest
AT_ONCE = 40  # read whole in one look: who fills the mailbox does not fill the memory
HEADERS = "BODY.PEEK[HEADER.FIELDS (FROM SUBJECT CONTENT-TYPE X-FAILED-RECIPIENTS)]<0.8192>"
AGE = timedelta(days=7)  # servers give up after five
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UID = re.compile(rb"UID ([0-9]+)")


@dataclass(frozen=True, slots=True)
class ReturnsBox:
    host: str
    port: int
    tls: bool
    user: str
    password: str = field(repr=False)
    folder: str = "INBOX"


class BoxAway(Exception):
    """`login`: it is there, and knows us not."""

    def __init__(self, why: str, *, login: bool = False) -> None:
        super().__init__(why)
        self.login = login


def returns_box(url: str) -> ReturnsBox:
    """`imaps://user:password@host/INBOX`. ValueError for anything else, and for one in clear elsewhere."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or not parts.username or parts.query or parts.fragment:
        raise ValueError("no address of a mailbox")
    if parts.scheme == "imap" and not is_here(parts.hostname):
        raise ValueError("in clear")
    folder = unquote(parts.path.strip("/")) or "INBOX"
    if not folder.isascii() or not folder.isprintable() or '"' in folder or "\\" in folder:
        raise ValueError("no folder")
    return ReturnsBox(
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        tls=parts.scheme == "imaps",
        user=unquote(parts.username),
        password=unquote(parts.password or ""),
        folder=folder,
    )


def come_back(box: ReturnsBox, now: datetime, known: set[str]) -> list[tuple[str, bytes]]:
    """Unread mails that may be returned ones, each with its number in the mailbox; `known` becomes what has been
    looked at of those that are there. Blocking. BoxAway."""
    with _line(box) as line:
        since = now - AGE
        day = f"{since.day:02}-{MONTHS[since.month - 1]}-{since.year}"
        _, found = line.uid("SEARCH", "UNSEEN", "SINCE", day)
        newest = [each.decode() for each in (found[0] or b"").split()][-MANY:]
        known.intersection_update(newest)
        new = [each for each in newest if each not in known]
        likely = _likely_among(line, new)
        known.update(set(new).difference(likely[AT_ONCE:]))
        return [(uid, _whole(line, uid)) for uid in likely[:AT_ONCE]]


def mark_read(box: ReturnsBox, uids: Sequence[str]) -> None:
    """Blocking. BoxAway."""
    with _line(box) as line:
        line.uid("STORE", ",".join(uids), "+FLAGS", "(\\Seen)")


def look(box: ReturnsBox) -> str:
    """ "" where it can be read, else "login" or "away". Blocking."""
    try:
        with _line(box):
            return ""
    except BoxAway as error:
        return "login" if error.login else "away"


@contextmanager
def _line(box: ReturnsBox) -> Iterator[imaplib.IMAP4]:
    line: imaplib.IMAP4 | None = None
    try:
        if box.tls:
            context = ssl.create_default_context()
            line = imaplib.IMAP4_SSL(box.host, box.port, ssl_context=context, timeout=SILENCE_S)
        else:
            line = imaplib.IMAP4(box.host, box.port, timeout=SILENCE_S)
        _enter(line, box)
        yield line
    except (OSError, imaplib.IMAP4.error, UnicodeError) as error:
        raise BoxAway(f"{type(error).__name__}: {error}"[:200]) from error
    finally:
        if line is not None:
            with suppress(OSError, imaplib.IMAP4.error):
                line.logout()


def _enter(line: imaplib.IMAP4, box: ReturnsBox) -> None:
    try:
        line.login(box.user, box.password)
    except imaplib.IMAP4.error as error:
        raise BoxAway("it knows us not", login=True) from error
    if "ID" in line.capabilities:
        line.xatom("ID", '("name" "Yinxin")')  # NetEase's mailboxes stay shut to who does not say their name
    kind, _ = line.select(f'"{box.folder}"')
    if kind != "OK":
        raise BoxAway(f"no folder {box.folder}")


def _likely_among(line: imaplib.IMAP4, uids: Sequence[str]) -> list[str]:
    if not uids:
        return []
    _, found = line.uid("FETCH", ",".join(uids), f"({HEADERS})")
    among = []
    for each, behind in zip(found, [*found[1:], None], strict=True):
        if not isinstance(each, tuple) or not may_be_returned(each[1]):
            continue
        # A server may say the number before the headers or behind them.
        uid = _UID.search(each[0]) or (_UID.search(behind) if isinstance(behind, bytes) else None)
        if uid:
            among.append(uid[1].decode())
    return among


def _whole(line: imaplib.IMAP4, uid: str) -> bytes:
    _, found = line.uid("FETCH", uid, f"(BODY.PEEK[]<0.{MOST}>)")
    return next((each[1] for each in found if isinstance(each, tuple)), b"")
