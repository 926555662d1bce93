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
    """`{held, lacks}`: of "password" and "app"; which addresses can be proven here by who has no chat."""
    limit(request, "read", visitor.person.id)
    return await _shown(visitor)


@router.post("/security/ask")
async def ask(request: Request, visitor: Entered) -> dict[str, Any]:
    """`{purpose, value}` → where the code has gone; of a new app, this once, what its picture says."""
    limit(request, "code", visitor.person.id)
    wanted = await json_object(request)
    purpose = await _purpose(wanted, visitor)
    sent = await begin_proof(visitor.ports, visitor.actor, purpose, text_of(wanted, "value", "")[:1000])
    picture = await asyncio.to_thread(modules, sent.picture) if sent.picture else None
    return {"channel": sent.channel, "to": sent.to, "picture": picture, "typed": sent.typed}


@router.post("/security/confirm")
async def confirm(request: Request, visitor: Entered) -> dict[str, Any]:
    """`{purpose, code}`: what was asked for takes effect."""
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    purpose = await _purpose(wanted, visitor)
    await confirm_proof(visitor.ports, visitor.actor, purpose, text_of(wanted, "code"))
    return await _shown(visitor)


async def _purpose(wanted: dict[str, Any], visitor: Visitor) -> str:
    purpose = text_of(wanted, "purpose")
    if purpose not in PURPOSES and purpose not in (await _shown(visitor))["lacks"]:
        raise Refusal("bad-request")
    return purpose


async def _shown(visitor: Visitor) -> dict[str, Any]:
    view = await view_security(visitor.ports, visitor.actor)
    lacks = [each for each, way in ADDRESSES.items() if way in view.ways and each not in view.proofs]
    chat = visitor.person.telegram_id is not None
    return {"held": sorted(view.held & {"password", "app"}), "lacks": [] if chat else lacks}
