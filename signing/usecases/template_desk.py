"""Whose template it is. Not yours, archived and not there look the same."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal, Stale
from signing.ports import Actor, Ports, Transaction
from signing.task.events import REFUSED
from signing.task.model import Person
from signing.task.templates import Template
from signing.usecases.admission import person_of


@dataclass(frozen=True, slots=True)
class TemplateDesk:
    tx: Transaction
    template: Template
    person: Person


@asynccontextmanager
async def at_template(
    ports: Ports, actor: Actor, template_id: str, act: str, version: int | None = None
) -> AsyncIterator[TemplateDesk]:
    """One transaction with a template of the person's. Anybody else gets `not-found`, and the attempt goes into
    the installation's chain. Stale `template-changed` for a button that was drawn for another `version`."""
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            template = await tx.templates.get(template_id)
            if template is None or template.owner_id != person.id or template.archived_at is not None:
                raise NotAllowed("not-found")
            if version is not None and template.version != version:
                raise Stale("template-changed")
            yield TemplateDesk(tx, template, person)
    except NotAllowed as refusal:
        await _record_refusal(ports, actor, template_id, act, refusal)
        raise


async def _record_refusal(ports: Ports, actor: Actor, template_id: str, act: str, refusal: Refusal) -> None:
    """Only where there is such a template: made-up ids leave no trace to fill the disk with."""
    async with ports.transaction() as tx:
        template = await tx.templates.get(template_id)
        if template is not None and template.owner_id != actor.person_id:
            facts = {"act": act, "code": refusal.code, "template_id": template_id}
            await record(tx, at=ports.clock(), kind=REFUSED, actor=actor, task_id=None, facts=facts)
