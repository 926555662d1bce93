"""Sign, approve, reject: a session in the header, a code from the chat, POST only."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from fastapi import APIRouter, Request

from signing.errors import BadAnswer
from signing.usecases.approve_document import approve_document
from signing.usecases.reject_task import reject_task
from signing.usecases.request_code import request_code
from signing.usecases.sign_document import sign_document
from signing.usecases.view_task import view_task
from web_confirm.api.shown import shown_task
from web_confirm.bodies import json_object, text_of
from web_confirm.visitor import Entered, Visitor, limit

router = APIRouter()

DRAWING_LIMIT = 512 * 1024  # bytes of JSON; the drawing's own limit, 300 KB, is kept by the use case
DATA_URL = "data:image/png;base64,"


@router.post("/tasks/{task_id}/code")
async def code(request: Request, task_id: str, visitor: Entered) -> dict[str, Any]:
    """`{act, sha256, drawing | typed}` → `{expires_at, channel, sha256}`."""
    limit(request, "code", visitor.person.id)
    wanted = await json_object(request, DRAWING_LIMIT)
    sent = await request_code(
        visitor.ports,
        visitor.actor,
        task_id,
        act=text_of(wanted, "act"),
        sha256=text_of(wanted, "sha256"),
        drawing_png=_drawing(text_of(wanted, "drawing")) if wanted.get("drawing") is not None else None,
        typed=text_of(wanted, "typed") if wanted.get("typed") is not None else None,
    )
    return {"expires_at": sent.expires_at.isoformat(), "channel": sent.channel, "sha256": sent.sha256}


def _drawing(words: str) -> bytes:
    try:
        return base64.b64decode(words.removeprefix(DATA_URL), validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadAnswer("drawing-not-png") from error


@router.post("/tasks/{task_id}/sign")
async def sign(request: Request, task_id: str, visitor: Entered) -> dict[str, Any]:
    """`{code}` → the task: the party signed, or still signing where a time stamp is missing."""
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    await sign_document(visitor.ports, visitor.actor, task_id, code=text_of(wanted, "code"))
    return await _now(visitor, task_id)


@router.post("/tasks/{task_id}/approve")
async def approve(request: Request, task_id: str, visitor: Entered) -> dict[str, Any]:
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    await approve_document(visitor.ports, visitor.actor, task_id, code=text_of(wanted, "code"))
    return await _now(visitor, task_id)


@router.post("/tasks/{task_id}/reject")
async def reject(request: Request, task_id: str, visitor: Entered) -> dict[str, Any]:
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    await reject_task(visitor.ports, visitor.actor, task_id, reason=text_of(wanted, "reason"))
    return await _now(visitor, task_id)


async def _now(visitor: Visitor, task_id: str) -> dict[str, Any]:
    return shown_task(visitor, await view_task(visitor.ports, visitor.actor, task_id, with_pages=True))
