"""A request for leave and the keeper before it. Not yours and not there look the same."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from signing.errors import NotAllowed
from signing.ports import Actor, Ports
from signing.seals.rights import Standing
from signing.task.model import PARTIES_MOVE, Party, PartyState, Task
from signing.task.sealing import AskState, SealRequest
from signing.usecases.seal_desk import SealDesk, at_seal
from signing.usecases.seal_leave import seen_bytes


@dataclass(frozen=True, slots=True)
class RequestDesk:
    """`at`: the seal's desk, in the same transaction."""

    at: SealDesk
    request: SealRequest
    task: Task
    party: Party

    @property
    def is_open(self) -> bool:
        """It is still about what stands before the signer."""
        return (
            self.request.state is AskState.WAITING
            and self.task.state in PARTIES_MOVE
            and self.party.state is PartyState.TO_ACT
            and seen_bytes(self.task, self.request.person_id) == self.request.sha256
        )


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
        yield RequestDesk(desk, request, task, party)
