from __future__ import annotations

from signing.ports import Transaction
from signing.task.model import ENDED_STATES, Person, Task, TaskState
from signing.task.rights import rights_for
from signing.usecases.views import TaskLink


async def links_of(tx: Transaction, task: Task, reader: Person) -> tuple[TaskLink, ...]:
    """The tasks before and after this one. A draft is its initiator's alone; of a task that the reader does not
    see, no more than its number is said."""
    ended = "rescinded" if task.rescinded_at else "rescission"
    wanted = (
        ("corrects", task.corrects),
        ("corrected", task.corrected_by),
        ("rescinds", task.rescinds),
        (ended, task.rescission),
    )
    found = []
    for how, task_id in wanted:
        other = await tx.tasks.get(task_id) if task_id else None
        if other is None or other.state is TaskState.DISCARDED:
            continue
        sees = bool(rights_for(other, reader))
        if other.state is TaskState.DRAFT and not sees:
            continue
        title = other.title if sees else ""
        found.append(TaskLink(how, other.id, other.number, title, other.state.value, task.rescinded_at))
    return tuple(found)


def overtaken(links: tuple[TaskLink, ...]) -> frozenset[str]:
    """What is no longer possible, since what it leads to has been sent: `correct_task` and `rescind_task` refuse
    it then."""
    sent = {link.how for link in links if link.state != TaskState.DRAFT}
    running = {link.how for link in links if link.state not in {TaskState.DRAFT, *ENDED_STATES}}
    return frozenset(
        act for act, is_so in (("correct", "corrected" in sent), ("rescind", "rescission" in running)) if is_so
    )
