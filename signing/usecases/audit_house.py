"""The record of the whole house, for its admins."""

from __future__ import annotations

from signing.audit.chain import record
from signing.errors import NotAllowed
from signing.ports import Actor, Checkpoint, Ports
from signing.task.events import ADMIN_READ, REFUSED
from signing.task.members import Right, may
from signing.usecases.admission import person_of
from signing.usecases.audit_findings import AuditReport
from signing.usecases.make_checkpoint import make_checkpoint
from signing.usecases.verify_audit import verify_audit


async def audit_house(ports: Ports, actor: Actor) -> AuditReport:
    """`verify_audit`, for those who run the house and auditors; that they looked, and what was found, goes into
    the installation's chain."""
    await _check(ports, actor, "audit", Right.PROVE)
    report = await verify_audit(ports)
    async with ports.transaction() as tx:
        facts = {"what": "audit", "entries": report.entries, "findings": report.count}
        await record(tx, at=ports.clock(), kind=ADMIN_READ, actor=actor, task_id=None, facts=facts)
    return report


async def checkpoint_now(ports: Ports, actor: Actor) -> Checkpoint:
    """An act of those who run the house: auditors only read."""
    await _check(ports, actor, "checkpoint", Right.REMIND_ALL)
    return await make_checkpoint(ports, actor)


async def _check(ports: Ports, actor: Actor, act: str, right: Right) -> None:
    async with ports.transaction() as tx:
        allowed = may(await person_of(tx, actor), right)
        if not allowed:
            facts = {"act": act, "code": "not-found"}
            await record(tx, at=ports.clock(), kind=REFUSED, actor=actor, task_id=None, facts=facts)
    if not allowed:
        raise NotAllowed("not-found")
