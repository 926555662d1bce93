"""What is done later: reminders and jobs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Nudge:
    """One slot of one party's reminders; the pair is the key, so it can be claimed once only."""

    task_id: str
    party_id: str
    slot: str  # "h72", "e1", "snooze-<time>", "manual-<day>-<n>"; "h72-k<person>" a keeper's; "h72-q" moved
    due_at: datetime
    claimed_at: datetime | None = None
    skipped: str | None = None  # why it was not sent: "acted", "capped", "digest" (within another's message), …
    reader_id: str | None = None  # whom it goes to, where that is not the party's own person: a seal's keeper


class Nudges(Protocol):
    async def plan(self, nudges: Sequence[Nudge]) -> None:
        """Adds slots that are not there yet."""
        ...

    async def claim_due(self, now: datetime, limit: int) -> Sequence[Nudge]:
        """Each due slot is given to exactly one caller, ever."""
        ...

    async def before_deadline(self, now: datetime, within: timedelta) -> Sequence[tuple[Nudge, datetime]]:
        """What is still to be given within this time, of tasks that end at most as long after it, with their
        deadlines; whoever looks has it to themselves until their transaction ends."""
        ...

    async def skip(self, nudge: Nudge, why: str) -> None: ...
    async def sent_since(self, person_id: str, since: datetime) -> int:
        """To this person, as a party or in place of one; whoever counts has it to themselves until their
        transaction ends."""
        ...

    async def of_task(self, task_id: str) -> Sequence[Nudge]: ...
    async def drop_unclaimed(self, task_id: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Job:
    id: int
    kind: str  # "prepare" | "sign" | "close" | "renew" | "report" | "act"
    task_id: str
    key: str
    attempts: int
    run_at: datetime


class Jobs(Protocol):
    async def enqueue(self, *, kind: str, task_id: str, key: str, run_at: datetime) -> None:
        """In this transaction; the same key twice is one job."""
        ...

    async def claim(self, now: datetime, worker: str, lease_s: int) -> Job | None: ...
    async def finish(self, job_id: int) -> None: ...
    async def postpone(self, job_id: int, run_at: datetime, error: str) -> None: ...
    async def release(self, worker: str) -> int:
        """Ends the leases of a worker that died, for its successor of the same name."""
        ...

    async def pending(self) -> int: ...
