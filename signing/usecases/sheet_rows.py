"""The rows of a sheet as what they say. Each cell is judged, so that all that is wrong is told at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from signing.errors import Refusal
from signing.ports import Ports
from signing.task.bulk import BulkRow, Column, Fault, What, columns_of
from signing.task.contacts import read_email, read_phone, region_of
from signing.task.deadlines import read_deadline
from signing.task.draft_parties import is_twice
from signing.task.drafting import read_title
from signing.task.model import Party, Person
from signing.task.parties import read_company, read_name
from signing.task.template_filling import Filling, Somebody, begun
from signing.task.templates import TemplateVersion
from signing.usecases.template_filled import check_answers

SHOWN = 200  # characters of a cell that is wrong


@dataclass(frozen=True, slots=True)
class RowReader:
    version: TemplateVersion
    owner: Person
    region: str
    now: datetime
    zone: str

    def read_all(self, where: Mapping[Column, int], lines: Sequence[tuple[int, list[str]]]) -> list[BulkRow]:
        """`where`: in which cell of a line a column stands."""
        return [
            self._row(at, {column: line[i] for column, i in where.items() if i < len(line)}, where)
            for at, line in lines
        ]

    def mended(self, row: BulkRow, column: Column, words: str) -> BulkRow:
        """With other words in one cell. Refusal where they are wrong, too."""
        faults = tuple(each for each in row.faults if each.column != column and each.code != "party-twice")
        row = replace(self._with(row, column, words.strip()), faults=faults)
        return replace(row, faults=(*row.faults, *self._twice(row)))

    def _row(self, at: int, cells: Mapping[Column, str], where: Mapping[Column, int]) -> BulkRow:
        start = begun(self.version, self.owner.name)
        nobody = {role.id: Somebody("") for role in self.version.roles if role.id not in start.people}
        blank = dict.fromkeys(self.version.merge, "")
        row, faults = BulkRow(at, Filling(start.number, {**start.people, **nobody}, blank)), []
        for column in columns_of(self.version):
            words = cells.get(column, "").strip() if column in where else ""
            try:
                row = self._with(row, column, words)
            except Refusal as refusal:
                faults.append(Fault(at, column, refusal.code, {**refusal.facts, "line": 0}, words[:SHOWN]))
        row = replace(row, faults=tuple(faults))
        return replace(row, faults=(*row.faults, *self._twice(row)))

    def _twice(self, row: BulkRow) -> tuple[Fault, ...]:
        """Somebody who stands in two roles of the same kind; told where all cells can be read."""
        if row.faults:
            return ()
        there: list[Party] = []
        for role in self.version.roles:
            who = row.filling.people[role.id]
            phone = who.phone or (self.owner.phone if who.me else None)
            party = Party(role.id, 0, who.name, role.role, company=who.company, phone=phone, email=who.email)
            if is_twice(there, party) and not role.mine:
                what = What.PHONE if who.phone else What.EMAIL if who.email else What.NAME
                words = str(getattr(who, what.value) or "")
                return (Fault(row.at, Column(what, role.id), "party-twice", {"line": 0, "name": who.name}, words),)
            there.append(party)
        return ()

    def _with(self, row: BulkRow, column: Column, words: str) -> BulkRow:
        if column.what is What.TITLE:
            return replace(row, title=read_title(words) if words else None)
        if column.what is What.DEADLINE:
            at = read_deadline(words, now=self.now, zone=self.zone) if words else None
            return replace(row, deadline=at)
        filling = row.filling
        if column.what is What.BLANK:
            found = check_answers(self.version, {column.about: words}, self.now) if words else {}
            answers = {**filling.answers, column.about: found.get(column.about, "")}
            return replace(row, filling=replace(filling, answers=answers))
        changed: Any = {column.what.value: self._of_a_person(column.what, words)}
        who = replace(filling.people[column.about], **changed)
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


def reader_for(ports: Ports, person: Person, version: TemplateVersion) -> RowReader:
    """As of now, where and when the owner is."""
    zone = person.time_zone or ports.installation.time_zone
    return RowReader(version, person, region_of(ports.installation.time_zone), ports.clock(), zone)
