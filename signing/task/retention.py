"""How long what has ended is kept: the longest of all rules that it falls under, never less than was promised in a
warning, and as long as anybody with the right to it holds it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from signing.errors import NotAllowed, Refusal
from signing.task.members import Right, may
from signing.task.model import ENDED_STATES, Person, Task, TaskState
from signing.task.sight import UNSEEN_STATES

DAY = timedelta(days=1)
MARKS = (30, 7)  # days before, at which is warned
FOR_EVER = 0
LEAST_DAYS = 1096  # of what is completed: three years, as `yinxin erase` has it
LEAST_UNFINISHED_DAYS = 30
FOLDER_DAYS = (1096, 1826, 3652, 5479, 10957, FOR_EVER)  # 3, 5, 10, 15 and 30 years
KEEP_YEARS = (1, 5, FOR_EVER)
REASON_LIMIT = 300


class Deed(StrEnum):
    NOTHING = "nothing"
    WARN = "warn"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Keeping:
    """What stands about one task. `goes_at`: the day that was told in the last warning; `warned`: its mark, 0
    before the first; `keep_until`, `for_ever`: chosen by hand; `held_why`: a legal hold."""

    task_id: str
    goes_at: datetime | None = None
    warned: int = 0
    keep_until: datetime | None = None
    for_ever: bool = False
    held_why: str | None = None
    held_by: str | None = None  # id of a person
    held_at: datetime | None = None

    @property
    def held(self) -> bool:
        return self.held_why is not None


@dataclass(frozen=True, slots=True)
class Rules:
    """In days since the end; 0: none. `folders`: of the folders of its sender that it lies in, where 0 is for
    ever; `held`: one of anybody's folders that it lies in is held."""

    completed: int = 0
    unfinished: int = 0
    folders: tuple[int, ...] = ()
    held: bool = False

    def days(self, task: Task) -> int | None:
        """None: no rule deletes it."""
        if FOR_EVER in self.folders:
            return None
        house = self.completed if task.state is TaskState.COMPLETED else self.unfinished
        return max((*self.folders, house)) or None


def due_at(task: Task, rules: Rules, keeping: Keeping) -> datetime | None:
    """When it may go at the earliest; None: never, as things stand."""
    days = rules.days(task)
    if days is None or task.ended_at is None or keeping.held or keeping.for_ever or rules.held:
        return None
    due = task.ended_at + days * DAY
    return max(each for each in (due, keeping.keep_until) if each is not None)


def judged(task: Task, rules: Rules, keeping: Keeping, now: datetime) -> tuple[Keeping, Deed]:
    """What is to be done now, and what then stands. Nothing goes that was not told of thirty and seven days
    before: a rule that comes into force today deletes in thirty days at the earliest."""
    due = due_at(task, rules, keeping)
    first, last = MARKS
    if due is not None and keeping.goes_at is not None:
        due = max(due, keeping.goes_at)
    if due is None or now < due - first * DAY:
        return replace(keeping, goes_at=None, warned=0), Deed.NOTHING
    if not keeping.warned:
        return replace(keeping, goes_at=max(due, now + first * DAY), warned=first), Deed.WARN
    if keeping.warned == first:
        if now < due - last * DAY:
            return replace(keeping, goes_at=due), Deed.NOTHING
        return replace(keeping, goes_at=max(due, now + last * DAY), warned=last), Deed.WARN
    return replace(keeping, goes_at=due), Deed.DELETE if now >= due else Deed.NOTHING


def horizon(completed: int, unfinished: int, folders: Iterable[int]) -> int | None:
    """The shortest of all rules, in days; None where there is none."""
    return min((each for each in (completed, unfinished, *folders) if each), default=None)


def check_not_deleted(task: Task) -> None:
    """Refusal `deleted-by-rule` (at)."""
    if task.deleted_at is not None:
        raise Refusal("deleted-by-rule", number=task.number, at=f"{task.deleted_at:%Y-%m-%d}")


def check_may_keep(task: Task, person: Person) -> None:
    """To keep it longer: who sent it, and who runs the house."""
    if task.initiator_id != person.id and not may(person, Right.MEMBERS):
        raise NotAllowed("not-found")
    if task.state not in ENDED_STATES or task.state is TaskState.DISCARDED:
        raise Refusal("keep-not-ended")
    check_not_deleted(task)


def check_may_hold(task: Task, person: Person) -> None:
    """Admins and auditors, what was sent; before its end too."""
    if not may(person, Right.HOLD) or task.state in UNSEEN_STATES:
        raise NotAllowed("not-found")
    check_not_deleted(task)


def read_reason(words: str) -> str:
    """Refusal `hold-reason` for nothing, or more than can be shown."""
    reason = " ".join(words.split())
    if not reason or len(reason) > REASON_LIMIT:
        raise Refusal("hold-reason", limit=REASON_LIMIT)
    return reason
