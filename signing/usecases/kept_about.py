"""What is kept about a person, how long, and what stands in the way of its going."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from signing.errors import Refusal
from signing.ports import Ports, SealState, TaskFilter, Transaction
from signing.task.members import by_settings, is_member
from signing.task.model import OPEN_STATES, Person, Task, TaskState
from signing.task.retention import due_at
from signing.task.sight import may_see
from signing.usecases.erase_task import kept_until
from signing.usecases.retention_due import rules_for

HELD_A_WHILE = timedelta(days=30)
AT_ONCE = 200  # tasks read together
YEARS = 5  # what is signed is kept so long, unless the house says more


@dataclass(frozen=True, slots=True)
class Standing:
    """`kept`: ended, and to be kept until the moment beside it; `over`: ended longer ago; `drafts`: their own,
    never sent; `named`: drafts of others that name them;
    `in_the_way`: `erase-person-member`, `erase-person-open`, `erase-person-seals`."""

    person: Person
    kept: tuple[tuple[Task, datetime], ...]
    over: tuple[Task, ...]
    drafts: tuple[Task, ...]
    named: tuple[Task, ...]
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
    now, tasks = ports.clock(), await tasks_of(tx, person.id)
    own = {task.id for task in tasks if task.initiator_id == person.id}
    unsent = [task for task in tasks if task.state in {TaskState.DRAFT, TaskState.DISCARDED}]
    ended = [
        task for task in tasks if task not in unsent and task.state not in OPEN_STATES and not task.deleted_at
    ]
    periods = [(task, await _kept_until(ports, tx, task, years)) for task in ended]
    return Standing(
        person,
        kept=tuple(each for each in periods if each[1] > now),
        over=tuple(task for task, until in periods if until <= now),
        drafts=tuple(task for task in unsent if task.id in own),
        named=tuple(task for task in unsent if task.id not in own),
        in_the_way=tuple(await _in_the_way(ports, tx, person, tasks)),
        known=sum(may_see(task, person.id) for task in tasks),
    )


async def tasks_of(tx: Transaction, person_id: str) -> Sequence[Task]:
    """All that they sent or have a part in."""
    found: dict[str, Task] = {}
    for wanted in (TaskFilter(initiator_id=person_id), TaskFilter(party_person=person_id)):
        offset = 0
        while page := await tx.tasks.find(replace(wanted, limit=AT_ONCE, offset=offset)):
            found.update({task.id: task for task in page})
            offset += len(page)
    return list(found.values())


async def _kept_until(ports: Ports, tx: Transaction, task: Task, years: int) -> datetime:
    """The longest of what the law wants and the house's rules; what is held is looked at again after a while."""
    until, rules = kept_until(task, years), await rules_for(ports, tx, task)
    keeping = await tx.keepings.get(task.id)
    if keeping.held or rules.held:
        return max(until, ports.clock() + HELD_A_WHILE)
    due = due_at(task, rules, keeping)
    return max(until, due) if due is not None else until


async def _in_the_way(ports: Ports, tx: Transaction, person: Person, tasks: Sequence[Task]) -> list[Refusal]:
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
