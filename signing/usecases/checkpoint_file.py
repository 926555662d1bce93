from __future__ import annotations

import asyncio

from signing.ports import Ports, Witness


async def checkpoint_file(ports: Ports, number: int, largest: int) -> tuple[str, bytes] | None:
    """Name and bytes of a checkpoint's file; None where there is none, or it is larger than the chat takes."""
    if ports.witness is None:
        return None
    try:
        data = await asyncio.to_thread(_read, ports.witness, number)
    except FileNotFoundError:
        return None
    return (f"yinxin-checkpoint-{number:06d}.jsonl", data) if len(data) <= largest else None


def _read(witness: Witness, number: int) -> bytes:
    return b"".join(line + b"\n" for line in witness.read(number))
