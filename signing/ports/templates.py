"""Templates, and what is issued by them in bulk or by strangers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from signing.ports.common import Json
from signing.task.bulk import Bulk, BulkCount, BulkRow, BulkState
from signing.task.sharing import Share, ShareStart, StartState, Uses
from signing.task.templates import Template, TemplateVersion


class Templates(Protocol):
    async def add(self, template: Template) -> None:
        """With its first version."""
        ...

    async def get(self, template_id: str) -> Template | None: ...
    async def named(self, owner_id: str, name: str) -> Template | None:
        """The owner's own, not archived."""
        ...

    async def at(self, template_id: str, number: int) -> TemplateVersion | None:
        """A version as it was made."""
        ...

    async def save(self, template: Template, *, expected_version: int) -> None:
        """Adds its latest version if that is new. Raises Stale("template-changed") if the row has another
        `version`."""
        ...

    async def of_owner(self, owner_id: str) -> Sequence[Template]:
        """Not archived, by name."""
        ...


class Bulks(Protocol):
    async def add(self, bulk: Bulk, rows: Sequence[BulkRow]) -> None: ...
    async def get(self, bulk_id: str) -> Bulk | None: ...
    async def drop_unissued(self, owner_id: str) -> None: ...
    async def move(self, bulk_id: str, before: BulkState, after: BulkState) -> bool:
        """True for the one call that moves it."""
        ...

    async def issuing(self) -> Sequence[Bulk]: ...
    async def rows(self, bulk_id: str) -> Sequence[BulkRow]: ...
    async def waiting_rows(self, bulk_id: str, limit: int, now: datetime) -> Sequence[BulkRow]:
        """Not settled, and not put off beyond `now`."""
        ...

    async def put_off(self, bulk_id: str, at: int, until: datetime) -> None:
        """Counts one more try of this row."""
        ...

    async def save_row(self, bulk_id: str, row: BulkRow) -> None:
        """What it says; only before it is issued."""
        ...

    async def drop_row(self, bulk_id: str, at: int) -> bool: ...
    async def unbound(self, bulk_id: str) -> int:
        """How many parties of its tasks have nobody behind them."""
        ...

    async def count(self, bulk_id: str) -> BulkCount: ...
    async def settle_row(
        self, bulk_id: str, at: int, *, task_id: str | None = None, refusal: Mapping[str, Json] | None = None
    ) -> bool:
        """True for the one call that settles it, as a task or as refused."""
        ...


class Shares(Protocol):
    async def add(self, share: Share) -> None: ...
    async def get(self, share_id: str) -> Share | None: ...
    async def claim(self, token_hash: str) -> Share | None:
        """Nobody else starts by this link until the transaction ends."""
        ...

    async def living(self, template_id: str, now: datetime) -> Share | None:
        """The newest that is not over."""
        ...

    async def save(self, share: Share) -> None:
        """Raises Stale("share-changed") if the row has another version."""
        ...

    async def uses(self, share_id: str, person_id: str, since: datetime) -> Uses: ...
    async def add_start(self, start: ShareStart) -> None: ...
    async def start(self, start_id: str) -> ShareStart | None: ...
    async def waiting(self, share_id: str, limit: int) -> Sequence[ShareStart]:
        """Oldest first."""
        ...

    async def decide(self, start_id: str, state: StartState, task_id: str | None = None) -> bool:
        """True for the one call that decides it."""
        ...
