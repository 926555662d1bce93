"""What the studio does with a seal: put into use, frozen, cancelled, renamed, allowed to others."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from fastapi import APIRouter, Request

from signing.errors import BadAnswer, NotAllowed, Refusal, Stale
from signing.ports import SealState
from signing.usecases.allow_seal import allow_seal
from signing.usecases.approve_seal import approve_seal
from signing.usecases.find_seal_user import find_seal_user
from signing.usecases.freeze_seal import freeze_seal
from signing.usecases.inspect_seal import inspect_seal
from signing.usecases.rename_seal import rename_seal
from web_confirm.api.shown_seals import handle_of, shown_inspection, shown_view
from web_confirm.bodies import json_object, text_of
from web_confirm.visitor import Entered, Visitor, limit

router = APIRouter()


@router.post("/seals/{seal_id}/approve")
async def approve(request: Request, seal_id: str, visitor: Entered) -> dict[str, Any]:
    """`{version}`."""
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    view = await approve_seal(visitor.ports, visitor.actor, seal_id, version=_version(wanted))
    return await _after(visitor, seal_id) if view.keeps else shown_view(visitor, view)


@router.post("/seals/{seal_id}/state")
async def state(request: Request, seal_id: str, visitor: Entered) -> dict[str, Any]:
    """`{version, to}`: "frozen", "approved" or "cancelled"."""
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    try:
        to = SealState(text_of(wanted, "to"))
    except ValueError:
        raise Refusal("bad-request") from None
    await freeze_seal(visitor.ports, visitor.actor, seal_id, to=to, version=_version(wanted))
    return await _after(visitor, seal_id)


@router.post("/seals/{seal_id}/rename")
async def rename(request: Request, seal_id: str, visitor: Entered) -> dict[str, Any]:
    """`{version, label?, asks?}`."""
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    asks = wanted.get("asks")
    if asks is not None and not isinstance(asks, bool):
        raise Refusal("bad-request")
    await rename_seal(
        visitor.ports,
        visitor.actor,
        seal_id,
        version=_version(wanted),
        name=text_of(wanted, "label") if "label" in wanted else None,
        asks=asks,
    )
    return await _after(visitor, seal_id)


@router.post("/seals/{seal_id}/find-user")
async def find(request: Request, seal_id: str, visitor: Entered) -> dict[str, Any]:
    """`{words}` → `{name}`: whom they mean."""
    limit(request, "seek", visitor.person.id)
    wanted = await json_object(request)
    found = await find_seal_user(visitor.ports, visitor.actor, seal_id, words=text_of(wanted, "words"))
    return {"name": found.name}


@router.post("/seals/{seal_id}/users")
async def allow(request: Request, seal_id: str, visitor: Entered) -> dict[str, Any]:
    """`{words, name, keeps, until}`: `name` as it was shown, `until` a day or empty. `{handle}` takes back."""
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    ports, actor = visitor.ports, visitor.actor
    if "handle" in wanted:
        person_id = await _user(visitor, seal_id, text_of(wanted, "handle"))
        await allow_seal(ports, actor, seal_id, person_id=person_id, allowed=False)
        return await _after(visitor, seal_id)
    until = _end_of(visitor, text_of(wanted, "until", ""))
    limit(request, "seek", visitor.person.id)
    person = await find_seal_user(ports, actor, seal_id, words=text_of(wanted, "words"))
    if person.name != text_of(wanted, "name"):
        raise Stale("seal-changed")
    await allow_seal(ports, actor, seal_id, person_id=person.id, keeps=wanted.get("keeps") is True, until=until)
    return await _after(visitor, seal_id)


async def _after(visitor: Visitor, seal_id: str) -> dict[str, Any]:
    return shown_inspection(visitor, await inspect_seal(visitor.ports, visitor.actor, seal_id))


async def _user(visitor: Visitor, seal_id: str, handle: str) -> str:
    found = await inspect_seal(visitor.ports, visitor.actor, seal_id)
    for user, _ in found.users:
        if handle_of(seal_id, user.person_id) == handle:
            return user.person_id
    raise NotAllowed("not-found")


def _end_of(visitor: Visitor, words: str) -> datetime | None:
    """The last moment of a day, in the reader's zone."""
    if not words:
        return None
    try:
        day = date.fromisoformat(words)
        return datetime.combine(day + timedelta(days=1), time(), visitor.zone)
    except (ValueError, OverflowError):
        raise BadAnswer("seal-until-past") from None


def _version(wanted: dict[str, Any]) -> int:
    found = wanted.get("version")
    if isinstance(found, bool) or not isinstance(found, int):
        raise Refusal("bad-request")
    return found
