from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from signing.task.members import MemberInvite
from storage.rows import Rows
from storage.tables import member_invites


class MemberInviteRows(Rows):
    async def add(self, invite: MemberInvite) -> None:
        await self._add(member_invites, invite)

    async def get(self, invite_id: str) -> MemberInvite | None:
        return await self._one(MemberInvite, select(member_invites).where(member_invites.c.id == invite_id))

    async def claim(self, token_hash: str) -> MemberInvite | None:
        wanted = select(member_invites).where(member_invites.c.token_hash == token_hash)
        return await self._one(MemberInvite, wanted.with_for_update())

    async def open(self, now: datetime) -> Sequence[MemberInvite]:
        unused = (member_invites.c.used_at.is_(None), member_invites.c.revoked_at.is_(None))
        wanted = select(member_invites).where(*unused, member_invites.c.expires_at > now)
        return await self._all(MemberInvite, wanted.order_by(member_invites.c.made_at.desc(), member_invites.c.id))

    async def save(self, invite: MemberInvite) -> None:
        await self._put(member_invites, invite)
