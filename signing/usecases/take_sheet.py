from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from signing.audit.chain import record
from signing.errors import DocumentRefused, Refusal
from signing.ports import Actor, Ports
from signing.sheets.reading import read_sheet
from signing.task.bulk import MOST_ROWS, SHEET_MB, Bulk, BulkRow, Column, Fault, What, cells_by_column
from signing.task.contacts import read_email, read_phone, region_of
from signing.task.deadlines import read_deadline
from signing.task.drafting import read_title
from signing.task.events import BULK_TAKEN
from signing.task.ids import new_id
from signing.task.parties import read_company, read_name
from signing.task.template_filling import Filling, Somebody, begun
from signing.task.templates import TemplateVersion
from signing.usecases.bulk_desk import heads_of
from signing.usecases.bulk_views import SheetChecked
from signing.usecases.lanes import judging
from signing.usecases.offer_sheet import example_of
from signing.usecases.template_desk import at_template
from signing.usecases.template_filled import check_answers


async def take_sheet(ports: Ports, actor: Actor, template_id: str, *, data: bytes) -> SheetChecked:
    """A filled sheet, read in a child and checked cell by cell. Kept, to be looked at and issued, where nothing is
    wrong with it; in place of what was kept and not issued before.

    NotAllowed `not-found`; DocumentRefused `sheet-too-large` (limit_mb), `sheet-unreadable`, `sheet-empty`,
    `sheet-rows-many` (limit), `sheet-columns` (columns), `sheet-column-strange` (column),
    `sheet-cell-headless` (line)."""
    if len(data) > SHEET_MB * 1024 * 1024:
        raise DocumentRefused("sheet-too-large", limit_mb=SHEET_MB)
    async with at_template(ports, actor, template_id, "take-sheet") as desk:
        template, person = desk.template, desk.person
    version, now = template.latest, ports.clock()
    zone = person.time_zone or ports.installation.time_zone
    cells = await _read(ports, data)
    heads = heads_of(version, person.speaks)
    where, lines = _laid_out(cells, heads)
    marks = {_first(example_of(heads, language)) for language in ("zh", "en")}
    lines = [(at, line) for at, line in lines if line[0] not in marks]
    reader = _Reader(
        version, begun(version, person.name), where, region_of(ports.installation.time_zone), now, zone
    )
    # In a thread: the general reader of dates is slow, and there may be a thousand of them.
    rows, faults = await asyncio.to_thread(reader.read_all, lines)
    if not lines:
        raise DocumentRefused("sheet-empty")
    if faults:
        return SheetChecked(template, heads, len(lines), faults)
    bulk = Bulk(new_id(), person.id, template.id, version.number, now)
    async with at_template(ports, actor, template_id, "take-sheet") as desk:
        await desk.tx.bulks.drop_unissued(person.id)
        await desk.tx.bulks.add(bulk, rows)
        facts = {"bulk_id": bulk.id, "template_id": template.id, "version": version.number, "rows": len(rows)}
        await record(desk.tx, at=now, kind=BULK_TAKEN, actor=actor, task_id=None, facts=facts)
    return SheetChecked(template, heads, len(rows), (), bulk)


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


@dataclass
class _Reader:
    """Each cell is judged, so that all that is wrong is told at once."""

    version: TemplateVersion
    start: Filling
    where: Mapping[Column, int]
    region: str
    now: datetime
    zone: str

    def read_all(self, lines: Sequence[tuple[int, list[str]]]) -> tuple[list[BulkRow], list[Fault]]:
        rows, faults = [], []
        for at, line in lines:
            row, wrong = self._row(at, {column: line[i] for column, i in self.where.items() if i < len(line)})
            rows.append(row)
            faults += wrong
        return rows, faults

    def _row(self, at: int, cells: Mapping[Column, str]) -> tuple[BulkRow, list[Fault]]:
        row, faults = BulkRow(at, self.start), []
        for column in self.where:
            try:
                row = self._with(row, column, cells.get(column, "").strip())
            except Refusal as refusal:
                faults.append(Fault(at, column, refusal.code, {**refusal.facts, "line": 0}))
        answers = {key: row.filling.answers.get(key, "") for key in self.version.merge}
        return replace(row, filling=replace(row.filling, answers=answers)), faults

    def _with(self, row: BulkRow, column: Column, words: str) -> BulkRow:
        if column.what is What.TITLE:
            return replace(row, title=read_title(words) if words else None)
        if column.what is What.DEADLINE:
            at = read_deadline(words, now=self.now, zone=self.zone) if words else None
            return replace(row, deadline=at)
        filling = row.filling
        if column.what is What.BLANK:
            found = check_answers(self.version, {column.about: words}, self.now) if words else {}
            return replace(row, filling=replace(filling, answers={**filling.answers, **found}))
        who = filling.people.get(column.about, Somebody(""))
        changed: Any = {column.what.value: self._of_a_person(column.what, words)}
        who = replace(who, **changed)
        return replace(row, filling=replace(filling, people={**filling.people, column.about: who}))

    def _of_a_person(self, what: What, words: str) -> str | None:
        if what is What.NAME:
            return read_name(words)
        if not words or what is What.COMPANY:
            return read_company(words) if words else None
        read = read_phone(words, self.region) if what is What.PHONE else read_email(words)
        if read is None:
            code = "party-phone-wrong" if what is What.PHONE else "party-email-wrong"
            raise Refusal(code, line=0, **{what.value: words[:40]})
        return read
