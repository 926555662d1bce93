from __future__ import annotations

from collections.abc import Mapping

from signing.ports import Actor, Json, Ports


async def begin_dialogue(
    ports: Ports,
    actor: Actor,
    kind: str,
    *,
    step: str = "",
    task_id: str | None = None,
    data: Mapping[str, Json] | None = None,
) -> None:
    """What the next words of this person answer: "reject" or "withdraw" (their reason), "verify" (the file), "party" …"""
    raise NotImplementedError
