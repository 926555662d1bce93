from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from signing.audit.chain import Following
from signing.ports import AuditEntry, Ports, SealedHead, Transaction
from signing.usecases.audit_files import Witnessed, read_witness
from signing.usecases.audit_findings import AuditReport, Finding, Findings

PAGE = 500  # entries; some 30 ms


async def verify_audit(ports: Ports, *, shown: bytes | None = None) -> AuditReport:
    """Every chain, entry by entry; where each ends; and all of it against the checkpoints' files. A page at a
    time, so that it takes the memory of a page, and of one line for each chain that a checkpoint sealed. Acts go
    on meanwhile. `shown`: a checkpoint's file that was kept elsewhere."""
    findings = Findings()
    witnessed = await read_witness(ports, findings, shown)
    walk = _Walk(findings, witnessed)
    at: tuple[str | None, int] = ("", -1)
    while True:
        async with ports.transaction() as tx:
            page = await tx.audit.after(*at, PAGE)
            await walk.take(tx, page)
            if not page:
                await walk.end(tx)
                break
        at = page[-1].task_id, page[-1].number
        await asyncio.sleep(0)  # others have their turn
    return AuditReport(
        chains=walk.chains,
        entries=walk.entries,
        findings=await _named(ports, findings.named),
        count=findings.count,
        files=witnessed.files,
        checkpoint=witnessed.newest,
        stamped_by=witnessed.stamp.by,
        is_trusted=witnessed.stamp.trusted,
    )


async def _named(ports: Ports, found: Sequence[Finding]) -> tuple[Finding, ...]:
    async with ports.transaction() as tx:
        tasks = {one.task_id: await tx.tasks.get(one.task_id) for one in found if one.task_id}
    numbers = {task_id: task.number for task_id, task in tasks.items() if task is not None}
    return tuple(replace(one, task_number=numbers.get(one.task_id or "")) for one in found)


@dataclass(slots=True)
class _Walk:
    findings: Findings
    witnessed: Witnessed
    chains: int = 0
    entries: int = 0
    _now: Following | None = None
    _ended: list[Following] = field(default_factory=list)

    async def take(self, tx: Transaction, page: Sequence[AuditEntry]) -> None:
        self._look_at(page)
        await self._look_at_ends(tx)

    async def end(self, tx: Transaction) -> None:
        if self._now is not None:
            self._ended.append(self._now)
            await self._look_at_ends(tx)
        for head in self.witnessed.sealed.values():  # those that were met are no longer in it
            sealed_in = self.witnessed.newest.number if self.witnessed.newest else None
            self.findings.add(Finding("vanished", head.task_id, 0, checkpoint=sealed_in))
        known = self.witnessed.sealed.keys()
        for task_id in await tx.audit.headless(100):
            if task_id not in known:
                self.findings.add(Finding("vanished", task_id, 0))

    def _look_at(self, entries: Sequence[AuditEntry]) -> None:
        for entry in entries:
            if self._now is None or entry.task_id != self._now.task_id:
                if self._now is not None:
                    self._ended.append(self._now)
                self._now, self.chains = Following(entry.task_id), self.chains + 1
            self._look_at_one(self._now, entry)

    def _look_at_one(self, chain: Following, entry: AuditEntry) -> None:
        self.entries += 1
        problem = chain.take(entry)
        if problem is not None:
            self._find(problem.what, entry, problem.number)
        sealed = self.witnessed.sealed.get(entry.task_id)
        if sealed is not None and sealed.number == entry.number and sealed.hash != entry.hash:
            self._find("sealed", entry, entry.number)

    def _find(self, what: str, entry: AuditEntry, number: int) -> None:
        there = entry if entry.number == number else None
        newest = self.witnessed.newest if what == "sealed" else None
        self.findings.add(
            Finding(
                what,
                entry.task_id,
                number,
                kind=there.kind if there else None,
                at=there.at if there else None,
                checkpoint=newest.number if newest else None,
            )
        )

    async def _look_at_ends(self, tx: Transaction) -> None:
        ended, self._ended = self._ended, []
        heads = await tx.audit.heads([chain.task_id for chain in ended]) if ended else {}
        for chain in ended:
            head = heads.get(chain.task_id)
            if head is not None and head[0] >= chain.count:
                # Somebody may have gone on with it since its page was read; both are read now, in one look.
                more = await tx.audit.after(chain.task_id, chain.count - 1, head[0] + 1 - chain.count)
                for entry in more:
                    if entry.task_id == chain.task_id:
                        self._look_at_one(chain, entry)
            if chain.bare is not None:
                self.findings.add(Finding("erased", chain.task_id, chain.bare))
            if head != (chain.count - 1, chain.head):
                wrong = min(chain.count, head[0]) if head else chain.count
                self.findings.add(Finding("tail", chain.task_id, wrong))
            self._look_at_sealed(chain, self.witnessed.sealed.pop(chain.task_id, None))

    def _look_at_sealed(self, chain: Following, sealed: SealedHead | None) -> None:
        if sealed is not None and sealed.number >= chain.count and self.witnessed.newest is not None:
            number = self.witnessed.newest.number
            self.findings.add(Finding("cut", chain.task_id, chain.count, checkpoint=number))
