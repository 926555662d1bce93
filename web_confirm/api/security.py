"""What one confirms with, set by oneself alone: neither a password nor an app's secret passes through a chat."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import APIRouter, Request

from signing.confirmation.qr import modules
from signing.errors import Refusal
from signing.usecases.begin_proof import begin_proof
from signing.usecases.confirm_proof import confirm_proof
from signing.usecases.view_security import view_security
from web_confirm.bodies import json_object, text_of
from web_confirm.visitor import Entered, Visitor, limit

router = APIRouter()

PURPOSES = frozenset({"password", "password-off", "app", "app-off"})
ADDRESSES = {"email": "email", "phone": "sms"}  # purpose → the way it opens


@router.get("/security")
async def security(request: Request, visitor: Entered) -> dict[str, Any]:
    """`{held, lacks}`: of "password" and "app"; which addresses can be named by who has none yet for codes."""
    limit(request, "read", visitor.person.id)
    return await _shown(visitor)


@router.post("/security/ask")
async def ask(request: Request, visitor: Entered) -> dict[str, Any]:
    """`{purpose, value}` → where the code has gone; of a new app, this once, what its picture says."""
    limit(request, "code", visitor.person.id)
    wanted = await json_object(request)
    purpose = _purpose(wanted, visitor)
    sent = await begin_proof(visitor.ports, visitor.actor, purpose, text_of(wanted, "value", "")[:1000])
    picture = await asyncio.to_thread(modules, sent.picture) if sent.picture else None
    return {"channel": sent.channel, "to": sent.to, "picture": picture, "typed": sent.typed}


@router.post("/security/confirm")
async def confirm(request: Request, visitor: Entered) -> dict[str, Any]:
    """`{purpose, code}`: what was asked for takes effect."""
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    given = await confirm_proof(visitor.ports, visitor.actor, _purpose(wanted, visitor), text_of(wanted, "code"))
    shown = await _shown(visitor)
    return {**shown, "lacks": []} if given.purpose in ADDRESSES else shown


def _lacks(visitor: Visitor) -> list[str]:
    """Only who came without any address names one here: everybody else's is known, or the chat's to prove."""
    person, ways = visitor.person, visitor.ports.installation.ways
    if person.telegram_id is not None or person.email or person.phone:
        return []
    return [purpose for purpose, way in ADDRESSES.items() if way in ways]


def _purpose(wanted: dict[str, Any], visitor: Visitor) -> str:
    purpose = text_of(wanted, "purpose")
    if purpose not in PURPOSES and purpose not in _lacks(visitor):
        raise Refusal("bad-request")
    return purpose


async def _shown(visitor: Visitor) -> dict[str, Any]:
    view = await view_security(visitor.ports, visitor.actor)
    return {"held": sorted(view.held & {"password", "app"}), "lacks": _lacks(visitor)}
