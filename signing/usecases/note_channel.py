from __future__ import annotations

from dataclasses import replace

from signing.audit.chain import record
from signing.ports import SYSTEM, Ports
from signing.task.channels import OWN, ChannelState
from signing.task.events import PERSON_CHANGED
from signing.task.ids import new_id
from signing.task.ways import CHAT

TOLD = {ChannelState.WORKS: "told-channel-works", ChannelState.FAILED: "told-channel-failed"}


async def note_channel(ports: Ports, person_id: str, way: str, *, works: bool) -> None:
    """A message has arrived by somebody's own way, or came back for good: from then on it is in use, or passed
    over. They are told when that changes."""
    state = ChannelState.WORKS if works else ChannelState.FAILED
    async with ports.transaction() as tx:
        channel = await tx.channels.get(way.removeprefix(OWN))
        if channel is None or channel.person_id != person_id or channel.state is state:
            return
        await tx.channels.put(replace(channel, state=state))
        facts = {"person_id": person_id, "channel": channel.kind, "ends": channel.ends, "state": state.value}
        await record(tx, at=ports.clock(), kind=PERSON_CHANGED, actor=SYSTEM, task_id=None, facts=facts)
        await tx.outbox.put(
            key=f"channel:{channel.id}:{new_id()}",
            kind="channel",
            person_id=person_id,
            facts={"key": TOLD[state], "kind": channel.kind, "ends": channel.ends},
            channel=CHAT,
        )
    ports.wake()
