"""People at their phones: a small client over the local chat's own endpoints, for journeys as transcripts.

    with LocalChatClient("http://127.0.0.1:8081") as chat:
        chat.start(CHEN_JING)
        chat.send_file(CHEN_JING, "合同.pdf", pdf)
        card = chat.wait_for(CHEN_JING, lambda message: "合同" in text_of(message))
        chat.press(CHEN_JING, "Continue")

Messages are Telegram's `Message` objects as the person sees them. All calls block; run them beside the server
(in a thread: `await asyncio.to_thread(chat.say, …)`) if it lives in the same event loop.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.local_chat_messages import (
    Message,
    NotSeen,
    buttons_of,
    deep_link_of,
    from_bot,
    links_of,
    text_of,
)

__all__ = [
    "LocalChatClient",
    "Message",
    "NotSeen",
    "buttons_of",
    "deep_link_of",
    "from_bot",
    "links_of",
    "text_of",
]


class LocalChatClient:
    def __init__(self, address: str, *, patience: float = 20.0) -> None:
        """`address` like http://127.0.0.1:8081; `patience` in seconds for everything that is waited for."""
        self.patience = patience
        # No certificates to read: it is our own loopback, without TLS.
        self._http = httpx.Client(base_url=address, timeout=90, trust_env=False, verify=False)

    def __enter__(self) -> LocalChatClient:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    # ── acting ──

    def start(self, person: int, payload: str = "") -> Message:
        """Presses START (with a deep link's payload)."""
        return self._post(person, "start", {"payload": payload})

    def say(self, person: int, text: str, *, reply_to: int | None = None) -> Message:
        """A text or a /command; a first /start opens the chat."""
        if text.split(" ", maxsplit=1)[0] == "/start" and not self.person(person)["started"]:
            return self.start(person, text.removeprefix("/start").strip())
        return self._post(person, "text", {"text": text, "reply_to": reply_to})

    def send_file(
        self,
        person: int,
        filename: str,
        content: bytes,
        *,
        caption: str = "",
        photo: bool = False,
        mime: str = "",
        reply_to: int | None = None,
    ) -> Message:
        """A document, or a photo (made a JPEG of at most 1280 pixels, as Telegram does)."""
        fields = {"caption": caption, "photo": str(photo).lower()}
        if reply_to is not None:
            fields["reply_to"] = str(reply_to)
        files = {"file": (filename, content, mime or None)}
        return _checked(self._http.post(f"/chat/people/{person}/file", data=fields, files=files))

    def press(
        self, person: int, button: str, *, message: Message | None = None, wait: float = 15.0
    ) -> dict[str, Any] | None:
        """Presses the newest inline button of that text (the whole text, else a part of it).

        Returns the bot's answer {"text", "show_alert", "url"}: its text is the toast or alert. None if the bot
        did not answer within `wait` seconds. A reply keyboard's button is pressed by `say` with its text.
        """
        until = time.monotonic() + self.patience
        while True:
            place = {**self._place_of(person, button, message), "wait": wait}
            try:
                answer: dict[str, Any] | None = self._post(person, "press", place)["answer"]
            except AssertionError as error:
                if "gone" not in str(error) or time.monotonic() > until:
                    raise  # else the card was drawn anew meanwhile: where is it now?
            else:
                return answer

    def press_twice(self, person: int, button: str, *, message: Message | None = None) -> dict[str, Any] | None:
        """A double tap: both before the first is answered. Gives an answer; the finger that comes later may find
        the button gone."""
        place = {**self._place_of(person, button, message), "wait": 15.0}
        with ThreadPoolExecutor(2) as fingers:
            taps = [fingers.submit(self._post, person, "press", place) for _ in range(2)]
        late = [error for tap in taps if (error := tap.exception()) is not None]
        for error in late:
            if len(late) == len(taps) or "gone" not in str(error):
                raise error
        answered = next(tap.result() for tap in taps if tap.exception() is None)
        found: dict[str, Any] | None = answered["answer"]
        return found

    def share_contact(self, person: int, whose: int | None = None) -> Message:
        """One's own contact (as the request_contact button does), or another person's."""
        return self._post(person, "contact", {"person_id": whose})

    def share_users(self, person: int, user_ids: Sequence[int]) -> Message:
        """Answers the request_users button of the reply keyboard that is up."""
        rows = ((self.person(person)["keyboard"] or {}).get("markup") or {}).get("keyboard", [])
        asked = [button["request_users"] for row in rows for button in row if "request_users" in button]
        assert asked, "no request_users button is up"
        return self._post(person, "users", {"request_id": asked[0]["request_id"], "user_ids": list(user_ids)})

    def open_deep_link(self, person: int, url: str) -> Message:
        """Opens https://t.me/<bot>?start=payload as this person."""
        payload = parse_qs(urlsplit(url).query).get("start", [""])[0]
        return self.start(person, payload)

    def web_app_url(self, person: int, message: Message | None, button: str = "", *, theme: str = "light") -> str:
        """The address a web_app button opens, with real initData after the "#".

        `message` None: the newest message that has such a button; `button` "": its first web_app button.
        """
        until = time.monotonic() + self.patience
        while True:
            place = self._find_web_app(person, message, button)
            try:
                return str(self._post(person, "web_app", {**place, "theme": theme})["url"])
            except AssertionError as error:
                if "gone" not in str(error) or time.monotonic() > until:
                    raise
                message = None  # the card was drawn anew meanwhile: the newest has it now

    def button_url(self, person: int, button: str, *, message: Message | None = None) -> str:
        """The address behind a url button (waits for it)."""
        found, row, column = self._find_button(person, button, message)
        return str(found["reply_markup"]["inline_keyboard"][row][column]["url"])

    def block(self, person: int, *, blocked: bool = True) -> None:
        self._post(person, "block", {"blocked": blocked})

    def add_person(self, first_name: str, **facts: str) -> int:
        """facts: last_name, username, language_code, phone_number, about. Returns the id."""
        return int(_checked(self._http.post("/chat/people", json={"first_name": first_name, **facts}))["id"])

    def fail_next(self, method: str, kind: str, *, times: int = 1, seconds: int = 3) -> None:
        """The next calls of a Bot API method fail: kind 429, 500, 403, 400, timeout or lost (done, but the
        answer is lost)."""
        body = {"method": method, "kind": kind, "times": times, "seconds": seconds}
        _checked(self._http.post("/chat/debug", json=body))

    # ── looking ──

    def person(self, person: int) -> dict[str, Any]:
        """How the person's chat stands: started, blocked, keyboard, pinned, unread, menu_button …"""
        people = self._get("/chat/state")["people"]
        return next(one for one in people if one["id"] == person)

    def messages(self, person: int) -> list[Message]:
        """Everything in the chat as it shows now, oldest first (the last 500)."""
        found: list[Message] = self._get(f"/chat/people/{person}/messages?limit=500")["messages"]
        return found

    def last(self, person: int) -> Message:
        """The newest message of the bot."""
        return next(message for message in reversed(self.messages(person)) if from_bot(message))

    def commands(self, person: int) -> list[dict[str, str]]:
        found: list[dict[str, str]] = self._get(f"/chat/people/{person}/commands")["commands"]
        return found

    def wait_for(
        self,
        person: int,
        predicate: Callable[[Message], Any] | str,
        *,
        after: int = 0,
        timeout: float | None = None,
    ) -> Message:
        """The newest message of the bot that fits, edits included; a str fits if it is in the words.

        `after`: only messages with a greater message_id. Raises NotSeen.
        """
        fits = predicate if callable(predicate) else lambda message: predicate in text_of(message)
        until, pause = time.monotonic() + (timeout or self.patience), 0.02
        while True:
            seen = [message for message in self.messages(person) if from_bot(message)]
            for message in reversed(seen):
                if message["message_id"] > after and fits(message):
                    return message
            if time.monotonic() > until:
                raise NotSeen(f"{person} waited in vain; the chat shows:\n{self.transcript(person)}")
            time.sleep(pause)
            pause = min(0.2, 1.5 * pause)  # who asks all the time holds up the answer

    def file(self, message: Message) -> bytes:
        """The bytes of the message's document, or of its photo."""
        media = message["document"] if "document" in message else message["photo"][-1]
        answer = self._http.get(f"/chat/files/{media['file_id']}")
        answer.raise_for_status()
        return answer.content

    def transcript(self, person: int) -> str:
        """The chat as lines, for looking at a failure."""
        lines = []
        for message in self.messages(person):
            media = message.get("document", {}).get("file_name") or ("photo" if "photo" in message else "")
            buttons = "".join(f"\n      {' '.join(f'[{text}]' for text in row)}" for row in buttons_of(message))
            who = "bot" if from_bot(message) else message["from"]["first_name"]
            lines.append(
                f"{message['message_id']:>4} {who}: {f'<{media}> ' if media else ''}{text_of(message)}{buttons}"
            )
        return "\n".join(lines)

    # ── inside ──

    def _place_of(self, person: int, button: str, message: Message | None) -> dict[str, Any]:
        found, row, column = self._find_button(person, button, message)
        return {
            "message_id": found["message_id"], "row": row, "column": column, "text": buttons_of(found)[row][column]
        }  # fmt: skip

    def _find_button(self, person: int, button: str, message: Message | None) -> tuple[Message, int, int]:
        """Waits a little for it: the card may be on its way."""
        until = time.monotonic() + self.patience
        while True:
            seen = self.messages(person)
            if message is not None:
                seen = [one for one in seen if one["message_id"] == message["message_id"]]
            for fits in (str.__eq__, str.__contains__):
                for one in reversed(seen):
                    for row, texts in enumerate(buttons_of(one)):
                        for column, text in enumerate(texts):
                            if fits(text, button):
                                return one, row, column
            if time.monotonic() > until:
                raise NotSeen(f"no button {button!r}; the chat shows:\n{self.transcript(person)}")
            time.sleep(0.05)

    def _find_web_app(self, person: int, message: Message | None, button: str) -> dict[str, int]:
        seen = [message] if message is not None else list(reversed(self.messages(person)))
        for one in seen:
            for row, shown in enumerate(one.get("reply_markup", {}).get("inline_keyboard", [])):
                for column, known in enumerate(shown):
                    if "web_app" in known and button in known["text"]:
                        return {"message_id": one["message_id"], "row": row, "column": column}
        raise NotSeen(f"no Mini App button {button!r}; the chat shows:\n{self.transcript(person)}")

    def _get(self, path: str) -> Any:
        return _checked(self._http.get(path))

    def _post(self, person: int, act: str, body: Any) -> Any:
        return _checked(self._http.post(f"/chat/people/{person}/{act}", json=body))


def _checked(answer: httpx.Response) -> Any:
    if answer.is_error:
        raise AssertionError(f"{answer.request.url.path}: {answer.status_code} {answer.text}")
    return json.loads(answer.content)
