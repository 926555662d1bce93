"""A mailbox by IMAP on this computer, and the reports that mail servers send when a mail comes back."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage

UID_COMMAND = re.compile(r"UID (SEARCH|FETCH|STORE) (.*)", re.I)


@dataclass
class Box:
    url: str = ""
    mails: dict[int, bytes] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    looked: list[str] = field(default_factory=list)  # what was asked of it

    def comes(self, data: bytes) -> int:
        number = len(self.mails) + 1
        self.mails[number] = data
        return number

    def answer(self, command: str) -> list[bytes]:
        self.looked.append(command)
        if found := UID_COMMAND.fullmatch(command):
            return getattr(self, f"_{found[1].lower()}")(found[2])  # type: ignore[no-any-return]
        if command.upper().startswith("SELECT"):
            return [f"* {len(self.mails)} EXISTS".encode()]
        return [b"* CAPABILITY IMAP4rev1 ID"] if command.upper() == "CAPABILITY" else []

    def _search(self, wanted: str) -> list[bytes]:
        assert re.fullmatch(r"UNSEEN SINCE \d\d-[A-Z][a-z]{2}-\d{4}", wanted)
        return [b"* SEARCH " + " ".join(str(each) for each in self.mails if each not in self.seen).encode()]

    def _fetch(self, wanted: str) -> list[bytes]:
        uids, what = wanted.split(" ", 1)
        found = []
        for each in map(int, uids.split(",")):
            data = self.mails[each]
            assert "PEEK" in what, "looking marks nothing as read"
            fields = re.search(r"HEADER\.FIELDS \((.*)\)\]<0\.\d+>", what)
            part = headers_of(data, fields[1].encode().lower().split()) if fields else data
            found.append(b"* %d FETCH (UID %d BODY[] {%d}\r\n%b)" % (each, each, len(part), part))
        return found

    def _store(self, wanted: str) -> list[bytes]:
        self.seen |= set(map(int, wanted.split(" ", maxsplit=1)[0].split(",")))
        return []


def headers_of(data: bytes, names: list[bytes]) -> bytes:
    every = re.findall(rb"[^\r\n]+\r\n(?:[ \t].*\r\n)*", data.partition(b"\r\n\r\n")[0] + b"\r\n")
    return b"".join(each for each in every if each.partition(b":")[0].lower() in names) + b"\r\n"


@contextmanager
def a_box() -> Iterator[Box]:
    box = Box()

    class Session(socketserver.StreamRequestHandler):
        disable_nagle_algorithm = True  # many small answers

        def handle(self) -> None:
            self.wfile.write(b"* OK here\r\n")
            while line := self.rfile.readline().decode().strip():
                tag, _, command = line.partition(" ")
                if command.upper().startswith("LOGIN") and '"secret"' not in command:
                    self.wfile.write(f"{tag} NO wrong\r\n".encode())
                    continue
                for each in box.answer(command):
                    self.wfile.write(each + b"\r\n")
                self.wfile.write(f"{tag} OK done\r\n".encode())
                if command.upper() == "LOGOUT":
                    return

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    box.url = f"imap://sign:secret@127.0.0.1:{server.server_address[1]}/INBOX"
    try:
        yield box
    finally:
        server.shutdown()
        server.server_close()


def report(
    mail: EmailMessage, *, action: str = "failed", status: str = "5.1.1", headers_only: bool = False
) -> bytes:
    """As Postfix sends it; with `headers_only` as Exchange does."""
    original = mail.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    kind, inside = b"message/rfc822", original
    if headers_only:
        kind, inside = b"text/rfc822-headers", original.split(b"\r\n\r\n")[0] + b"\r\n"
    to = str(mail["To"]).encode()
    return b"\r\n".join(
        (
            b"From: MAILER-DAEMON@mx.example.cn (Mail Delivery System)",
            b"To: sign@huaming.example",
            b"Subject: Undelivered Mail Returned to Sender",
            b"Auto-Submitted: auto-replied",
            b"MIME-Version: 1.0",
            b"Content-Type: multipart/report; report-type=delivery-status;",
            b'\tboundary="4Xyz12.1700000000/mx.example.cn"',
            b"",
            b"--4Xyz12.1700000000/mx.example.cn",
            b"Content-Description: Notification",
            b"Content-Type: text/plain; charset=us-ascii",
            b"",
            b"I'm sorry to have to inform you that your message could not be delivered.",
            b"",
            b"--4Xyz12.1700000000/mx.example.cn",
            b"Content-Description: Delivery report",
            b"Content-Type: message/delivery-status",
            b"",
            b"Reporting-MTA: dns; mx.example.cn",
            b"X-Postfix-Queue-ID: 4Xyz12",
            b"Arrival-Date: Tue, 24 Nov 2026 11:00:00 +0800 (CST)",
            b"",
            b"Final-Recipient: rfc822; " + to,
            b"Original-Recipient: rfc822;" + to,
            b"Action: " + action.encode(),
            b"Status: " + status.encode(),
            b"Remote-MTA: dns; mail.example.cn",
            b"Diagnostic-Code: smtp; 550 5.1.1 <" + to + b">: user unknown",
            b"",
            b"--4Xyz12.1700000000/mx.example.cn",
            b"Content-Description: Undelivered Message",
            b"Content-Type: " + kind,
            b"",
            inside,
            b"--4Xyz12.1700000000/mx.example.cn--",
            b"",
        )
    )
