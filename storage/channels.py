from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select

from signing.task.channels import Channel, ChannelState
from storage.rows import Rows
from storage.tables import channels


class ChannelRows(Rows):
    async def of_person(self, person_id: str) -> Sequence[Channel]:
        theirs = select(channels).where(channels.c.person_id == person_id)
        return await self._found(theirs.order_by(channels.c.made_at, channels.c.id))

    async def get(self, channel_id: str) -> Channel | None:
        return next(iter(await self._found(select(channels).where(channels.c.id == channel_id))), None)

    async def put(self, channel: Channel) -> None:
        await self._put(channels, channel)

    async def drop(self, person_id: str, channel_id: str) -> bool:
        theirs = delete(channels).where(channels.c.id == channel_id, channels.c.person_id == person_id)
        return bool(await self._changed(theirs))

    async def _found(self, query: Any) -> Sequence[Channel]:
        return [Channel(**{**row, "state": ChannelState(row["state"])}) for row in await self._mappings(query)]
