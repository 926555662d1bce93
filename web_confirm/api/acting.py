"""Sign, approve, fill in, reject: a session in the header, a code from the chat, POST only."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from fastapi import APIRouter, Request

from signing.errors import BadAnswer
from signing.usecases.approve_document import approve_document
from signing.usecases.fill_document import fill_document
from signing.usecases.hand import Hand
from signing.usecases.reject_task import reject_task
from signing.usecases.request_code import Wishes, request_code
from signing.usecases.sign_document import sign_document
from signing.usecases.view_task import view_task
from web_confirm.api.answers import strings_of
from web_confirm.api.shown import shown_task
from web_confirm.bodies import json_object, text_of
from web_confirm.visitor import Entered, Visitor, limit

router = APIRouter()

CODE_LIMIT = 1280 * 1024  # bytes of JSON: two drawings of at most 300 KB, and what was filled in
DATA_URL = "data:image/png;base64,"


@router.post("/tasks/{task_id}/code")
async def code(request: Request, task_id: str, visitor: Entered) -> dict[str, Any]:
    """`{act, sha256, drawing | typed | uploaded | name_seal | kept, keep, initials, values, seals, means}` →
    `{expires_at, channel, to, sha256, bound_to, others}`. `keep`: for the next time. `initials`: an object with
    one of the same; `seals`: a seal's id by the kind of field."""
    limit(request, "code", visitor.person.id)
    wanted = await json_object(request, CODE_LIMIT)
    sent = await request_code(
        visitor.ports,
        visitor.actor,
        task_id,
        act=text_of(wanted, "act"),
        sha256=text_of(wanted, "sha256"),
        wishes=_wishes(wanted),
        means=text_of(wanted, "means") if wanted.get("means") is not None else None,
    )
    return {
        "expires_at": sent.expires_at.isoformat(),
        "channel": sent.channel,
        "to": sent.to,
        "sha256": sent.sha256,
        "bound_to": sent.bound_to,
        "others": [{"means": means, "to": to} for means, to in sent.others],
    }


def _wishes(wanted: dict[str, Any]) -> Wishes:
    initials = wanted.get("initials")
    return Wishes(
        signature=hand_from(wanted),
        initials=hand_from(initials) if isinstance(initials, dict) else None,
        values=strings_of(wanted, "values") if "values" in wanted else {},
        seals=strings_of(wanted, "seals") if "seals" in wanted else {},
    )


def hand_from(wanted: dict[str, Any]) -> Hand:
    return Hand(
        drawing_png=_drawing(text_of(wanted, "drawing")) if wanted.get("drawing") is not None else None,
        typed=text_of(wanted, "typed") if wanted.get("typed") is not None else None,
        uploaded=wanted.get("uploaded") is True,
        name_seal=wanted.get("name_seal") is True,
        kept=wanted.get("kept") is True,
        keep=wanted.get("keep") is True,
    )


def _drawing(words: str) -> bytes:
    try:
        return base64.b64decode(words.removeprefix(DATA_URL), validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadAnswer("drawing-not-png") from error


@router.post("/tasks/{task_id}/sign")
async def sign(request: Request, task_id: str, visitor: Entered) -> dict[str, Any]:
    """`{code, seen}` → the task: the party signed, or still signing where a time stamp is missing. `seen`: the
    `bound_to` of what the page has shown."""
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    await sign_document(visitor.ports, visitor.actor, task_id, code=text_of(wanted, "code"), seen=_seen(wanted))
    return await _now(visitor, task_id)


def _seen(wanted: dict[str, Any]) -> str | None:
    return text_of(wanted, "seen") if wanted.get("seen") is not None else None


@router.post("/tasks/{task_id}/approve")
async def approve(request: Request, task_id: str, visitor: Entered) -> dict[str, Any]:
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    await approve_document(visitor.ports, visitor.actor, task_id, code=text_of(wanted, "code"))
    return await _now(visitor, task_id)


@router.post("/tasks/{task_id}/fill")
async def fill(request: Request, task_id: str, visitor: Entered) -> dict[str, Any]:
    """`{code, seen}`, as for signing."""
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    await fill_document(visitor.ports, visitor.actor, task_id, code=text_of(wanted, "code"), seen=_seen(wanted))
    return await _now(visitor, task_id)


@router.post("/tasks/{task_id}/reject")
async def reject(request: Request, task_id: str, visitor: Entered) -> dict[str, Any]:
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    await reject_task(visitor.ports, visitor.actor, task_id, reason=text_of(wanted, "reason"))
    return await _now(visitor, task_id)


async def _now(visitor: Visitor, task_id: str) -> dict[str, Any]:
    return shown_task(visitor, await view_task(visitor.ports, visitor.actor, task_id, with_pages=True))
