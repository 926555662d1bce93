"""What one reader may do with a task now, for the doors. What is allowed, `acts` says."""

from __future__ import annotations

from signing.task.acts import Reader, allowed
from signing.task.members import Right, may
from signing.task.model import Person, Task
from signing.task.sight import (
    READING_STATES,
    UNSEEN_STATES,
    as_seen,
    chosen,
    may_ask,
    may_be_invited,
    may_become_template,
    may_keep,
    may_open,
    may_see,
    readable,
    reads_all,
)

__all__ = [
    "READING_STATES",
    "UNSEEN_STATES",
    "as_seen",
    "chosen",
    "may_ask",
    "may_be_invited",
    "may_become_template",
    "may_keep",
    "may_open",
    "may_see",
    "readable",
    "reads_all",
    "rights",
    "rights_for",
]


def rights_for(task: Task, person: Person) -> frozenset[str]:
    """`rights`, with what they may as a member of the installation."""
    return _of(task, Reader(person.id, may(person, Right.REMIND_ALL), reads_all(person)))


def rights(task: Task, person_id: str, *, is_admin: bool = False) -> frozenset[str]:
    """Names of acts. Empty: for this person the task is not there."""
    return _of(task, Reader(person_id, is_admin))


def _of(task: Task, reader: Reader) -> frozenset[str]:
    """A deadline that is over ends the task at its next tick: what is still shown till then is refused."""
    return allowed(task, reader, task.created_at)
