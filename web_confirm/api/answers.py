"""What a signer fills in: kept as they go, judged each time; pictures as raw bodies."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from signing.errors import Refusal
from signing.usecases.fetch_picture import fetch_picture
from signing.usecases.keep_answers import keep_answers
from signing.usecases.keep_picture import keep_picture
from signing.usecases.name_seal import fetch_name_seal
from signing.usecases.view_proposal import view_proposal
from signing.wording import say
from web_confirm.bodies import body, json_object
from web_confirm.visitor import Entered, limit

router = APIRouter()

ANSWERS_LIMIT = 256 * 1024  # bytes of JSON
PICTURE_LIMIT = 16 * 1024 * 1024  # bytes; the use case says the exact one in words


@router.post("/tasks/{task_id}/answers")
async def answers(request: Request, task_id: str, visitor: Entered) -> dict[str, Any]:
    """`{answers: {key: value}}` → `{values, wrong}`: as they will be written, or what is wrong, by key."""
    limit(request, "answers", visitor.person.id)
    given = strings_of(await json_object(request, ANSWERS_LIMIT), "answers")
    judged = await keep_answers(visitor.ports, visitor.actor, task_id, given)
    wrong = {
        key: say(visitor.language, f"refusal-{each.code}", **each.facts) for key, each in judged.wrong.items()
    }
    return {"values": dict(judged.values), "wrong": wrong}


@router.post("/tasks/{task_id}/pictures/{key}")
async def upload(request: Request, task_id: str, key: str, visitor: Entered) -> dict[str, Any]:
    """The picture as the raw body → `{name}`: its value in the answers."""
    limit(request, "picture", visitor.person.id)
    kept = await keep_picture(visitor.ports, visitor.actor, task_id, key, await body(request, PICTURE_LIMIT))
    return {"name": kept.name}


@router.get("/tasks/{task_id}/pictures/{key}")
async def picture(request: Request, task_id: str, key: str, visitor: Entered) -> Response:
    """What was made of it, as it will stand in the document."""
    limit(request, "page", visitor.person.id)
    data = await fetch_picture(visitor.ports, visitor.actor, task_id, key)
    return Response(data, media_type="image/png" if data.startswith(b"\x89PNG") else "image/jpeg")


@router.get("/tasks/{task_id}/name-seal")
async def name_seal(request: Request, task_id: str, visitor: Entered) -> Response:
    limit(request, "page", visitor.person.id)
    return Response(await fetch_name_seal(visitor.ports, visitor.actor, task_id), media_type="image/png")


@router.get("/tasks/{task_id}/proposal/{act}")
async def proposal(request: Request, task_id: str, act: str, visitor: Entered) -> dict[str, Any]:
    """What the code stands for that was asked for on another page."""
    limit(request, "read", visitor.person.id)
    found = await view_proposal(visitor.ports, visitor.actor, task_id, act)
    return {
        "bound_to": found.bound_to,
        "means": found.means,
        "values": dict(found.values),
        "typed": found.typed,
        "drawn": found.drawn,
    }


def strings_of(value: dict[str, Any], key: str) -> dict[str, str]:
    """Raises Refusal `bad-request` unless it is an object of strings."""
    found = value.get(key)
    if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
        raise Refusal("bad-request")
    return found
