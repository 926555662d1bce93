"""A party names somebody in its place, where the initiator allows it: `(task, …, now) -> (task, events)`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from signing.errors import BadAnswer, Refusal
from signing.task import events as kinds
from signing.task.actions import Change, acting_party, check_may_act, read_reason
from signing.task.draft_parties import is_twice
from signing.task.events import Event
from signing.task.model import Party, PartyState, Reach, Task
from signing.task.parties import NamedParty, read_parties


def read_successor(said: str, *, region: str, reachable: bool = False) -> NamedParty:
    """One person as a party is typed, with a number or an address (`reachable`: we have a way to them already).
    BadAnswer as `read_parties`, `hand-on-one`, `hand-on-unreachable`."""
    found = read_parties(said, region=region)
    if len(found) != 1 or found[0].me or not found[0].name:
        raise BadAnswer("hand-on-one")
    if not reachable and found[0].phone is None and found[0].email is None:
        raise BadAnswer("hand-on-unreachable")
    return found[0]


def may_hand_on(task: Task, party: Party) -> bool:
    return party.may_delegate and party.handed_by is None


def party_to_hand_on(task: Task, person_id: str, now: datetime) -> Party:
    """Of several that may act, one that may be handed on. Refusal `may-not-hand-on`, or why they may not act."""
    due = [party for party in task.parties_of(person_id) if party.state is PartyState.TO_ACT]
    party = next((each for each in due if may_hand_on(task, each) and not each.finds_signer), None)
    party = party or acting_party(task, person_id)
    check_may_act(task, party, now)
    if not may_hand_on(task, party):
        raise Refusal("may-not-hand-on")
    return party


def hand_on(task: Task, party: Party, to: Party, now: datetime, *, reason: str) -> Change:
    """`to`: the same party with its new name, ways to be reached and person. What it has opened is forgotten, and
    it cannot be handed on again.

    Refusal `may-not-hand-on`; BadAnswer `hand-on-self`, `party-twice`, `reason-…`."""
    check_may_act(task, party, now)
    if not may_hand_on(task, party):
        raise Refusal("may-not-hand-on")
    reason = read_reason(reason)
    if to.person_id is not None and to.person_id == party.person_id:
        raise BadAnswer("hand-on-self")
    if is_twice([each for each in task.parties if each.id != party.id], to):
        raise BadAnswer("party-twice", line=0, name=to.name)
    placed = replace(
        to,
        read_at=None,
        may_delegate=False,
        handed_by=party.name,
        handed_why=reason,
        reach=to.reach if to.person_id else Reach.INVITED,
    )
    facts = {
        "name": party.name,
        "to": placed.name,
        "reason": reason,
        "from_person_id": party.person_id,
        "to_person_id": placed.person_id,
        "phone": placed.phone,
        "email": placed.email,
    }
    events = (
        Event(kinds.HANDED_ON, party.id, facts),
        Event(kinds.TURN_CAME, party.id, {"invite": placed.person_id is None}),
    )
    parties = tuple(placed if each.id == party.id else each for each in task.parties)
    return replace(task, parties=parties, version=task.version + 1), events
