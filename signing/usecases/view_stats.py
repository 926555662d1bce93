from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from signing.audit.chain import record
from signing.errors import NotAllowed
from signing.ports import Actor, Ports
from signing.ports.stats import MonthCount
from signing.task.events import ADMIN_READ
from signing.task.members import Right, may
from signing.usecases.admission import person_of

MONTHS = 6
MOST_LIVES = 5_000  # of which the times are reckoned


@dataclass(frozen=True, slots=True)
class StatsView:
    """`usual` and `slow`: from sending to completion, of every second task and of nine in ten; None where there is
    none."""

    whole: bool  # of the whole house, or of what the reader sent
    may_whole: bool
    months: tuple[MonthCount, ...]  # oldest first, this one last
    open: int
    overdue: int
    usual: timedelta | None = None
    slow: timedelta | None = None

    @property
    def sent(self) -> int:
        return sum(month.sent for month in self.months)


async def view_stats(ports: Ports, actor: Actor, *, whole: bool | None = None) -> StatsView:
    """Of what the reader sent; of everything (`whole`) for who may see it, and then at first (None). It is written
    down that they looked."""
    now = ports.clock()
    async with ports.transaction() as tx:
        reader = await person_of(tx, actor)
        may_whole = may(reader, Right.SEE_ALL)
        if whole and not may_whole:
            raise NotAllowed("not-found")
        whole = may_whole if whole is None else whole
        whose = None if whole else reader.id
        zone = ZoneInfo(reader.time_zone or ports.installation.time_zone)
        spans = month_spans(now.astimezone(zone))
        months = await tx.stats.by_month(spans, whose)
        lives = await tx.stats.lives(spans[0][0], whose, MOST_LIVES)
        under_way, overdue = await tx.stats.open_now(now, whose)
        if whole:
            await record(tx, at=now, kind=ADMIN_READ, actor=actor, task_id=None, facts={"what": "stats"})
    took = sorted(ended - sent for sent, ended in lives)
    usual = took[len(took) // 2] if took else None
    slow = took[min(len(took) - 1, len(took) * 9 // 10)] if took else None
    return StatsView(whole, may_whole, tuple(months), under_way, overdue, usual, slow)


def month_spans(now: datetime) -> Sequence[tuple[datetime, datetime]]:
    """The last months in the zone of `now`, the current one last, each from its first moment to the next one's."""
    first = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    this = first.year * 12 + first.month - 1
    begins = [first.replace(year=at // 12, month=at % 12 + 1) for at in range(this - MONTHS + 1, this + 2)]
    return list(pairwise(begins))
