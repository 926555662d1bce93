"""A party names somebody in its place."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from signing.usecases.hand_on import hand_on
from web_confirm.bodies import json_object, text_of
from web_confirm.visitor import Entered, limit

router = APIRouter()


@router.post("/tasks/{task_id}/hand-on")
async def pass_on(request: Request, task_id: str, visitor: Entered) -> dict[str, Any]:
    """`{to: "name and number or address", reason}` → `{name, known}`: whether they have it in their chat already.
    Whoever did it no longer sees the task."""
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    found = await hand_on(
        visitor.ports, visitor.actor, task_id, to=text_of(wanted, "to"), reason=text_of(wanted, "reason")
    )
    return {"name": found.name, "known": found.known}
