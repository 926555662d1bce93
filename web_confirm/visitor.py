"""Who stands before the page: language before they have entered, person after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, cast
from zoneinfo import ZoneInfo

from fastapi import Depends, Request

from signing.errors import NotAllowed
from signing.ports import Actor, Ports
from signing.task.model import Person
from signing.usecases.session_person import session_holder
from web_confirm.limits import Buckets, neighbourhood

_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,128}")


@dataclass(frozen=True, slots=True)
class Visitor:
    ports: Ports
    person: Person
    actor: Actor

    @property
    def language(self) -> str:
        return self.person.speaks

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.person.time_zone or self.ports.installation.time_zone)


def ports_of(request: Request) -> Ports:
    return cast(Ports, request.app.state.ports)


def ip_of(request: Request) -> str | None:
    return request.client.host if request.client else None


def actor_of(request: Request, person_id: str | None = None, *, identified: str | None = None) -> Actor:
    agent = request.headers.get("user-agent")
    return Actor(
        person_id,
        "page",
        ip_of(request),
        agent[:300] if agent else None,
        identified=identified,
        language=language_of(request),
    )


def limit(request: Request, what: str, who: str | None = None) -> None:
    """Counts one more `what` of a person, else of the address it comes from."""
    buckets = cast(Buckets, request.app.state.buckets)
    buckets.take(what, who or neighbourhood(ip_of(request)))


def language_of(request: Request) -> str:
    """The person's, once they have entered; else `?l=`, else the first language of the browser that we speak."""
    known = getattr(request.state, "language", None)
    if known:
        return str(known)
    asked = request.query_params.get("l")
    return asked if asked in {"zh", "en"} else preferred(request.headers.get("accept-language", ""))


def preferred(accepted: str) -> str:
    """RFC 9110, 12.5.4; English where none of ours is named."""
    wishes = []
    for at, part in enumerate(accepted[:500].split(",")):
        tag, _, weight = part.strip().lower().partition(";q=")
        try:
            wishes.append((-float(weight or 1), at, tag[:2]))
        except ValueError:
            continue
    return next((tag for weight, _, tag in sorted(wishes) if tag in {"zh", "en"} and weight < 0), "en")


async def enter(request: Request) -> Visitor:
    """Raises NotAllowed("session-over")."""
    token = request.headers.get("x-session", "")
    ports = ports_of(request)
    if not _TOKEN.fullmatch(token):
        raise NotAllowed("session-over")
    person, how = await session_holder(ports, token)
    request.state.language = person.speaks
    return Visitor(ports, person, actor_of(request, person.id, identified=how))


Entered = Annotated[Visitor, Depends(enter)]
