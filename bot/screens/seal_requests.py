"""A keeper's yes or no to a use of a seal: who waits for it, and one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.buttons import pack
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut
from signing.usecases.seal_requests_waiting import WaitingRequest
from signing.usecases.seal_views import label_of
from signing.usecases.view_seal_request import SealRequestView

MOST_WAITING = 20  # with a button each; the oldest come first, and others follow them


def waiting_lines(waiting: Sequence[WaitingRequest], voice: Voice) -> list[str]:
    if not waiting:
        return []
    lines = [bold(voice.say("seals-waiting", count=len(waiting)))]
    lines += [
        voice.say("seals-waiting-one", who=cut(one.who, 30), title=cut(one.title, 40), seal=cut(one.seal, 40))
        for one in waiting[:MOST_WAITING]
    ]
    if len(waiting) > MOST_WAITING:
        lines.append(voice.say("list-more", left=len(waiting) - MOST_WAITING))
    return [*lines, ""]


def waiting_rows(waiting: Sequence[WaitingRequest], voice: Voice) -> list[tuple[Button, ...]]:
    return [
        (
            Button(
                voice.label("button-seal-request", who=cut(one.who, 16), title=cut(one.title, 24)),
                pack("sealreq", one.request.id),
                style="primary",
            ),
        )
        for one in waiting[:MOST_WAITING]
    ]


def request_card(view: SealRequestView, voice: Voice) -> Screen:
    """What is asked, of which bytes, until when."""
    task, request = view.task, view.request
    seal = label_of(view.seal, voice.language)
    lines = [
        voice.say(
            "seal-told-asked", by=cut(view.who, 30), seal=seal, title=cut(task.title, 80), number=task.number
        ),
        voice.say("seal-asked-digest", digest=request.sha256[:16]),
        voice.say("seal-asked-until", time=voice.soon(request.expires_at)),
    ]
    back = (Button(voice.label("button-seals"), pack("seals")),)
    return Screen("\n".join(lines), rows=(*request_rows(request.id, voice), back))


def decided_card(view: SealRequestView, voice: Voice) -> Screen:
    """What was asked, and that it is answered: in place of the buttons."""
    seal = label_of(view.seal, voice.language)
    asked = {"by": view.who, "seal": seal, "title": view.task.title, "number": view.task.number}
    return request_over({**asked, **view.end}, voice)


def request_over(facts: Mapping[str, Any], voice: Voice) -> Screen:
    """`facts`: what was asked, as it was said then, and how it ended (`how_it_ended`)."""
    said = {name: facts[name] for name in ("by", "seal", "title", "number")}
    asked = voice.say("seal-told-asked", **{**said, "by": cut(said["by"], 30), "title": cut(said["title"], 80)})
    how = {"by": cut(str(facts.get("decider", "")), 30), "reason": cut(str(facts.get("reason", "")), 200)}
    at = voice.short(datetime.fromisoformat(facts["at"])) if "at" in facts else ""
    ended = voice.say(f"seal-over-{facts['how']}", **how, at=at)
    return Screen(f"{asked}\n{ended}")


def request_rows(request_id: str, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    return (
        (Button(voice.label("button-seal-read"), page=f"/s?r={request_id}", style="primary"),),
        (
            Button(voice.label("button-seal-grant"), pack("sealgrant", request_id), style="success"),
            Button(voice.label("button-seal-refuse"), pack("sealnot", request_id), style="danger"),
        ),
    )
