"""What the calls under /chat carry."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

ANSWER_WAIT = 15.0  # seconds a pressed button turns, as Telegram's apps do


class Said(BaseModel):
    text: str
    reply_to: int | None = None


class Pressed(BaseModel):
    """`text`: what the button said that was meant; a card may have been drawn anew under the finger."""

    message_id: int
    row: int = Field(ge=0)
    column: int = Field(ge=0)
    text: str | None = None
    wait: float = Field(default=ANSWER_WAIT, ge=0, le=60)


class Opened(BaseModel):
    """A Mini App: the inline button of a message, a reply keyboard's button, or the menu button (no place)."""

    message_id: int | None = None
    row: int = 0
    column: int = 0
    theme: Literal["light", "dark"] = "light"


class Shared(BaseModel):
    person_id: int | None = None


class SharedUsers(BaseModel):
    request_id: int
    user_ids: list[int]


class Started(BaseModel):
    payload: str = ""


class Block(BaseModel):
    blocked: bool


class Read(BaseModel):
    up_to: int


class Newcomer(BaseModel):
    first_name: str = Field(min_length=1, max_length=64)
    last_name: str = Field(default="", max_length=64)
    username: str = Field(default="", max_length=32, pattern=r"^([A-Za-z][A-Za-z0-9_]{4,31})?$")
    language_code: str = Field(default="en", pattern=r"^[a-z]{2}(-[a-z]+)?$")
    phone_number: str = Field(default="", pattern=r"^\+?[0-9]{0,15}$")
    about: str = Field(default="", max_length=80)
