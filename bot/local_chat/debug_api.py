"""Failures on demand, under /chat/debug: for tests, and for the "Failures on demand" box of the page."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from bot.local_chat.cast import Json
from bot.local_chat.chat_api import room_of
from bot.local_chat.faults import Fault

debug = APIRouter(prefix="/chat/debug")


class NewFault(BaseModel):
    method: str
    kind: Literal["429", "500", "403", "400", "timeout", "lost"]
    times: int = Field(default=1, ge=1, le=1000)
    seconds: int = Field(default=3, ge=0, le=120)
    description: str = Field(default="", max_length=300)


@debug.get("")
async def faults(request: Request) -> Json:
    return {"faults": room_of(request).faults.listed()}


@debug.post("")
async def add_fault(request: Request, fault: NewFault) -> Json:
    room = room_of(request)
    room.faults.add(Fault(**fault.model_dump()))
    room.live.tell("faults", faults=room.faults.listed())
    return {"faults": room.faults.listed()}


@debug.delete("")
async def clear_faults(request: Request) -> Json:
    room = room_of(request)
    room.faults.clear()
    room.live.tell("faults", faults=[])
    return {"faults": []}
