"""What is kept about who asks, on the page: for parties who have no chat, too. A copy and the wish to be erased
are confirmed with a code, because a link alone may have been forwarded."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse

from signing.errors import Refusal
from signing.usecases.ask_erasure import ask_erasure
from signing.usecases.begin_proof import OWN_DATA, begin_proof
from signing.usecases.confirm_proof import confirm_proof
from signing.usecases.fetch_my_data import whole_my_data
from signing.usecases.view_my_data import view_my_data
from signing.wording import say, say_moment
from web_confirm.bodies import json_object, text_of
from web_confirm.downloads import open_ticket, seal_ticket, streamed_zip
from web_confirm.visitor import Entered, Visitor, actor_of, limit, ports_of

router = APIRouter()

MY_DATA = "my-data"
COPY, ERASE = OWN_DATA


@router.get("/my-data")
async def look(request: Request, visitor: Entered) -> dict[str, Any]:
    """`{name, lines, wished, means, kept, in_the_way, member}`: in the reader's words."""
    limit(request, "read", visitor.person.id)
    return await _shown(visitor)


@router.post("/my-data/ask")
async def ask(request: Request, visitor: Entered) -> dict[str, Any]:
    """`{purpose}` → where the code has gone."""
    limit(request, "code", visitor.person.id)
    sent = await begin_proof(visitor.ports, visitor.actor, _purpose(await json_object(request)))
    return {"channel": sent.channel, "to": sent.to}


@router.post("/my-data/confirm")
async def confirm(request: Request, visitor: Entered) -> dict[str, Any]:
    """`{purpose, code}` → what is shown then, and for a copy `url`, good for two minutes."""
    limit(request, "act", visitor.person.id)
    wanted = await json_object(request)
    purpose = _purpose(wanted)
    await confirm_proof(visitor.ports, visitor.actor, purpose, text_of(wanted, "code"))
    if purpose == ERASE:
        await ask_erasure(visitor.ports, visitor.actor)
        return await _shown(visitor)
    return {**await _shown(visitor), "url": f"/api/data-copy?t={seal_ticket(visitor, MY_DATA)}"}


@router.get("/data-copy")
async def fetch(request: Request, t: str = "") -> StreamingResponse:
    limit(request, "read")
    ports = ports_of(request)
    ticket = open_ticket(ports, t, MY_DATA)
    return streamed_zip(*await whole_my_data(ports, actor_of(request, ticket.person_id)))


def _purpose(wanted: dict[str, Any]) -> str:
    purpose = text_of(wanted, "purpose")
    if purpose not in OWN_DATA:
        raise Refusal("bad-request")
    return purpose


async def _shown(visitor: Visitor) -> dict[str, Any]:
    view, language = await view_my_data(visitor.ports, visitor.actor), visitor.language
    latest = view.standing.latest
    kept = {"count": len(view.standing.kept), "until": f"{latest:%Y-%m-%d}"} if latest else None
    asked = say_moment(language, view.asked_at.astimezone(visitor.zone)) if view.asked_at else None
    return {
        "name": view.person.name,
        "lines": [say(language, "mydata-count", kind=kind, count=count) for kind, count in view.counts.items()],
        "wished": say(language, "mydata-asked", at=asked) if asked else "",
        "means": say(language, "page-data-erase-means"),
        "kept": say(language, "mydata-erase-kept", **kept) if kept else "",
        "in_the_way": [say(language, f"refusal-{each.code}", **each.facts) for each in view.standing.in_the_way],
        "member": any(each.code == "erase-person-member" for each in view.standing.in_the_way),
    }
