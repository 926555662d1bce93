"""A request for leave and the keeper before it. Not yours and not there look the same."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from signing.errors import NotAllowed
from signing.ports import Actor, Ports, SealState
from signing.seals.rights import Standing
from signing.task.model import Party, Task
from signing.task.sealing import SealRequest, still_asked
from signing.usecases.seal_desk import SealDesk, at_seal


@dataclass(frozen=True, slots=True)
class RequestDesk:
    """`at`: the seal's desk, in the same transaction."""

    at: SealDesk
    request: SealRequest
    task: Task
    party: Party
    is_open: bool  # `still_asked`


@asynccontextmanager
async def at_request(
    ports: Ports, actor: Actor, request_id: str, act: str, *, claim: bool = False
) -> AsyncIterator[RequestDesk]:
    async with ports.transaction() as tx:
        known = await tx.seals.request(request_id)
    if known is None:
        raise NotAllowed("not-found")
    async with at_seal(ports, actor, known.seal_id, act, least=Standing.KEEPER) as desk:
        task = await (desk.tx.tasks.claim if claim else desk.tx.tasks.get)(known.task_id)
        request = await desk.tx.seals.request(request_id)
        party = task.party(known.party_id) if task else None
        if request is None or task is None or party is None:
            raise NotAllowed("not-found")
        is_open = still_asked(task, request, ports.clock()) and desk.seal.state is not SealState.CANCELLED
        yield RequestDesk(desk, request, task, party, is_open)
