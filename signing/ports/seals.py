"""Seals, who may use them, and what they were used for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from signing.ports.common import Json
from signing.task.sealing import AskState, SealRequest, SealUse


class SealState(StrEnum):
    DRAFT = "draft"  # made, not yet to be used
    APPROVED = "approved"  # may be used
    FROZEN = "frozen"  # by its keeper, until thawed
    CANCELLED = "cancelled"  # for ever


@dataclass(frozen=True, slots=True)
class Seal:
    """A company's or a person's seal. Its keeper and whom they allow may see and use it, nobody else.

    `owner`: whose it is, as it stands on it; `name`: what its keeper calls it. `kind` as
    signing.seals.design.SealKind; sizes in mm. `page` and `preview` name blobs: a PDF page of exactly its size,
    and a PNG. `design` is what it was drawn from, `original` the blob of the picture that it was cut out of.
    `house`: it is the installation's own, so another admin approves it. `asks`: every use needs a keeper's
    leave."""

    id: str
    owner: str
    kind: str
    width: float
    height: float
    page: str
    preview: str
    keeper_id: str
    made_at: datetime
    state: SealState = SealState.APPROVED
    design: Mapping[str, Json] | None = None
    original: str | None = None
    name: str = ""
    house: bool = False
    asks: bool = False
    approved_by: str | None = None
    approved_at: datetime | None = None
    version: int = 1  # counts every change of the row


@dataclass(frozen=True, slots=True)
class SealUser:
    """Who may use a seal that was made by somebody else, or (`keeps`) keep it with them; `until`: None for no
    end."""

    seal_id: str
    person_id: str
    allowed_at: datetime
    until: datetime | None = None
    keeps: bool = False


class Seals(Protocol):
    async def add(self, seal: Seal) -> None: ...
    async def get(self, seal_id: str) -> Seal | None: ...
    async def save(self, seal: Seal, *, expected_version: int) -> None:
        """Raises Stale("seal-changed") if the row has another version."""
        ...

    async def of_person(self, person_id: str, now: datetime) -> Sequence[Seal]:
        """Kept by them, or allowed to them at this moment; oldest first, cancelled ones too."""
        ...

    async def allow(self, user: SealUser) -> None:
        """In place of what was allowed to the same person before."""
        ...

    async def users(self, seal_id: str) -> Sequence[SealUser]: ...
    async def withdraw(self, seal_id: str, person_id: str) -> bool: ...
    async def of_house(self, state: SealState) -> Sequence[Seal]:
        """The installation's own in this state, oldest first."""
        ...

    async def in_state(self, state: SealState) -> Sequence[Seal]: ...
    async def note_use(self, use: SealUse) -> None: ...
    async def uses(self, seal_id: str, limit: int, offset: int = 0) -> Sequence[SealUse]:
        """Newest first."""
        ...

    async def add_request(self, request: SealRequest) -> None: ...
    async def request(self, request_id: str) -> SealRequest | None: ...
    async def move_request(self, request: SealRequest, before: AskState) -> bool:
        """True for the one call that moves it on from `before`."""
        ...

    async def requests_for(self, seal_id: str, task_id: str, party_id: str) -> Sequence[SealRequest]:
        """Newest first."""
        ...

    async def requests_in(self, task_ids: Sequence[str]) -> Sequence[SealRequest]:
        """Of these tasks, oldest first."""
        ...

    async def late_requests(self, now: datetime, limit: int) -> Sequence[SealRequest]:
        """Waiting or granted, though their time is over; oldest first."""
        ...

    async def waiting_requests(self, seal_ids: Sequence[str], now: datetime) -> Sequence[SealRequest]:
        """Oldest first."""
        ...
