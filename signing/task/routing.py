"""Whose turn it is: the only place that decides it.

Those who act stand in stages: first the internal levels, one after the other, then the steps of the task's order.
A stage is settled once as many of it have acted as are needed, and nobody of it is being written just now. The
turn is of the first stage that is not settled; whoever is left over in a settled one is spared. Nobody outside
gets to know of the task before the last internal level is settled."""

from __future__ import annotations

from dataclasses import replace

from signing.task.events import SPARED, TURN_CAME, TURN_GONE, Event
from signing.task.model import (
    ACTING_ROLES,
    PARTIES_MOVE,
    Order,
    Party,
    PartyState,
    Reach,
    Role,
    Side,
    Task,
)

DONE_STATES = frozenset({PartyState.SIGNED, PartyState.APPROVED, PartyState.FILLED})
OPEN_TURNS = frozenset({PartyState.NOT_YET, PartyState.TO_ACT, PartyState.SPARED})

# (0, level) of an internal level, (1, step) of a step of the order: they sort as they act.
Stage = tuple[int, int]


def stage_of(task: Task, party: Party) -> Stage:
    """Under the task's order; parties of one stage act at the same time."""
    if is_internal_level(party):
        return (0, party.level)
    if task.order is Order.ALL_AT_ONCE:
        # Nobody signs what is still to be filled in.
        return (1, 0 if party.role is Role.FILLER else 1)
    if task.order is Order.ONE_AFTER_ANOTHER:
        return (1, party.position + 1)
    return (1, party.step)


def is_internal_level(party: Party) -> bool:
    """Approves before anybody outside hears of it."""
    return party.role is Role.APPROVER and party.level > 0


def step_of(task: Task, party: Party) -> int:
    """The stage as people count it: internal levels first, then the steps of the order, none left out."""
    stage = stage_of(task, party)
    return 1 + sum(each < stage for each in {stage_of(task, one) for one in acting(task)})


def acting(task: Task) -> tuple[Party, ...]:
    """Those who sign, approve or fill in; viewers and copies block nobody."""
    return tuple(party for party in task.parties if party.role in ACTING_ROLES)


def is_done(party: Party) -> bool:
    return party.state in DONE_STATES


def stages(task: Task) -> tuple[Stage, ...]:
    return tuple(sorted({stage_of(task, party) for party in acting(task)}))


def members(task: Task, stage: Stage) -> tuple[Party, ...]:
    return tuple(party for party in acting(task) if stage_of(task, party) == stage)


def needed(task: Task, stage: Stage) -> int:
    """How many of the stage have to act: all, unless fewer were said."""
    internal, number = stage[0] == 0, stage[1]
    said = next((each.count for each in task.needs if (each.internal, each.number) == (internal, number)), None)
    everyone = len(members(task, stage))
    return everyone if said is None else min(max(said, 1), everyone)


def is_settled(task: Task, stage: Stage) -> bool:
    there = members(task, stage)
    # A signature whose code was accepted is finished, whether it was needed or not.
    return not any(each.state is PartyState.SIGNING for each in there) and sum(
        is_done(each) for each in there
    ) >= needed(task, stage)


def current_stage(task: Task) -> Stage | None:
    """The first that is not settled; None when all that is needed has been done."""
    return next((stage for stage in stages(task) if not is_settled(task, stage)), None)


def everybody_acted(task: Task) -> bool:
    return current_stage(task) is None


def progress(task: Task) -> tuple[int, int]:
    """How many acts are done, of how many that are needed."""
    each = [(sum(is_done(one) for one in members(task, stage)), needed(task, stage)) for stage in stages(task)]
    return sum(min(done, wanted) for done, wanted in each), sum(wanted for _, wanted in each)


def is_open_outside(task: Task) -> bool:
    """Every internal level is settled: the outside may hear of the task."""
    stage = current_stage(task)
    return stage is None or stage[0] == 1


def turns(task: Task) -> Task:
    """The same task with everybody of the current stage set to act. Does not count as a change by itself."""
    return with_turns(task)[0]


def with_turns(task: Task) -> tuple[Task, tuple[Event, ...]]:
    """`turns`, and one event for each party whose turn has come, gone or become needless. A party whose turn comes
    without a person behind it is invited: the event carries the fact `invite`."""
    parties, events = [], []
    for party in task.parties:
        changed = replace(party, state=_state_now(task, party))
        if changed.state is party.state:
            parties.append(party)
            continue
        if changed.state in {PartyState.NOT_YET, PartyState.SPARED}:
            kind = SPARED if changed.state is PartyState.SPARED else TURN_GONE
            events.append(Event(kind, party.id, {"name": party.name}))
        else:
            invite = changed.person_id is None
            if invite and changed.reach is Reach.NOT_INVITED:
                changed = replace(changed, reach=Reach.INVITED)
            events.append(Event(TURN_CAME, party.id, {"invite": invite}))
        parties.append(changed)
    return replace(task, parties=tuple(parties)), tuple(events)


def _state_now(task: Task, party: Party) -> PartyState:
    if party.role in ACTING_ROLES:
        if party.state not in OPEN_TURNS:
            return party.state
        stage = stage_of(task, party)
        if is_settled(task, stage):
            return PartyState.SPARED
        return PartyState.TO_ACT if stage == current_stage(task) else PartyState.NOT_YET
    reads = party.role is Role.VIEWER or party.at_start
    if party.state is PartyState.NOT_YET and reads and (party.side is Side.INTERNAL or is_open_outside(task)):
        return PartyState.INFORMED
    return party.state


def out_of_turn(before: Task, after: Task) -> tuple[str, ...]:
    """Ids of parties that need not act (now) any more, though they had or might have had the turn."""
    states = {party.id: party.state for party in before.parties}
    over = {PartyState.NOT_YET, PartyState.SPARED}
    return tuple(p.id for p in after.parties if p.state in over and states.get(p.id, p.state) is not p.state)


def whose_move(task: Task) -> tuple[Party, ...]:
    """The parties that the task waits for right now; nobody while the move is ours or the task has ended."""
    if task.state not in PARTIES_MOVE:
        return ()
    return tuple(party for party in task.parties if party.state is PartyState.TO_ACT)
