"""Invitations, links to pages, and who came in by them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

ANY = "any"  # channel


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time deep link: the token itself is known only to who holds the link."""

    token_hash: str
    task_id: str
    party_id: str
    made_at: datetime
    expires_at: datetime
    bound_person_id: str | None = None
    used_at: datetime | None = None
    voided_at: datetime | None = None
    channel: str | None = None  # "email" | "sms": we sent it there ourselves; "paper"; None: for the chat
    address: str | None = None


@dataclass(frozen=True, slots=True)
class PageLink:
    """A one-time personal link to a page, exchanged for a session by the first POST."""

    token_hash: str
    person_id: str
    purpose: str  # "task" | "upload" | "seals"
    task_id: str | None
    expires_at: datetime
    used_at: datetime | None = None
    channel: str | None = None  # how it went to them, where not in the chat


@dataclass(frozen=True, slots=True)
class Session:
    """A page session: its token travels in a header from the page's memory, never in a cookie."""

    token_hash: str
    person_id: str
    expires_at: datetime
    how: str  # "init-data" | "link" | "email-link" | "sms-link" | "paper-link"
    ip: str | None = None
    agent: str | None = None


class Links(Protocol):
    async def add_invitation(self, invitation: Invitation) -> None: ...
    async def invitation(self, token_hash: str) -> Invitation | None: ...
    async def save_invitation(self, invitation: Invitation) -> None: ...
    async def void_invitations(
        self, task_id: str, party_id: str | None, at: datetime, *, channel: str | None = ANY
    ) -> None:
        """Of one channel, or of all: None is the chat's."""
        ...

    async def extend_invitations(self, task_id: str, until: datetime) -> None:
        """Those that still can be used: so much longer."""
        ...

    async def add_page_link(self, link: PageLink) -> None: ...
    async def page_link(self, token_hash: str) -> PageLink | None:
        """Used up or not."""
        ...

    async def redeem_page_link(self, token_hash: str, now: datetime) -> PageLink | None:
        """The one call that uses it up gets it; everybody later gets None."""
        ...

    async def add_session(self, session: Session) -> None: ...
    async def session(self, token_hash: str, now: datetime) -> Session | None: ...
