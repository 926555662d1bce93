"""An invitation that we send ourselves, to where a party was named with. In the caller's transaction."""

from __future__ import annotations

from datetime import datetime, timedelta

from signing.audit.chain import record
from signing.confirmation.links import INVITATION_PURPOSE, mint_invitation
from signing.ports import SYSTEM, Ports, Transaction
from signing.task.events import INVITATION_MADE
from signing.task.model import Task, TaskState
from signing.task.notices import Notice
from signing.task.ways import CHAT, masked, way_to_party

# After completion the copy parties' links still need a life of their own.
LATE_INVITATION_LIFE = timedelta(days=90)
LETTERS_A_DAY = 4  # invitations of one party: whoever presses the button, nobody's letter-box is flooded


def invitation_end(ports: Ports, task: Task) -> datetime | None:
    return task.deadline if task.state is not TaskState.COMPLETED else ports.clock() + LATE_INVITATION_LIFE


async def put_letter(ports: Ports, tx: Transaction, task: Task, notice: Notice, *, after: str = CHAT) -> bool:
    """False where there is no way to the party, or it has had its letters of today. `after`: the way that was
    tried before. The initiator's own link for the same party stays good; whoever comes first is the party."""
    party = task.party(notice.party_id) if notice.party_id else None
    found = way_to_party(party, ports.installation.ways, after=after) if party else None
    if party is None or found is None or party.person_id is not None:
        return False
    now, (way, address) = ports.clock(), found
    token = await mint_invitation(
        tx,
        task_id=task.id,
        party_id=party.id,
        now=now,
        expires_at=invitation_end(ports, task),
        others_stay=True,
        sent_to=found,
    )
    secret = ports.vault.seal(token.encode(), INVITATION_PURPOSE)
    for number in range(LETTERS_A_DAY):
        put = await tx.outbox.put(
            key=f"letter:{task.id}:{party.id}:{way}:{now:%y%m%d}:{number}",
            kind="letter",
            person_id=notice.person_id,
            task_id=task.id,
            party_id=party.id,
            facts={**notice.facts, "address": address},
            secret=secret,
            channel=way,
        )
        if put:
            facts = {"party_id": party.id, "name": party.name, "channel": way, "to": masked(way, address)}
            await record(tx, at=now, kind=INVITATION_MADE, actor=SYSTEM, task_id=task.id, facts=facts)
            return True
    return False
