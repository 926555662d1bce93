from __future__ import annotations

from dataclasses import replace

from signing.audit.chain import record
from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.task.events import TEMPLATE_ROLE_RENAMED
from signing.task.templates import Template, read_role_label, relabelled
from signing.usecases.template_desk import at_template


async def rename_role(ports: Ports, actor: Actor, template_id: str, *, role_id: str, label: str) -> Template:
    """Another word for who takes part, in the next version: versions never change. The same word changes nothing.

    NotAllowed `not-found`; Refusal `label-gone`; BadAnswer `label-empty`, `label-long`,
    `label-taken`."""
    label = read_role_label(label)
    async with at_template(ports, actor, template_id, "rename-role") as desk:
        before, now = desk.template, ports.clock()
        role = before.latest.role(role_id)
        if role is None:
            raise Refusal("label-gone")
        if role.label == label:
            return before
        latest = relabelled(before.latest, role_id, label, now)
        template = replace(before, latest=latest, version=before.version + 1)
        await desk.tx.templates.save(template, expected_version=before.version)
        facts = {"template_id": template.id, "number": latest.number, "before": role.label, "after": label}
        await record(desk.tx, at=now, kind=TEMPLATE_ROLE_RENAMED, actor=actor, task_id=None, facts=facts)
    return template
