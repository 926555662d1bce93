"""/audit: whether the record of all acts is untouched."""

from __future__ import annotations

from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from bot.handlers.tasks import numbered
from bot.screens.audit import audit_of_task, audit_report
from signing.errors import Refusal
from signing.task.members import Right, may
from signing.usecases.audit_house import audit_house, checkpoint_now
from signing.usecases.view_audit import task_with_number, view_audit


async def audit(visit: Visit) -> None:
    """With a number: the record of one document, for those it concerns. Without: everything, for admins."""
    if visit.argument:
        task_id = await task_with_number(visit.ports, visit.actor, visit.argument)
        view = await view_audit(visit.ports, visit.actor, task_id or await numbered(visit, visit.argument))
        await visit.send(audit_of_task(view, visit.voice))
        return
    if not may(visit.person, Right.PROVE):
        raise Refusal("audit-which")
    async with at_work(visit, "auditing", "typing"):
        report = await audit_house(visit.ports, visit.actor)
    await visit.send(audit_report(report, visit.voice))


async def checkpoint(visit: Visit) -> None:
    """Its file comes by the courier, to every admin."""
    async with at_work(visit, "checkpointing", "typing"):
        made = await checkpoint_now(visit.ports, visit.actor)
    await visit.say("checkpoint-made", number=str(made.number))
