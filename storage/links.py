from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from signing.ports import Invitation, PageLink, Session
from signing.ports.links import ANY
from storage.rows import Rows, values_of
from storage.tables import invitations, page_links, sessions


class LinkRows(Rows):
    async def add_invitation(self, invitation: Invitation) -> None:
        await self._add(invitations, invitation)

    async def invitation(self, token_hash: str) -> Invitation | None:
        """Locked until this transaction ends: two people with one link are two transactions, one after another."""
        query = select(invitations).where(invitations.c.token_hash == token_hash)
        return await self._one(Invitation, query.with_for_update())

    async def save_invitation(self, invitation: Invitation) -> None:
        at = invitations.c.token_hash == invitation.token_hash
        if not await self._changed(update(invitations).where(at).values(values_of(invitation))):
            raise LookupError("no such invitation")

    async def void_invitations(
        self, task_id: str, party_id: str | None, at: datetime, *, channel: str | None = ANY
    ) -> None:
        living = update(invitations).where(
            invitations.c.task_id == task_id, invitations.c.used_at.is_(None), invitations.c.voided_at.is_(None)
        )
        if party_id is not None:
            living = living.where(invitations.c.party_id == party_id)
        if channel != ANY:
            living = living.where(invitations.c.channel.is_not_distinct_from(channel))
        await self._changed(living.values(voided_at=at))

    async def extend_invitations(self, task_id: str, until: datetime) -> None:
        living = update(invitations).where(
            invitations.c.task_id == task_id, invitations.c.used_at.is_(None), invitations.c.voided_at.is_(None)
        )
        await self._changed(living.values(expires_at=until))

    async def add_page_link(self, link: PageLink) -> None:
        await self._add(page_links, link)

    async def page_link(self, token_hash: str) -> PageLink | None:
        return await self._one(PageLink, select(page_links).where(page_links.c.token_hash == token_hash))

    async def redeem_page_link(self, token_hash: str, now: datetime) -> PageLink | None:
        unused = update(page_links).where(
            page_links.c.token_hash == token_hash, page_links.c.used_at.is_(None), page_links.c.expires_at > now
        )
        return await self._one(PageLink, unused.values(used_at=now).returning(*page_links.c))

    async def add_session(self, session: Session) -> None:
        await self._add(sessions, session)

    async def session(self, token_hash: str, now: datetime) -> Session | None:
        query = select(sessions).where(sessions.c.token_hash == token_hash, sessions.c.expires_at > now)
        return await self._one(Session, query)
