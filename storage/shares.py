from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, select, update

from signing.errors import Stale
from signing.task.sharing import Share, ShareStart, StartState, Uses
from signing.task.template_filling import Filling
from storage.rows import Rows, values_of
from storage.tables import share_starts, template_shares

_COUNTS = share_starts.c.state != StartState.REFUSED.value


class ShareRows(Rows):
    async def add(self, share: Share) -> None:
        await self._add(template_shares, share)

    async def get(self, share_id: str) -> Share | None:
        return await self._one(Share, select(template_shares).where(template_shares.c.id == share_id))

    async def claim(self, token_hash: str) -> Share | None:
        wanted = select(template_shares).where(template_shares.c.token_hash == token_hash)
        return await self._one(Share, wanted.with_for_update())

    async def living(self, template_id: str, now: datetime) -> Share | None:
        of_it = and_(template_shares.c.template_id == template_id, template_shares.c.revoked_at.is_(None))
        newest = select(template_shares).where(of_it, template_shares.c.until > now)
        return await self._one(Share, newest.order_by(template_shares.c.made_at.desc()).limit(1))

    async def save(self, share: Share) -> None:
        at = and_(template_shares.c.id == share.id, template_shares.c.version == share.version)
        row = values_of(replace(share, version=share.version + 1))
        if not await self._changed(update(template_shares).where(at).values(row)):
            raise Stale("share-changed")

    async def uses(self, share_id: str, person_id: str, since: datetime) -> Uses:
        of_it, theirs = share_starts.c.share_id == share_id, share_starts.c.person_id == person_id
        waiting = share_starts.c.state == StartState.WAITING.value
        return Uses(
            whole=await self._count(of_it, _COUNTS),
            theirs=await self._count(of_it, _COUNTS, theirs),
            waiting=await self._count(of_it, waiting),
            today=await self._count(theirs, share_starts.c.at > since),
        )

    async def add_start(self, start: ShareStart) -> None:
        row = {**values_of(start), "filling": start.filling.as_json()}
        await self._changed(share_starts.insert().values(row))

    async def start(self, start_id: str) -> ShareStart | None:
        rows = await self._mappings(select(share_starts).where(share_starts.c.id == start_id))
        return _start(rows[0]) if rows else None

    async def waiting(self, share_id: str, limit: int) -> Sequence[ShareStart]:
        at = and_(share_starts.c.share_id == share_id, share_starts.c.state == StartState.WAITING.value)
        oldest = select(share_starts).where(at).order_by(share_starts.c.at, share_starts.c.id).limit(limit)
        return [_start(row) for row in await self._mappings(oldest)]

    async def decide(self, start_id: str, state: StartState, task_id: str | None = None) -> bool:
        at = and_(share_starts.c.id == start_id, share_starts.c.state == StartState.WAITING.value)
        return await self._changed(update(share_starts).where(at).values(state=state.value, task_id=task_id)) > 0

    async def _count(self, *where: Any) -> int:
        return int(await self._scalar(select(func.count()).select_from(share_starts).where(*where)))


def _start(row: Mapping[str, Any]) -> ShareStart:
    kept = {**row, "filling": Filling.from_json(row["filling"]), "state": StartState(row["state"])}
    return ShareStart(**kept)
