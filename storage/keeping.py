"""How long ended tasks are kept; and which files are still named by what is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, delete, exists, or_, select, tuple_, update

from signing.ports.answers import Answers
from signing.ports.keeping import Mark, Naming
from signing.task.model import ENDED_STATES, TaskState
from signing.task.retention import Keeping
from storage.rows import Rows
from storage.tables import (
    answers,
    bulk_rows,
    codes,
    doomed_blobs,
    folder_tasks,
    folders,
    handed_in,
    intents,
    keepings,
    reports,
    revisions,
    seals,
    share_starts,
    tasks,
    template_versions,
)

_ENDED = tuple(state.value for state in ENDED_STATES - {TaskState.DISCARDED})


def _kept(table: Table) -> ColumnElement[bool]:
    return exists().where(tasks.c.id == table.c.task_id, tasks.c.deleted_at.is_(None))


# Wherever a file is named. What is sealed (answers) is opened by who may.
_PLACES: tuple[tuple[Table, tuple[Column[Any], ...], ColumnElement[bool] | None], ...] = (
    (tasks, (tasks.c.documents,), tasks.c.deleted_at.is_(None)),
    (template_versions, (template_versions.c.content,), None),
    (seals, (seals.c.page, seals.c.preview, seals.c.original, seals.c.design), None),
    (revisions, (revisions.c.sha256,), _kept(revisions)),
    (reports, (reports.c.sha256,), None),
    (handed_in, (handed_in.c.sha256,), None),
    (intents, (intents.c.proposal,), None),
    (codes, (codes.c.proposal,), None),
    (bulk_rows, (bulk_rows.c.content,), None),
    (share_starts, (share_starts.c.filling,), None),
)


def _words(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


class KeepingRows(Rows):
    async def get(self, task_id: str) -> Keeping:
        found = await self._one(Keeping, select(keepings).where(keepings.c.task_id == task_id))
        return found or Keeping(task_id)

    async def put(self, keeping: Keeping) -> None:
        await self._put(keepings, keeping)

    async def candidates(self, before: datetime, after: Mark | None, limit: int) -> Sequence[Mark]:
        mark = tuple_(tasks.c.ended_at, tasks.c.id)
        wanted = select(tasks.c.ended_at, tasks.c.id).where(
            tasks.c.ended_at < before,
            tasks.c.state.in_(_ENDED),
            tasks.c.sent_at.is_not(None),
            tasks.c.deleted_at.is_(None),
        )
        if after is not None:
            later = tasks.c.ended_at > after[0]
            wanted = wanted.where(or_(later, (tasks.c.ended_at == after[0]) & (tasks.c.id > after[1])))
        rows = await self._mappings(wanted.order_by(*mark.clauses).limit(limit))
        return [(row["ended_at"], row["id"]) for row in rows]

    async def going(self, initiator_id: str | None, limit: int, offset: int = 0) -> Sequence[str]:
        warned = select(keepings.c.task_id).join(tasks, tasks.c.id == keepings.c.task_id)
        wanted = warned.where(keepings.c.goes_at.is_not(None), tasks.c.deleted_at.is_(None))
        if initiator_id is not None:
            wanted = wanted.where(tasks.c.initiator_id == initiator_id)
        soonest = wanted.order_by(keepings.c.goes_at, keepings.c.task_id).limit(limit).offset(offset)
        return [row["task_id"] for row in await self._mappings(soonest)]

    async def folders_of(self, task_id: str) -> tuple[Sequence[int], bool]:
        inside = (
            select(folders.c.keep_days, folders.c.held_why, folders.c.owner_id, tasks.c.initiator_id)
            .join(folder_tasks, folder_tasks.c.folder_id == folders.c.id)
            .join(tasks, tasks.c.id == folder_tasks.c.task_id)
            .where(folder_tasks.c.task_id == task_id)
        )
        rows = await self._mappings(inside)
        own = [row["keep_days"] for row in rows if row["owner_id"] == row["initiator_id"]]
        return [each for each in own if each is not None], any(row["held_why"] is not None for row in rows)

    async def folder_days(self) -> Sequence[int]:
        ruled = select(folders.c.keep_days).where(folders.c.keep_days.is_not(None)).distinct()
        return [row["keep_days"] for row in await self._mappings(ruled)]

    async def hold_folder(self, folder_id: str, why: str | None, at: datetime | None) -> None:
        values = {"held_why": why, "held_at": at}
        await self._changed(update(folders).where(folders.c.id == folder_id).values(values))

    async def keep_folder(self, folder_id: str, days: int | None) -> None:
        await self._changed(update(folders).where(folders.c.id == folder_id).values(keep_days=days))

    async def doom(self, names: Iterable[str], at: datetime) -> None:
        for name in sorted(set(names)):
            await self._add_new(doomed_blobs, {"sha256": name, "at": at}, "sha256")

    async def doomed(self, limit: int) -> Sequence[str]:
        oldest = select(doomed_blobs.c.sha256).order_by(doomed_blobs.c.at, doomed_blobs.c.sha256).limit(limit)
        return [row["sha256"] for row in await self._mappings(oldest)]

    async def spare(self, names: Iterable[str]) -> None:
        await self._changed(delete(doomed_blobs).where(doomed_blobs.c.sha256.in_(list(names))))

    async def proposals(self, task_id: str) -> Sequence[Mapping[str, object]]:
        found = [select(table.c.proposal).where(table.c.task_id == task_id) for table in (codes, intents)]
        return [row["proposal"] for query in found for row in await self._mappings(query)]

    async def naming(self, place: int, after: tuple[str | int, ...] | None, limit: int) -> Naming:
        table, columns, kept = _PLACES[place]
        key = list(table.primary_key)
        page = select(*key, *columns).order_by(*key).limit(limit)
        if kept is not None:
            page = page.where(kept)
        if after is not None:
            page = page.where(tuple_(*key) > after)
        rows = (await self._connection.execute(page)).all()
        held = [_words(each) for row in rows for each in row[len(key) :] if each]
        return held, tuple(rows[-1][: len(key)]) if len(rows) == limit else None

    async def bases(self, after: str, limit: int) -> Sequence[str]:
        wanted = select(revisions.c.sha256).where(revisions.c.kind == "base", revisions.c.sha256 > after)
        page = wanted.where(_kept(revisions)).order_by(revisions.c.sha256).limit(limit)
        return [row["sha256"] for row in await self._mappings(page)]

    async def sealed(self) -> Sequence[Answers]:
        return await self._all(Answers, select(answers))
