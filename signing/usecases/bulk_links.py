from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from signing.audit.chain import record
from signing.confirmation.links import mint_invitation
from signing.errors import Refusal
from signing.ports import Actor, Ports, Transaction
from signing.sheets.writing import write_sheet
from signing.task.bulk import BulkRow
from signing.task.events import BULK_LINKS, INVITATION_MADE
from signing.task.model import Party, PartyState, Task, TaskState
from signing.task.rights import may_be_invited
from signing.task.templates import Template
from signing.usecases.bulk_desk import at_bulk
from signing.usecases.offer_sheet import Sheet, safe
from signing.wording import say

_HEADS = ("row", "title", "number", "person", "company", "phone", "email", "link", "letter")
BATCH = 50  # rows of one transaction: others have their turn in between


@dataclass(frozen=True, slots=True)
class BulkLink:
    """Row `at` of the sheet, one of its parties whom nobody has reached, and the link to forward."""

    at: int
    task: Task
    party: Party
    link: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class BulkLinks:
    """`sheet`: a line for each, ready to be sent. `preparing`: tasks whose parties cannot be invited yet."""

    sheet: Sheet
    lines: Sequence[BulkLink]
    preparing: int


async def bulk_links(ports: Ports, actor: Actor, bulk_id: str) -> BulkLinks:
    """A link for each party whose turn it is and behind whom nobody stands. Links that were made before stay good:
    some of them are under way already. NotAllowed `not-found`; Refusal `bulk-all-reached`, `bulk-preparing`."""
    async with at_bulk(ports, actor, bulk_id, "bulk-links") as desk:
        template, language = desk.template, desk.person.speaks
        rows = [row for row in await desk.tx.bulks.rows(bulk_id) if row.task_id]
    lines: list[BulkLink] = []
    preparing = 0
    for some in _batches(rows):
        async with ports.transaction() as tx:
            for row in some:
                task = await tx.tasks.get(row.task_id or "")
                assert task is not None, "a settled row has its task"
                preparing += task.state is TaskState.PREPARING
                lines += await _links(ports, tx, actor, row, task)
    if not lines:
        raise Refusal("bulk-preparing" if preparing else "bulk-all-reached")
    async with ports.transaction() as tx:
        facts = {"bulk_id": bulk_id, "links": len(lines)}
        await record(tx, at=ports.clock(), kind=BULK_LINKS, actor=actor, task_id=None, facts=facts)
    return BulkLinks(await asyncio.to_thread(_sheet, template, lines, language), lines, preparing)


def _sheet(template: Template, lines: Iterable[BulkLink], language: str) -> Sheet:
    name = say(language, "links-name")
    heads = [say(language, f"links-head-{each}") for each in _HEADS]
    data = write_sheet(name, heads, [_line(each, language) for each in lines])
    return Sheet(template, f"{safe(template.name)} {name}.xlsx", data)


def _line(each: BulkLink, language: str) -> list[str]:
    party, task = each.party, each.task
    letter = say(language, "links-letter", name=party.name, title=task.title)
    known = [party.name, party.company or "", party.phone or "", party.email or ""]
    return [str(each.at), task.title, task.number, *known, each.link, f"{letter} {each.link}"]


def _waiting(task: Task) -> Iterable[Party]:
    early = {PartyState.NOT_YET, PartyState.ENDED}
    return (party for party in task.parties if party.state not in early and may_be_invited(task, party))


async def _links(ports: Ports, tx: Transaction, actor: Actor, row: BulkRow, task: Task) -> list[BulkLink]:
    now, lines = ports.clock(), []
    for party in _waiting(task):
        token = await mint_invitation(
            tx, task_id=task.id, party_id=party.id, now=now, expires_at=task.deadline, others_stay=True
        )
        facts = {"name": party.name, "party_id": party.id}
        await record(tx, at=now, kind=INVITATION_MADE, actor=actor, task_id=task.id, facts=facts)
        link = f"https://t.me/{ports.installation.bot_username}?start=i_{token}"
        lines.append(BulkLink(row.at, task, party, link))
    return lines


def _batches(rows: Sequence[BulkRow]) -> Iterable[Sequence[BulkRow]]:
    return (rows[at : at + BATCH] for at in range(0, len(rows), BATCH))
