from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select, update

from signing.errors import Stale
from signing.ports import Seal, SealState, SealUser
from storage.rows import values_of
from storage.seal_requests import SealRequestRows
from storage.tables import seal_users, seals


class SealRows(SealRequestRows):
    async def add(self, seal: Seal) -> None:
        await self._add(seals, seal)

    async def get(self, seal_id: str) -> Seal | None:
        found = await self._one(Seal, select(seals).where(seals.c.id == seal_id))
        return _read(found) if found else None

    async def save(self, seal: Seal, *, expected_version: int) -> None:
        same = and_(seals.c.id == seal.id, seals.c.version == expected_version)
        if not await self._changed(update(seals).where(same).values(values_of(seal))):
            raise Stale("seal-changed")

    async def of_person(self, person_id: str, now: datetime) -> Sequence[Seal]:
        allowed = select(seal_users.c.seal_id).where(
            seal_users.c.person_id == person_id, or_(seal_users.c.until.is_(None), seal_users.c.until > now)
        )
        return await self._seals(or_(seals.c.keeper_id == person_id, seals.c.id.in_(allowed)))

    async def of_house(self, state: SealState) -> Sequence[Seal]:
        return await self._seals(and_(seals.c.house, seals.c.state == state.value))

    async def in_state(self, state: SealState) -> Sequence[Seal]:
        return await self._seals(seals.c.state == state.value)

    async def _seals(self, wanted: ColumnElement[bool]) -> Sequence[Seal]:
        found = select(seals).where(wanted).order_by(seals.c.made_at, seals.c.id)
        return [_read(one) for one in await self._all(Seal, found)]

    async def allow(self, user: SealUser) -> None:
        await self._put(seal_users, user)

    async def users(self, seal_id: str) -> Sequence[SealUser]:
        of_it = select(seal_users).where(seal_users.c.seal_id == seal_id)
        return await self._all(SealUser, of_it.order_by(seal_users.c.allowed_at, seal_users.c.person_id))

    async def withdraw(self, seal_id: str, person_id: str) -> bool:
        at = and_(seal_users.c.seal_id == seal_id, seal_users.c.person_id == person_id)
        return await self._changed(delete(seal_users).where(at)) > 0


def _read(row: Seal) -> Seal:
    return replace(row, state=SealState(row.state))
