"""What rows say of people, apart from tasks and chains themselves: told, and taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, LargeBinary, Table, and_, delete, or_, select, update

from signing.ports import SealState
from signing.ports.erasing import Stood
from signing.task.model import TaskState
from storage.personal_rows import BRIEF, FATES, UNTOLD, Fate
from storage.queue_tables import nudges, outbox
from storage.rows import Rows
from storage.sealed_columns import Digest, is_one_of
from storage.tables import (
    answers,
    batch_items,
    batches,
    bulk_rows,
    bulks,
    codes,
    contacts,
    folder_tasks,
    folders,
    group_cards,
    group_links,
    handed_in,
    intents,
    invitations,
    page_links,
    pages_read,
    parties,
    people,
    preferences,
    questions,
    reports,
    seals,
    share_starts,
    tasks,
    template_shares,
    template_versions,
    templates,
)

GONE = (
    *(answers, questions, pages_read, handed_in, reports, intents, codes),
    *(invitations, page_links, group_links, outbox),
)
OF_A_PARTY = (answers, questions, pages_read, handed_in, intents, codes, invitations, nudges)
# Rows that hang on rows that go: first these.
BELOW: tuple[tuple[Column[str], Table, Column[str]], ...] = (
    (folder_tasks.c.folder_id, folders, folders.c.owner_id),
    (batch_items.c.batch_id, batches, batches.c.person_id),
    (bulk_rows.c.bulk_id, bulks, bulks.c.owner_id),
    (share_starts.c.share_id, template_shares, template_shares.c.owner_id),
    (template_versions.c.template_id, templates, templates.c.owner_id),
)
# Then these, in this order: bulks and links name templates.
LAST = (bulks, template_shares, templates)
# A draft is its writer's alone: who is named in it is not told of it.
_SENT = parties.c.task_id.in_(select(tasks.c.id).where(tasks.c.state.not_in(("draft", "discarded"))))


class ErasingRows(Rows):
    async def erase(self, task_id: str) -> int:
        # What stands in a group is taken away there first: its row goes with it.
        await self._changed(update(group_cards).where(group_cards.c.task_id == task_id).values(off=True, name=""))
        return sum([await self._changed(delete(table).where(table.c.task_id == task_id)) for table in GONE])

    async def erase_part(self, task_id: str, party_ids: Sequence[str], person_id: str) -> int:
        gone = 0
        for table in OF_A_PARTY:
            theirs = and_(table.c.task_id == task_id, table.c.party_id.in_(party_ids))
            gone += await self._changed(delete(table).where(theirs))
        for table in (reports, page_links, outbox, group_links):
            theirs = and_(table.c.task_id == task_id, table.c.person_id == person_id)
            gone += await self._changed(delete(table).where(theirs))
        return gone

    async def erase_person(self, person_id: str, addresses: Sequence[str], now: datetime) -> int:
        gone = 0
        for column, table, owner in BELOW:
            keys = list(table.primary_key)
            gone += await self._changed(
                delete(column.table).where(column.in_(select(keys[0]).where(owner == person_id)))
            )
        going = [each for each, fate in FATES.items() if fate is Fate.GOES]
        going.sort(key=lambda each: LAST.index(each.table) if each.table in LAST else -1)
        for column in going:
            gone += await self._changed(delete(column.table).where(column == person_id))
        if addresses:
            known_by = or_(
                is_one_of(self._connection, contacts.c.phone_digest, addresses),
                is_one_of(self._connection, contacts.c.email_digest, addresses),
            )
            gone += await self._changed(delete(contacts).where(known_by))
        away = {"deputy_id": None, "away_from": None, "away_until": None}
        gone += await self._changed(update(preferences).where(preferences.c.deputy_id == person_id).values(away))
        for column in (each for each, fate in FATES.items() if fate is Fate.LOOSE):
            await self._changed(update(column.table).where(column == person_id).values({column.name: None}))
        return gone + await self._cancel_seals(person_id)

    async def _cancel_seals(self, person_id: str) -> int:
        """The row stays: what it signed names it, and its certificate has to be revoked."""
        theirs = and_(seals.c.keeper_id == person_id, ~seals.c.house, seals.c.page != "")
        left: dict[str, Any] = {"state": SealState.CANCELLED.value, "owner": "", "name": "", "design": {}}
        left |= {"original": None, "page": "", "preview": "", "version": seals.c.version + 1}
        return await self._changed(update(seals).where(theirs).values(left))

    async def tasks_of(self, person_id: str) -> Sequence[Stood]:
        own = tasks.c.initiator_id == person_id
        theirs = tasks.c.id.in_(select(parties.c.task_id).where(parties.c.person_id == person_id))
        columns = (
            tasks.c.id,
            tasks.c.number,
            tasks.c.state,
            own.label("own"),
            tasks.c.ended_at,
            tasks.c.deleted_at,
        )
        rows = await self._mappings(
            select(*columns).where(or_(own, theirs)).order_by(tasks.c.created_at, tasks.c.id)
        )
        return [
            Stood(
                row["id"],
                row["number"],
                TaskState(row["state"]),
                own=bool(row["own"]),
                ended_at=row["ended_at"],
                deleted=row["deleted_at"] is not None,
            )
            for row in rows
        ]

    async def told(self, person_id: str) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        found: dict[str, list[Mapping[str, Any]]] = {}
        await self._tell(found, people, people.c.id == person_id)
        for column in FATES:
            theirs = column == person_id
            await self._tell(found, column.table, and_(theirs, _SENT) if column.table is parties else theirs)
        return found

    async def _tell(
        self, found: dict[str, list[Mapping[str, Any]]], table: Table, theirs: ColumnElement[bool]
    ) -> None:
        names = BRIEF.get(table) or [each.name for each in table.c if _is_told(each)]
        for row in await self._mappings(select(*(table.c[name] for name in names)).where(theirs)):
            plain = {name: _plain(value) for name, value in row.items()}
            if plain not in found.setdefault(table.name, []):
                found[table.name].append(plain)


def _is_told(column: Column[Any]) -> bool:
    return column.name not in UNTOLD and not isinstance(column.type, LargeBinary | Digest)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime | date) else value
