"""A code taken at the desk: counted, judged, used up. Shared by signing and approving.

Wrong tries and issues are read from the audit chain, which has the exact time of each, outlives re-issue and
restart, and cannot be wiped without breaking it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from signing.audit.chain import record
from signing.confirmation.codes import (
    bound_to,
    check_not_locked,
    is_live,
    locked_until,
    tries_left,
)
from signing.errors import Refusal, Stale
from signing.ports import Actor, Code, Json, Ports, Transaction
from signing.task import events as kinds
from signing.task.batch import Batch, ItemState
from signing.task.documents import document_facts, shown_digest
from signing.task.model import Party
from signing.task.proving import chosen
from signing.task.rights import readable
from signing.usecases.admission import Desk
from signing.usecases.means_desk import HELD, is_right, not_right, open_choices, proof_facts, wrong_of


async def times_of(tx: Transaction, task_id: str, party_id: str, kind: str, **facts: str) -> Sequence[datetime]:
    """When this happened to the party, in order; `facts`: only with these."""
    wanted = {"party_id": party_id, **facts}.items()
    entries = await tx.audit.of_task(task_id)
    return [entry.at for entry in entries if entry.kind == kind and wanted <= entry.facts.items()]


async def take_code(
    ports: Ports,
    desk: Desk,
    party: Party,
    *,
    act: str,
    code: str,
    actor: Actor,
    seen: str | None = None,
    batch: str | None = None,
) -> Code | Refusal:
    """The code, used up; or the refusal to raise after this transaction has committed the count of it.
    `code`: as it was typed; a password where that is what confirms this act. `seen`: what the page that it
    is typed on has shown, as `CodeSent.bound_to` names it. `batch`: nothing is typed; it is right if the code of
    this batch was, and the task is under way in it.
    The task must be claimed: that is what makes the count hold against parallel tries."""
    now = ports.clock()

    async def note(kind: str, **facts: Json) -> None:
        facts = {"party_id": party.id, "act": act, **facts}
        await record(desk.tx, at=now, kind=kind, actor=actor, task_id=desk.task.id, facts=facts)

    newest = await desk.tx.codes.newest(desk.task.id, party.id)
    means = newest.means if newest else None
    wrong = await wrong_tries(desk, party.id, means, now)
    try:
        known = _usable(newest, act, wrong, now, batch)
        confirmed = await _confirmed(desk, known, batch) if batch else None
        # As it is asked now, whatever was asked when the code went out.
        standing, open_now = await open_choices(ports, desk, party, actor.identified)
        chosen(open_now, means)
    except Refusal as refusal:
        await note(kinds.REFUSED, code=refusal.code)
        return refusal
    shown = readable(desk.task, desk.person.id)
    sha256 = shown_digest(shown)
    if known.bound_to != bound_to(desk.task.id, party.id, act, sha256, known.proposal):
        await desk.tx.codes.save(replace(known, voided_at=now))
        await note(kinds.CODE_VOIDED)
        return Stale("document-changed")
    if seen is not None and seen != known.bound_to:
        # Typed on a page that shows something else than this code is for: a second tab, another device.
        await desk.tx.codes.save(replace(known, voided_at=now))
        await note(kinds.CODE_VOIDED)
        return Stale("values-changed")
    if confirmed or await is_right(ports, desk, known, code):
        used = replace(known, used_at=now)
        await desk.tx.codes.save(used)
        accepted = {"code_id": used.id, "bound_to": used.bound_to, **document_facts(shown)}
        accepted |= {"means": means or "code", "proofs": proof_facts(standing)}
        if confirmed:
            accepted |= {"batch": confirmed.id, "batch_digest": confirmed.digest}
        await note(kinds.CODE_ACCEPTED, sha256=sha256, **accepted)
        return used
    wrong = [*wrong, now]
    until = locked_until(wrong, now)
    await desk.tx.codes.save(
        replace(known, attempts=known.attempts + 1, voided_at=now if until else known.voided_at)
    )
    if means in HELD:
        await desk.tx.security.note_wrong(desk.person.id, means, now)
    await note(kinds.CODE_WRONG, sha256=sha256, code_id=known.id)
    if until is None:
        return not_right(means, tries_left(wrong, now))
    await note(kinds.CODE_LOCKED, name=party.name)
    return Refusal("code-locked", minutes=round((until - now).total_seconds() / 60))


def _usable(known: Code | None, act: str, wrong: Sequence[datetime], now: datetime, batch: str | None) -> Code:
    check_not_locked(wrong, now)
    if known is None or not is_live(known, act, now):
        raise Refusal("code-over")
    if known.proposal.get("batch") != batch:
        raise Refusal("batch-overtaken" if batch else "code-over")
    return known


async def _confirmed(desk: Desk, known: Code, batch_id: str) -> Batch:
    """The batch, if this person has confirmed it and what this code is bound to is under way in it."""
    batch = await desk.tx.batches.get(batch_id)
    if batch is None or batch.used_at is None or batch.person_id != desk.person.id:
        raise Refusal("code-over")
    items = await desk.tx.batches.items(batch_id)
    under_way = {each.bound_to for each in items if each.state is ItemState.UNDER_WAY}
    if known.bound_to not in under_way:
        raise Refusal("code-over")
    return batch


async def wrong_tries(desk: Desk, party_id: str, means: str | None, now: datetime) -> Sequence[datetime]:
    """Of the party in this task; of what somebody holds themselves also in every other task, if that is more."""
    in_task = await times_of(desk.tx, desk.task.id, party_id, kinds.CODE_WRONG)
    everywhere = await wrong_of(desk.tx, desk.person.id, means, now)
    return min(in_task, everywhere, key=lambda wrong: (locked_until(wrong, now) is None, tries_left(wrong, now)))
