"""Entering: init data or a one-time link, exchanged for a session that lives in the page's memory."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from signing.confirmation.paper_codes import read_paper_code
from signing.errors import Refusal
from signing.ports import Actor
from signing.task.model import Person
from signing.usecases.choose_language import choose_language
from signing.usecases.enter_by_letter import enter_by_letter
from signing.usecases.fresh_letter import fresh_letter
from signing.usecases.meet_person import meet_person
from signing.usecases.open_session import open_session
from signing.usecases.task_of_paper import task_of_paper
from signing.wording import LANGUAGES
from web_confirm.bodies import json_object, text_of
from web_confirm.init_data import read_init_data
from web_confirm.visitor import actor_of, limit, ports_of

router = APIRouter()

WAYS_IN = ("init_data", "link", "invitation")


@router.post("/session")
async def enter(request: Request) -> dict[str, Any]:
    """`{init_data}`, `{link}` or `{invitation}` → `{session, person, purpose, task_id}`. `language`: chosen before
    the button of a letter's page was pressed."""
    limit(request, "session")
    wanted = await json_object(request)
    if sum(way in wanted for way in WAYS_IN) != 1:
        raise Refusal("bad-request")
    how, who = actor_of(request), {}
    if "invitation" in wanted:
        return await _by_letter(request, wanted)
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
    if link is not None and link.channel and (chosen := _language(wanted)):
        person = await choose_language(ports_of(request), Actor(person.id, "page"), chosen)
    return _entered(token, person, link.purpose if link else None, link.task_id if link else None)


async def _by_letter(request: Request, wanted: dict[str, Any]) -> dict[str, Any]:
    how = actor_of(request)
    token, person, task_id = await enter_by_letter(
        ports_of(request),
        _invitation(wanted),
        language=_language(wanted),
        ip=how.ip,
        agent=how.agent,
    )
    return _entered(token, person, "task", task_id)


def _entered(token: str, person: Person, purpose: str | None, task_id: str | None) -> dict[str, Any]:
    return {
        "session": token,
        "person": {"name": person.name, "language": person.speaks},
        "purpose": purpose,
        "task_id": task_id,
    }


@router.post("/invited")
async def invited(request: Request) -> dict[str, Any]:
    """`{code}` of a sheet of paper → `{task_id, code}`, where there is such a sheet: nothing is used up by it."""
    limit(request, "session")
    code = read_paper_code(text_of(await json_object(request), "code"))
    return {"task_id": await task_of_paper(ports_of(request), code), "code": code}


def _invitation(wanted: dict[str, Any]) -> str:
    said = text_of(wanted, "invitation")[:128]
    return read_paper_code(said) or said


def _language(wanted: dict[str, Any]) -> str | None:
    chosen = text_of(wanted, "language", "")
    return chosen if chosen in LANGUAGES else None


@router.post("/fresh-link")
async def fresh_link(request: Request) -> dict[str, Any]:
    """`{token}` of a letter's link that is used or over → `{channel, to}`: where another one goes."""
    limit(request, "fresh-link")
    token = text_of(await json_object(request), "token")[:128]
    gone = await fresh_letter(ports_of(request), token)
    return {"channel": gone.channel, "to": gone.to}


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
