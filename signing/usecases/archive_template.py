from __future__ import annotations

from dataclasses import replace

from signing.audit.chain import record
from signing.ports import Actor, Ports
from signing.task.events import TEMPLATE_ARCHIVED
from signing.task.templates import Template
from signing.usecases.template_desk import at_template


async def archive_template(ports: Ports, actor: Actor, template_id: str, *, version: int) -> Template:
    """No longer offered; what was started from it goes on. NotAllowed `not-found`, Stale `template-changed`."""
    async with at_template(ports, actor, template_id, "archive", version) as desk:
        before, now = desk.template, ports.clock()
        template = replace(before, archived_at=now, version=before.version + 1)
        await desk.tx.templates.save(template, expected_version=before.version)
        facts = {"template_id": template.id, "name": template.name}
        await record(desk.tx, at=now, kind=TEMPLATE_ARCHIVED, actor=actor, task_id=None, facts=facts)
    return template
