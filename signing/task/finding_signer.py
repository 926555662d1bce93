"""Who stands for a company says who of it acts: `(task, …, now) -> (task, events)`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from signing.errors import BadAnswer, Refusal
from signing.task import events as kinds
from signing.task.actions import Change, check_parties_move
from signing.task.draft_parties import is_twice
from signing.task.events import Event
from signing.task.model import Party, PartyState, Reach, Task


def check_finds_signer(task: Task, party: Party) -> None:
    check_parties_move(task)
    if not party.finds_signer or party.state is not PartyState.TO_ACT:
        raise Refusal("nobody-to-name")


def party_to_name(task: Task, person_id: str) -> Party:
    """Refusal `nobody-to-name`."""
    for party in task.parties_of(person_id):
        if party.finds_signer and party.state is PartyState.TO_ACT:
            check_finds_signer(task, party)
            return party
    raise Refusal("nobody-to-name")


def name_signer(task: Task, party: Party, to: Party, now: datetime) -> Change:
    """`to`: the same party with the name of who acts, their ways to be reached and their person; the party itself
    where it acts itself. From then on it is an ordinary party. Refusal `nobody-to-name`; BadAnswer
    `party-twice`."""
    check_finds_signer(task, party)
    if is_twice([each for each in task.parties if each.id != party.id], to):
        raise BadAnswer("party-twice", line=0, name=to.name)
    itself = to.id == party.id and to.name == party.name and to.person_id == party.person_id
    named = replace(to, finds_signer=False)
    if not itself:
        reach = named.reach if named.person_id else Reach.INVITED
        named = replace(named, read_at=None, handed_by=party.name, reach=reach)
    facts = {
        "name": party.name,
        "to": named.name,
        "from_person_id": party.person_id,
        "to_person_id": named.person_id,
        "phone": named.phone,
        "email": named.email,
    }
    turn = () if itself else (Event(kinds.TURN_CAME, party.id, {"invite": named.person_id is None}),)
    parties = tuple(named if each.id == party.id else each for each in task.parties)
    return (
        replace(task, parties=parties, version=task.version + 1),
        (Event(kinds.SIGNER_NAMED, party.id, facts), *turn),
    )
