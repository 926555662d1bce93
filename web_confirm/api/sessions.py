"""Entering: init data or a one-time link, exchanged for a session that lives in the page's memory."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from signing.errors import Refusal
from signing.task.model import Person
from signing.usecases.meet_person import meet_person
from signing.usecases.open_session import open_session
from web_confirm.bodies import json_object, text_of
from web_confirm.init_data import read_init_data
from web_confirm.visitor import actor_of, limit, ports_of

router = APIRouter()


@router.post("/session")
async def enter(request: Request) -> dict[str, Any]:
    """`{init_data}` or `{link}` → `{session, person, purpose, task_id}`."""
    limit(request, "session")
    wanted = await json_object(request)
    if ("init_data" in wanted) == ("link" in wanted):
        raise Refusal("bad-request")
    how, who = actor_of(request), {}
    if "init_data" in wanted:
        who = {"person_id": (await _telegram_person(request, text_of(wanted, "init_data"))).id}
    else:
        who = {"link_token": text_of(wanted, "link")[:128]}
    token, person, link = await open_session(
        ports_of(request),
        how="link" if "link" in wanted else "init-data",
        ip=how.ip,
        agent=how.agent,
        **who,
    )
    return {
        "session": token,
        "person": {"name": person.name, "language": person.speaks},
        "purpose": link.purpose if link else None,
        "task_id": link.task_id if link else None,
    }


async def _telegram_person(request: Request, init_data: str) -> Person:
    ports = ports_of(request)
    user = read_init_data(init_data, bot_token=request.app.state.bot_token, now=ports.clock())
    return await meet_person(
        ports,
        telegram_id=user.id,
        name=user.name,
        username=user.username,
        language_code=user.language_code,
    )
