from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, delete, func, null, select, update

from signing.errors import Stale
from signing.fields.kinds import Align, Box, Face, Field, FieldKind, Look, Patch, Slice
from signing.ports import TaskFilter
from signing.task.demands import NO_DEMAND, Demand
from signing.task.model import (
    ENDED_STATES,
    PARTIES_MOVE,
    AskedFile,
    AttachedFile,
    Document,
    DraftStep,
    Need,
    Order,
    Party,
    PartyState,
    Reach,
    Reading,
    ReminderPlan,
    Role,
    Side,
    SourceFile,
    Task,
    TaskState,
)
from storage.finding import note_saved
from storage.rows import Rows, insert, values_of
from storage.tables import parties, revisions, task_numbers, tasks


class TaskRows(Rows):
    async def add(self, task: Task) -> None:
        await self._changed(tasks.insert().values(_row_of(task)))
        await self._add_parties(task)
        await note_saved(self._connection, task.id, task.version)

    async def get(self, task_id: str) -> Task | None:
        return await self._first(select(tasks).where(tasks.c.id == task_id))

    async def claim(self, task_id: str) -> Task | None:
        return await self._first(select(tasks).where(tasks.c.id == task_id).with_for_update())

    async def save(self, task: Task, *, expected_version: int) -> None:
        if task.version <= expected_version:
            raise ValueError(f"task {task.number} was changed without counting its version up")
        seen = and_(tasks.c.id == task.id, tasks.c.version == expected_version)
        if not await self._changed(update(tasks).where(seen).values(_row_of(task))):
            raise Stale("task-changed")
        await self._changed(delete(parties).where(parties.c.task_id == task.id))
        await self._add_parties(task)
        await note_saved(self._connection, task.id, task.version)

    async def find(self, wanted: TaskFilter) -> Sequence[Task]:
        # What has ended is no longer urgent, however old its deadline.
        ended = tasks.c.state.in_([state.value for state in ENDED_STATES])
        urgency = case((ended, null()), else_=tasks.c.deadline)
        query = select(tasks).where(*_conditions(wanted))
        order = (urgency.is_(None), urgency, tasks.c.created_at.desc(), tasks.c.number.desc())
        return await self._load(query.order_by(*order).limit(wanted.limit).offset(wanted.offset))

    async def count_by_state(self, initiator_id: str | None = None) -> Mapping[str, int]:
        query = select(tasks.c.state, func.count()).group_by(tasks.c.state)
        if initiator_id is not None:
            query = query.where(tasks.c.initiator_id == initiator_id)
        return {row[0]: row[1] for row in await self._connection.execute(query)}

    async def next_number(self, day: str) -> str:
        # The row stays locked until this transaction ends; one that is undone gives its number back.
        first = insert(self._connection, task_numbers).values(day=day, last=1)
        next_one = first.on_conflict_do_update(index_elements=["day"], set_={"last": task_numbers.c.last + 1})
        last = await self._scalar(next_one.returning(task_numbers.c.last))
        return f"YX-{day}-{last:04d}"

    async def by_number(self, number: str) -> Task | None:
        return await self._first(select(tasks).where(tasks.c.number == number))

    async def by_document(self, sha256: str) -> Task | None:
        holding = select(revisions.c.task_id).where(revisions.c.sha256 == sha256)
        return await self._first(select(tasks).where(tasks.c.id.in_(holding)).order_by(tasks.c.created_at))

    async def _first(self, query: Select[Any]) -> Task | None:
        found = await self._load(query)
        return found[0] if found else None

    async def _load(self, query: Select[Any]) -> Sequence[Task]:
        """Two queries, however many tasks; read again where somebody's commit came between the two."""
        while True:
            rows = await self._mappings(query)
            by_task, moved_on = await self._parties_of({row["id"]: row["version"] for row in rows})
            if not moved_on:
                return [_task(row, by_task[row["id"]]) for row in rows]

    async def _parties_of(self, versions: Mapping[str, int]) -> tuple[Mapping[str, list[Party]], bool]:
        by_task: dict[str, list[Party]] = defaultdict(list)
        if not versions:
            return by_task, False
        theirs = select(parties, tasks.c.version).join(tasks, tasks.c.id == parties.c.task_id)
        of_them = theirs.where(parties.c.task_id.in_(versions)).order_by(parties.c.position)
        moved_on = False
        for row in await self._mappings(of_them):
            values = dict(row)
            task_id = values.pop("task_id")
            moved_on |= values.pop("version") != versions[task_id]
            by_task[task_id].append(_party(values))
        return by_task, moved_on

    async def _add_parties(self, task: Task) -> None:
        if task.parties:
            rows = [{"task_id": task.id, **_party_row(party)} for party in task.parties]
            await self._connection.execute(parties.insert(), rows)


