from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signing.audit.chain import record
from signing.errors import Refusal
from signing.ports import Actor, Ports, Transaction
from signing.task.documents import document_facts
from signing.task.events import TEMPLATE_SAVED
from signing.task.ids import new_id
from signing.task.templates import MOST_TEMPLATES, Template, TemplateVersion, read_template_name
from signing.usecases.admission import at_desk
from signing.usecases.template_of_task import version_of


async def save_template(
    ports: Ports, actor: Actor, task_id: str, *, name: str, merge: Sequence[str] = ()
) -> Template:
    """A draft or a task of the actor's, kept to be sent again; under a name that a template of theirs has, as
    its next version. `merge`: keys of the fields that whoever starts it fills in. The same again changes nothing.

    Raises as `propose_template`, BadAnswer `template-name-empty`, `template-name-long` (limit, length),
    `template-merge-gone`, Refusal `templates-many` (limit)."""
    name = read_template_name(name)
    async with at_desk(ports, actor, task_id, "save-template") as desk:
        tx, person = desk.tx, desk.person
        before = await tx.templates.named(person.id, name)
        number = before.latest.number + 1 if before else 1
        version = await version_of(ports, tx, person, desk.task, number=number, merge=merge)
        if before is not None:
            if _same(before.latest, version):
                return before
            template = replace(before, latest=version, version=before.version + 1)
            await tx.templates.save(template, expected_version=before.version)
        else:
            template = await _added(tx, person.id, name, version)
        facts = {
            "template_id": template.id,
            "name": name,
            "number": number,
            "task_id": task_id,
            "normalised": version.document.current,
            "roles": [role.label for role in version.roles],
            "places": len(version.fields),
            "merge": list(version.merge),
        }
        facts |= document_facts(version.documents)
        await record(tx, at=version.made_at, kind=TEMPLATE_SAVED, actor=actor, task_id=None, facts=facts)
    return template


async def _added(tx: Transaction, owner_id: str, name: str, version: TemplateVersion) -> Template:
    if len(await tx.templates.of_owner(owner_id)) >= MOST_TEMPLATES:
        raise Refusal("templates-many", limit=MOST_TEMPLATES)
    template = Template(new_id(), owner_id, name, version.made_at, version)
    await tx.templates.add(template)
    return template


def _same(one: TemplateVersion, other: TemplateVersion) -> bool:
    """Whenever they were made: an update of the chat may come twice."""
    return one == replace(other, number=one.number, made_at=one.made_at)
