"""What one has let us keep of how one signs: looked at and deleted, by oneself alone."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from signing.errors import NotAllowed
from signing.usecases.fetch_hands import fetch_hands
from signing.usecases.forget_hand import forget_hand
from web_confirm.visitor import Entered, limit

router = APIRouter()


@router.get("/hands/{kind}")
async def hand(request: Request, kind: str, visitor: Entered) -> Response:
    """`kind`: "signature" or "initials"."""
    limit(request, "page", visitor.person.id)
    found = await fetch_hands(visitor.ports, visitor.actor)
    if kind not in found:
        raise NotAllowed("not-found")
    return Response(found[kind], media_type="image/png")


@router.post("/hands/{kind}/forget")
async def forget(request: Request, kind: str, visitor: Entered) -> dict[str, Any]:
    limit(request, "act", visitor.person.id)
    await forget_hand(visitor.ports, visitor.actor, kind)
    return {}
