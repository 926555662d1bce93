"""A person on the web page, without the browser: what its script asks for, in the same order, over HTTP."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.installation import Installation
from tests.local_chat_client import from_bot, text_of

CODE = re.compile(r"(?<![\d-])\d{6}(?![\d-])")  # not the day in a task's number, on a card that came again


class PageRefused(AssertionError):
    """The page said no: `code` of the refusal, and its sentence."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status, self.code, self.message = status, code, message


class PageClient:
    """Enters through the newest Mini App button of the person's chat (`url`: through that address instead)."""

    def __init__(self, installation: Installation, person: int, *, url: str | None = None) -> None:
        self.chat, self.person = installation.chat, person
        address = urlsplit(url or self._newest())
        self.task_id = address.path.rpartition("/")[2]
        self._http = httpx.Client(base_url=installation.pages_url, timeout=120, trust_env=False, verify=False)
        fragment = parse_qs(address.fragment)
        body = {"link": fragment["k"][0]} if "k" in fragment else {"init_data": fragment["tgWebAppData"][0]}
        self.entered = self._post("/api/session", body)
        self._http.headers["X-Session"] = self.entered["session"]

    def _newest(self) -> str:
        self.chat.wait_for(self.person, _has_page)
        return self.chat.web_app_url(self.person, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def read(self) -> dict[str, Any]:
        """Opens the document: the task as this person sees it."""
        task = self._post(f"/api/tasks/{self.task_id}/read", {})
        picture = self._http.get(f"/api/tasks/{self.task_id}/pages/0", params={"w": 400})
        assert picture.status_code == 200 and picture.headers["content-type"] == "image/webp", picture.text
        return task

    def ask_code(
        self,
        act: str,
        *,
        typed: str | None = None,
        drawing: str | None = None,
        filled: Mapping[str, str] | None = None,
    ) -> str:
        """Asks for a code and reads it in the chat. `filled`: by the label of what is asked for."""
        task = self.read()
        newest = max(message["message_id"] for message in self.chat.messages(self.person))
        keys = {fill["label"]: fill["key"] for fill in task["fills"]}
        values = {keys[label]: value for label, value in (filled or {}).items()}
        wanted = {"act": act, "sha256": task["sha256"], "typed": typed, "drawing": drawing, "values": values}
        self._post(f"/api/tasks/{self.task_id}/code", {key: value for key, value in wanted.items() if value})
        message = self.chat.wait_for(
            self.person, lambda each: from_bot(each) and CODE.search(text_of(each)), after=newest
        )
        return CODE.findall(text_of(message))[0]

    def confirm(self, act: str, *, typed: str | None = None, drawing: str | None = None) -> dict[str, Any]:
        """`act` "sign" or "approve", with a fresh code."""
        return self.give_code(act, self.ask_code(act, typed=typed, drawing=drawing))

    def confirm_together(self, *, typed: str) -> dict[str, Any]:
        """All that one code can confirm, each read before. Gives what has come of each."""
        shown = {}
        for line in self._http.get("/api/batch").json()["lines"]:
            shown[line["id"]] = self._post(f"/api/tasks/{line['id']}/read", {})["sha256"]
        newest = max(message["message_id"] for message in self.chat.messages(self.person))
        sent = self._post("/api/batch/code", {"items": shown, "typed": typed})
        message = self.chat.wait_for(
            self.person, lambda each: from_bot(each) and CODE.search(text_of(each)), after=newest
        )
        code = CODE.findall(text_of(message))[0]
        found = self._post(f"/api/batch/{sent['id']}/confirm", {"code": code, "seen": sent["digest"]})
        while not found["finished"]:
            found = self._post(f"/api/batch/{sent['id']}/next", {})
        return found

    def give_code(self, act: str, code: str) -> dict[str, Any]:
        return self._post(f"/api/tasks/{self.task_id}/{act}", {"code": code})

    def reject(self, reason: str) -> dict[str, Any]:
        return self._post(f"/api/tasks/{self.task_id}/reject", {"reason": reason})

    def upload(self, filename: str, data: bytes) -> dict[str, Any]:
        """On the upload page; `filename` percent-encoded. Gives id, number, title, pages of the draft."""
        answer = self._http.post("/api/upload", content=data, headers={"X-File-Name": filename})
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def document(self) -> bytes:
        answer = self._http.get(f"/api/tasks/{self.task_id}/document")
        assert answer.status_code == 200, answer.text
        return answer.content

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = self._http.post(path, json=body)
        if answer.is_error and answer.headers["content-type"] != "application/json":
            raise PageRefused(answer.status_code, "", answer.text)  # the server ended while it was at it
        found: dict[str, Any] = answer.json()
        if answer.is_error:
            raise PageRefused(answer.status_code, str(found.get("code")), str(found.get("message")))
        return found


def _has_page(message: dict[str, Any]) -> bool:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return any("web_app" in button for row in rows for button in row)
