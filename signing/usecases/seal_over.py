"""A request for a seal that needs no answer any more: what its keepers were sent about it says so then, and has no
buttons. The message is edited where it stands; nothing is sent anew, and nothing makes a sound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signing.ports import Json, OutboxItem, Ports, SealState, Transaction
from signing.seals.rights import keepers_of
from signing.task.model import Task
from signing.task.sealing import SEALED, AskState, SealRequest, still_asked
from signing.task.ways import CHAT

OVER = "seal-over"  # kind of the outbox


def asked_key(request_id: str, keeper_id: str) -> str:
    return f"seal-asked:{request_id}:{keeper_id}"


async def tell_over(ports: Ports, tx: Transaction, request: SealRequest, whom: Sequence[str] = ()) -> None:
    """`whom`: those alone; else all of its keepers."""
    seal = await tx.seals.get(request.seal_id)
    assert seal is not None, "a seal is never deleted"
    for keeper_id in whom or keepers_of(seal, await tx.seals.users(seal.id), ports.clock()):
        reminded = await tx.outbox.standing(request.task_id, keeper_id, ("seal",))
        if reminded or await tx.outbox.named(asked_key(request.id, keeper_id)):
            await tx.outbox.put(
                key=f"{OVER}:{request.id}:{keeper_id}",
                kind=OVER,
                person_id=keeper_id,
                task_id=request.task_id,  # so that reminders of it go too, once this is said
                facts={"request_id": request.id},
                channel=CHAT,
            )


async def tell_overtaken(ports: Ports, tx: Transaction, after: Task) -> None:
    """Of a changed task: its document is another now, somebody else acts, or it has ended."""
    if not any(field.kind in SEALED for field in after.fields):
        return
    for request in await tx.seals.requests_in([after.id]):
        if request.state is AskState.WAITING and not still_asked(after, request, ports.clock()):
            await tell_over(ports, tx, request)


async def as_it_stands(ports: Ports, tx: Transaction, item: OutboxItem) -> OutboxItem | None:
    """A message about a request as it is true now: None for what was not sent yet and needs no answer any more;
    and for the end of what does not stand in the chat."""
    request = await tx.seals.request(item.facts["request_id"])
    if request is None:
        return None
    if item.kind != OVER:
        return item if await _is_open(ports, tx, request, item.person_id) else None
    asked = await tx.outbox.named(asked_key(request.id, item.person_id))
    if asked is None or asked.message_id is None or await _is_open(ports, tx, request, item.person_id):
        return None
    end = await how_it_ended(ports, tx, request, item.person_id)
    said = {name: asked.facts[name] for name in ("by", "seal", "title", "number")}
    return replace(item, facts={**said, **item.facts, **end, "in_place": asked.message_id})


async def how_it_ended(ports: Ports, tx: Transaction, request: SealRequest, reader_id: str) -> dict[str, Json]:
    """For the words: `how`, and of an answer who gave it, when and why."""
    if request.decided_by is None or request.decided_at is None:
        if not await _keeps(ports, tx, request, reader_id):
            return {"how": "not-yours"}
        return {"how": "lapsed" if request.expires_at <= ports.clock() else "gone"}
    decider = await tx.people.get(request.decided_by)
    how = "refused" if request.state is AskState.REFUSED else "granted"
    said = {"decider": decider.name if decider else "", "at": request.decided_at.isoformat()}
    return {"how": how, **said, "reason": request.reason or ""}


async def _is_open(ports: Ports, tx: Transaction, request: SealRequest, reader_id: str) -> bool:
    task, seal = await tx.tasks.get(request.task_id), await tx.seals.get(request.seal_id)
    if task is None or seal is None or seal.state is SealState.CANCELLED:
        return False
    return still_asked(task, request, ports.clock()) and await _keeps(ports, tx, request, reader_id)


async def _keeps(ports: Ports, tx: Transaction, request: SealRequest, reader_id: str) -> bool:
    seal = await tx.seals.get(request.seal_id)
    return seal is not None and reader_id in keepers_of(seal, await tx.seals.users(seal.id), ports.clock())
