"""I1–I6: what must hold after every act, every fault and every attack."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from signing.audit.chain import verify_chain
from signing.pdf.verify import verify_pdf
from signing.ports import AuditEntry, Nudge, OutboxItem, Revision
from signing.task import events as kinds
from signing.task.documents import to_sign
from signing.task.model import ENDED_STATES, PARTIES_MOVE, Document, PartyState, Task, TaskState
from signing.task.routing import whose_move
from storage.queue_tables import jobs
from storage.tables import tasks

if TYPE_CHECKING:
    from tests.world import World


GIVEN = {None, "digest"}  # why a slot was skipped: not at all, or its reminder stands in a list


async def check_every_task(world: World) -> None:
    async with world.database.engine.connect() as connection:
        ids = list((await connection.execute(select(tasks.c.id))).scalars())
    for task_id in ids:
        await check_invariants(world, task_id)


async def check_invariants(world: World, task_id: str) -> None:
    """Asserts all of them for one task. Reads only."""
    async with world.database.transaction() as tx:
        task = await tx.tasks.get(task_id)
        assert task is not None
        chain = await tx.audit.of_task(task_id)
        installation = await tx.audit.of_task(None)
        revisions = await tx.revisions.of_task(task_id)
        nudges = await tx.nudges.of_task(task_id)
        sent = await tx.outbox.for_task(task_id)
        admins = await tx.people.admins()
    _i1_acknowledged_acts_survive(world, task)
    await _i2_one_signature_each(world, task, revisions)
    _i3_no_nudge_twice(chain, nudges, sent)
    assert verify_chain(chain, task_id) is None, "I4: the task's chain"
    assert verify_chain(installation, None) is None, "I4: the installation's chain"
    await _i5_file_database_and_chain_agree(world, task, revisions, chain)
    await _i6_nothing_is_stranded(world, task, sent, bool(admins))


def _i1_acknowledged_acts_survive(world: World, task: Task) -> None:
    for task_id, person_id, act in world.acknowledged:
        if task_id == task.id:
            assert any(p.state.value == act for p in task.parties_of(person_id)), f"I1: {act} of {person_id}"


async def _i2_one_signature_each(world: World, task: Task, revisions: Sequence[Revision]) -> None:
    written = Counter((each.party_id, each.document) for each in revisions if each.kind == "party")
    signed = [party for party in task.parties if party.state in {PartyState.SIGNED, PartyState.FILLED}]
    wanted = Counter((party.id, one.key) for party in signed for one in to_sign(task, party))
    assert written == wanted, "I2: one revision for each who has signed, of each document with a place of theirs"
    if revisions:
        for document in task.documents:
            theirs = [each for each in revisions if each.document == document.key]
            # Prepared again before anybody acted: what was there before is in no file any more.
            last = max(at for at, each in enumerate(theirs) if each.kind == "base")
            theirs = theirs[last:]
            await _i2_in_the_file(world, document, theirs)


async def _i2_in_the_file(world: World, document: Document, revisions: Sequence[Revision]) -> None:
    data = await world.ports.blobs.get(document.current)
    roots = world.ports.authority.roots
    found = await asyncio.to_thread(verify_pdf, data, roots=roots, now=world.clock.now)
    # Of signatures that a document came with we may not know the issuer; intact they stay.
    good = {"valid", "valid-untrusted"} if document.had_signatures else {"valid"}
    assert found.verdict in good, f"the newest revision is {found.verdict}"
    in_file = Counter(each.serial for each in found.signatures if not each.is_timestamp)
    came = 0
    if document.had_signatures:
        original = await world.ports.blobs.get(document.original)
        first = await asyncio.to_thread(verify_pdf, original, roots=roots, now=world.clock.now)
        came = sum(not each.is_timestamp for each in first.signatures)
    for revision in revisions:
        if revision.kind == "party":
            assert in_file[revision.certificate_serial] == 1, "I2: exactly once in the file"
    # certification, approval, closing signature; a renewal is a time stamp alone
    ours = {"base": 1, "party": 1, "close": 1, "renewal": 0}
    wanted = came + sum(ours[each.kind] for each in revisions)
    assert sum(in_file.values()) == wanted, "I2: nobody else in the file"


def _i3_no_nudge_twice(chain: Sequence[AuditEntry], nudges: Sequence[Nudge], sent: Sequence[OutboxItem]) -> None:
    slots = Counter((n.party_id, n.slot) for n in nudges if n.claimed_at is not None and n.skipped in GIVEN)
    recorded = Counter(
        (e.facts["party_id"], e.facts["slot"]) for e in chain if e.kind in {kinds.NUDGED, kinds.REMINDED}
    )
    out = Counter(item.key for item in sent if item.key.startswith("nudge:") and "tried" not in item.facts)
    assert slots == recorded, "I3: what was claimed is what is recorded"
    together = {(e.facts["party_id"], e.facts["slot"]) for e in chain if "together" in e.facts}
    alone = [each for each in slots if each not in together]
    assert sorted(out) == sorted(f"nudge:{chain[0].task_id}:{party}:{slot}" for party, slot in alone)
    assert set((slots + out).values()) <= {1}, "I3: each slot once"


async def _i5_file_database_and_chain_agree(
    world: World, task: Task, revisions: Sequence[Revision], chain: Sequence[AuditEntry]
) -> None:
    if not revisions:
        return
    replaced = {e.facts["document"]: e for e in chain if e.kind == kinds.DOCUMENT_REPLACED}
    begun = {e.facts["document_after"]: chain.index(e) for e in replaced.values()}
    there = {one.key for one in task.documents if task.state is not TaskState.PREPARING or one.key not in begun}
    assert {each.document for each in revisions} - replaced.keys() == there, "I5: all have revisions"
    for document in (one for one in task.documents if one.key in there):
        theirs = [each for each in revisions if each.document == document.key]
        since = chain[begun.get(document.key, 0) :]
        await _i5_of_one(world, document, theirs, [name for e in since for name in _named(e, document)])


def _named(entry: AuditEntry, document: Document) -> list[str]:
    """What the chain says was stored of it."""
    if entry.kind not in _STORING:
        return []
    told = entry.facts.get("documents")
    if told is None:
        return [entry.facts.get("sha256_after") or entry.facts["sha256"]]
    return [each["sha256_after"] for each in told if each["document"] == document.key]


async def _i5_of_one(
    world: World, document: Document, revisions: Sequence[Revision], named: Sequence[str]
) -> None:
    newest = max(revisions, key=lambda each: each.number)
    assert newest.sha256 == document.current, "I5: newest revision and task"
    assert [each.number for each in revisions] == list(range(len(revisions))), "I5: revisions without a gap"
    # A base revision that was thrown away with a draft leaves its entry, not its row.
    assert named[-len(revisions) :] == [each.sha256 for each in revisions], "I5: the chain names every revision"
    before = b""
    for revision in revisions:
        data = await world.ports.blobs.get(revision.sha256)
        assert hashlib.sha256(data).hexdigest() == revision.sha256 and len(data) == revision.size, "I5: the file"
        # A base begins anew, also one that is written again for another signer.
        assert revision.kind == "base" or data.startswith(before), "every revision is appended to the one before"
        before = data


_STORING = {kinds.PREPARED, kinds.SIGNED, kinds.FILLED_IN, kinds.COMPLETED, kinds.RENEWED}


async def _i6_nothing_is_stranded(world: World, task: Task, sent: Sequence[OutboxItem], has_admins: bool) -> None:
    if task.waiting_for is not None and has_admins:
        said = [item for item in sent if item.kind == "attention" and item.facts.get("code") == task.waiting_for]
        assert said, "I6: whoever can mend it has been told"
    if task.state in ENDED_STATES or task.state is TaskState.DRAFT:
        assert not whose_move(task)
        return
    being_written = any(party.state is PartyState.SIGNING for party in task.parties)
    if task.state in PARTIES_MOVE and not being_written:
        assert whose_move(task), "I6: somebody has the move"
        return
    async with world.database.engine.connect() as connection:
        count = select(func.count()).select_from(jobs).where(jobs.c.task_id == task.id)
        assert (await connection.execute(count)).scalar(), "I6: the move is ours and there is a job for it"
