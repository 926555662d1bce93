"""What is kept about a person, how long, and what stands in the way of its going."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from signing.errors import Refusal
from signing.ports import Ports, SealState, Transaction
from signing.ports.erasing import Stood
from signing.task.members import by_settings, is_member
from signing.task.model import OPEN_STATES, Person, TaskState
from signing.task.retention import due_at
from signing.task.sight import UNSEEN_STATES
from signing.usecases.erase_task import YEAR
from signing.usecases.retention_due import rules_for

HELD_A_WHILE = timedelta(days=30)
YEARS = 5  # what is signed is kept so long, unless the house says more
UNSENT = frozenset({TaskState.DRAFT, TaskState.DISCARDED})


@dataclass(frozen=True, slots=True)
class Standing:
    """`kept`: ended, and to be kept until the moment beside it; `over`: ended longer ago; `drafts`: their own,
    never sent; `named`: drafts of others that name them;
    `in_the_way`: `erase-person-member`, `erase-person-open`, `erase-person-seals`."""

    person: Person
    kept: tuple[tuple[Stood, datetime], ...]
    over: tuple[Stood, ...]
    drafts: tuple[Stood, ...]
    named: tuple[Stood, ...]
    in_the_way: tuple[Refusal, ...]
    known: int  # documents that they know of

    @property
    def until(self) -> datetime | None:
        """The first day on which more can go."""
        return min((until for _, until in self.kept), default=None)

    @property
    def latest(self) -> datetime | None:
        """When the last of it can."""
        return max((until for _, until in self.kept), default=None)


async def standing_of(ports: Ports, tx: Transaction, person: Person, years: int = YEARS) -> Standing:
    tasks = await tx.erasing.tasks_of(person.id)
    unsent = [task for task in tasks if task.state in UNSENT]
    ended = [task for task in tasks if task.state not in UNSENT | OPEN_STATES and not task.deleted]
    periods = [(task, await _kept_until(ports, tx, task, years)) for task in ended]
    return Standing(
        person,
        kept=tuple(each for each in periods if each[1] > ports.clock()),
        over=tuple(task for task, until in periods if until <= ports.clock()),
        drafts=tuple(task for task in unsent if task.own),
        named=tuple(task for task in unsent if not task.own),
        in_the_way=tuple(await _in_the_way(ports, tx, person, tasks)),
        known=sum(task.own or task.state not in UNSEEN_STATES for task in tasks),
    )


async def _kept_until(ports: Ports, tx: Transaction, stood: Stood, years: int) -> datetime:
    """The longest of what the law wants and the house's rules; what is held is looked at again after a while."""
    assert stood.ended_at is not None, "asked of what has ended"
    house, now = ports.installation, ports.clock()
    days = house.retention_days if stood.state is TaskState.COMPLETED else house.retention_unfinished_days
    until = stood.ended_at + max(years * YEAR, timedelta(days=days))
    if until > now:
        return until  # without a look at what was said of this one: of these there are thousands
    task = await tx.tasks.get(stood.id)
    assert task is not None, "tasks stay"
    rules, keeping = await rules_for(ports, tx, task), await tx.keepings.get(task.id)
    if keeping.held or rules.held:
        return now + HELD_A_WHILE
    return max(until, due_at(task, rules, keeping) or until)


async def _in_the_way(ports: Ports, tx: Transaction, person: Person, tasks: Sequence[Stood]) -> list[Refusal]:
    found = []
    if is_member(person) or by_settings(person, ports.installation.admin_telegram_ids):
        found.append(Refusal("erase-person-member"))
    if running := [task.number for task in tasks if task.state in OPEN_STATES]:
        found.append(Refusal("erase-person-open", names=", ".join(running)))
    seals = await tx.seals.of_person(person.id, ports.clock())
    kept = [one for one in seals if one.house and one.keeper_id == person.id and one.state != SealState.CANCELLED]
    if kept:
        found.append(Refusal("erase-person-seals", names=", ".join(one.name for one in kept)))
    return found
