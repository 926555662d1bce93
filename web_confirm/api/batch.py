"""Several tasks confirmed together: the reading list, one code, and how far it is. Only ever one's own."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from signing.errors import Refusal
from signing.usecases.confirm_batch import confirm_batch
from signing.usecases.request_batch_code import request_batch_code
from signing.usecases.view_batch import view_batch
from signing.usecases.view_batch_progress import view_batch_progress
from web_confirm.api.acting import CODE_LIMIT, hand_from
from web_confirm.api.answers import strings_of
from web_confirm.api.shown_batch import shown_batch, shown_left, shown_progress
from web_confirm.bodies import json_object, text_of
from web_confirm.visitor import Entered, limit

router = APIRouter()


@router.get("/batch")
async def reading_list(request: Request, visitor: Entered) -> dict[str, Any]:
    limit(request, "read", visitor.person.id)
    return shown_batch(visitor, await view_batch(visitor.ports, visitor.actor))


@router.post("/batch/code")
async def code(request: Request, visitor: Entered) -> dict[str, Any]:
    """`{items, drawing | typed | kept, keep}` → `{id, digest, tasks, left}`. `items`: the SHA-256 of what was
    shown, by task; `digest`: of the list that the code is bound to. Without `id` nothing could go, and no code
    was sent."""
    limit(request, "code", visitor.person.id)
    wanted = await json_object(request, CODE_LIMIT)
    if wanted.get("uploaded") or wanted.get("name_seal"):
        raise Refusal("bad-request")  # kept with one task, and cut for one name
    items = strings_of(wanted, "items")
    sent = await request_batch_code(visitor.ports, visitor.actor, items, hand_from(wanted))
    left = [shown_left(visitor.language, each) for each in sent.left]
    return {"id": sent.id, "digest": sent.digest, "tasks": list(sent.task_ids), "left": left}


@router.get("/batch/{batch_id}")
async def progress(request: Request, batch_id: str, visitor: Entered) -> dict[str, Any]:
    limit(request, "read", visitor.person.id)
    return shown_progress(visitor, await view_batch_progress(visitor.ports, visitor.actor, batch_id))


@router.post("/batch/{batch_id}/confirm")
async def confirm(request: Request, batch_id: str, visitor: Entered) -> dict[str, Any]:
    """`{code, seen}` → how far it is. `seen`: the `digest` of the list that the page has shown."""
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    typed, seen = text_of(wanted, "code"), text_of(wanted, "seen")
    await confirm_batch(visitor.ports, visitor.actor, batch_id, code=typed, seen=seen)
    return shown_progress(visitor, await view_batch_progress(visitor.ports, visitor.actor, batch_id))


@router.post("/batch/{batch_id}/next")
async def next_one(request: Request, batch_id: str, visitor: Entered) -> dict[str, Any]:
    """Acts in the next task of what was confirmed. The page asks until it is finished; else a timer does."""
    limit(request, "batch", visitor.person.id)
    return shown_progress(visitor, await view_batch_progress(visitor.ports, visitor.actor, batch_id, go_on=True))
