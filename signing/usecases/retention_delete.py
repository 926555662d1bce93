"""A task goes by the retention rule: its files and what it tells of people. Its chain, its fingerprints and that
it was stay (docs/adr/0024, 0026)."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from signing.audit.chain import record
from signing.ports import SYSTEM, Ports, Transaction
from signing.task.documents import blob_names
from signing.task.events import RETENTION_DELETED
from signing.task.model import Task
from signing.task.retention import Keeping
from signing.usecases.answers import answers_of, proposed_values
from signing.usecases.erase_task import erase_in

BLOB = re.compile(r"[0-9a-f]{64}")


async def delete_by_rule(ports: Ports, tx: Transaction, task: Task, days: int) -> None:
    """A claimed task, that has been looked at. The files themselves go after the commit (`retention_files`)."""
    now = ports.clock()
    names = await _files(ports, tx, task)
    readers = await tx.cards.readers(task.id)
    await erase_in(ports, tx, SYSTEM, task, years=int(days // 365.25))
    bare = await tx.tasks.claim(task.id)
    assert bare is not None, "rows of tasks stay"
    gone = replace(bare, deleted_at=now, version=bare.version + 1)
    await tx.tasks.save(gone, expected_version=bare.version)
    await tx.keepings.put(Keeping(task.id))
    await tx.keepings.doom(names, now)
    facts = {"count": len(names), "days": days}
    await record(tx, at=now, kind=RETENTION_DELETED, actor=SYSTEM, task_id=task.id, facts=facts)
    for person_id in readers:
        key = f"card:{task.id}:{gone.version}:{person_id}"
        await tx.outbox.put(key=key, kind="card", person_id=person_id, task_id=task.id)


async def _files(ports: Ports, tx: Transaction, task: Task) -> frozenset[str]:
    """All that was made for it: documents in all their versions, reports, papers, drawings and pictures."""
    names = set(blob_names(task.documents))
    names |= {one.sha256 for one in await tx.revisions.of_task(task.id)}
    names |= {one.sha256 for one in await tx.reports.of_task(task.id)}
    names |= {one.sha256 for one in await tx.handed_in.of_task(task.id)}
    for proposal in await tx.keepings.proposals(task.id):
        names |= set(BLOB.findall(json.dumps(proposal)))
        for party in task.parties:
            names |= _opened(ports, task.id, party.id, proposal)
    for party in task.parties:
        names |= set(BLOB.findall(json.dumps(await answers_of(ports, tx, task.id, party.id))))
    return await _with_beginnings(ports, names)


def _opened(ports: Ports, task_id: str, party_id: str, proposal: object) -> set[str]:
    """Each is sealed for one party; for all others it does not open."""
    try:
        return set(BLOB.findall(json.dumps(proposed_values(ports, task_id, party_id, proposal))))  # type: ignore[arg-type]
    except ValueError:
        return set()


async def _with_beginnings(ports: Ports, names: set[str]) -> frozenset[str]:
    """A file that was appended to others is nothing without them."""
    found: set[str] = set()
    for name in names:
        at: str | None = name
        while at is not None and at not in found:
            found.add(at)
            at = await ports.blobs.before(at)
    return frozenset(found)
