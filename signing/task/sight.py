"""Who sees a task, and what of it: the task itself, its pages, its files."""

from __future__ import annotations

from dataclasses import replace

from signing.errors import NotAllowed
from signing.task.documents import documents_of
from signing.task.members import Right, may
from signing.task.model import (
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

# A draft is its initiator's alone; nobody named in it knows of it yet.
UNSEEN_STATES = frozenset({TaskState.DRAFT, TaskState.DISCARDED})
# Parties read from their turn on; a task that ended before it keeps its document to itself.
READING_STATES = frozenset(PartyState) - {PartyState.NOT_YET, PartyState.SPARED, PartyState.ENDED}


def may_see(task: Task, person_id: str) -> bool:
    """The task itself: its title, parties and states."""
    if task.initiator_id == person_id:
        return True
    return task.state not in UNSEEN_STATES and bool(task.parties_of(person_id))


def oversees(person: Person, task: Task) -> bool:
    """Members who see how every task stands, without a part in it."""
    return may(person, Right.SEE_ALL) and task.state not in UNSEEN_STATES


def may_open(task: Task, person_id: str) -> bool:
    """Pages and bytes of `readable`."""
    return bool(readable(task, person_id))


def readable(task: Task, person_id: str, *, reads_all: bool = False) -> tuple[Document, ...]:
    """The documents that this person may read now, in the task's order: all for the initiator and for auditors
    (`reads_all`), for others those that are meant for a party of theirs. What was deleted is nobody's."""
    if task.deleted_at is not None:
        return ()
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
    mine = task.initiator_id == person_id and task.document is not None
    return mine and task.state is not TaskState.DISCARDED and task.deleted_at is None


def reads_all(person: Person) -> bool:
    """Auditors: every task and document, without a part in any."""
    return may(person, Right.READ_ALL)


def may_be_invited(task: Task, party: Party) -> bool:
    """Nobody stands behind the party yet, and there is still something for them to do or to get."""
    if party.person_id is not None or party.reach is Reach.BOUND or task.state in UNSEEN_STATES:
        return False
    if party.state is PartyState.SPARED:
        return False
    if task.state is TaskState.COMPLETED:
        return party.role in {Role.CC, Role.VIEWER}
    return task.state not in ENDED_STATES
