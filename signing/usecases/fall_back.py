from __future__ import annotations

from signing.ports import SYSTEM, Actor, OutboxItem, Ports
from signing.task import actions
from signing.task.channels import is_own
from signing.task.model import OPEN_STATES
from signing.task.notices import letter
from signing.task.ways import CHAT
from signing.usecases.announce import settle
from signing.usecases.note_block import note_block
from signing.usecases.note_channel import note_channel
from signing.usecases.put_again import put_again
from signing.usecases.put_letter import put_letter
from signing.usecases.ways_of import next_way

# What can be said another way than the chat's; the rest is for the chat alone, or a secret that is gone with it.
WORTH = frozenset({"card", "told", "copy", "nudge", "digest", "question"})


async def fall_back(ports: Ports, item: OutboxItem, tried: str, *, gone: bool = True) -> None:
    """A message came back for good by the way that was `tried`: the next way to the same reader, or whoever waits
    for them learns of it. `gone`: the way is; else only these words did not pass."""
    if item.kind == "letter":
        await _letter(ports, item, tried)
        return
    if is_own(tried) and gone:
        await note_channel(ports, item.person_id, tried, works=False)
    if item.facts.get("also"):
        return  # it has arrived another way
    if not await _next(ports, item, tried) and tried != CHAT and not is_own(tried):
        await note_block(ports, Actor(item.person_id, "timer", identified=None), True)
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


async def _next(ports: Ports, item: OutboxItem, tried: str) -> bool:
    """False where somebody without a chat is left with no way. To an address that the initiator named goes that
    something waits, never a link: the account is the party's."""
    so_far = [*item.facts.get("tried", ()), tried]
    async with ports.transaction() as tx:
        reader = await tx.people.get(item.person_id)
        if reader is None:
            return True
        worth = item.kind in WORTH and (item.kind != "card" or bool(item.facts.get("fresh")))
        task_id = item.task_id or next((each["task_id"] for each in item.facts.get("tasks", ())), None)
        task = await tx.tasks.get(task_id) if task_id else None
        party = next(iter(task.parties_of(reader.id)), None) if task else None
        found = await next_way(ports, tx, reader, party, so_far) if worth else None
        if found is None:
            return reader.telegram_id is not None
        await put_again(tx, item, found[0], found[0], address=found[1], tried=so_far)
    return True
