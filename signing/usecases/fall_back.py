from __future__ import annotations

from signing.ports import SYSTEM, Actor, OutboxItem, Ports, Transaction
from signing.task import actions
from signing.task.model import OPEN_STATES, Task
from signing.task.notices import letter
from signing.task.ways import CHAT, way_to_party
from signing.usecases.announce import settle
from signing.usecases.note_block import note_block
from signing.usecases.put_again import put_again
from signing.usecases.put_letter import put_letter

# What is worth a letter to somebody whom the chat does not reach any more; the rest is for the chat alone.
WORTH = frozenset({"card", "told", "copy", "nudge"})


async def fall_back(ports: Ports, item: OutboxItem, tried: str) -> None:
    """A message came back for good by the way that was `tried`: the next way to the same party, or whoever waits
    for them learns of it."""
    if item.kind == "letter":
        await _letter(ports, item, tried)
        return
    if tried != CHAT and await _back_to_chat(ports, item):
        return
    if tried != CHAT:
        await note_block(ports, Actor(item.person_id, "timer", identified=None), True)
        return
    async with ports.transaction() as tx:
        task = await tx.tasks.get(item.task_id) if item.task_id else None
        if task is not None:
            await _from_chat(ports, tx, item, task)
    ports.wake()


async def _letter(ports: Ports, item: OutboxItem, tried: str) -> None:
    async with ports.transaction() as tx:
        task = await tx.tasks.claim(item.task_id or "")
        party = task.party(item.party_id or "") if task else None
        if task is None or party is None or party.person_id is not None or task.state not in OPEN_STATES:
            return
        if not await put_letter(ports, tx, task, letter(task, party.id), after=tried):
            after, events = actions.unreached(task, party.id, ports.clock())
            await settle(ports, tx, task, after, events, actor=SYSTEM)
    ports.wake()


async def _back_to_chat(ports: Ports, item: OutboxItem) -> bool:
    """Whoever has a chat is written there once the way that they wished to come first fails; what was a copy, or
    has come from the chat, needs nothing more."""
    async with ports.transaction() as tx:
        reader = await tx.people.get(item.person_id)
        if reader is None or reader.telegram_id is None:
            return False
        if item.channel is None:
            await put_again(tx, item, CHAT, CHAT)
    ports.wake()
    return True


async def _from_chat(ports: Ports, tx: Transaction, item: OutboxItem, task: Task) -> None:
    """That something waits, never a link: the address was named by the initiator, the account is the party's."""
    party = next(iter(task.parties_of(item.person_id)), None)
    if item.kind not in WORTH or (item.kind == "card" and not item.facts.get("fresh")) or party is None:
        return
    found = way_to_party(party, ports.installation.ways)
    if found is None:
        return
    way, address = found
    await put_again(tx, item, way, way, address=address)
