from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, literal, select, update

from signing.audit.entries import chain_id
from signing.ports import Checkpoint, SealedHead
from storage.audit import task_of
from storage.locks import lock
from storage.rows import Rows
from storage.tables import audit_heads, checkpoints, sealed_heads

_LEAF = (sealed_heads.c.leaf, sealed_heads.c.chain, sealed_heads.c.number, sealed_heads.c.hash)


class CheckpointRows(Rows):
    async def newest(self) -> Checkpoint | None:
        await lock(self._connection, "checkpoint")
        query = select(checkpoints).order_by(checkpoints.c.number.desc()).limit(1)
        return await self._one(Checkpoint, query)

    async def get(self, number: int) -> Checkpoint | None:
        return await self._one(Checkpoint, select(checkpoints).where(checkpoints.c.number == number))

    async def seal_heads(self, number: int, *, all_of_them: bool = False) -> None:
        """`audit_heads` is only read, and in one look each: nobody who appends waits for this."""
        now = {"number": audit_heads.c.number, "hash": audit_heads.c.hash, "changed_in": number}
        known = update(sealed_heads).where(sealed_heads.c.chain == audit_heads.c.chain)
        if not all_of_them:
            known = known.where(sealed_heads.c.hash != audit_heads.c.hash)
        await self._changed(known.values(now))
        last = select(func.coalesce(func.max(sealed_heads.c.leaf), -1)).scalar_subquery()
        leaf = last + func.row_number().over(order_by=audit_heads.c.chain)
        fresh = (
            select(leaf, audit_heads.c.chain, audit_heads.c.number, audit_heads.c.hash, literal(number))
            .outerjoin(sealed_heads, sealed_heads.c.chain == audit_heads.c.chain)
            .where(sealed_heads.c.chain.is_(None))
        )
        await self._changed(sealed_heads.insert().from_select([*_LEAF, sealed_heads.c.changed_in], fresh))

    async def leaves(self, leaf: int, limit: int, *, changed_in: int | None = None) -> Sequence[SealedHead]:
        query = select(*_LEAF).where(sealed_heads.c.leaf >= leaf).order_by(sealed_heads.c.leaf).limit(limit)
        if changed_in is not None:
            query = query.where(sealed_heads.c.changed_in == changed_in)
        return [_head(*row) for row in await self._connection.execute(query)]

    async def leaf_of(self, task_id: str | None) -> SealedHead | None:
        query = select(*_LEAF).where(sealed_heads.c.chain == chain_id(task_id))
        found = (await self._connection.execute(query)).first()
        return _head(*found) if found else None

    async def add(self, checkpoint: Checkpoint) -> None:
        await self._add(checkpoints, checkpoint)

    async def stamped(self, number: int, token: bytes) -> bool:
        waiting = update(checkpoints).where(checkpoints.c.number == number, checkpoints.c.token.is_(None))
        return await self._changed(waiting.values(token=token)) == 1


def _head(leaf: int, chain: str, number: int, digest: str) -> SealedHead:
    return SealedHead(leaf, task_of(chain), number, digest)