def _conditions(wanted: TaskFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.initiator_id is not None:
        conditions.append(tasks.c.initiator_id == wanted.initiator_id)
    if wanted.party_person is not None:
        conditions.append(_with_party(parties.c.person_id == wanted.party_person))
    if wanted.waiting_on is not None:
        # As routing.whose_move says it.
        to_act = and_(parties.c.person_id == wanted.waiting_on, parties.c.state == PartyState.TO_ACT.value)
        conditions.append(_with_party(to_act))
        conditions.append(tasks.c.state.in_([state.value for state in PARTIES_MOVE]))
    if wanted.ids is not None:
        conditions.append(tasks.c.id.in_(wanted.ids))
    if wanted.states is not None:
        conditions.append(tasks.c.state.in_([str(state) for state in wanted.states]))
    if wanted.deadline_before is not None:
        conditions.append(tasks.c.deadline < wanted.deadline_before)
    return conditions


def _with_party(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """IN, not EXISTS: SQLite then begins with the few tasks of the person instead of trying every open one."""
    return tasks.c.id.in_(select(parties.c.task_id).where(condition))


def _row_of(task: Task) -> dict[str, Any]:
    row = values_of(task)
    del row["parties"]
    row["documents"] = [asdict(document) for document in task.documents] or None
    row["fields"] = [asdict(field) for field in task.fields]
    row["reminders"] = asdict(task.reminders)
    row["needs"] = [asdict(need) for need in task.needs] or None
    row["reading"] = asdict(task.reading) if task.reading else None
    row["demand"] = task.demand.as_json() if task.demand else None
    return row


def _task(row: Mapping[str, Any], theirs: list[Party]) -> Task:
    read: dict[str, Any] = {
        "state": TaskState(row["state"]),
        "order": Order(row["order"]),
        "draft_step": DraftStep(row["draft_step"]),
        "documents": tuple(_document(each) for each in row["documents"] or ()),
        "needs": tuple(Need(**each) for each in row["needs"] or ()),
        "fields": tuple(_field(each) for each in row["fields"]),
        "reminders": _reminders(row["reminders"]),
        "reading": Reading(**(row["reading"] or {})),
        "demand": Demand.from_json(row["demand"]) if row["demand"] else NO_DEMAND,
        "parties": tuple(theirs),
    }
    return Task(**{**row, **read})


def _party_row(party: Party) -> dict[str, Any]:
    return {
        **values_of(party),
        "asked_files": [asdict(each) for each in party.asked_files] or None,
        "demand": party.demand.as_json() if party.demand is not None else None,
    }


def _party(values: Mapping[str, Any]) -> Party:
    asked = tuple(AskedFile(**each) for each in values["asked_files"] or ())
    read: dict[str, Any] = {"role": Role(values["role"]), "side": Side(values["side"]), "asked_files": asked}
    read["demand"] = Demand.from_json(values["demand"]) if values["demand"] else None
    return Party(**{**values, **read, "reach": Reach(values["reach"]), "state": PartyState(values["state"])})


def _document(value: Mapping[str, Any]) -> Document:
    """Rows of before have neither sources nor attachments."""
    sources = tuple(SourceFile(**{**one, "notes": tuple(one["notes"])}) for one in value.get("sources", ()))
    attachments = tuple(AttachedFile(**one) for one in value.get("attachments", ()))
    only = tuple(value["only"]) if value.get("only") is not None else None
    read = {"notes": tuple(value["notes"]), "sources": sources, "attachments": attachments, "only": only}
    return Document(**{**value, **read})


def _field(value: Mapping[str, Any]) -> Field:
    """Rows of before have fewer entries: what is missing is the default."""
    read: dict[str, Any] = {"kind": FieldKind(value["kind"]), "box": Box(**value["box"])}
    if value.get("look"):
        look = value["look"]
        read["look"] = Look(**{**look, "face": Face(look["face"]), "align": Align(look["align"])})
    if value.get("slice"):
        read["slice"] = Slice(**value["slice"])
    read["covers"] = tuple(Patch(one["page"], Box(**one["box"])) for one in value.get("covers", ()))
    return Field(**{**value, **read, "options": tuple(value.get("options", ()))})


def _reminders(value: Mapping[str, Any]) -> ReminderPlan:
    return ReminderPlan(**{**value, "hours_before": tuple(value["hours_before"])})
