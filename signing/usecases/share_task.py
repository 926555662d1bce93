"""The task of a start by a link: the owner's, with the stranger in their role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from signing.audit.chain import record, record_events
from signing.ports import Actor, Ports, Transaction
from signing.task.drafting import Change
from signing.task.events import TEMPLATE_STARTED
from signing.task.model import Person, Task
from signing.task.sharing import ShareStart
from signing.task.template_filling import Filling
from signing.task.templates import Template, TemplateVersion, started
from signing.usecases.send_task import put_out
from signing.usecases.template_draft import begun_from, numbered, on_own_page, parties_for
from signing.usecases.template_filled import check_answers


async def shared_draft(ports: Ports, owner: Person, version: TemplateVersion, filling: Filling) -> Change:
    """Without its number, not kept yet. BadAnswer `party-twice`; for an answer as `check_values`."""
    async with ports.transaction() as tx:
        parties = await parties_for(ports, tx, owner, version, filling)
    answers = check_answers(version, filling.answers, ports.clock())
    task, events = begun_from(ports, owner, version, parties, answers)
    return replace(task, fields=await on_own_page(ports, task)), events


def share_facts(template: Template, start: ShareStart) -> dict[str, Any]:
    """Where the task comes from, for its chain."""
    return {
        "template_id": template.id,
        "template": template.name,
        "template_version": start.filling.number,
        "share_id": start.share_id,
        "start_id": start.id,
        "started_by": start.person_id,
    }


async def put_out_shared(
    ports: Ports, tx: Transaction, actor: Actor, draft: Change, facts: Mapping[str, Any]
) -> Task:
    """In the caller's transaction. `actor`: who has set it going, the stranger or the owner."""
    task, events = draft
    task = await numbered(ports, tx, task)
    await tx.tasks.add(task)
    at = task.created_at
    await record_events(tx, (*events, *started(task, facts)), at=at, actor=actor, task_id=task.id)
    about = {**facts, "task_id": task.id}
    await record(tx, at=at, kind=TEMPLATE_STARTED, actor=actor, task_id=None, facts=about)
    return await put_out(ports, tx, actor, task)
