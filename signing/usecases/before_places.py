from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from signing.errors import Refusal
from signing.ports import Transaction
from signing.task.events import DOCUMENT_REPLACED, SENT
from signing.task.model import Document, Task, TaskState


async def before_places(tx: Transaction, task: Task) -> tuple[Document, ...]:
    """The documents as they were when they were sent, without any place: the chain knows; `current` has become the
    signed one since. Refusal `template-no-document` where it does not."""
    if task.state is TaskState.DRAFT:
        return task.documents
    known = await _normalised(tx, task)
    if any(one.key not in known for one in task.documents):
        raise Refusal("template-no-document")
    return tuple(replace(one, current=known[one.key][0], pages=known[one.key][1]) for one in task.documents)


async def _normalised(tx: Transaction, task: Task) -> dict[int, tuple[str, int]]:
    """By the document's key: digest and pages, from the last sending on."""
    known: dict[int, tuple[str, int]] = {}
    for entry in await tx.audit.of_task(task.id):
        facts: Mapping[str, Any] = entry.facts
        if entry.kind == SENT:
            told = facts.get("documents")
            if told is None and "normalised" in facts:
                told = [{"document": facts.get("document", _only_key(task)), **facts}]
            known = {int(one["document"]): (str(one["normalised"]), int(one["pages"])) for one in told or ()}
        elif entry.kind == DOCUMENT_REPLACED:
            if int(facts["document"]) not in known:  # the only one of its task, named by what it became
                known.clear()
            known.pop(int(facts["document"]), None)
            known[int(facts["document_after"])] = (str(facts["normalised"]), int(facts["pages"]))
    return known


def _only_key(task: Task) -> int:
    return task.documents[0].key if task.documents else 0
