from __future__ import annotations

import asyncio
from collections.abc import Mapping

from signing.audit.chain import record
from signing.errors import DocumentRefused
from signing.ports import Actor, Ports
from signing.sheets.reading import read_sheet
from signing.task.bulk import MOST_ROWS, SHEET_MB, Bulk, Column, cells_by_column
from signing.task.events import BULK_TAKEN
from signing.task.ids import new_id
from signing.usecases.bulk_desk import heads_of
from signing.usecases.lanes import judging
from signing.usecases.offer_sheet import example_of
from signing.usecases.sheet_rows import reader_for
from signing.usecases.template_desk import at_template


async def take_sheet(ports: Ports, actor: Actor, template_id: str, *, data: bytes) -> Bulk:
    """A filled sheet, read in a child and checked cell by cell. Kept, to be mended, looked at and issued, in place
    of what was kept and not issued before.

    NotAllowed `not-found`; DocumentRefused `sheet-too-large` (limit_mb), `sheet-unreadable`, `sheet-empty`,
    `sheet-rows-many` (limit), `sheet-columns` (columns), `sheet-column-strange` (column),
    `sheet-cell-headless` (line)."""
    if len(data) > SHEET_MB * 1024 * 1024:
        raise DocumentRefused("sheet-too-large", limit_mb=SHEET_MB)
    async with at_template(ports, actor, template_id, "take-sheet") as desk:
        template, person = desk.template, desk.person
    version, now = template.latest, ports.clock()
    cells = await _read(ports, data)
    heads = heads_of(version, person.speaks)
    where, lines = _laid_out(cells, heads)
    marks = {_first(example_of(heads, language)) for language in ("zh", "en")}
    lines = [(at, line) for at, line in lines if line[0] not in marks]
    reader = reader_for(ports, person, version)
    # In a thread: the general reader of dates is slow, and there may be a thousand of them.
    rows = await asyncio.to_thread(reader.read_all, where, lines)
    if not lines:
        raise DocumentRefused("sheet-empty")
    bulk = Bulk(new_id(), person.id, template.id, version.number, now)
    async with at_template(ports, actor, template_id, "take-sheet") as desk:
        await desk.tx.bulks.drop_unissued(person.id)
        await desk.tx.bulks.add(bulk, rows)
        faults = sum(len(row.faults) for row in rows)
        facts = {"bulk_id": bulk.id, "template_id": template.id, "version": version.number, "rows": len(rows)}
        facts["faults"] = faults
        await record(desk.tx, at=now, kind=BULK_TAKEN, actor=actor, task_id=None, facts=facts)
    return bulk


async def _read(ports: Ports, data: bytes) -> list[tuple[int, list[str]]]:
    async with judging():
        try:
            return await ports.children.run(read_sheet, data, most_rows=MOST_ROWS + 1)  # and the example
        except DocumentRefused as refusal:
            if refusal.code == "pdf-too-hard":
                raise DocumentRefused("sheet-unreadable") from refusal
            raise


def _laid_out(
    cells: list[tuple[int, list[str]]], heads: Mapping[Column, str]
) -> tuple[dict[Column, int], list[tuple[int, list[str]]]]:
    head = cells[0][1]
    where, missing, strange = cells_by_column(head, {head: column for column, head in heads.items()})
    if missing:
        raise DocumentRefused("sheet-columns", columns="、".join(missing)[:200])
    if strange:
        raise DocumentRefused("sheet-column-strange", column=strange[0][:60])
    headed = {at for at, words in enumerate(head) if words}
    for at, line in cells[1:]:
        if any(words and column not in headed for column, words in enumerate(line)):
            raise DocumentRefused("sheet-cell-headless", line=at)
    return where, cells[1:]


def _first(words: list[str]) -> str:
    return words[0]
