"""One call of a Bot API method: its parameters, however they were sent, and its files."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.local_chat.cast import Person
from bot.local_chat.refused import BLOCKED, NOT_STARTED, ApiError, bad
from bot.local_chat.room import Room

MOST_BYTES = 51 * 1024 * 1024  # 50 MB of file and the form around it


@dataclass(slots=True)
class Call:
    room: Room
    values: dict[str, Any]
    files: dict[str, UploadFile] = field(default_factory=dict)

    def text(self, name: str, otherwise: str = "") -> str:
        value = self.values.get(name)
        return otherwise if value is None else str(value)

    def integer(self, name: str, otherwise: int | None = None) -> int:
        value = self.values.get(name)
        if value in (None, ""):
            if otherwise is None:
                raise bad(f"{name} is empty" if name == "chat_id" else f"parameter {name} is required")
            return otherwise
        try:
            return int(value)
        except (TypeError, ValueError) as error:
            wrong = "chat not found" if name == "chat_id" else f"invalid {name} specified"
            raise bad(wrong) from error

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in ("true", "1", "yes")

    def json(self, name: str) -> Any:
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from error

    def person(self) -> Person:
        """Whose private chat `chat_id` names, if the bot may write there. Raises ApiError 400 or 403."""
        person = self.room.person(self.integer("chat_id"))
        if not person.started:
            raise NOT_STARTED
        if person.blocked:
            raise BLOCKED
        return person


async def read_call(room: Room, request: Request) -> Call:
    """Query, JSON, form and multipart alike. Raises ApiError 413 or 400."""
    if int(request.headers.get("content-length") or 0) > MOST_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    call = Call(room, dict(request.query_params))
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/json":
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError as error:
            raise bad("can't parse JSON object") from error
        call.values.update(body if isinstance(body, dict) else {})
    elif kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        form = await request.form(max_part_size=MOST_BYTES)
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                call.files[name] = value
            else:
                call.values[name] = value
    return call
