"""The page for several tasks as JSON, in the reader's words and zone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from signing.task.batch import BatchItem
from signing.task.model import Task
from signing.usecases.batch_views import BatchLine, BatchProgress, BatchView, LeftOut
from signing.wording import say, say_moment
from web_confirm.visitor import Visitor


def shown_batch(visitor: Visitor, view: BatchView) -> dict[str, Any]:
    apart = [
        {
            **_task(visitor, line.task),
            "from": line.sender,
            "why": _refusal(visitor.language, line.why.code, line.why.facts),
        }
        for line in view.apart
    ]
    return {
        "lines": [_line(visitor, line) for line in view.lines],
        "apart": apart,
        "more": view.more,
        "hand": {"name": view.reader.name, "name_seal": False, "kept": ["signature"] if view.kept else []},
    }


def _line(visitor: Visitor, line: BatchLine) -> dict[str, Any]:
    left = line.to_read
    return {
        **_task(visitor, line.task),
        "from": line.sender,
        "act": line.act,
        "role_text": say(visitor.language, f"role-{line.party.role}"),
        "name": line.party.name,
        "company": line.party.company,
        "pages": sum(one.pages for one in line.documents),
        "documents": [{"title": one.title, "sha256": one.current} for one in line.documents],
        "sha256": line.sha256,
        "read": line.read,
        "forced": left is not None,
    }


def _task(visitor: Visitor, task: Task) -> dict[str, Any]:
    return {
        "id": task.id,
        "number": task.number,
        "title": task.title,
        "deadline": _moment(visitor, task.deadline),
    }


def _moment(visitor: Visitor, at: datetime | None) -> str | None:
    return say_moment(visitor.language, at.astimezone(visitor.zone)) if at else None


def shown_left(language: str, left: LeftOut) -> dict[str, Any]:
    return {"id": left.task_id, "code": left.why.code, "why": _refusal(language, left.why.code, left.why.facts)}


def shown_progress(visitor: Visitor, progress: BatchProgress) -> dict[str, Any]:
    batch = progress.batch
    return {
        "id": batch.id,
        "confirmed": batch.used_at is not None,
        "finished": progress.finished,
        "items": [_item(visitor.language, item, task) for item, task in progress.items],
    }


def _item(language: str, item: BatchItem, task: Task) -> dict[str, Any]:
    return {
        "id": task.id,
        "number": task.number,
        "title": task.title,
        "act": item.act,
        "state": item.state.value,
        "why": _refusal(language, item.reason, item.facts) if item.reason else "",
    }


def _refusal(language: str, code: str, facts: Mapping[str, Any]) -> str:
    return say(language, f"refusal-{code}", **facts)
