from __future__ import annotations

import asyncio

from signing.audit.chain import record
from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.sheets.writing import write_sheet
from signing.task.bulk import BulkRow
from signing.task.events import DOWNLOADED
from signing.task.model import Task
from signing.usecases.bulk_desk import BulkDesk, at_bulk
from signing.usecases.offer_sheet import Sheet, safe
from signing.usecases.view_bulk import title_of
from signing.wording import say

_HEADS = ("row", "title", "people", "number", "state", "why")


async def bulk_results(ports: Ports, actor: Actor, bulk_id: str) -> Sheet:
    """An .xlsx: what has become of each row. NotAllowed `not-found`."""
    async with at_bulk(ports, actor, bulk_id, "bulk-results") as desk:
        language = desk.person.speaks
        rows = await desk.tx.bulks.rows(bulk_id)
        facts = {"which": "bulk-results", "bulk_id": bulk_id}
        await record(desk.tx, at=ports.clock(), kind=DOWNLOADED, actor=actor, task_id=None, facts=facts)
        lines = [_line(desk, row, await _task_of(desk, row), language) for row in rows]
    heads = [say(language, f"result-head-{each}") for each in _HEADS]
    data = await asyncio.to_thread(write_sheet, say(language, "result-name"), heads, lines)
    return Sheet(desk.template, f"{safe(desk.template.name)} {say(language, 'result-name')}.xlsx", data)


async def _task_of(desk: BulkDesk, row: BulkRow) -> Task | None:
    return await desk.tx.tasks.get(row.task_id) if row.task_id else None


def _line(desk: BulkDesk, row: BulkRow, task: Task | None, language: str) -> list[str]:
    people = "、".join(who.name for who in row.filling.people.values())
    if task is not None:
        return [str(row.at), task.title, people, task.number, say(language, f"state-{task.state.value}"), ""]
    why, state = "", "waiting"
    if row.refusal is not None:
        refusal, state = Refusal(row.refusal["code"], **row.refusal["facts"]), "refused"
        why = say(language, f"refusal-{refusal.code}", **refusal.facts)
    return [str(row.at), title_of(desk.version, row), people, "", say(language, f"result-{state}"), why]
