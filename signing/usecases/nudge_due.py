from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from signing.ports import SYSTEM, Ports, Transaction
from signing.task.events import NUDGED
from signing.task.reminding import BY_HAND, SNOOZE
from signing.usecases.escalate import escalate
from signing.usecases.judge_nudge import Due, judge, name_of, skip
from signing.usecases.put_keeper_nudge import put_keeper_nudge
from signing.usecases.put_nudge import IN_DIGEST, put_digest, put_nudge
from signing.usecases.tell_not_reminded import tell_not_reminded

BATCH = 200
DAY = timedelta(days=1)


async def nudge_due(ports: Ports) -> int:
    """Claims the reminder slots that are due and puts out those that still make sense, in one message for each
    reader; gives how many messages went out. Each slot is claimed once, ever: a crash after this costs a nudge,
    never doubles one."""
    now = ports.clock()
    async with ports.transaction() as tx:
        sensible: dict[str, list[Due]] = defaultdict(list)
        claimed = await tx.nudges.claim_due(now, BATCH)
        for nudge in claimed:
            for due in await judge(ports, tx, nudge, claimed):
                sensible[due.person.id].append(due)
        gone_out = 0
        for share in sensible.values():
            gone_out += await _give(ports, tx, share)
    if gone_out:
        ports.wake()
    return gone_out


async def _give(ports: Ports, tx: Transaction, share: list[Due]) -> int:
    """All of one reader's, as far as they have not had their share of today; gives how many messages."""
    person = share[0].person
    # Letters have a link for each task, so those who read nothing else get one for each.
    by_letter = person.telegram_id is None or person.blocked
    messages = [[due] for due in share if by_letter or due.turn is not None]  # a keeper has buttons for each
    together = [due for due in share if not by_letter and due.turn is None]
    messages += [together] if together else []
    for due in (due for message in messages for due in message[1:]):
        await tx.nudges.skip(due.nudge, IN_DIGEST)  # the first stands for all: a message counts once
    # What its reader has asked for is given first, and whatever senders have sent them.
    messages.sort(key=lambda message: not _asked_for(message))
    asked = sum(map(_asked_for, messages))
    # What was claimed just now counts as sent already.
    before = await tx.nudges.sent_since(person.id, ports.clock() - DAY) - len(messages)
    left = max(asked, ports.installation.nudges_per_person_per_day - before)
    for message in messages[:left]:
        await _put(ports, tx, message)
    for due in (due for message in messages[left:] for due in message):
        await skip(ports, tx, due.nudge, "capped")
        if due.nudge.slot.startswith(BY_HAND):  # a person was promised that it would go out
            name = await name_of(ports, tx, due, due.task.initiator_id)
            await tell_not_reminded(tx, due.task, due.party, why="capped", part=due.nudge.slot, name=name)
    return len(messages[:left])


def _asked_for(message: list[Due]) -> bool:
    return any(due.nudge.slot.startswith(SNOOZE) for due in message)


async def _put(ports: Ports, tx: Transaction, message: list[Due]) -> None:
    first = message[0]
    if first.turn is not None:
        whom = (first.task, first.party, first.turn)
        await put_keeper_nudge(ports, tx, whom, first.nudge, kind=NUDGED, actor=SYSTEM)
    elif len(message) == 1:
        await put_nudge(ports, tx, first.task, first.party, first.nudge, kind=NUDGED, actor=SYSTEM)
    else:
        await put_digest(ports, tx, first.person.id, [(due.task, due.party, due.nudge) for due in message])
    for due in message:
        await escalate(ports, tx, due)
