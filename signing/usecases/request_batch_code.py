from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from signing.audit.chain import record
from signing.confirmation.codes import CODE_LIFE, CODE_PURPOSE, check_may_issue, hash_code, new_code
from signing.errors import BadAnswer, Refusal
from signing.ports import Actor, Ports, Transaction
from signing.task.batch import MOST, Batch, BatchItem, act_of, batch_digest
from signing.task.demands import Means
from signing.task.events import BATCH_ASKED
from signing.task.ids import new_id
from signing.task.model import Person
from signing.usecases.admission import Desk, person_of
from signing.usecases.batch_desk import due_in, tries_of, why_apart
from signing.usecases.batch_views import BatchSent, LeftOut
from signing.usecases.hand import Hand, keep_drawing
from signing.usecases.request_code import Wishes, request_code


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One task of them."""

    batch_id: str
    place: int
    task_id: str
    sha256: str
    hand: Hand


@dataclass(frozen=True, slots=True)
class _Made:
    """A code as it is before anybody has it."""

    batch_id: str
    code: str = field(repr=False)
    hashed: str = field(repr=False)


async def request_batch_code(
    ports: Ports, actor: Actor, wanted: Mapping[str, str], hand: Hand | None = None
) -> BatchSent:
    """One code for all of `wanted` (task → SHA-256 of what was shown), each bound to its own bytes and to how its
    party signs (`hand`, the same in all). What cannot go is left out with its reason; the code of an earlier batch
    dies. The code goes to the chat. Refusal `batch-empty`, `batch-too-many`, and of too many codes."""
    if not wanted:
        raise Refusal("batch-empty")
    if len(wanted) > MOST:
        raise Refusal("batch-too-many", limit=MOST)
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        await _check_may(tx, person, ports.clock())
    hand = hand or Hand()
    drawing = await keep_drawing(ports, hand, person.name, whose=person.id, kind="signature")
    hand = replace(hand, prepared=drawing) if drawing else hand
    batch_id, items, left = new_id(), list[BatchItem](), list[LeftOut]()
    for task_id, sha256 in wanted.items():
        # What is to be kept for the next time is kept once, with the first signature.
        again = any(one.act == "sign" for one in items)
        each = _Wanted(batch_id, len(items), task_id, sha256, replace(hand, keep=hand.keep and not again))
        try:
            items.append(await _item(ports, actor, each))
        except BadAnswer:
            raise
        except Refusal as refusal:
            left.append(LeftOut(task_id, refusal))
    if not items:
        return BatchSent("", "", (), tuple(left))
    code = new_code()
    made = _Made(batch_id, code, await asyncio.to_thread(hash_code, code))
    batch = await _issue(ports, actor, made, items)
    ports.wake()
    return BatchSent(batch.id, batch.digest, tuple(each.task_id for each in items), tuple(left), batch.expires_at)


async def _check_may(tx: Transaction, person: Person, now: datetime) -> None:
    if person.telegram_id is None:
        raise Refusal("batch-means")
    issued, wrong = await tries_of(tx, person.id, now)
    check_may_issue(issued, wrong, now)


async def _item(ports: Ports, actor: Actor, wanted: _Wanted) -> BatchItem:
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        task, parties = await due_in(tx, wanted.task_id, person)
        why = await why_apart(ports, Desk(tx, task, person), parties, actor.identified)
    if why is not None:
        raise why
    party = parties[0]
    if party.read_at is None:
        raise Refusal("batch-unread")
    sent = await request_code(
        ports,
        actor,
        task.id,
        act=act_of(party),
        sha256=wanted.sha256,
        wishes=Wishes(signature=wanted.hand),
        means=Means.CHAT.value,
        batch=wanted.batch_id,
    )
    return BatchItem(wanted.batch_id, wanted.place, task.id, party.id, act_of(party), sent.sha256, sent.bound_to)


async def _issue(ports: Ports, actor: Actor, made: _Made, items: Sequence[BatchItem]) -> Batch:
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        await tx.security.claim(person.id)
        now = ports.clock()
        await _check_may(tx, person, now)
        digest = batch_digest(person.id, items)
        batch = Batch(made.batch_id, person.id, made.hashed, digest, now, now + CODE_LIFE)
        await tx.batches.void(person.id, now)
        await tx.batches.add(batch, items)
        listed = [[one.task_id, one.party_id, one.act, one.sha256, one.bound_to] for one in items]
        facts = {"batch": batch.id, "digest": digest, "items": listed}
        await record(tx, at=now, kind=BATCH_ASKED, actor=actor, task_id=None, facts=facts)
        told = {"key": "told-batch-code", "count": len(items), "expires_at": batch.expires_at.isoformat()}
        await tx.outbox.put(
            key=f"batch-code:{batch.id}",
            kind="code",
            person_id=person.id,
            facts=told,
            secret=ports.vault.seal(made.code.encode(), CODE_PURPOSE),
        )
    return batch
