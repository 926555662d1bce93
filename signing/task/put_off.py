"""Acts that cannot be taken back are done some seconds after they were asked for: till then they can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from signing.errors import Refusal
from signing.task.model import Task, TaskState
from signing.task.rights import rights
from signing.task.routing import progress

SECONDS = 10
ACTS = ("withdraw", "reject", "discard")


@dataclass(frozen=True, slots=True)
class PutOff:
    """`stands`: how the task stood; what has moved on meanwhile is asked about again. `message_id`: where the chat
    says so."""

    id: str
    task_id: str
    person_id: str
    act: str  # of ACTS
    reason: str
    stands: str
    due_at: datetime
    message_id: int | None = None


def due_at(now: datetime) -> datetime:
    return now + timedelta(seconds=SECONDS)


def stands(task: Task) -> str:
    """What somebody who ends a task would want to hear first: that others have acted. That they have opened it is
    no news; of a draft everything is."""
    if task.state is TaskState.DRAFT:
        return f"draft:{task.version}"
    return f"{task.state}:{progress(task)[0]}"


def check_may(task: Task, person_id: str, act: str) -> None:
    """Refusal `put-off-not-now` where this person may not do it (any more)."""
    if act not in rights(task, person_id):
        raise Refusal("put-off-not-now")
