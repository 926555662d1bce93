"""A walk: people try every act at any moment, time goes by, timers and jobs come round. What the table says is
what happens; nothing is stranded, nobody is reminded twice, and all invariants hold. A dozen walks in every
check; for longer, with other walks every time:

    YINXIN_WALK_SECONDS=3600 .venv/bin/pytest tests/signing/usecases/test_walk.py -s
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from signing.errors import Refusal
from signing.ports import Actor
from signing.task.acts import Act
from signing.task.draft_routing import fitting
from signing.task.model import (
    ACTING_ROLES,
    ENDED_STATES,
    PARTIES_MOVE,
    Need,
    Order,
    Party,
    PartyState,
    ReminderPlan,
    Role,
    Side,
    Task,
    TaskState,
)
from signing.task.routing import is_done, whose_move
from signing.task.states import PARTY_TRANSITIONS, TRANSITIONS
from signing.usecases.expire_due import expire_due
from signing.usecases.finish_intents import finish_intents
from signing.usecases.note_block import note_block
from signing.usecases.nudge_due import nudge_due
from signing.usecases.put_off_act import put_off_act
from signing.usecases.undo_act import undo_act
from tests.invariants import check_every_task
from tests.signing.task.acts_table import outcome
from tests.signing.usecases.walking import BUT, Try, reader_of, tried
from tests.world import World, a_world

LONG = int(os.environ.get("YINXIN_WALK_SECONDS", "0"))
WALKS = 12
STEPS = 14

pytestmark = [pytest.mark.slow, pytest.mark.timeout(2 * LONG + 300)]

PEOPLE = ("发起人", "甲", "乙", "丙", "丁", "管理员", "审计员", "路人")
PARTY = st.tuples(
    st.integers(0, 4),  # who: the sender may act, too
    st.sampled_from([Role.SIGNER, Role.SIGNER, Role.APPROVER, Role.APPROVER, Role.FILLER, Role.VIEWER, Role.CC]),
    st.integers(1, 2),  # step
    st.integers(0, 1),  # level
    st.sampled_from(Side),
    st.sampled_from(["", "", "deleg", "finds", "early", "looks", "unbound"]),
)
PARTIES = st.lists(PARTY, min_size=1, max_size=4, unique_by=lambda one: (one[0], one[1])).filter(
    lambda many: any(one[1] in ACTING_ROLES for one in many)
)
LOOKS = frozenset({Act.HISTORY, Act.OPEN, Act.DOWNLOAD, Act.REPORT, Act.FOLDER, Act.GROUP, Act.TEMPLATE})
# What ends a task comes by what is put off: else every walk would be short.
ENDS = frozenset({Act.WITHDRAW, Act.REJECT, Act.DISCARD})
SENDERS = frozenset({Act.INVITE, Act.CHANGE_PARTY, Act.EXTEND, Act.REPLACE_DOCUMENT, Act.CORRECT, Act.RESCIND})
MOVES = frozenset(Act) - LOOKS - ENDS - SENDERS


class Walk(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.tasks: list[str] = []
        self.world: World = self.run(self.stack.enter_async_context(a_world()))
        self.people: list[Actor] = self.run(self._people())
        self.before: dict[str, Task] = {}

    def run(self, what: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(what)

    async def _people(self) -> list[Actor]:
        people = [await self.world.person(name, admin=name == "管理员") for name in PEOPLE]
        async with self.world.ports.transaction() as tx:
            auditor = await tx.people.get(people[6].person_id or "")
            assert auditor is not None
            await tx.people.save(replace(auditor, roles="auditor"))
        return people

    # ── a task begins ────────────────────────────────────────────────────────────────────────────────────────

    @initialize(
        parties=PARTIES,
        order=st.sampled_from(Order),
        need=st.sampled_from([None, 1, 2]),
        times=st.tuples(st.sampled_from([None, 1, 3, 9]), st.sampled_from([0, 1, 2])),  # days to act, days between
        sends=st.sampled_from([True, True, True, False]),
    )
    def begin(self, parties: list[Any], order: Order, need: int | None, times: Any, sends: bool) -> None:
        self.run(self._begin(parties, order, need, times, sends))

    async def _begin(self, parties: list[Any], order: Order, need: int | None, times: Any, sends: bool) -> None:
        def of(role: Role) -> list[Any]:
            return [
                self.people[one[0]] if one[5] != "unbound" else f"外部{one[0]}" for one in self._in(parties, role)
            ]

        world, (days, every) = self.world, times
        task = await world.draft(
            self.people[0],
            signers=of(Role.SIGNER),
            approvers=of(Role.APPROVER),
            viewers=of(Role.VIEWER),
            copies=of(Role.CC),
            fillers=of(Role.FILLER),
            order=order,
            deadline=timedelta(days=days) if days else None,
            reminders=ReminderPlan(every_days=every),
        )
        in_order = (Role.FILLER, Role.APPROVER, Role.SIGNER, Role.VIEWER, Role.CC)
        drawn = [one for role in in_order for one in self._in(parties, role)]
        made = [_as_drawn(party, one) for party, one in zip(task.parties, drawn, strict=True)]
        needs = (Need(1, need), Need(1, need, internal=True)) if need else ()
        wanted = replace(task, parties=tuple(made), needs=needs, version=task.version + 1)
        async with world.ports.transaction() as tx:
            await tx.tasks.save(wanted, expected_version=task.version)
        self.tasks.append(task.id)
        if sends:
            await self._try(Act.SEND, 0, 1, 0, 0)
            await world.work()
        await self._remember()

    @staticmethod
    def _in(parties: list[Any], role: Role) -> list[Any]:
        return [one for one in parties if one[1] is role]

    # ── what happens ─────────────────────────────────────────────────────────────────────────────────────────

    @rule(nth=st.integers(0, 999), other=st.integers(1, 7), how=st.integers(0, 9))
    def somebody_does_what_they_may(self, nth: int, other: int, how: int) -> None:
        self.world.clock.advance(minutes=2)
        self.run(self._does(MOVES, nth, other, how))

    @rule(nth=st.integers(0, 999), other=st.integers(1, 7), how=st.integers(0, 9))
    def the_sender_thinks_of_something(self, nth: int, other: int, how: int) -> None:
        self.world.clock.advance(minutes=2)
        self.run(self._does(SENDERS, nth, other, how))

    @rule(nth=st.integers(0, 999))
    def some_look_and_others_try_what_they_may_not(self, nth: int) -> None:
        self.run(self._look_and_try(nth))

    @rule(nth=st.integers(0, 3), how=st.integers(0, 9))
    def whose_turn_it_is_acts(self, nth: int, how: int) -> None:
        """Else hardly any task would come to its end."""
        self.world.clock.advance(minutes=2)
        self.run(self._turn(nth, how))

    async def _pairs(self) -> tuple[list[tuple[Act, int]], list[tuple[Act, int]]]:
        """What is allowed to whom now, and what is not."""
        task, now = await self.world.task(self.tasks[0]), self.world.clock.now
        may: list[tuple[Act, int]] = []
        may_not: list[tuple[Act, int]] = []
        for at, who in enumerate(self.people):
            reader = await reader_of(self.world, who)
            for act in Act:
                (may if outcome(task, reader, act, now) is None else may_not).append((act, at))
        return may, may_not

    async def _does(self, acts: frozenset[Act], nth: int, other: int, how: int) -> None:
        may = [each for each in (await self._pairs())[0] if each[0] in acts]
        if may:
            act, who = may[nth % len(may)]
            await self._try(act, who, other, nth % 4, how)

    async def _look_and_try(self, nth: int) -> None:
        may, may_not = await self._pairs()
        looks = [each for each in may if each[0] in LOOKS]
        some = [looks[nth % len(looks)]] if looks else []
        for act, who in [*some, *(may_not[(nth + 31 * more) % len(may_not)] for more in range(5))]:
            await self._try(act, who, 1, nth % 4, nth % 10)

    async def _turn(self, nth: int, how: int) -> None:
        task = await self.world.task(self.tasks[0])
        due = [party for party in whose_move(task) if party.person_id is not None]
        if due:
            party = due[nth % len(due)]
            who = next(at for at, one in enumerate(self.people) if one.person_id == party.person_id)
            natural = Act.NAME_SIGNER if party.finds_signer else _natural(party)
            await self._try(natural, who, 1 + how % 7, nth, how)

    @rule(hours=st.sampled_from([0.01, 1, 5, 14, 30, 24 * 8]))
    def time_goes_by(self, hours: float) -> None:
        self.world.clock.advance(hours=hours)
        self.run(self._timers())

    @rule(
        act=st.sampled_from(["withdraw", "reject", "discard"]),
        who=st.integers(0, 5),
        undoes=st.sampled_from([True, True, False]),
    )
    def somebody_thinks_again(self, act: str, who: int, undoes: bool) -> None:
        self.world.clock.advance(minutes=2)
        self.run(self._put_off(act, who, undoes))

    @rule(who=st.integers(0, 4), gone=st.booleans())
    def somebody_blocks_the_bot_or_time_stamps_fail(self, who: int, gone: bool) -> None:
        if who == 0:
            self.world.stamps.away = gone
        else:
            self.run(note_block(self.world.ports, self.people[who], gone))

    async def _timers(self) -> None:
        await expire_due(self.world.ports)
        await nudge_due(self.world.ports)
        await finish_intents(self.world.ports)
        await self.world.work()
        await self.world.deliver()

    async def _put_off(self, act: str, who: int, undoes: bool) -> None:
        world, actor = self.world, self.people[who]
        task = await world.task(self.tasks[0])
        refused = outcome(task, await reader_of(world, actor), Act(act), task.created_at)
        try:
            await put_off_act(world.ports, actor, task.id, act=act, reason="再想想")
        except Refusal as refusal:
            assert refused is not None and refusal.code in {"put-off-not-now", "not-found"}
            return
        assert refused is None
        if undoes:
            await undo_act(world.ports, actor, task.id)

    async def _try(self, act: Act, who: int, other: int, nth: int, how: int) -> None:
        world, actor = self.world, self.people[who]
        task = await world.task(self.tasks[0])
        expected = outcome(task, await reader_of(world, actor), act, world.clock.now)
        code = await tried(act, Try(world, actor, task, self.people[other], nth, how))
        if expected is None:
            assert code is None or code in BUT.get(act, ()), f"{act} by {PEOPLE[who]}: refused, {code}"
        else:
            assert code == expected.code, f"{act} by {PEOPLE[who]}: {code} instead of {expected.code}"
        if expected is None and act in {
            Act.SIGN,
            Act.FILL,
            Act.APPROVE,
            Act.SEND,
            Act.REPLACE_DOCUMENT,
            Act.CHANGE_PARTY,
        }:
            await world.work()

    # ── what must hold ───────────────────────────────────────────────────────────────────────────────────────

    @invariant()
    def states_are_of_the_tables_and_nothing_is_stranded(self) -> None:
        for task_id in self.tasks:
            self._follows(task_id)
            self.run(self._not_stranded(task_id))
        self.run(self._remember())

    def _follows(self, task_id: str) -> None:
        before, after = self.before.get(task_id), self.run(self.world.task(task_id))
        if before is None:
            return
        assert after.state in _reachable(TRANSITIONS, before.state)
        for party in after.parties:
            was = before.party(party.id)
            if was is not None:
                assert party.state in _reachable(PARTY_TRANSITIONS, was.state)

    async def _remember(self) -> None:
        self.before = {each: await self.world.task(each) for each in self.tasks}

    async def _not_stranded(self, task_id: str) -> None:
        """Somebody can go on, and is let; or the move is ours, and there is a job or it visibly waits."""
        task, now = await self.world.task(task_id), self.world.clock.now
        if task.state not in PARTIES_MOVE:
            return
        writing = [party for party in task.parties if party.state is PartyState.SIGNING]
        due = whose_move(task)
        assert due or writing, "somebody has the move"
        if task.deadline is not None and task.deadline <= now:
            return  # the timer ends it
        sender = await reader_of(self.world, self.people[0])
        for party in due:
            if party.person_id is None:
                assert outcome(task, sender, Act.INVITE, now) is None, "their way in can be made again"
                continue
            who = next(one for one in self.people if one.person_id == party.person_id)
            act = Act.NAME_SIGNER if party.finds_signer else _natural(party)
            assert outcome(task, await reader_of(self.world, who), act, now) is None, "whose move it is may act"

    def teardown(self) -> None:
        try:
            if self.tasks:
                self.run(self._ends())
        finally:
            self.run(self.stack.aclose())
            self.runner.close()

    async def _ends(self) -> None:
        """All invariants, then: whoever can goes on until it is over, or the deadline ends it."""
        world, task_id = self.world, self.tasks[0]
        world.stamps.away = False
        task = await world.task(task_id)
        for _ in range(40):
            task = await world.task(task_id)
            if task.state in ENDED_STATES or task.state is TaskState.DRAFT:
                break
            world.clock.advance(hours=20)
            if task.deadline is None:
                await self._goes_on(task)
            await self._timers()
        assert task.state in ENDED_STATES or task.state is TaskState.DRAFT, "every task ends"
        assert task.state is not TaskState.COMPLETED or any(is_done(party) for party in task.parties)
        await check_every_task(world)

    async def _goes_on(self, task: Task) -> None:
        for party in whose_move(task):
            if party.person_id is None:
                await self._try(Act.INVITE, 0, 7, 0, 1)
                continue
            who = next(at for at, one in enumerate(self.people) if one.person_id == party.person_id)
            await self._try(Act.NAME_SIGNER if party.finds_signer else _natural(party), who, 1, 0, 0)
            return


def _as_drawn(party: Party, drawn: Any) -> Party:
    _, _, step, level, side, what = drawn
    return fitting(
        replace(
            party,
            step=step,
            level=level,
            side=side,
            may_delegate=what == "deleg",
            finds_signer=what == "finds",
            company="海港公司" if what == "finds" else None,
            at_start=what == "early",
            view_only=what == "looks",
        )
    )


def _natural(party: Party) -> Act:
    return {Role.SIGNER: Act.SIGN, Role.FILLER: Act.FILL}.get(party.role, Act.APPROVE)


def _reachable(table: Any, state: Any) -> set[Any]:
    found, new = {state}, {state}
    while new:
        new = {after for each in new for after in table[each]} - found
        found |= new
    return found


def test_nobody_finds_a_way_out_of_the_table() -> None:
    until, round_ = time.monotonic() + LONG, 0
    while True:
        run_state_machine_as_test(
            Walk,
            settings=settings(
                max_examples=25 if LONG else WALKS,
                stateful_step_count=STEPS,
                deadline=None,
                derandomize=not LONG,
                database=None,
                phases=[Phase.generate],  # a walk is short enough to be read as it is; shrinking takes minutes
                report_multiple_bugs=False,
                suppress_health_check=list(HealthCheck),
            ),
        )
        round_ += 1
        if time.monotonic() >= until:
            break
