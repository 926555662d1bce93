"""What one reader may do with a task now. The doors show it, the use cases enforce it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from signing.errors import NotAllowed, Refusal
from signing.task.documents import documents_of
from signing.task.follow_ups import check_correct, check_rescind
from signing.task.members import Right, may
from signing.task.model import (
    ACTING_ROLES,
    ENDED_STATES,
    PARTIES_MOVE,
    Document,
    Party,
    PartyState,
    Person,
    Reach,
    Role,
    Task,
    TaskState,
)
from signing.task.routing import whose_move
from signing.task.second_thoughts import check_extend, check_replace, check_take_back

# A draft is its initiator's alone; nobody named in it knows of it yet.
UNSEEN_STATES = frozenset({TaskState.DRAFT, TaskState.DISCARDED})
# Parties read from their turn on; a task that ended before it keeps its document to itself.
READING_STATES = frozenset(PartyState) - {PartyState.NOT_YET, PartyState.SPARED, PartyState.ENDED}
WITHDRAWABLE = frozenset({TaskState.PREPARING, TaskState.AWAITING, TaskState.PARTIALLY_SIGNED})


def may_see(task: Task, person_id: str) -> bool:
    """The task itself: its title, parties and states."""
    if task.initiator_id == person_id:
        return True
    return task.state not in UNSEEN_STATES and bool(task.parties_of(person_id))


def may_open(task: Task, person_id: str) -> bool:
    """Pages and bytes of `readable`."""
    return bool(readable(task, person_id))


def readable(task: Task, person_id: str, *, reads_all: bool = False) -> tuple[Document, ...]:
    """The documents that this person may read now, in the task's order: all for the initiator and for auditors
    (`reads_all`), for others those that are meant for a party of theirs."""
    if task.initiator_id == person_id or (reads_all and task.state not in UNSEEN_STATES):
        return task.documents
    if not may_see(task, person_id):
        return ()
    reading = [party for party in task.parties_of(person_id) if party.state in READING_STATES]
    keys = {one.key for party in reading for one in documents_of(task, party)}
    return tuple(one for one in task.documents if one.key in keys)


def chosen(task: Task | None, person_id: str, key: int | None = None, *, reads_all: bool = False) -> Document:
    """The document of this key, or the first, of those that this person may read. NotAllowed `not-found` for any
    other, as for a task that there is not."""
    documents = readable(task, person_id, reads_all=reads_all) if task is not None else ()
    found = next((one for one in documents if key is None or one.key == key), None)
    if found is None:
        raise NotAllowed("not-found")
    return found


def as_seen(task: Task, person_id: str, *, reads_all: bool = False) -> Task:
    """The task with the documents that this person may read, and the places in them: of the others not even a name
    reaches a door."""
    documents = readable(task, person_id, reads_all=reads_all)
    if documents == task.documents:
        return task
    keys = {one.key for one in documents}
    return replace(task, documents=documents, fields=tuple(one for one in task.fields if one.document in keys))


def may_keep(task: Task, person_id: str) -> bool:
    """A file of it, and not only the pages: the initiator, and everybody but those who only look."""
    mine = [party for party in task.parties_of(person_id) if party.state in READING_STATES]
    return task.initiator_id == person_id or any(not party.view_only for party in mine)


def may_ask(task: Task, person_id: str) -> bool:
    """The initiator, as long as something is still to come. They know it all themselves."""
    return task.state in PARTIES_MOVE and task.initiator_id != person_id and may_open(task, person_id)


def may_become_template(task: Task, person_id: str) -> bool:
    """Whoever wrote it may keep it to send it again, however it ended."""
    return task.initiator_id == person_id and task.document is not None and task.state is not TaskState.DISCARDED


def rights_for(task: Task, person: Person) -> frozenset[str]:
    """`rights`, with what they may as a member of the installation."""
    can = rights(task, person.id, is_admin=may(person, Right.REMIND_ALL))
    if reads_all(person) and task.state not in UNSEEN_STATES:
        can |= {"history", "open", "download"}
    return can


def reads_all(person: Person) -> bool:
    """Auditors: every task and document, without a part in any."""
    return may(person, Right.READ_ALL)


def rights(task: Task, person_id: str, *, is_admin: bool = False) -> frozenset[str]:
    """Empty: for this person the task is not there."""
    if not may_see(task, person_id):
        return _of_admin(task) if is_admin else frozenset()
    can = {"history"}
    if may_open(task, person_id):
        can |= {"open", "download"} if may_keep(task, person_id) else {"open"}
    can |= _of_party(task, person_id)
    if _may_take_back(task, person_id):
        can.add("take-back")
    if may_ask(task, person_id):
        can.add("ask")
    if task.initiator_id == person_id:
        can |= _of_initiator(task)
    elif is_admin:
        can |= _of_admin(task)
    return frozenset(can)


def _of_party(task: Task, person_id: str) -> set[str]:
    if task.state not in PARTIES_MOVE:
        return set()
    moves = [party for party in task.parties_of(person_id) if party.state is PartyState.TO_ACT]
    if moves and moves[0].finds_signer:
        return {"name-signer", "reject"}
    moves = [party for party in moves if not party.finds_signer]
    can = {"sign" if party.role is Role.SIGNER else "approve" for party in moves if party.role in ACTING_ROLES}
    if any(party.may_delegate and party.handed_by is None for party in moves if party.role in ACTING_ROLES):
        can.add("hand-on")
    return can | {"reject"} if can else can


def _of_initiator(task: Task) -> set[str]:
    can = _of_second_thoughts(task)
    if task.state in WITHDRAWABLE:
        can.add("withdraw")
    if whose_move(task):
        can.add("remind")
    if task.state in PARTIES_MOVE:
        can.add("change-party")
    if any(may_be_invited(task, party) for party in task.parties):
        can.add("invite")
    return can


def _of_second_thoughts(task: Task) -> set[str]:
    """A deadline that is over ends the task at its next tick: what is still shown till then is refused."""
    checks: dict[str, Callable[[], None]] = {
        "extend": lambda: check_extend(task, task.created_at),
        "replace-document": lambda: check_replace(task, task.created_at),
        "correct": lambda: check_correct(task),
        "rescind": lambda: check_rescind(task),
    }
    return {act for act, check in checks.items() if _passes(check)}


def _may_take_back(task: Task, person_id: str) -> bool:
    mine = task.parties_of(person_id)
    return any(_passes(partial(check_take_back, task, party, task.created_at)) for party in mine)


def _passes(check: Callable[[], None]) -> bool:
    try:
        check()
    except Refusal:
        return False
    return True


def _of_admin(task: Task) -> frozenset[str]:
    """An admin sees how a task stands and may remind; its document and its decisions stay with its people."""
    if task.state in UNSEEN_STATES:
        return frozenset()
    return frozenset({"history", "remind"} if whose_move(task) else {"history"})


def may_be_invited(task: Task, party: Party) -> bool:
    """Nobody stands behind the party yet, and there is still something for them to do or to get."""
    if party.person_id is not None or party.reach is Reach.BOUND or task.state in UNSEEN_STATES:
        return False
    if party.state is PartyState.SPARED:
        return False
    if task.state is TaskState.COMPLETED:
        return party.role in {Role.CC, Role.VIEWER}
    return task.state not in ENDED_STATES
