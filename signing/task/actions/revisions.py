"""What a new revision changes in the task's row, and what the chain is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from signing.task import events as kinds
from signing.task.events import Event
from signing.task.model import Task


def with_revisions(task: Task, revisions: Mapping[int, str]) -> Task:
    documents = (replace(one, current=revisions.get(one.key, one.current)) for one in task.documents)
    return replace(task, documents=tuple(documents))


def revised(task: Task, revisions: Mapping[int, str]) -> dict[str, Any]:
    """For the chain: every document that has a new revision, before and after."""
    changed = [(one, revisions[one.key]) for one in task.documents if one.key in revisions]
    assert len(changed) == len(revisions), "revisions are of the task's documents"
    if len(task.documents) == 1:
        (one, after), *_ = changed
        return {"sha256_before": one.current, "sha256_after": after}
    return {
        "documents": [
            {"document": one.key, "title": one.title, "sha256_before": one.current, "sha256_after": after}
            for one, after in changed
        ]
    }


def healed(task: Task) -> tuple[Event, ...]:
    return (Event(kinds.RESUMED, None, {"code": task.waiting_for}),) if task.waiting_for else ()
