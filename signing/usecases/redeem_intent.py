from __future__ import annotations

import logging

from signing.errors import NotAllowed, Refusal, Waiting
from signing.ports import SYSTEM, Intent, IntentState, Ports, Revision, Transaction
from signing.task import actions
from signing.task.model import PARTIES_MOVE, PartyState, Task
from signing.usecases.announce import settle
from signing.usecases.seals_for import may_still_seal, note_uses
from signing.usecases.write_signature import Signed, write_signatures

log = logging.getLogger(__name__)


async def redeem_intent(ports: Ports, intent_id: str) -> Task:
    """Writes the signature that an intent stands for, and stores it; any number of callers at once give exactly
    one signature, in all documents that it goes into or in none. Gives the task as it is then: waiting, if a time
    stamp or the like is missing; the party free to act again, if the document cannot take the signature."""
    async with ports.transaction() as tx:
        intent = await tx.intents.get(intent_id)
        task = await tx.tasks.get(intent.task_id) if intent else None
        if intent is None or task is None:
            raise NotAllowed("not-found")
        plans = {base: await tx.revisions.plan(task.id, base) for _, base in intent.bases}
    if intent.state is not IntentState.OPEN:
        return task
    if not _still_stands(task, intent):
        return await _give_up(ports, intent, "document-changed")
    try:
        signed = await write_signatures(ports, task, intent, plans)
    except Waiting as missing:
        return await _wait(ports, intent, missing)
    except Refusal as refusal:
        log.warning("a document of task %s takes no signature: %s", task.number, refusal)
        return await _give_up(ports, intent, refusal.code)
    for written in signed.documents:
        await ports.blobs.put_appended(written.base, written.section, written.sha256)
    after = await _store(ports, intent, signed)
    ports.wake()
    return after


def _still_stands(task: Task, intent: Intent) -> bool:
    party = task.party(intent.party_id)
    return (
        task.state in PARTIES_MOVE
        and party is not None
        and party.state is PartyState.SIGNING
        and {one.key: one.current for one in task.documents}.items() >= dict(intent.bases).items()
    )


async def _claim(tx: Transaction, intent: Intent) -> Task:
    task = await tx.tasks.claim(intent.task_id)
    assert task is not None, "tasks are never deleted"
    return task


async def _store(ports: Ports, intent: Intent, signed: Signed) -> Task:
    now = ports.clock()
    async with ports.transaction() as tx:
        task = await _claim(tx, intent)
        if not _still_stands(task, intent):
            return await _void(ports, tx, task, intent, "document-changed")
        if not await may_still_seal(tx, intent.proposal):
            return await _void(ports, tx, task, intent, "seal-changed")
        if not await tx.intents.finish(intent.id, IntentState.DONE):
            return task  # somebody else was faster with the same intent; ours is thrown away
        newest = {each.document: each.number for each in await tx.revisions.of_task(task.id)}
        for written in signed.documents:
            await tx.revisions.add(
                Revision(
                    task_id=task.id,
                    document=written.document,
                    number=newest[written.document] + 1,
                    sha256=written.sha256,
                    size=written.size,
                    kind="party",
                    party_id=intent.party_id,
                    made_at=now,
                    certificate_serial=written.serial,
                    plan=written.plan,
                )
            )
        for serial, certificate in signed.certificates.items():
            await tx.certificates.complete(serial, certificate)
        await tx.answers.drop(task.id, intent.party_id)  # they are in the document now
        await note_uses(ports, tx, task, intent, signed.documents)
        facts = {
            "certificate_serial": signed.documents[0].serial,
            "code_id": intent.code_id,
            "intent_id": intent.id,
            "stamped_by": signed.documents[0].stamped_by,
        }
        if intent.proposal.get("papers"):
            facts["handed_in"] = intent.proposal["papers"]
        revisions = {written.document: written.sha256 for written in signed.documents}
        after, events = actions.signed(task, intent.party_id, now, revisions=revisions, facts=facts)
        # The act is the signer's, though it may be the timer that finishes it.
        return await settle(ports, tx, task, after, events, actor=intent.actor)


async def _give_up(ports: Ports, intent: Intent, why: str) -> Task:
    async with ports.transaction() as tx:
        task = await _void(ports, tx, await _claim(tx, intent), intent, why)
    ports.wake()
    return task


async def _void(ports: Ports, tx: Transaction, task: Task, intent: Intent, why: str) -> Task:
    if not await tx.intents.finish(intent.id, IntentState.VOID):
        return task
    party = task.party(intent.party_id)
    if task.state not in PARTIES_MOVE or party is None or party.state is not PartyState.SIGNING:
        return task
    after, events = actions.signing_failed(task, intent.party_id, ports.clock(), why=why)
    return await settle(ports, tx, task, after, events, actor=SYSTEM)


async def _wait(ports: Ports, intent: Intent, missing: Waiting) -> Task:
    async with ports.transaction() as tx:
        task = await _claim(tx, intent)
        if not _still_stands(task, intent):
            return await _void(ports, tx, task, intent, "document-changed")
        after, events = actions.waits(task, ports.clock(), code=missing.code)
        return await settle(ports, tx, task, after, events, actor=SYSTEM)
