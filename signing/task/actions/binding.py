"""What binds people to parties, and what parts them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from signing.errors import NotAllowed, Refusal
from signing.task import events as kinds
from signing.task.actions.moving import Change, index_of, moved_on, party_moved, party_of, with_party
from signing.task.events import Event
from signing.task.model import PartyState, Reach, Role, Task, TaskState


def bind(task: Task, party_id: str, now: datetime, *, person_id: str) -> Change:
    """A person accepts the invitation of a party; for good."""
    party = party_of(task, party_id)
    if party.person_id == person_id:
        return task, ()
    if party.person_id is not None:
        raise NotAllowed("invitation-used")
    task = with_party(task, replace(party, person_id=person_id, reach=Reach.BOUND))
    if task.state is TaskState.COMPLETED and party.state is PartyState.NOT_YET and party.role is Role.CC:
        task = with_party(task, party_moved(task.parties[index_of(task, party_id)], PartyState.COPIED))
    return moved_on(task), (Event(kinds.INVITATION_ACCEPTED, party_id, {"name": party.name}),)


def invited(task: Task, party_id: str, now: datetime) -> Change:
    """A new invitation was made for a party without a person."""
    party = party_of(task, party_id)
    if party.person_id is not None:
        raise Refusal("already-accepted", name=party.name)
    if party.reach is Reach.INVITED:
        return task, (Event(kinds.INVITATION_MADE, party_id, {"name": party.name}),)
    task = moved_on(with_party(task, replace(party, reach=Reach.INVITED)))
    return task, (Event(kinds.INVITATION_MADE, party_id, {"name": party.name}),)


def unreached(task: Task, party_id: str, now: datetime) -> Change:
    """A letter to a party that nobody stands behind came back."""
    party = party_of(task, party_id)
    if party.person_id is not None or party.reach is Reach.UNREACHABLE:
        return task, ()
    task = moved_on(with_party(task, replace(party, reach=Reach.UNREACHABLE)))
    facts = {"name": party.name, "reachable": False, "letter": True}
    return task, (Event(kinds.REACH_CHANGED, party_id, facts),)


def reach_changed(task: Task, person_id: str, now: datetime, *, reachable: bool) -> Change:
    """The person blocked the bot or came back; concerns every party they stand behind."""
    reach = Reach.BOUND if reachable else Reach.UNREACHABLE
    changed = [party for party in task.parties_of(person_id) if party.reach is not reach]
    if not changed:
        return task, ()
    for party in changed:
        task = with_party(task, replace(party, reach=reach))
    return moved_on(task), tuple(
        Event(kinds.REACH_CHANGED, party.id, {"name": party.name, "reachable": reachable}) for party in changed
    )
