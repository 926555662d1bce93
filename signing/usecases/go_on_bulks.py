from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta

from signing.audit.chain import record, record_events, touched
from signing.errors import Refusal
from signing.ports import SYSTEM, Actor, Ports
from signing.task.bulk import MOST_TRIES, Bulk, BulkRow, BulkState, delay_s
from signing.task.events import BULK_DONE
from signing.task.templates import started
from signing.usecases.admission import person_of
from signing.usecases.bulk_desk import BulkDesk, desk_of
from signing.usecases.send_task import put_out
from signing.usecases.template_draft import begun_from, numbered, on_own_page, parties_for
from signing.usecases.template_filled import check_answers

log = logging.getLogger(__name__)


class _SettledError(Exception):
    """The row has its task."""


BATCH = 100  # rows of one tick and one bulk: others have their turn in between


async def go_on_bulks(ports: Ports) -> int:
    """Issues what is to be issued: each row in a transaction of its own, which makes the task and settles the row.
    A crash in between leaves rows as they were or settled. Gives how many rows."""
    async with ports.transaction() as tx:
        open_ones = await tx.bulks.issuing()
    return sum([await _go_on(ports, bulk) for bulk in open_ones])


async def _go_on(ports: Ports, bulk: Bulk) -> int:
    actor = Actor(bulk.owner_id, "chat", identified="telegram")  # at the desk, when they issued it
    async with ports.transaction() as tx:
        desk = await desk_of(tx, bulk, await person_of(tx, actor))
        rows = await tx.bulks.waiting_rows(bulk.id, BATCH, ports.clock())
    for row in rows:
        try:
            await _issue(ports, actor, desk, row)
        except _SettledError:
            continue
        except Refusal as refusal:
            async with ports.transaction() as tx:
                await tx.bulks.settle_row(bulk.id, row.at, refusal={"code": refusal.code, "facts": refusal.facts})
        except Exception:
            # A fault of ours in one row: it is tried again later, and the others do not wait for it.
            log.exception("row %s of bulk issue %s failed, try %s", row.at, bulk.id, row.tries + 1)
            await _try_again(ports, desk, row)
        ports.wake()
    if len(rows) < BATCH:
        await _finish(ports, bulk, desk)
    return len(rows)


async def _try_again(ports: Ports, desk: BulkDesk, row: BulkRow) -> None:
    """Not for ever: what fails again and again is given up, counted among the refused, and the admins hear."""
    tries, bulk = row.tries + 1, desk.bulk
    async with ports.transaction() as tx:
        if tries < MOST_TRIES:
            await tx.bulks.put_off(bulk.id, row.at, ports.clock() + timedelta(seconds=delay_s(tries)))
            return
        given_up = Refusal("bulk-row-failed", tries=tries)
        refusal = {"code": given_up.code, "facts": given_up.facts}
        if not await tx.bulks.settle_row(bulk.id, row.at, refusal=refusal):
            return
        facts = {"key": "told-bulk-trouble", "name": desk.template.name, "row": row.at, "tries": tries}
        for admin in await tx.people.admins():
            key = f"attention:bulk:{bulk.id}:{admin.id}"  # one for the whole sheet
            await tx.outbox.put(key=key, kind="attention", person_id=admin.id, facts=facts)


async def _issue(ports: Ports, actor: Actor, desk: BulkDesk, row: BulkRow) -> None:
    version, bulk = desk.version, desk.bulk
    async with ports.transaction() as tx:
        parties = await parties_for(ports, tx, desk.person, version, row.filling)
    answers = check_answers(version, row.filling.answers, ports.clock())
    task, events = begun_from(
        ports, desk.person, version, parties, answers, title=row.title, deadline=row.deadline
    )
    task = replace(task, fields=await on_own_page(ports, task), bulk_id=bulk.id)
    async with ports.transaction() as tx:
        task = await numbered(ports, tx, task)
        await tx.tasks.add(task)
        if not await tx.bulks.settle_row(bulk.id, row.at, task_id=task.id):
            raise _SettledError  # by another process meanwhile: this task is undone
        facts = {
            "template_id": desk.template.id,
            "template": desk.template.name,
            "template_version": version.number,
            "bulk_id": bulk.id,
            "row": row.at,
        }
        events = (*events, *started(task, facts))
        now = task.created_at
        await record_events(tx, events, at=now, actor=actor, task_id=task.id, touches=touched(task))
        await put_out(ports, tx, actor, task)


async def _finish(ports: Ports, bulk: Bulk, desk: BulkDesk) -> None:
    """Told once, by whoever finds nothing left."""
    async with ports.transaction() as tx:
        count = await tx.bulks.count(bulk.id)
        if count.left or not await tx.bulks.move(bulk.id, BulkState.ISSUING, BulkState.DONE):
            return
        facts = {"bulk_id": bulk.id, "issued": count.issued, "refused": count.refused}
        await record(tx, at=ports.clock(), kind=BULK_DONE, actor=SYSTEM, task_id=None, facts=facts)
        told = {
            "key": "told-bulk-done",
            "bulk_id": bulk.id,
            "name": desk.template.name,
            "issued": count.issued,
            "refused": count.refused,
            "unbound": await tx.bulks.unbound(bulk.id),
        }
        await tx.outbox.put(
            key=f"bulk:{bulk.id}", kind="told", person_id=bulk.owner_id, task_id=None, party_id=None, facts=told
        )
    ports.wake()
