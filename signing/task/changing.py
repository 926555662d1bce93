"""The initiator changes the parties while the task runs: replaces, removes, adds, puts earlier or later whoever
has not acted. `(task, …, now) -> (task, events)`, like `actions`; whose turn it then is, `routing` says.

The certified base has the places of everybody who was named at sending (docs/adr/0020). So who comes for somebody
gets that party's places with its id, and a new signer gets those of one who was removed; while nobody has acted,
the base can be written again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.fields.kinds import MARKS, Field
from signing.task import events as kinds
from signing.task.actions import Change, advance, check_parties_move, read_reason
from signing.task.crossing import across
from signing.task.documents import without_party
from signing.task.draft_parties import PARTY_LIMIT, is_twice
from signing.task.events import Event
from signing.task.model import (
    ACTING_ROLES,
    WRITING_ROLES,
    Document,
    Order,
    Party,
    PartyState,
    Reach,
    Role,
    Task,
    TaskState,
)
from signing.task.routing import OPEN_TURNS, acting, is_internal_level, is_settled, stage_of, stages

_BEGINS_ANEW = frozenset({PartyState.TO_ACT, PartyState.INFORMED, PartyState.SPARED})
CHANGEABLE = frozenset({PartyState.NOT_YET, PartyState.TO_ACT, PartyState.INFORMED})


def may_change(task: Task, party: Party) -> bool:
    """Nothing of theirs stands in the task yet."""
    return party.state in CHANGEABLE


def vacant_places(task: Task, role: Role = Role.SIGNER) -> tuple[str, ...]:
    """Ids of parties of this role that were removed: their places in the document are free."""
    there = {party.id for party in task.parties}
    left = dict.fromkeys(field.party_id for field in task.fields if field.party_id not in there)
    signed = {field.party_id for field in task.fields if field.kind in MARKS}
    return tuple(each for each in left if (each in signed) is (role is Role.SIGNER))


def replace_party(task: Task, party_id: str, to: Party, now: datetime, *, reason: str) -> Change:
    """`to`: the same party with its new name, ways to be reached and person. Whatever was made for who stood there
    is void: the use case sees to it.

    Refusal `party-acted` (name); BadAnswer `replace-same`, `party-twice`, `reason-…`."""
    party = _changeable(task, party_id)
    reason = read_reason(reason)
    if to.person_id is not None and to.person_id == party.person_id:
        raise BadAnswer("replace-same", name=party.name)
    _check_not_twice([each for each in task.parties if each.id != party.id], to)
    waits = to.state is PartyState.NOT_YET
    placed = replace(to, read_at=None, handed_by=party.name, handed_why=reason, finds_signer=False)
    if placed.person_id is None:
        placed = replace(placed, reach=Reach.NOT_INVITED if waits else Reach.INVITED)
    task = replace(task, parties=tuple(placed if each.id == party.id else each for each in task.parties))
    facts = {**_facts(party), **_to(placed), "reason": reason}
    turn = () if waits else (Event(kinds.TURN_CAME, party.id, {"invite": placed.person_id is None}),)
    return advance(task, (Event(kinds.PARTY_REPLACED, party.id, facts), *turn))


def remove_party(task: Task, party_id: str, now: datetime, *, reason: str) -> Change:
    """Their places stay empty, or go to whoever is added. Refusal `party-acted` (name), `last-to-act` (name)."""
    party = _changeable(task, party_id)
    reason = read_reason(reason)
    left = tuple(each for each in task.parties if each.id != party.id)
    if not any(each.role in ACTING_ROLES for each in left):
        raise Refusal("last-to-act", name=party.name)
    task = without_party(replace(task, parties=_numbered(left)), party.id)
    return advance(task, (Event(kinds.PARTY_REMOVED, party.id, {**_facts(party), "reason": reason}),))


def add_party(task: Task, party: Party, now: datetime) -> Change:
    """At the end, beside whoever acts last or (one after another) after them; a signer or filler in a place that
    one has left. BadAnswer `party-twice` (name), `too-many-parties` (limit); Refusal `no-free-place` (name),
    `no-free-fields` (name)."""
    check_parties_move(task)
    if len(task.parties) >= PARTY_LIMIT:
        raise BadAnswer("too-many-parties", limit=PARTY_LIMIT)
    _check_not_twice(task.parties, party)
    if party.role in WRITING_ROLES:
        party = replace(party, id=_free_place(task, party))
    last = max(each.step for each in acting(task))
    party = replace(party, position=len(task.parties), step=last, state=PartyState.NOT_YET)
    if is_settled_outside(task):
        party = replace(party, step=last + 1)
    task = replace(task, parties=(*task.parties, party))
    facts = {**_to(party), "name": party.name, "role": party.role.value, "company": party.company}
    return advance(task, (Event(kinds.PARTY_ADDED, party.id, facts),))


def add_signer_anew(
    task: Task, party: Party, documents: tuple[Document, ...], fields: tuple[Field, ...], now: datetime
) -> Change:
    """While nobody has acted, a signer without a free place gets one on a signature page: `documents` as they are
    before any place is written, `fields` with theirs; prepared again, and everybody begins anew. Refusal
    `no-free-place` (name) once somebody has acted, or where a document came signed."""
    if not may_prepare_again(task):
        raise Refusal("no-free-place", name=party.name)
    _check_not_twice(task.parties, party)
    anew = tuple(
        replace(each, state=PartyState.NOT_YET, read_at=None) if each.state in _BEGINS_ANEW else each
        for each in task.parties
    )
    new = replace(party, position=len(task.parties), step=max(each.step for each in acting(task)))
    after = replace(
        task,
        state=TaskState.PREPARING,
        documents=documents,
        fields=fields,
        signature_page=True,
        parties=(*anew, new),
        version=task.version + 1,
    )
    facts = {**_to(new), "name": new.name, "role": new.role.value, "company": new.company, "anew": True}
    return after, (Event(kinds.PARTY_ADDED, new.id, facts),)


def may_prepare_again(task: Task) -> bool:
    """Nobody has acted or is being written, and a page can be appended to every document."""
    untouched = all(party.state in OPEN_TURNS for party in acting(task))
    return task.state is TaskState.AWAITING and untouched and not any(one.had_signatures for one in task.documents)


def is_settled_outside(task: Task) -> bool:
    """The last step has what it needs already; who is added now must not be spared at once."""
    return is_settled(task, stages(task)[-1])


def _free_place(task: Task, party: Party) -> str:
    free = vacant_places(task, party.role)
    if not free:
        fills = party.role is Role.FILLER
        raise Refusal("no-free-fields" if fills else "no-free-place", name=party.name)
    return free[0]


def move_party(task: Task, party_id: str, by: int, now: datetime) -> Change:
    """Earlier (-1) or later (+1) than whoever is next to them, also from the levels into the order and back.
    Refusal `party-acted` (name), `all-act-at-once`,
    `nobody-before` (name), `nobody-after` (name)."""
    party = _changeable(task, party_id)
    if party.role not in ACTING_ROLES:
        raise Refusal("nothing-to-order", name=party.name)
    if (crossed := across(task, party, by)) is not None:
        moved = crossed
    elif is_internal_level(party):
        moved = _to_stage(task, party, by, lambda number: replace(party, level=number))
    elif task.order is Order.ALL_AT_ONCE:
        raise Refusal("all-act-at-once")
    elif task.order is Order.STEPS:
        moved = _to_stage(task, party, by, lambda number: replace(party, step=number))
    else:
        moved = _swapped(task, party, by)
    facts = {"name": party.name, "what": "earlier" if by < 0 else "later"}
    return advance(moved, (Event(kinds.PARTY_MOVED, party.id, facts),))


def may_move(task: Task, party: Party, by: int) -> bool:
    try:
        move_party(task, party.id, by, task.created_at)
    except Refusal:
        return False
    return True


def _to_stage(task: Task, party: Party, by: int, at: Callable[[int], Party]) -> Task:
    """Into the next stage of its kind; behind the last one a stage of its own, where others stay in this one."""
    here = stage_of(task, party)
    same_kind = [stage for stage in stages(task) if stage[0] == here[0]]
    beyond = [stage for stage in same_kind if (stage > here if by > 0 else stage < here)]
    if beyond:
        target = min(beyond) if by > 0 else max(beyond)
    elif by > 0 and sum(stage_of(task, each) == here for each in acting(task)) > 1:
        target = (here[0], here[1] + 1)
    else:
        raise _nowhere(party, by)
    if by < 0 and is_settled(task, target):
        raise _nowhere(party, by)
    return replace(task, parties=tuple(at(target[1]) if each.id == party.id else each for each in task.parties))


def _swapped(task: Task, party: Party, by: int) -> Task:
    beside = [
        each
        for each in acting(task)
        if not is_internal_level(each) and (each.position - party.position) * by > 0 and each.state in OPEN_TURNS
    ]
    if not beside:
        raise _nowhere(party, by)
    other = min(beside, key=lambda each: abs(each.position - party.position))
    places = {party.id: other.position, other.id: party.position}
    parties = [replace(each, position=places.get(each.id, each.position)) for each in task.parties]
    return replace(task, parties=tuple(sorted(parties, key=lambda each: each.position)))


def _nowhere(party: Party, by: int) -> Refusal:
    return Refusal("nobody-before" if by < 0 else "nobody-after", name=party.name)


def _changeable(task: Task, party_id: str) -> Party:
    check_parties_move(task)
    party = task.party(party_id)
    if party is None:
        raise NotAllowed("not-found")
    if not may_change(task, party):
        raise Refusal("party-acted", name=party.name)
    return party


def _check_not_twice(everyone: tuple[Party, ...] | list[Party], party: Party) -> None:
    if is_twice(everyone, party):
        raise BadAnswer("party-twice", line=0, name=party.name)


def _numbered(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(replace(each, position=at) for at, each in enumerate(parties))


def _facts(party: Party) -> dict[str, Any]:
    """Who leaves; `knew`: it was their turn already, or they read."""
    return {
        "name": party.name,
        "role": party.role.value,
        "from_person_id": party.person_id,
        "knew": party.state is not PartyState.NOT_YET,
    }


def _to(party: Party) -> dict[str, Any]:
    return {"to": party.name, "to_person_id": party.person_id, "phone": party.phone, "email": party.email}
