from __future__ import annotations

from dataclasses import replace

from signing.audit.chain import record, record_events, touched
from signing.ports import Actor, Ports
from signing.task.events import TEMPLATE_STARTED
from signing.task.model import DraftStep
from signing.task.template_filling import Filling
from signing.task.templates import started
from signing.usecases.draft_desk import ask_in_chat, tell_the_chat, view_of
from signing.usecases.draft_views import DraftView
from signing.usecases.template_desk import at_template
from signing.usecases.template_draft import begun_from, numbered, on_own_page, parties_for
from signing.usecases.template_filled import check_answers, version_being_filled


async def start_from_template(ports: Ports, actor: Actor, template_id: str, filling: Filling) -> DraftView:
    """An ordinary draft of the actor's at its review: people in their roles, places, order, deadline and reminders
    as in the template, answers as defaults of their fields.

    NotAllowed `not-found`; Refusal `template-people-missing` (roles); BadAnswer `party-twice`; for an answer as
    `check_values`."""
    async with at_template(ports, actor, template_id, "start") as desk:
        version, person = await version_being_filled(desk, filling), desk.person
        parties = await parties_for(ports, desk.tx, person, version, filling)
    answers = check_answers(version, filling.answers, ports.clock())
    task, events = begun_from(ports, person, version, parties, answers)
    task = replace(task, fields=await on_own_page(ports, task))
    async with at_template(ports, actor, template_id, "start") as desk:
        task = await numbered(ports, desk.tx, task)
        await desk.tx.tasks.add(task)
        facts = {"template_id": template_id, "template": desk.template.name, "template_version": version.number}
        events += started(task, facts)
        now = task.created_at
        await record_events(desk.tx, events, at=now, actor=actor, task_id=task.id, touches=touched(task))
        facts["task_id"] = task.id
        await record(desk.tx, at=task.created_at, kind=TEMPLATE_STARTED, actor=actor, task_id=None, facts=facts)
        await ask_in_chat(ports, desk.tx, person, task, DraftStep.REVIEW)
        await tell_the_chat(ports, desk.tx, actor, task)
    ports.wake()
    return view_of(ports, person, task, DraftStep.REVIEW)
