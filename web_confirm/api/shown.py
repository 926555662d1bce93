"""A view as JSON, with every state and moment already in the reader's words and zone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from signing.ports import HandedIn
from signing.task.model import ENDED_STATES, Party, PartyState, Task, TaskState
from signing.task.questions import Question
from signing.task.routing import DONE_STATES
from signing.usecases.views import HistoryLine, TaskView
from signing.wording import say, say_moment
from web_confirm.api.shown_documents import document_of, documents_of
from web_confirm.api.shown_fields import fills_of, hand_of, places_of, shown_seal
from web_confirm.visitor import Visitor

OURS_TO_MOVE = frozenset({TaskState.PREPARING, TaskState.CLOSING})


def shown_task(visitor: Visitor, view: TaskView) -> dict[str, Any]:
    task, language = view.task, visitor.language
    return {
        "id": task.id,
        "number": task.number,
        "title": task.title,
        "state": task.state.value,
        "state_text": say(language, f"state-{task.state}"),
        "screen": screen_of(view),
        "language": language,
        "reader": view.reader.name,
        "from": view.initiator.name,
        "sent": _moment(visitor, task.sent_at),
        "deadline": _deadline(visitor, task),
        "ended": _moment(visitor, task.ended_at),
        "end_reason": task.end_reason,
        "waiting_for": say(language, f"refusal-{task.waiting_for}") if task.waiting_for else None,
        "waiting_on": [party.name for party in view.waiting_on],
        "done": view.done,
        "total": view.total,
        "can": sorted(view.can),
        "sha256": view.sha256,
        "document": document_of(view, language) if "open" in view.can else None,
        "documents": documents_of(view, language) if "open" in view.can else [],
        "shapes": [[round(shape.width, 2), round(shape.height, 2)] for shape in view.shapes],
        "places": places_of(view, view.my_fields),
        "others": places_of(view, view.others),
        "fills": fills_of(view) if view.can & {"sign", "fill"} else [],
        "hand": hand_of(view),
        "seals": [shown_seal(seal) for seal in view.seals],
        "mine": [_party(visitor, party, me=True) for party in view.mine],
        "parties": [_party(visitor, party, me=party in view.mine) for party in task.parties],
        "history": [_line(visitor, line) for line in view.history],
        "reading": _reading(view),
        "papers": _papers(view),
        "handed_in": _handed_in(view),
        "questions": [_question(visitor, each, view.reader.id) for each in view.questions],
    }


def screen_of(view: TaskView) -> str:
    """Which of the page's screens this is for its reader: the first of these that is so."""
    state, mine = view.task.state, {party.state for party in view.mine}
    screens = {
        "signing": PartyState.SIGNING in mine,
        "act": bool(view.can & {"sign", "approve", "fill"}),
        "completed": state is TaskState.COMPLETED,
        "ended": state in ENDED_STATES,
        "draft": state is TaskState.DRAFT,
        "acted": bool(mine & DONE_STATES),
        "ours": state in OURS_TO_MOVE,
        "not-yet": PartyState.NOT_YET in mine,
        "reading": True,
    }
    return next(screen for screen, so in screens.items() if so)


def _party(visitor: Visitor, party: Party, *, me: bool) -> dict[str, Any]:
    language = visitor.language
    return {
        "name": party.name,
        "company": party.company,
        "role": party.role.value,
        "role_text": say(language, f"role-{party.role}"),
        "state": party.state.value,
        "state_text": say(language, f"party-state-{party.state}"),
        "at": _moment(visitor, party.acted_at),
        "reason": party.reason,
        "handed_by": party.handed_by,
        "handed_why": party.handed_why,
        "me": me,
    }


def _line(visitor: Visitor, line: HistoryLine) -> dict[str, Any]:
    return {"at": _moment(visitor, line.at), "text": say(visitor.language, f"event-{line.kind}", **line.facts)}


def _papers(view: TaskView) -> list[dict[str, Any]]:
    """What the signer must hand in, and what of it is there."""
    there = {(file.party_id, file.asked_id): file for file in view.handed_in}
    asked = [(view.signer.id, each) for each in view.signer.asked_files] if view.signer else []
    return [
        {
            "id": each.id,
            "name": each.name,
            "required": each.required,
            "file": _file(there[party_id, each.id]) if (party_id, each.id) in there else None,
        }
        for party_id, each in asked
    ]


def _handed_in(view: TaskView) -> list[dict[str, Any]]:
    """Where nothing can be taken back any more."""
    names = {each.id: each.name for party in view.task.parties for each in party.asked_files}
    who = {party.id: party for party in view.task.parties if not view.signer or party.id != view.signer.id}
    return [
        {**_file(file), "what": names.get(file.asked_id, ""), "who": who[file.party_id].name}
        for file in view.handed_in
        if file.party_id in who
    ]


def _file(file: HandedIn) -> dict[str, Any]:
    return {"id": file.id, "name": file.name, "size": file.size}


def _reading(view: TaskView) -> dict[str, Any] | None:
    if view.to_read is None:
        return None
    return {"pages": list(view.to_read.pages), "seconds": view.to_read.seconds, "began": view.to_read.began}


def _question(visitor: Visitor, question: Question, reader_id: str) -> dict[str, Any]:
    return {
        "id": question.id,
        "name": question.name,
        "words": question.words,
        "asked": _moment(visitor, question.asked_at),
        "answer": question.answer,
        "answered": _moment(visitor, question.answered_at),
        "mine": question.asker_id == reader_id,
    }


def _moment(visitor: Visitor, at: datetime | None) -> dict[str, str] | None:
    if at is None:
        return None
    return {"iso": at.isoformat(), "text": say_moment(visitor.language, at.astimezone(visitor.zone))}


def _deadline(visitor: Visitor, task: Task) -> dict[str, Any] | None:
    moment = _moment(visitor, task.deadline)
    if moment is None or task.deadline is None:
        return None
    left = task.deadline - visitor.ports.clock()
    running = task.state not in ENDED_STATES
    return {
        **moment,
        "left": time_left(visitor.language, left) if running else None,
        "soon": running and left < timedelta(days=1),
    }


def time_left(language: str, left: timedelta) -> str:
    """The largest unit that still tells something."""
    minutes = int(left.total_seconds() // 60)
    if minutes < 0:
        return say(language, "web-time-over")
    if minutes < 60:
        return say(language, "web-time-left", count=max(minutes, 1), unit="minutes")
    if minutes < 48 * 60:
        return say(language, "web-time-left", count=minutes // 60, unit="hours")
    return say(language, "web-time-left", count=minutes // (24 * 60), unit="days")
