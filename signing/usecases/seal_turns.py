"""Reminders of a party that waits for a keeper's leave (用印审批): it cannot act, so they are the keepers'."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from signing.ports import Json, Ports, Seal, SealState, Transaction
from signing.seals.rights import keepers_of
from signing.task.model import Party, Person, Task
from signing.task.sealing import SEALED, SealRequest, still_asked
from signing.usecases.seal_views import label_of
from signing.usecases.seal_waits import seal_wait
from signing.usecases.ways_of import past_chat
from signing.wording import say


@dataclass(frozen=True, slots=True)
class SealTurn:
    """What a keeper is to answer before the party can go on."""

    request: SealRequest
    seal: Seal


async def seal_turns(ports: Ports, tx: Transaction, task: Task, party: Party) -> Mapping[str, SealTurn]:
    """By keeper, each with the longest waiting request that is theirs to answer; none where the party itself has
    the move, because it asks nobody or keeps the seal by now."""
    if not any(field.party_id == party.id and field.kind in SEALED for field in task.fields):
        return {}
    found: dict[str, SealTurn] = {}
    now = ports.clock()
    for request in await tx.seals.requests_in([task.id]):
        if request.party_id != party.id or not still_asked(task, request, now):
            continue
        seal = await tx.seals.get(request.seal_id)
        assert seal is not None, "a seal is never deleted"
        keepers = keepers_of(seal, await tx.seals.users(seal.id), now)
        if seal.state is SealState.CANCELLED or request.person_id in keepers:
            continue
        for keeper_id in keepers:
            found.setdefault(keeper_id, SealTurn(request, seal))
    return found


async def is_reached(
    ports: Ports, tx: Transaction, reader: Person | None, party: Party, turn: SealTurn | None
) -> bool:
    """By a reminder. Who has blocked the bot may have a way of their own, or an address that the initiator has
    named; what is asked of a keeper (`turn`) has buttons, and the chat alone carries it."""
    if reader is None:
        return False
    if turn is not None:
        return reader.telegram_id is not None and not reader.blocked
    return not reader.blocked or await past_chat(ports, tx, reader, party) is not None


async def keeper_for(
    ports: Ports, tx: Transaction, reader: Person, task: Task, turn: SealTurn, *, keeper_id: str
) -> str:
    """How this reader hears of the keeper: by name only where they may know it."""
    wait = await seal_wait(ports, tx, reader, task, turn.request, keeper_id=keeper_id)
    return wait.keeper or say(reader.speaks, "seal-keeper-of", owner=wait.owner)


def asked_facts(turn: SealTurn, task: Task, party: Party, language: str) -> dict[str, Json]:
    """What a message to a keeper says of it."""
    request = turn.request
    return {
        "seal_id": turn.seal.id,
        "request_id": request.id,
        "seal": label_of(turn.seal, language),
        "by": party.name,
        "number": task.number,
        "title": task.title,
        "digest": request.sha256[:16],
        "expires_at": request.expires_at.isoformat(),
    }
