"""What we append ourselves to the documents of a task, at completion and at each renewal of its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from signing.pdf.renew import Stamp
from signing.ports import Ports, Revision, Transaction
from signing.trust.responder import ARCHIVED

# A time-stamp authority that is away for weeks must not cost a document its proof.
AHEAD = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Appended:
    document: int  # its key
    base: str
    section: bytes = field(repr=False)
    sha256: str
    size: int
    stamp: Stamp


def good_until(stamp: Stamp) -> datetime:
    """How long a validator without a network believes this archive time stamp."""
    return min(stamp.ends, stamp.at + ARCHIVED)


def soonest(stamps: Sequence[Stamp]) -> Stamp:
    return min(stamps, key=good_until)


async def put_sections(ports: Ports, appended: Sequence[Appended]) -> None:
    for each in appended:
        await ports.blobs.put_appended(each.base, each.section, each.sha256)


async def add_revisions(
    tx: Transaction, task_id: str, appended: Sequence[Appended], *, kind: str, made_at: datetime
) -> None:
    """One more for each document, and when their evidence is renewed next."""
    newest = {each.document: each.number for each in await tx.revisions.of_task(task_id)}
    for each in appended:
        await tx.revisions.add(
            Revision(
                task_id=task_id,
                document=each.document,
                number=newest[each.document] + 1,
                sha256=each.sha256,
                size=each.size,
                kind=kind,
                party_id=None,
                made_at=made_at,
            )
        )
    stamp = soonest([each.stamp for each in appended])
    await plan_renewal(tx, task_id, after=max(newest.values()) + 1, stamp=stamp)


async def plan_renewal(tx: Transaction, task_id: str, *, after: int, stamp: Stamp) -> None:
    """The next archive time stamp, while the newest one still holds; `after` is the number of the revision that it
    will follow."""
    run_at = good_until(stamp) - AHEAD
    await tx.jobs.enqueue(kind="renew", task_id=task_id, key=f"renew:{task_id}:{after}", run_at=run_at)
