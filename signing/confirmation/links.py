"""One-time tokens of links. Who holds the link holds the token; we keep its SHA-256 only."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from signing.confirmation.paper_codes import new_paper_code
from signing.ports import Invitation, PageLink, Session, Transaction, purposes
from signing.task.ways import PAPER

INVITATION_PURPOSE = purposes.INVITATION
DEFAULT_INVITATION_LIFE = timedelta(days=90)  # where the task has no deadline
PAGE_LINK_LIFE = timedelta(minutes=15)
LETTER_LINK_LIFE = timedelta(days=7)  # letters are read when there is time; used or over, another is asked for
SESSION_LIFE = timedelta(hours=2)  # long enough to read a contract; the token lives in the page's memory only


def new_token() -> str:
    """43 characters of [A-Za-z0-9_-], 256 bits: with the prefix `i_` it fits a deep link's 64."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


async def mint_invitation(
    tx: Transaction,
    *,
    task_id: str,
    party_id: str,
    now: datetime,
    expires_at: datetime | None,
    others_stay: bool = False,
    sent_to: tuple[str, str] | None = None,
) -> str:
    """A fresh token for a party without a person; older ones of the same party that were made for
    the chat die with it, unless they stay.
    `sent_to`: way and address, where it goes by letter."""
    if not others_stay:
        await tx.links.void_invitations(task_id, party_id, now, channel=None)
    return await _invite(
        tx, new_token(), task_id, party_id, now=now, expires_at=expires_at, sent_to=sent_to or (None, None)
    )


async def mint_paper_invitation(
    tx: Transaction, *, task_id: str, party_id: str, now: datetime, expires_at: datetime | None
) -> str:
    """The code of a sheet of paper; that of an older one dies, links and letters stay."""
    await tx.links.void_invitations(task_id, party_id, now, channel=PAPER)
    return await _invite(
        tx, new_paper_code(), task_id, party_id, now=now, expires_at=expires_at, sent_to=(PAPER, None)
    )


async def _invite(
    tx: Transaction,
    token: str,
    task_id: str,
    party_id: str,
    *,
    now: datetime,
    expires_at: datetime | None,
    sent_to: tuple[str | None, str | None],
) -> str:
    channel, address = sent_to
    await tx.links.add_invitation(
        Invitation(
            token_hash=token_hash(token),
            task_id=task_id,
            party_id=party_id,
            made_at=now,
            expires_at=expires_at or now + DEFAULT_INVITATION_LIFE,
            channel=channel,
            address=address,
        )
    )
    return token


async def mint_page_link(
    tx: Transaction,
    *,
    person_id: str,
    purpose: str,
    task_id: str | None,
    now: datetime,
    channel: str | None = None,
) -> str:
    """`channel`: of the letter that it goes with."""
    token = new_token()
    await tx.links.add_page_link(
        PageLink(
            token_hash=token_hash(token),
            person_id=person_id,
            purpose=purpose,
            task_id=task_id,
            expires_at=now + (LETTER_LINK_LIFE if channel else PAGE_LINK_LIFE),
            channel=channel,
        )
    )
    return token


async def mint_session(
    tx: Transaction, *, person_id: str, how: str, ip: str | None, agent: str | None, now: datetime
) -> str:
    token = new_token()
    await tx.links.add_session(
        Session(
            token_hash=token_hash(token),
            person_id=person_id,
            expires_at=now + SESSION_LIFE,
            how=how,
            ip=ip,
            agent=agent[:300] if agent else None,
        )
    )
    return token
