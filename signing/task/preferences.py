"""What somebody wishes for themselves: when they are left in peace, which way they are told, who acts for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from signing.errors import BadAnswer
from signing.task.model import ReminderPlan
from signing.task.ways import CHAT

Hours = tuple[int, int]  # [from, to) on the reader's clock, over midnight where `to` is the smaller

LONGEST_ABSENCE = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Preferences:
    """Quiet hours are off until somebody chooses them (both None): what waits is often wanted at once, and a phone
    has a bedtime of its own. Reminders, which nobody has asked for, keep to those of their plan even so."""

    person_id: str
    quiet_from: int | None = None
    quiet_to: int | None = None
    order: tuple[str, ...] = (CHAT,)  # ways, the first choice first; the open ones that are not named come after
    email_copies: bool = False
    days_off: bool = False  # no reminders on weekends and holidays
    region: str | None = None  # whose holidays, ISO 3166; None: as the time zone says
    away_from: datetime | None = None
    away_until: datetime | None = None
    deputy_id: str | None = None  # acts for them while they are away, and hears of what is not done
    reminders: ReminderPlan | None = None  # of tasks they start; None: as always

    @property
    def first_way(self) -> str:
        return self.order[0] if self.order else CHAT

    @property
    def quiet(self) -> Hours | None:
        if self.quiet_from is None or self.quiet_to is None:
            return None
        return self.quiet_from, self.quiet_to

    def away_at(self, now: datetime) -> bool:
        if self.away_from is None or self.away_until is None or self.deputy_id is None:
            return False
        return self.away_from <= now < self.away_until


def check_quiet(hours: Hours | None) -> None:
    """BadAnswer `quiet-wrong`: hours are 0 to 23, and a whole day is not quiet."""
    if hours is not None and (not all(0 <= each <= 23 for each in hours) or hours[0] == hours[1]):
        raise BadAnswer("quiet-wrong")


def check_absence(start: datetime, until: datetime, now: datetime) -> None:
    """BadAnswer `away-past`, `away-backwards`, `away-too-long`."""
    if until <= now:
        raise BadAnswer("away-past")
    if until <= start:
        raise BadAnswer("away-backwards")
    if until - now > LONGEST_ABSENCE:
        raise BadAnswer("away-too-long")
