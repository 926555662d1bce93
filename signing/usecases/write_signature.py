from __future__ import annotations

from dataclasses import dataclass

from signing.ports import Intent, Ports
from signing.task.model import Person, Task


@dataclass(frozen=True, slots=True)
class Written:
    data: bytes
    sha256: str
    serial: str


async def write_signature(ports: Ports, task: Task, intent: Intent, initiator: Person | None) -> Written:
    """The party's incremental revision over exactly the bytes of the intent, with a key made for this act. The
    certificate is on record before it is used. Changes nothing else; Waiting if a time stamp is missing."""
    raise NotImplementedError
