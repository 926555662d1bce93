from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from signing.errors import NotAllowed
from signing.ports import Actor, AuditEntry, OutboxItem, OutboxState, Ports, Transaction
from signing.task.channels import is_own
from signing.task.events import DELIVERED, DELIVERY_UNKNOWN, INVITATION_MADE, NOT_DELIVERED
from signing.task.model import Party, Reach, Task, TaskState
from signing.task.rights import may_be_invited
from signing.task.ways import CHAT, LETTERS, masked, way_to_party
from signing.usecases.admission import person_of, record_refusal
from signing.usecases.ways_of import ways_of

STATES = {DELIVERED: "delivered", NOT_DELIVERED: "back", DELIVERY_UNKNOWN: "unknown"}
OWN_WAY = "own"  # which of their robots is theirs to know
HAND = "hand"  # the initiator forwards a link, or hands over a sheet of paper


@dataclass(frozen=True, slots=True)
class Tried:
    """The last that became of a message by this way: "delivered" | "back" | "unknown" | "waiting"."""

    way: str
    state: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class PartyReach:
    """`way`: by which the next message goes, None where there is none; `to`: an address that the initiator named,
    masked. `invites`: a link or sheet can be made for it."""

    party: Party
    way: str | None
    to: str
    tried: tuple[Tried, ...]
    invites: bool

    @property
    def lost(self) -> bool:
        return self.party.reach is Reach.UNREACHABLE


@dataclass(frozen=True, slots=True)
class Kept:
    entries: Sequence[AuditEntry]
    rows: Sequence[OutboxItem]


@dataclass(frozen=True, slots=True)
class ReachView:
    task: Task
    parties: tuple[PartyReach, ...]


async def view_reach(ports: Ports, actor: Actor, task_id: str) -> ReachView:
    """By which ways the parties of a task are reached, and what became of the last messages: for its initiator.
    NotAllowed `not-found`."""
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            task = await tx.tasks.get(task_id)
            if task is None or task.initiator_id != person.id or task.state is TaskState.DRAFT:
                raise NotAllowed("not-found")
            kept = Kept(await tx.audit.of_task(task.id), await tx.outbox.for_task(task.id))
            found = [await _reach(ports, tx, task, party, kept) for party in task.parties]
    except NotAllowed as refusal:
        await record_refusal(ports, actor, task_id, "view-reach", refusal)
        raise
    return ReachView(task, tuple(found))


async def _reach(ports: Ports, tx: Transaction, task: Task, party: Party, kept: Kept) -> PartyReach:
    person = await tx.people.get(party.person_id) if party.person_id else None
    named = way_to_party(party, ports.installation.ways)
    if person is not None:
        ways = await ways_of(ports, tx, person)
        # Whom nothing of their own reaches gets a word where the initiator has named them.
        way = next(iter(ways), named[0] if named and person.telegram_id is not None else None)
    else:
        way = named[0] if named else HAND
    to = masked(named[0], named[1]) if named and way == named[0] else ""
    tried = _tried(party, kept)
    return PartyReach(party, _shown(way) if way else None, to, tried, may_be_invited(task, party))


def _tried(party: Party, kept: Kept) -> tuple[Tried, ...]:
    """The newest by each way, the latest way first."""
    last: dict[str, Tried] = {}
    cards = [each for each in kept.rows if each.kind == "card" and each.person_id == party.person_id]
    if party.person_id and any(each.state is OutboxState.SENT and each.channel in {None, CHAT} for each in cards):
        last[CHAT] = Tried(CHAT, "delivered", None)  # a card is no evidence, but it stands there
    for entry in kept.entries:
        if entry.kind in STATES and _is_theirs(party, entry):
            way = _shown(str(entry.facts.get("channel", CHAT)))
            last.pop(way, None)
            last[way] = Tried(way, STATES[entry.kind], entry.at)
        elif entry.kind == INVITATION_MADE and entry.facts.get("party_id") == party.id:
            by = str(entry.facts.get("channel", HAND))
            if by not in LETTERS:
                last.pop(HAND, None)
                last[HAND] = Tried(HAND, "made", entry.at)
    for row in kept.rows:
        theirs = row.party_id == party.id if row.kind == "letter" else row.person_id == party.person_id
        if theirs and row.state is OutboxState.WAITING and row.attempts and row.kind != "invitation":
            way = _shown(row.channel or CHAT)
            last.pop(way, None)
            last[way] = Tried(way, "waiting", None)
    return tuple(reversed(last.values()))


def _is_theirs(party: Party, entry: AuditEntry) -> bool:
    facts = entry.facts
    if facts.get("what") == "letter":
        return bool(facts.get("party_id") == party.id)
    # What is told to the initiator names a party too: only what went to the person themselves counts.
    return party.person_id is not None and facts.get("person_id") == party.person_id


def _shown(way: str) -> str:
    return OWN_WAY if is_own(way) else way
