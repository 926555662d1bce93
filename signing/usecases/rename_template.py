from __future__ import annotations

from dataclasses import replace

from signing.audit.chain import record
from signing.errors import BadAnswer
from signing.ports import Actor, Ports
from signing.task.events import TEMPLATE_RENAMED
from signing.task.templates import Template, read_template_name
from signing.usecases.template_desk import at_template


async def rename_template(ports: Ports, actor: Actor, template_id: str, *, name: str) -> Template:
    """Its versions stay. NotAllowed `not-found`; BadAnswer `template-name-empty`, `template-name-long`,
    `template-name-taken` (name)."""
    name = read_template_name(name)
    async with at_template(ports, actor, template_id, "rename") as desk:
        before = desk.template
        if name == before.name:
            return before
        if await desk.tx.templates.named(desk.person.id, name) is not None:
            raise BadAnswer("template-name-taken", name=name)
        template = replace(before, name=name, version=before.version + 1)
        await desk.tx.templates.save(template, expected_version=before.version)
        facts = {"template_id": template.id, "before": before.name, "after": name}
        await record(desk.tx, at=ports.clock(), kind=TEMPLATE_RENAMED, actor=actor, task_id=None, facts=facts)
    return template
