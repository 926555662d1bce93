"""Cards in groups: few, beside the tasks."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, or_, select, update

from signing.ports.groups import GroupCard, GroupLink
from storage.rows import Rows
from storage.tables.groups import group_cards, group_links
from storage.tables.tasks import tasks


class GroupRows(Rows):
    async def add_link(self, link: GroupLink) -> None:
        await self._add(group_links, link)

    async def redeem_link(self, token_hash: str) -> GroupLink | None:
        used = delete(group_links).where(group_links.c.token_hash == token_hash).returning(*group_links.c)
        return await self._one(GroupLink, used)

    async def get(self, task_id: str, chat_id: int) -> GroupCard | None:
        return await self._one(GroupCard, select(group_cards).where(_this(task_id, chat_id)))

    async def put(self, card: GroupCard) -> None:
        await self._put(group_cards, card)

    async def of_task(self, task_id: str) -> Sequence[GroupCard]:
        standing = (group_cards.c.task_id == task_id) & group_cards.c.off.is_(False)
        return await self._all(GroupCard, select(group_cards).where(standing).order_by(group_cards.c.linked_at))

    async def due(self, limit: int) -> Sequence[GroupCard]:
        moved = or_(group_cards.c.off, group_cards.c.shown != tasks.c.version)
        theirs = select(group_cards).join(tasks, tasks.c.id == group_cards.c.task_id).where(moved)
        return await self._all(GroupCard, theirs.order_by(group_cards.c.linked_at).limit(limit))

    async def drop(self, task_id: str, chat_id: int) -> None:
        await self._changed(delete(group_cards).where(_this(task_id, chat_id)))

    async def drop_chat(self, chat_id: int) -> Sequence[GroupCard]:
        here = group_cards.c.chat_id == chat_id
        found = await self._all(GroupCard, select(group_cards).where(here & group_cards.c.off.is_(False)))
        await self._changed(delete(group_cards).where(here))
        return found

    async def move_chat(self, before: int, after: int) -> None:
        moved = update(group_cards).where(group_cards.c.chat_id == before)
        await self._changed(moved.values(chat_id=after, message_id=None, shown=0))


def _this(task_id: str, chat_id: int) -> ColumnElement[bool]:
    return (group_cards.c.task_id == task_id) & (group_cards.c.chat_id == chat_id)
