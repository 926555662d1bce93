"""A keeper's leave before a seal is used: the signer asks, the keeper reads and decides."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from signing.errors import Refusal
from signing.usecases.ask_for_seal import ask_for_seal
from signing.usecases.decide_seal_request import decide_seal_request
from signing.usecases.view_leave import Leave, view_leave
from signing.usecases.view_seal_request import fetch_request_page, view_seal_request
from web_confirm.api.shown_seals import moment, shown_request
from web_confirm.bodies import json_object, text_of
from web_confirm.visitor import Entered, Visitor, limit

router = APIRouter()


@router.get("/tasks/{task_id}/seals/{seal_id}/leave")
async def leave(request: Request, task_id: str, seal_id: str, visitor: Entered) -> dict[str, Any]:
    limit(request, "read", visitor.person.id)
    return _shown(visitor, await view_leave(visitor.ports, visitor.actor, task_id, seal_id=seal_id))


@router.post("/tasks/{task_id}/seals/{seal_id}/leave")
async def ask(request: Request, task_id: str, seal_id: str, visitor: Entered) -> dict[str, Any]:
    """`{sha256}` of the document that the page has shown."""
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    sha256 = text_of(wanted, "sha256")
    await ask_for_seal(visitor.ports, visitor.actor, task_id, seal_id=seal_id, sha256=sha256)
    return _shown(visitor, await view_leave(visitor.ports, visitor.actor, task_id, seal_id=seal_id))


@router.get("/seal-requests/{request_id}")
async def show(request: Request, request_id: str, visitor: Entered) -> dict[str, Any]:
    limit(request, "read", visitor.person.id)
    return shown_request(visitor, await view_seal_request(visitor.ports, visitor.actor, request_id))


@router.get("/seal-requests/{request_id}/pages/{page}")
async def page(request: Request, request_id: str, page: int, visitor: Entered, w: int = 800) -> Response:
    limit(request, "page", visitor.person.id)
    data = await fetch_request_page(visitor.ports, visitor.actor, request_id, page, w)
    return Response(data, media_type="image/webp")


@router.post("/seal-requests/{request_id}")
async def decide(request: Request, request_id: str, visitor: Entered) -> dict[str, Any]:
    """`{granted, reason}`."""
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    granted = wanted.get("granted")
    if not isinstance(granted, bool):
        raise Refusal("bad-request")
    await decide_seal_request(
        visitor.ports, visitor.actor, request_id, granted=granted, reason=text_of(wanted, "reason", "")
    )
    return shown_request(visitor, await view_seal_request(visitor.ports, visitor.actor, request_id))


def _shown(visitor: Visitor, found: Leave) -> dict[str, Any]:
    request = found.request
    return {
        "state": found.state,
        "reason": request.reason or "" if request else "",
        "until": moment(visitor, request.expires_at) if request else "",
    }
