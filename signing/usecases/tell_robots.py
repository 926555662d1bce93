from __future__ import annotations

from signing.ports import OutboxItem, Ports

FOR_ADMINS = frozenset({"attention", "checkpoint"})


async def tell_robots(ports: Ports, item: OutboxItem, robots: int) -> None:
    """What goes to the admins' chats goes to each of their robots too, once however many admins there are, and
    whether or not the chat can be reached."""
    if item.kind not in FOR_ADMINS or item.channel is not None or not robots:
        return
    base = item.key.removesuffix(f":{item.person_id}")
    async with ports.transaction() as tx:
        for at in range(robots):
            await tx.outbox.put(
                key=f"{base}:robot:{at}",
                kind=item.kind,
                person_id=item.person_id,
                task_id=item.task_id,
                facts={**item.facts, "robot": at},
                channel="robot",
            )
    ports.wake()
