from __future__ import annotations

from signing.ports import OutboxState, Ports
from signing.task.channels import is_own
from signing.task.mail_ids import is_of
from signing.task.ways import CHAT, EMAIL, SMS
from signing.usecases.fall_back import fall_back
from signing.usecases.note_delivery import Failed, note_delivery

ELSEWHERE = frozenset({CHAT, SMS})


async def note_returned(ports: Ports, number: int, digest: str, status: str) -> bool:
    """A mail that a server had taken has come back, hours later perhaps: as if it had been refused at once. False
    where it is none of ours, or is known already. `status`: RFC 3463, of who sends it back."""
    async with ports.transaction() as tx:
        item = await tx.outbox.get(number)
    if item is None or item.state is not OutboxState.SENT or not is_of(item.key, digest):
        return False
    if item.channel in ELSEWHERE or is_own(item.channel or "") or item.message_id is not None:
        return False
    await note_delivery(ports, item, Failed(f"returned: {status}"), way=EMAIL)
    await fall_back(ports, item, EMAIL)
    return True
