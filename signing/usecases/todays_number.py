from __future__ import annotations

from zoneinfo import ZoneInfo

from signing.ports import Ports, Transaction


async def todays_number(ports: Ports, tx: Transaction) -> str:
    """The next one of the day, as it is where the installation stands."""
    return await tx.tasks.next_number(f"{ports.clock().astimezone(ZoneInfo(ports.installation.time_zone)):%y%m%d}")
