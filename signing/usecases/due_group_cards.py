from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from signing.ports import Ports
from signing.ports.groups import GroupCard
from signing.task.model import Person, Task

AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class DueGroupCard:
    card: GroupCard
    task: Task
    initiator: Person  # in whose language it is


async def due_group_cards(ports: Ports) -> Sequence[DueGroupCard]:
    """Cards in groups that do not show their task as it is, or are to be taken away."""
    async with ports.transaction() as tx:
        found = []
        for card in await tx.groups.due(AT_ONCE):
            task = await tx.tasks.get(card.task_id)
            initiator = await tx.people.get(task.initiator_id) if task else None
            if task is not None and initiator is not None:
                found.append(DueGroupCard(card, task, initiator))
    return found


async def note_group_card(ports: Ports, due: DueGroupCard, message_id: int) -> None:
    """It stands there as the task was. What changed meanwhile (linked anew, taken off) stays to be done."""
    async with ports.transaction() as tx:
        now = await tx.groups.get(due.card.task_id, due.card.chat_id)
        if now is not None and now.message_id == due.card.message_id and now.linked_at == due.card.linked_at:
            await tx.groups.put(replace(now, message_id=message_id, shown=due.task.version))


async def note_new_chat(ports: Ports, before: int, after: int) -> None:
    """A group became a supergroup."""
    async with ports.transaction() as tx:
        await tx.groups.move_chat(before, after)
