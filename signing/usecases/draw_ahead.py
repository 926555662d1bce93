from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field

from signing.errors import Refusal
from signing.pdf.ahead import draw_ahead
from signing.ports import Json, Ports
from signing.task.model import Task
from signing.usecases.filling_of import filling_of, mark_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a code was asked for, and nobody has confirmed yet."""

    party_id: str
    proposal: Mapping[str, Json] = field(repr=False)


async def draw_ahead_for(ports: Ports, task: Task, proposed: Proposed) -> None:
    """Draws what the party asked a code for in every document of its own, so that its signature waits for less.
    What cannot be drawn is told when it signs."""
    for document in task.documents:
        fields = [
            each
            for each in task.fields
            if each.party_id == proposed.party_id and each.document == document.key and each.slice is None
        ]
        if not fields:
            continue
        try:
            filling = await filling_of(ports, task, proposed, fields)
            mark = await mark_of(ports, task, proposed, document.current, ports.clock())
            await asyncio.to_thread(draw_ahead, fields, mark, filling)
        except Refusal as refusal:
            log.info("nothing is drawn ahead for task %s: %s", task.number, refusal.code)
            return
