"""Parties of a draft: added, changed, moved, taken out. `(task, …, now) -> (task, events)`, like `drafting`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from signing.errors import BadAnswer, Refusal
from signing.task import events as kinds
from signing.task.documents import without_party
from signing.task.draft_routing import fitting
from signing.task.draft_steps import placed
from signing.task.drafting import Change, check_draft, party_facts, without_places
from signing.task.events import Event
from signing.task.model import Party, Role, Task

PARTY_LIMIT = 50
NAME_LIMIT = 60  # characters; a certificate's common name takes 64


def add_parties(task: Task, added: Sequence[Party], now: datetime) -> Change:
    """At the end, in their order. All or none: BadAnswer `too-many-parties`, `party-twice` (line from 1, 0 where
    only one is added)."""
    everyone = list(task.parties)
    if len(everyone) + len(added) > PARTY_LIMIT:
        raise BadAnswer("too-many-parties", limit=PARTY_LIMIT)
    for line, party in enumerate(added, 1):
        _check_not_twice(everyone, party, line if len(added) > 1 else 0)
        everyone.append(party)
    facts = [party_facts("party-added", party) for party in added]
    return _with_parties(
        task, everyone, [Event(kinds.DRAFT_CHANGED, p.id, f) for p, f in zip(added, facts, strict=True)]
    )


def change_party(task: Task, party_id: str, now: datetime, **changes: Any) -> Change:
    """Values of one party, read and checked before."""
    changed = fitting(replace(party_of(task, party_id), **changes))
    if not 1 <= changed.step <= PARTY_LIMIT:
        raise BadAnswer("steps-wrong", limit=PARTY_LIMIT)
    _check_not_twice([each for each in task.parties if each.id != party_id], changed, 0)
    everyone = [changed if each.id == party_id else each for each in task.parties]
    facts = party_facts("party-changed", changed) | {"changed": sorted(changes)}
    return _with_parties(task, everyone, [Event(kinds.DRAFT_CHANGED, party_id, facts)])


def remove_party(task: Task, party_id: str, now: datetime) -> Change:
    party = party_of(task, party_id)
    everyone = [each for each in task.parties if each.id != party_id]
    removed = Event(kinds.DRAFT_CHANGED, party_id, party_facts("party-removed", party))
    return _with_parties(without_party(task, party_id), everyone, [removed])


def move_party(task: Task, party_id: str, by: int, now: datetime) -> Change:
    """Up (-1) or down (+1); at the end of the list it stays where it is."""
    party = party_of(task, party_id)
    everyone = [each for each in task.parties if each.id != party_id]
    at = min(max(party.position + by, 0), len(everyone))
    everyone.insert(at, party)
    facts = {"what": "party-moved", "name": party.name, "position": at + 1}
    return _with_parties(task, everyone, [Event(kinds.DRAFT_CHANGED, party_id, facts)])


def _with_parties(task: Task, everyone: Sequence[Party], events: Sequence[Event]) -> Change:
    """Numbered anew. Places go when those they were found for are no longer the same in the same order."""
    check_draft(task)
    before = _who_is_placed(task)
    task = replace(task, parties=tuple(replace(each, position=at) for at, each in enumerate(everyone)))
    if _who_is_placed(task) != before:
        task = without_places(task)
    return replace(task, version=task.version + 1), tuple(events)


def _who_is_placed(task: Task) -> tuple[tuple[str, str, str | None, Role], ...]:
    return tuple((party.id, party.name, party.company, party.role) for party in placed(task))


def party_of(task: Task, party_id: str) -> Party:
    check_draft(task)
    party = task.party(party_id)
    if party is None:
        raise Refusal("party-gone")
    return party


def _check_not_twice(everyone: Iterable[Party], party: Party, line: int) -> None:
    """One person may approve and sign, but not sign twice. Who has neither phone nor e-mail is told by name."""
    if is_twice(everyone, party):
        raise BadAnswer("party-twice", line=line, name=party.name)


def is_twice(everyone: Iterable[Party], party: Party) -> bool:
    return any(other.role is party.role and _same(other, party) for other in everyone)


def _same(one: Party, other: Party) -> bool:
    if one.person_id and other.person_id:
        return one.person_id == other.person_id
    for mine, theirs in ((one.phone, other.phone), (one.email, other.email)):
        if mine and theirs:
            return mine == theirs
    known = any((one.phone, one.email, one.person_id)) and any((other.phone, other.email, other.person_id))
    return not known and (one.name, one.company) == (other.name, other.company)
