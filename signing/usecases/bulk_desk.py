"""Whose bulk issue it is, and what its columns are called. Not yours and not there look the same."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from signing.audit.chain import record
from signing.errors import NotAllowed
from signing.ports import Actor, Ports, Transaction
from signing.task.bulk import Bulk, Column, What, columns_of
from signing.task.events import REFUSED
from signing.task.model import Person
from signing.task.templates import Template, TemplateVersion
from signing.usecases.admission import person_of
from signing.wording import say


@dataclass(frozen=True, slots=True)
class BulkDesk:
    tx: Transaction
    bulk: Bulk
    template: Template
    version: TemplateVersion
    person: Person


@asynccontextmanager
async def at_bulk(ports: Ports, actor: Actor, bulk_id: str, act: str) -> AsyncIterator[BulkDesk]:
    """One transaction with a bulk issue of the person's. Anybody else gets `not-found`, and the attempt goes into
    the installation's chain."""
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            bulk = await tx.bulks.get(bulk_id)
            if bulk is None or bulk.owner_id != person.id:
                raise NotAllowed("not-found")
            yield await desk_of(tx, bulk, person)
    except NotAllowed as refusal:
        async with ports.transaction() as tx:
            there = await tx.bulks.get(bulk_id)
            if there is not None:
                facts = {"act": act, "code": refusal.code, "bulk_id": bulk_id}
                await record(tx, at=ports.clock(), kind=REFUSED, actor=actor, task_id=None, facts=facts)
        raise


async def desk_of(tx: Transaction, bulk: Bulk, person: Person) -> BulkDesk:
    template = await tx.templates.get(bulk.template_id)
    version = await tx.templates.at(bulk.template_id, bulk.number)
    assert template is not None and version is not None, "a bulk is of a version, and those stay"
    return BulkDesk(tx, bulk, template, version, person)


def heads_of(version: TemplateVersion, language: str) -> Mapping[Column, str]:
    """What stands at the head of each column; no two are the same."""
    heads: dict[Column, str] = {}
    for column in columns_of(version):
        head = _head(version, column, language)
        number = 2
        while head in heads.values():
            head, number = f"{_head(version, column, language)} {number}", number + 1
        heads[column] = head
    return heads


def _head(version: TemplateVersion, column: Column, language: str) -> str:
    role = version.role(column.about)
    if role is not None:
        return say(language, f"sheet-head-{column.what.value}", role=role.label)
    if column.what is What.BLANK:
        blank = next(each for each in version.fields if each.key == column.about)
        kind = say(language, f"field-kind-{blank.kind.value}")
        return blank.label or say(language, "template-blank", kind=kind, page=blank.page + 1)
    return say(language, f"sheet-head-{column.what.value}")
