"""A link to a template as its owner sees it, and as whoever holds it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from signing.confirmation.links import token_hash
from signing.errors import NotAllowed
from signing.ports import Ports, Transaction, purposes
from signing.task.model import Person
from signing.task.sharing import Share, ShareStart, Uses, asked_of_stranger, is_open, role_of
from signing.task.template_filling import Filling
from signing.task.templates import Template, TemplateRole, TemplateVersion
from signing.usecases.template_views import FillingView

SHARE_PURPOSE = purposes.SHARE
PREFIX = "s_"  # of the link's start parameter
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ShareView:
    """For the owner. `waiting`: requests to be decided, oldest first; `days`: how many are left."""

    share: Share
    template: Template
    role: TemplateRole
    link: str = field(repr=False)
    uses: Uses
    waiting: Sequence[ShareStart]
    days: int


@dataclass(frozen=True, slots=True)
class StrangerView:
    """For whoever came by the link: the template as far as they have filled it, and whose place they take."""

    share: Share
    owner: Person
    filled: FillingView
    role: TemplateRole

    @property
    def open(self) -> tuple[TemplateRole, ...]:
        return asked_of_stranger(self.filled.version, self.filled.filling, self.role)


@dataclass(frozen=True, slots=True)
class StrangerDesk:
    share: Share
    template: Template
    owner: Person
    uses: Uses


async def at_link(ports: Ports, tx: Transaction, token: str, person: Person) -> StrangerDesk:
    """NotAllowed `share-over` for a link that is over, or never was."""
    now = ports.clock()
    share = await tx.shares.claim(token_hash(token))
    template = await tx.templates.get(share.template_id) if share else None
    owner = await tx.people.get(share.owner_id) if share else None
    if share is None or template is None or owner is None or template.archived_at or not is_open(share, now):
        raise NotAllowed("share-over")
    return StrangerDesk(share, template, owner, await tx.shares.uses(share.id, person.id, now - A_DAY))


async def stranger_version(tx: Transaction, template: Template, filling: Filling) -> TemplateVersion:
    """The one that the filling was begun for, also where there is a newer one by now."""
    if filling.number == template.latest.number:
        return template.latest
    version = await tx.templates.at(template.id, filling.number)
    if version is None:
        raise NotAllowed("share-over")
    return version


def stranger_view(desk: StrangerDesk, version: TemplateVersion, filling: Filling) -> StrangerView:
    view = FillingView(desk.template, version, filling)
    return StrangerView(desk.share, desk.owner, view, role_of(desk.share, version))


def link_of(ports: Ports, share: Share) -> str:
    token = ports.vault.open(share.sealed, SHARE_PURPOSE).decode()
    return f"https://t.me/{ports.installation.bot_username}?start={PREFIX}{token}"
