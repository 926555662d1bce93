"""Somebody without the chat, as the lines of a transcript say it: a mailbox or a telephone, and a browser."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any, ClassVar, Self
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.installation import Installation
from tests.letters_at_hand import LINK, SENDER, a_sink, a_text_service
from tests.page_client import CODE, PageClient

PATIENCE_S = 60.0


@dataclass
class Mailroom:
    """The mail server and the text-message service of a journey; closes with it."""

    _held: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        self.sink = self._held.enter_context(a_sink())
        self.sms_url, self.texts = self._held.enter_context(a_text_service())
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    @property
    def settings(self) -> dict[str, str]:
        return {
            "YINXIN_SMTP_URL": self.sink.url,
            "YINXIN_SMTP_FROM": SENDER,
            "YINXIN_NOTIFY_SMS": self.sms_url,
        }

    def all_for(self, address: str) -> list[str]:
        """What came to a mailbox or a telephone, in order: subject, words, names of what is attached."""
        if "@" in address:
            return [_read(mail) for mail in self.sink.mails if address in str(mail["To"])]
        number = address.lstrip("+")
        return [str(text["message"]) for text in self.texts if number in str(text["path"])]

    def wait_for(self, address: str, fits: Callable[[str], bool], *, after: int = 0) -> str:
        until = time.monotonic() + PATIENCE_S
        while True:
            came = self.all_for(address)[after:]
            if found := next((words for words in reversed(came) if fits(words)), None):
                return found
            assert time.monotonic() < until, f"{address} waited in vain; it has:\n" + "\n———\n".join(
                self.all_for(address)
            )
            time.sleep(0.05)


class LetterPage(PageClient):
    """Enters by a letter's link; codes come to `codes_at`, the same mailbox unless told."""

    codes_at: str

    def __init__(self, installation: Installation, mailroom: Mailroom, address: str, link: str) -> None:
        self._mailroom, self.codes_at = mailroom, address
        parts = urlsplit(link)
        self.task_id = parts.path.rpartition("/")[2]
        self._http = httpx.Client(base_url=installation.pages_url, timeout=120, trust_env=False, verify=False)
        [(name, token)] = [(name, values[0]) for name, values in parse_qs(parts.fragment).items()]
        self.entered = self._post("/api/session", {{"i": "invitation", "m": "link"}[name]: token})
        self._http.headers["X-Session"] = self.entered["session"]

    def ask_code(self, act: str, *, typed: str | None = None, **_: object) -> str:
        before = len(self._mailroom.all_for(self.codes_at))
        wanted = {"act": act, "sha256": self.read()["sha256"], "typed": typed, "values": {}}
        self._post(f"/api/tasks/{self.task_id}/code", {key: value for key, value in wanted.items() if value})
        return CODE.findall(self._mailroom.wait_for(self.codes_at, _has_code, after=before))[0]


class LetterActs:
    """What is done from a mailbox; the page stays open between the lines."""

    def __init__(self, installation: Installation, mailroom: Mailroom) -> None:
        self._house, self._mailroom = installation, mailroom
        self._open: dict[str, LetterPage] = {}

    def close(self) -> None:
        for page in self._open.values():
            page.__exit__()

    def do(self, address: str, words: str) -> None:
        for shape, act in self._ACTS.items():
            if found := re.fullmatch(shape, words):
                act(self, address, *found.groups())
                return
        raise AssertionError(f"nobody can do that from a letter: {words!r}")

    def _opens(self, address: str) -> None:
        """The newest link that came."""
        link = LINK.findall(self._mailroom.wait_for(address, lambda words: bool(LINK.search(words))))[0]
        self._open[address] = LetterPage(self._house, self._mailroom, address, link)

    def _reads(self, address: str) -> None:
        self._open[address].read()

    def _signs(self, address: str, typed: str) -> None:
        self._open[address].confirm("sign", typed=typed)

    def _approves(self, address: str, other: str | None) -> None:
        page = self._open[address]
        page.codes_at = other or address
        page.confirm("approve")

    def _rejects(self, address: str, reason: str) -> None:
        self._open[address].reject(reason)

    _ACTS: ClassVar[Mapping[str, Callable[..., Any]]] = {
        "opens the letter": _opens,
        "reads": _reads,
        "signs by typing (.+)": _signs,
        r"approves(?: with the code at (\S+))?": _approves,
        "rejects because (.+)": _rejects,
    }


def _read(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    attached = [f"<{name}>" for each in mail.iter_attachments() if (name := each.get_filename())]
    return "\n".join([str(mail["Subject"]), str(part.get_content()), *attached])


def _has_code(words: str) -> bool:
    return bool(CODE.search(words)) and not LINK.search(words)
