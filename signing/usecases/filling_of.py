"""What a confirmed proposal has written: read again, so that what the code was bound to stands on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from signing.errors import Stale
from signing.fields.kinds import Field
from signing.pdf.ink import Mark
from signing.pdf.writes import Filling
from signing.ports import Json, Ports
from signing.task.model import Task
from signing.usecases.answers import proposed_values
from signing.usecases.seals_for import seals_of_proposal


class Proposed(Protocol):
    """An intent, or what becomes one."""

    @property
    def party_id(self) -> str: ...
    @property
    def proposal(self) -> Mapping[str, Json]: ...


async def mark_of(ports: Ports, task: Task, intent: Proposed, base: str, now: datetime) -> Mark:
    """In the document whose revision `base` is signed upon."""
    proposal, initials = intent.proposal, intent.proposal.get("initials") or {}
    return Mark(
        name=proposal["name"],
        at=now.astimezone(ZoneInfo(ports.installation.time_zone)),
        company=proposal.get("company"),
        drawing_png=await _picture(ports, proposal.get("drawing")),
        typed=proposal.get("typed"),
        verify_url=f"{ports.installation.public_url}/v/{task.number}",
        language=task.language,
        digest_short=base[:12],
        initials_png=await _picture(ports, initials.get("drawing")),
        initials_typed=initials.get("typed"),
    )


async def filling_of(ports: Ports, task: Task, intent: Proposed, fields: Sequence[Field]) -> Filling:
    """`fields`: the party's own in one document. Raises Stale `values-changed` if the values are not those that
    were confirmed, `seal-changed` if a seal may no longer be used."""
    try:
        values = proposed_values(ports, task.id, intent.party_id, intent.proposal)
    except ValueError as error:
        raise Stale("values-changed") from error
    values = {key: value for key, value in values.items() if key in {field.key for field in fields}}
    names = {values[field.key] for field in fields if field.drawn and field.key in values}
    pictures = {name: await ports.blobs.get(name) for name in names}
    return Filling(values, pictures, await seals_of_proposal(ports, intent.proposal))


async def _picture(ports: Ports, name: str | None) -> bytes | None:
    return await ports.blobs.get(name) if name else None
