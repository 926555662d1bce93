from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from signing.audit.chain import record
from signing.errors import NotAllowed
from signing.ports import SYSTEM, Actor, Ports, Transaction
from signing.ports.groups import GroupCard
from signing.task.events import GROUP_UNLINKED
from signing.task.groups import may_show_in_groups
from signing.usecases.admission import at_desk


async def unlink_group(ports: Ports, actor: Actor, task_id: str, chat_id: int) -> None:
    """The task's card goes from this group; where it stands no longer, nothing happens."""
    async with at_desk(ports, actor, task_id, "group") as desk:
        if not may_show_in_groups(desk.task, desk.person.id):
            raise NotAllowed("not-found")
        card = await desk.tx.groups.get(task_id, chat_id)
        if card is not None and not card.off:
            await desk.tx.groups.put(replace(card, off=True))
            await _note(ports, desk.tx, actor, [card], "asked")
    ports.wake()


async def leave_group(ports: Ports, chat_id: int, why: str) -> None:
    """We are no longer in the group, or may not write there: none of its cards is kept."""
    async with ports.transaction() as tx:
        await _note(ports, tx, SYSTEM, await tx.groups.drop_chat(chat_id), why)


async def card_gone(ports: Ports, card: GroupCard, why: str) -> None:
    """Somebody took the message away there: it is not sent again."""
    async with ports.transaction() as tx:
        await tx.groups.drop(card.task_id, card.chat_id)
        if not card.off:
            await _note(ports, tx, SYSTEM, [card], why)


async def _note(ports: Ports, tx: Transaction, actor: Actor, cards: Iterable[GroupCard], why: str) -> None:
    for card in cards:
        facts = {"chat_id": card.chat_id, "group": card.name, "why": why}
        await record(tx, at=ports.clock(), kind=GROUP_UNLINKED, actor=actor, task_id=card.task_id, facts=facts)
