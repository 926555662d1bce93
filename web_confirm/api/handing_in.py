"""Papers that a signer must hand in: photos and PDFs as raw bodies."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from fastapi import APIRouter, Request
from fastapi.responses import Response

from signing.usecases.hand_in import hand_in, take_back
from signing.usecases.handed_in import fetch_handed_in
from signing.usecases.view_task import view_task
from web_confirm.api.shown import shown_task
from web_confirm.bodies import body
from web_confirm.downloads import disposition
from web_confirm.visitor import Entered, Visitor, limit

router = APIRouter()

PAPER_LIMIT = 16 * 1024 * 1024  # bytes; the use case says the exact one in words


@router.post("/tasks/{task_id}/papers/{asked_id}")
async def give(request: Request, task_id: str, asked_id: str, visitor: Entered) -> dict[str, Any]:
    """The file as the raw body, its name percent-encoded in X-File-Name → the task."""
    limit(request, "picture", visitor.person.id)
    name = unquote(request.headers.get("x-file-name", ""))
    data = await body(request, PAPER_LIMIT)
    await hand_in(visitor.ports, visitor.actor, task_id, asked_id, filename=name, data=data)
    return await _now(visitor, task_id)


@router.post("/tasks/{task_id}/papers/{asked_id}/take-back")
async def take(request: Request, task_id: str, asked_id: str, visitor: Entered) -> dict[str, Any]:
    limit(request, "act", visitor.person.id)
    await take_back(visitor.ports, visitor.actor, task_id, asked_id)
    return await _now(visitor, task_id)


@router.get("/tasks/{task_id}/papers/{file_id}")
async def paper(request: Request, task_id: str, file_id: str, visitor: Entered) -> Response:
    """Never shown by a browser in our name: what people hand in may be anything that calls itself a PDF."""
    limit(request, "read", visitor.person.id)
    name, data = await fetch_handed_in(visitor.ports, visitor.actor, task_id, file_id)
    return Response(
        data, media_type="application/octet-stream", headers={"Content-Disposition": disposition(name)}
    )


async def _now(visitor: Visitor, task_id: str) -> dict[str, Any]:
    return shown_task(visitor, await view_task(visitor.ports, visitor.actor, task_id, with_pages=True))
