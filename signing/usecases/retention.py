"""How long a task is kept, told and changed by hand: kept longer, held, no longer held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Json, Ports, TaskFilter, Transaction
from signing.task.events import HELD, KEPT_LONGER, RELEASED
from signing.task.members import Right, may
from signing.task.model import Person, Task
from signing.task.retention import (
    DAY,
    FOR_EVER,
    KEEP_YEARS,
    Keeping,
    Rules,
    check_may_hold,
    check_may_keep,
    due_at,
    read_reason,
)
from signing.usecases.admission import person_of, record_refusal
from signing.usecases.retention_due import rules_for

PAGE_SIZE = 8
LAST_PAGE = 1_000
Check = Callable[[Task, Person], None]


@dataclass(frozen=True, slots=True)
class KeepingView:
    """`due`: when the rules delete it, None where they do not; `days`: the rule's; `holder`: who holds it."""

    task: Task
    keeping: Keeping
    due: datetime | None
    days: int | None
    folder_held: bool
    holder: str | None
    may_keep: bool
    may_hold: bool


@dataclass(frozen=True, slots=True)
class GoingView:
    """Tasks that a warning was given of, soonest first."""

    views: tuple[KeepingView, ...]
    whole: bool  # of the whole house
    page: int
    more: bool


async def view_keeping(ports: Ports, actor: Actor, task_id: str) -> KeepingView:
    """For who sent it, and for who runs or audits the house."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        task = await tx.tasks.get(task_id)
        view = await _view(ports, tx, person, task) if task is not None else None
    if view is None or not (view.may_keep or view.may_hold):
        refusal = _why_not(task, person)
        await record_refusal(ports, actor, task_id, "keeping", refusal)
        raise refusal
    return view


async def keep_longer(ports: Ports, actor: Actor, task_id: str, years: int) -> KeepingView:
    """From the day that it would go on, or from today; 0: for ever. What was chosen longer before stays."""
    if years not in KEEP_YEARS:
        raise Refusal("button-over")
    return await _change(ports, actor, task_id, "keep", lambda at: _kept_longer(at, years))


async def hold(ports: Ports, actor: Actor, task_id: str, reason: str) -> KeepingView:
    """Nothing deletes it until somebody with the same right lifts it. Refusal `hold-reason`, `held-already`."""
    read = read_reason(reason)
    return await _change(ports, actor, task_id, "hold", lambda at: _held(at, read))


async def release(ports: Ports, actor: Actor, task_id: str) -> KeepingView:
    """The rules count again; before it goes, it is told of anew. Refusal `not-held`."""
    return await _change(ports, actor, task_id, "release", _released)


async def list_going(ports: Ports, actor: Actor, page: int = 0) -> GoingView:
    page = min(max(0, page), LAST_PAGE)
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        whole = may(person, Right.HOLD)
        ids = await tx.keepings.going(None if whole else person.id, PAGE_SIZE + 1, page * PAGE_SIZE)
        found = {task.id: task for task in await tx.tasks.find(TaskFilter(ids=frozenset(ids[:PAGE_SIZE])))}
        views = [await _view(ports, tx, person, found[each]) for each in ids[:PAGE_SIZE] if each in found]
    return GoingView(tuple(views), whole, page, len(ids) > PAGE_SIZE)


@dataclass(frozen=True, slots=True)
class _At:
    now: datetime
    task: Task
    person: Person
    rules: Rules
    before: Keeping


_Change = tuple[str, Keeping, dict[str, Json]]


def _kept_longer(at: _At, years: int) -> _Change:
    check_may_keep(at.task, at.person)
    days = (at.now, due_at(at.task, at.rules, at.before), at.before.keep_until)
    start = max(each for each in days if each is not None)
    until = None if years == FOR_EVER else start + int(years * 365.25) * DAY
    after = replace(
        at.before, keep_until=until, for_ever=at.before.for_ever or until is None, goes_at=None, warned=0
    )
    return KEPT_LONGER, after, {"until": f"{until:%Y-%m-%d}" if until else "", "years": years}


def _held(at: _At, reason: str) -> _Change:
    check_may_hold(at.task, at.person)
    if at.before.held:
        raise Refusal("held-already")
    after = replace(at.before, held_why=reason, held_by=at.person.id, held_at=at.now)
    return HELD, after, {"reason": reason}


def _released(at: _At) -> _Change:
    check_may_hold(at.task, at.person)
    if not at.before.held:
        raise Refusal("not-held")
    after = replace(at.before, held_why=None, held_by=None, held_at=None, goes_at=None, warned=0)
    return RELEASED, after, {"reason": at.before.held_why}


async def _change(
    ports: Ports, actor: Actor, task_id: str, act: str, change: Callable[[_At], _Change]
) -> KeepingView:
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            task = await tx.tasks.claim(task_id)
            if task is None:
                raise NotAllowed("not-found")
            rules, before = await rules_for(ports, tx, task), await tx.keepings.get(task_id)
            kind, after, facts = change(_At(ports.clock(), task, person, rules, before))
            await tx.keepings.put(after)
            await record(tx, at=ports.clock(), kind=kind, actor=actor, task_id=task_id, facts=facts)
            await _draw_cards(tx, task, f"{kind}:{ports.clock():%Y%m%dT%H%M%S%f}")
            view = await _view(ports, tx, person, task)
    except Refusal as refusal:
        await record_refusal(ports, actor, task_id, act, refusal)
        raise
    ports.wake()
    return view


async def _draw_cards(tx: Transaction, task: Task, key: str) -> None:
    """Cards show a hold to whoever may know of it; of the others nothing changes."""
    for person_id in await tx.cards.readers(task.id):
        await tx.outbox.put(
            key=f"card:{task.id}:{key}:{person_id}", kind="card", person_id=person_id, task_id=task.id
        )


async def _view(ports: Ports, tx: Transaction, person: Person, task: Task) -> KeepingView:
    rules, keeping = await rules_for(ports, tx, task), await tx.keepings.get(task.id)
    holder = await tx.people.get(keeping.held_by) if keeping.held_by else None
    due = due_at(task, rules, keeping)
    return KeepingView(
        task=task,
        keeping=keeping,
        due=max(due, keeping.goes_at) if due and keeping.goes_at else due,
        days=rules.days(task),
        folder_held=rules.held,
        holder=holder.name if holder else None,
        may_keep=_passes(check_may_keep, task, person),
        may_hold=_passes(check_may_hold, task, person),
    )


def _why_not(task: Task | None, person: Person) -> Refusal:
    """Who sent it hears the reason; for everybody else there is no such task."""
    if task is not None and task.initiator_id == person.id:
        try:
            check_may_keep(task, person)
        except Refusal as refusal:
            return refusal
    return NotAllowed("not-found")


def _passes(check: Check, task: Task, person: Person) -> bool:
    try:
        check(task, person)
    except Refusal:
        return False
    return True
