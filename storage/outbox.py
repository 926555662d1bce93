"""Effects that leave after commit. waiting → sending → sent | failed; a crash in `sending` → waiting, or unknown
where repeating would be wrong. What is secret is wiped as soon as nobody will send it any more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Executable, and_, exists, or_, select, update

from signing.ports import Json, OutboxItem, OutboxState
from storage.queue_tables import DIGEST_STANDS, outbox
from storage.rows import Rows

COLUMNS = [column for column in outbox.c if column.name not in {"claimed_at", "error"}]
WAITING, SENDING = OutboxState.WAITING.value, OutboxState.SENDING.value


class OutboxRows(Rows):
    async def put(
        self,
        *,
        key: str,
        kind: str,
        person_id: str,
        task_id: str | None = None,
        party_id: str | None = None,
        facts: Mapping[str, Json] | None = None,
        secret: bytes | None = None,
        not_before: datetime | None = None,
        repeatable: bool = True,
        channel: str | None = None,
    ) -> bool:
        if kind == "card" and channel is None and await self._freshen_card(task_id, person_id, facts or {}):
            return False
        row = {
            "key": key,
            "kind": kind,
            "person_id": person_id,
            "task_id": task_id,
            "party_id": party_id,
            "facts": dict(facts or {}),
            "secret": secret,
            "state": WAITING,
            "attempts": 0,
            "not_before": not_before,
            "repeatable": repeatable,
            "channel": channel,
        }
        return await self._add_new(outbox, row, "key")

    async def _freshen_card(self, task_id: str | None, person_id: str, facts: Mapping[str, Json]) -> bool:
        """A card is drawn from the task as it is when it leaves, so one that waits is enough; only that it was
        to be a new message must not get lost."""
        same = and_(
            outbox.c.kind == "card",
            outbox.c.task_id == task_id,
            outbox.c.person_id == person_id,
            outbox.c.channel.is_(None),
        )
        waiting = select(outbox.c.id, outbox.c.facts).where(same, outbox.c.state == WAITING).with_for_update()
        row = (await self._connection.execute(waiting.limit(1))).first()
        if row is None:
            return False
        if facts.get("fresh") and not row.facts.get("fresh"):
            changes = {"facts": {**row.facts, "fresh": True}}
            await self._changed(update(outbox).where(outbox.c.id == row.id).values(changes))
        return True

    async def claim(self, now: datetime, limit: int) -> Sequence[OutboxItem]:
        """What is put off does not hold up what came after it: a code must not wait for a card's back-off."""
        other = outbox.alias()
        # A slow mail server holds up nobody's chat.
        same = and_(
            other.c.person_id == outbox.c.person_id, other.c.channel.is_not_distinct_from(outbox.c.channel)
        )
        sending = exists().where(same, other.c.state == SENDING)
        earlier = exists().where(same, _is_due(other, now), other.c.id < outbox.c.id)
        first = select(outbox.c.id).where(_is_due(outbox, now), ~sending, ~earlier)
        ordered = first.order_by(outbox.c.id).limit(limit).with_for_update(skip_locked=True)
        ids = list((await self._connection.execute(ordered)).scalars())
        if not ids:
            return []
        claimed = (
            update(outbox)
            .where(outbox.c.id.in_(ids))
            .values(state=SENDING, claimed_at=now, attempts=outbox.c.attempts + 1)
        )
        return sorted(await self._items(claimed.returning(*COLUMNS)), key=lambda item: item.id)

    async def get(self, item_id: int) -> OutboxItem | None:
        return next(iter(await self._items(select(*COLUMNS).where(outbox.c.id == item_id))), None)

    async def named(self, key: str) -> OutboxItem | None:
        found = await self._items(select(*COLUMNS).where(outbox.c.key == key))
        return found[0] if found else None

    async def sent(self, item_id: int, message_id: int | None) -> None:
        await self._move(item_id, OutboxState.SENT, message_id=message_id, secret=None, error=None)

    async def retry(self, item_id: int, not_before: datetime, error: str) -> None:
        await self._move(item_id, OutboxState.WAITING, not_before=not_before, error=error)

    async def failed(self, item_id: int, error: str) -> None:
        await self._move(item_id, OutboxState.FAILED, error=error, secret=None)

    async def unknown(self, item_id: int, error: str) -> None:
        await self._move(item_id, OutboxState.UNKNOWN, error=error, secret=None)

    async def recover(self, before: datetime) -> Sequence[OutboxItem]:
        stuck = and_(outbox.c.state == SENDING, outbox.c.claimed_at < before)
        again = update(outbox).where(stuck, outbox.c.repeatable).values(state=WAITING, claimed_at=None)
        lost = (
            update(outbox).where(stuck, ~outbox.c.repeatable).values(state=OutboxState.UNKNOWN.value, secret=None)
        )
        found = [await self._items(moved.returning(*COLUMNS)) for moved in (again, lost)]
        return [item for items in found for item in items]

    async def for_task(self, task_id: str) -> Sequence[OutboxItem]:
        return await self._items(select(*COLUMNS).where(outbox.c.task_id == task_id).order_by(outbox.c.id))

    async def standing(self, task_id: str, person_id: str, kinds: Sequence[str]) -> Sequence[OutboxItem]:
        theirs = and_(outbox.c.task_id == task_id, outbox.c.person_id == person_id, outbox.c.kind.in_(kinds))
        in_chat = and_(outbox.c.state == OutboxState.SENT.value, outbox.c.message_id.is_not(None))
        return await self._items(select(*COLUMNS).where(theirs, in_chat).order_by(outbox.c.id))

    async def digests(self, person_id: str) -> Sequence[OutboxItem]:
        theirs = and_(outbox.c.person_id == person_id, DIGEST_STANDS)  # in words, so that their index is used
        return await self._items(select(*COLUMNS).where(theirs).order_by(outbox.c.id))

    async def restate(self, item_id: int, facts: Mapping[str, Json]) -> None:
        await self._changed(update(outbox).where(outbox.c.id == item_id).values(facts=dict(facts)))

    async def _move(self, item_id: int, state: OutboxState, **changes: Any) -> None:
        changes |= {"state": state.value, "claimed_at": None}
        await self._changed(update(outbox).where(outbox.c.id == item_id).values(changes))

    async def _items(self, query: Executable) -> Sequence[OutboxItem]:
        rows = await self._mappings(query)
        return [OutboxItem(**{**row, "state": OutboxState(row["state"])}) for row in rows]


def _is_due(table: Any, now: datetime) -> ColumnElement[bool]:
    return and_(table.c.state == WAITING, or_(table.c.not_before.is_(None), table.c.not_before <= now))
