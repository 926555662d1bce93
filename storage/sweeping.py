"""What has served its time leaves the database. What acts left behind stays in the chains: nothing clears them."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, delete, exists, or_, select, tuple_

from signing.ports import OutboxState
from storage.queue_tables import inbox, outbox
from storage.rows import Rows
from storage.tables import codes, invitations, page_links, sessions, tasks

SESSIONS_FOR = timedelta(days=1)  # after their end
LINKS_FOR = timedelta(days=30)  # so long whoever presses an old one is told so; while its document is open, always
CODES_FOR = timedelta(days=30)  # wrong tries are counted over a day
UPDATES_FOR = timedelta(days=14)  # Telegram brings an update again for one
ENDED_FOR = timedelta(days=90)  # since a document's end: its messages and invitations
_OVER = (OutboxState.SENT.value, OutboxState.FAILED.value, OutboxState.UNKNOWN.value)


class SweepRows(Rows):
    async def clear(self, now: datetime, limit: int) -> int:
        """At most `limit` rows of each kind; gives how many went."""
        old = {
            sessions: sessions.c.expires_at < now - SESSIONS_FOR,
            page_links: (page_links.c.expires_at < now - LINKS_FOR)
            & or_(page_links.c.task_id.is_(None), _ended(page_links, now)),
            codes: codes.c.expires_at < now - CODES_FOR,
            inbox: inbox.c.done & (inbox.c.received_at < now - UPDATES_FOR),
            outbox: outbox.c.state.in_(_OVER) & _ended(outbox, now),
            invitations: _ended(invitations, now)
            & or_(invitations.c.expires_at < now, invitations.c.used_at.is_not(None)),
        }
        return sum([await self._clear(table, where, limit) for table, where in old.items()])

    async def _clear(self, table: Table, where: ColumnElement[bool], limit: int) -> int:
        key = tuple_(*table.primary_key)
        some = select(*table.primary_key).where(where).limit(limit)
        return await self._changed(delete(table).where(key.in_(some)))


def _ended(table: Table, now: datetime) -> ColumnElement[bool]:
    return exists().where(tasks.c.id == table.c.task_id, tasks.c.ended_at < now - ENDED_FOR)
