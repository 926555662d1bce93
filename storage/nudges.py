from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, func, select, tuple_, update

from signing.ports import Nudge
from storage.locks import lock
from storage.queue_tables import nudges
from storage.rows import Rows, values_of
from storage.tables import parties, tasks

SLOT = (nudges.c.task_id, nudges.c.party_id, nudges.c.slot)
ONE_AT_A_TIME = "nudges"  # whoever counts what somebody has had today, until theirs is among it
UNCLAIMED = and_(nudges.c.claimed_at.is_(None), nudges.c.skipped.is_(None))


class NudgeRows(Rows):
    async def plan(self, nudges_: Sequence[Nudge]) -> None:
        for nudge in nudges_:
            await self._add_new(nudges, values_of(nudge), *(each.name for each in SLOT))

    async def claim_due(self, now: datetime, limit: int) -> Sequence[Nudge]:
        await lock(self._connection, ONE_AT_A_TIME)
        due = select(*SLOT).where(UNCLAIMED, nudges.c.due_at <= now).order_by(nudges.c.due_at, *SLOT).limit(limit)
        slots = [tuple(row) for row in await self._connection.execute(due.with_for_update(skip_locked=True))]
        if not slots:
            return []
        claimed = update(nudges).where(tuple_(*SLOT).in_(slots)).values(claimed_at=now).returning(*nudges.c)
        found = await self._all(Nudge, claimed)
        return sorted(found, key=lambda nudge: (nudge.due_at, nudge.task_id, nudge.party_id, nudge.slot))

    async def before_deadline(self, now: datetime, within: timedelta) -> Sequence[tuple[Nudge, datetime]]:
        await lock(self._connection, ONE_AT_A_TIME)
        near = and_(nudges.c.due_at > now, nudges.c.due_at <= now + within, tasks.c.deadline <= now + 2 * within)
        query = (
            select(nudges, tasks.c.deadline)
            .select_from(nudges.join(tasks, tasks.c.id == nudges.c.task_id))
            .where(UNCLAIMED, near)
            .order_by(nudges.c.due_at, *SLOT)
        )
        rows = await self._mappings(query)
        return [
            (Nudge(**{name: each for name, each in row.items() if name != "deadline"}), row["deadline"])
            for row in rows
        ]

    async def skip(self, nudge: Nudge, why: str) -> None:
        await self._changed(update(nudges).where(_at(nudge)).values(skipped=why))

    async def sent_since(self, person_id: str, since: datetime) -> int:
        await lock(self._connection, ONE_AT_A_TIME)
        of_person = and_(parties.c.task_id == nudges.c.task_id, parties.c.id == nudges.c.party_id)
        given = and_(nudges.c.claimed_at > since, nudges.c.skipped.is_(None))
        own = (
            select(func.count())
            .select_from(parties.join(nudges, of_person))
            .where(parties.c.person_id == person_id, nudges.c.reader_id.is_(None), given)
        )
        in_their_place = select(func.count()).select_from(nudges).where(nudges.c.reader_id == person_id, given)
        return int(await self._scalar(own)) + int(await self._scalar(in_their_place))

    async def of_task(self, task_id: str) -> Sequence[Nudge]:
        mine = select(nudges).where(nudges.c.task_id == task_id)
        return await self._all(Nudge, mine.order_by(nudges.c.due_at, *SLOT))

    async def drop_unclaimed(self, task_id: str) -> None:
        await self._changed(delete(nudges).where(nudges.c.task_id == task_id, UNCLAIMED))


def _at(nudge: Nudge) -> ColumnElement[bool]:
    return tuple_(*SLOT) == (nudge.task_id, nudge.party_id, nudge.slot)
