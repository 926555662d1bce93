"""A draft with blanks, kept as a template and filled in."""

from __future__ import annotations

from dataclasses import replace

from signing.fields.kinds import Box, Field, FieldKind
from signing.ports import Actor, AuditEntry
from signing.task.model import Order, ReminderPlan, Task
from signing.task.template_filling import Filling
from signing.task.templates import Template
from signing.usecases.fill_template import fill_template
from signing.usecases.save_template import save_template
from signing.usecases.view_template import view_template
from tests.signing.usecases.drafted import drafted
from tests.world import World


async def chain(world: World, task_id: str | None = None) -> list[AuditEntry]:
    async with world.ports.transaction() as tx:
        return list(await tx.audit.of_task(task_id))


async def with_blank(world: World, who: Actor) -> Task:
    """A complete draft of two signers, the second of whom writes a sum."""
    view = await drafted(world, who)
    task = view.task
    blank = Field("sum", task.parties[1].id, FieldKind.NUMBER, 0, Box(60, 60, 120, 24), label="合同金额")
    after = replace(
        task,
        fields=(*task.fields, blank),
        title="采购合同 Harbor Ltd",
        order=Order.ONE_AFTER_ANOTHER,
        reminders=ReminderPlan((24,)),
        version=task.version + 1,
    )
    async with world.ports.transaction() as tx:
        await tx.tasks.save(after, expected_version=task.version)
    return after


async def kept(world: World, who: Actor) -> Template:
    task = await with_blank(world, who)
    return await save_template(world.ports, who, task.id, name="采购", merge=["sum"])


async def filled(world: World, who: Actor, template: Template, people: str, answer: str = "1200") -> Filling:
    view = await view_template(world.ports, who, template.id)
    view = await fill_template(world.ports, who, template.id, view.filling, words=people)
    view = await fill_template(world.ports, who, template.id, view.filling, words=answer)
    assert view.is_filled
    return view.filling
