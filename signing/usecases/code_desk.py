"""A code taken at the desk: counted, judged, used up. Shared by signing and approving.

Wrong tries and issues are read from the audit chain, which has the exact time of each, outlives re-issue and
restart, and cannot be wiped without breaking it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from signing.audit.chain import record
from signing.confirmation.codes import (
    bound_to,
    check_not_locked,
    code_matches,
    is_live,
    locked_until,
    tries_left,
)
from signing.errors import Refusal, Stale
from signing.ports import Actor, Code, Json, Ports, Transaction
from signing.task import events as kinds
from signing.task.documents import document_facts, shown_digest
from signing.task.model import Party
from signing.task.rights import readable
from signing.usecases.admission import Desk


async def times_of(tx: Transaction, task_id: str, party_id: str, kind: str, **facts: str) -> Sequence[datetime]:
    """When this happened to the party, in order; `facts`: only with these."""
    wanted = {"party_id": party_id, **facts}.items()
    entries = await tx.audit.of_task(task_id)
    return [entry.at for entry in entries if entry.kind == kind and wanted <= entry.facts.items()]


async def take_code(
    ports: Ports, desk: Desk, party: Party, *, act: str, code: str, actor: Actor, seen: str | None = None
) -> Code | Refusal:
    """The code, used up; or the refusal to raise after this transaction has committed the count of it.
    `seen`: what the page that it is typed on has shown, as `CodeSent.bound_to` names it.
    The task must be claimed: that is what makes the count hold against parallel tries."""
    now = ports.clock()

    async def note(kind: str, **facts: Json) -> None:
        facts = {"party_id": party.id, "act": act, **facts}
        await record(desk.tx, at=now, kind=kind, actor=actor, task_id=desk.task.id, facts=facts)

    wrong = await times_of(desk.tx, desk.task.id, party.id, kinds.CODE_WRONG)
    newest = await desk.tx.codes.newest(desk.task.id, party.id)
    known = _usable(newest, act, wrong, now)
    if isinstance(known, Refusal):
        await note(kinds.REFUSED, code=known.code)
        return known
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
    if await asyncio.to_thread(code_matches, known.hash, code):
        used = replace(known, used_at=now)
        await desk.tx.codes.save(used)
        accepted = {"code_id": used.id, "bound_to": used.bound_to, **document_facts(shown)}
        await note(kinds.CODE_ACCEPTED, sha256=sha256, **accepted)
        return used
    wrong = [*wrong, now]
    until = locked_until(wrong, now)
    await desk.tx.codes.save(
        replace(known, attempts=known.attempts + 1, voided_at=now if until else known.voided_at)
    )
    await note(kinds.CODE_WRONG, sha256=sha256, code_id=known.id)
    if until is None:
        return Refusal("code-wrong", left=tries_left(wrong, now))
    await note(kinds.CODE_LOCKED, name=party.name)
    return Refusal("code-locked", minutes=round((until - now).total_seconds() / 60))


def _usable(known: Code | None, act: str, wrong: Sequence[datetime], now: datetime) -> Code | Refusal:
    try:
        check_not_locked(wrong, now)
    except Refusal as locked:
        return locked
    return known if known is not None and is_live(known, act, now) else Refusal("code-over")
