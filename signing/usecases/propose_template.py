from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.templates import NAME_LIMIT, mergeable
from signing.usecases.admission import at_desk
from signing.usecases.template_of_task import version_of
from signing.usecases.template_views import TemplateProposal


async def propose_template(ports: Ports, actor: Actor, task_id: str) -> TemplateProposal:
    """What saving this task as a template would make of it. Changes nothing.

    NotAllowed `not-found` unless it is the actor's own; Refusal `template-incomplete`, `template-no-document`."""
    async with at_desk(ports, actor, task_id, "propose-template") as desk:
        version = await version_of(ports, desk.tx, desk.person, desk.task, number=1)
        known = frozenset(each.name for each in await desk.tx.templates.of_owner(desk.person.id))
    name = version.title.replace("{", "").replace("}", "")[:NAME_LIMIT].strip()
    return TemplateProposal(desk.task, name, version, mergeable(desk.task.fields), known)
