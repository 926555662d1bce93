"""A book of a few chains on any database, with its checkpoints: for tests that damage it.

book = AuditedBook(database, folder)
await book.write("task-a", 5); await book.checkpoint()
await book.run("UPDATE audit SET …")
found = await book.findings()
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from signing.audit.chain import record
from signing.ports import Actor, AuditEntry, Checkpoint, Installation, Ports
from signing.trust.authority import Authority
from signing.usecases.audit_findings import AuditReport
from signing.usecases.make_checkpoint import make_checkpoint
from signing.usecases.verify_audit import verify_audit
from storage.unit_of_work import Database
from storage.witness import FolderWitness
from tests.made_once import PUBLIC_URL, START, shared_material

WHO = Actor("p-liming", "page", "2001:db8::1", "Mozilla/5.0", "init-data", "zh")
TABLES = ("audit", "audit_heads", "sealed_heads", "checkpoints", "outbox")


class AuditedBook:
    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder, self.now = database, folder, START
        authority = Authority.from_material(shared_material(), public_url=PUBLIC_URL)
        nothing: Any = None
        self.witness = FolderWitness(folder / "checkpoints")
        self.ports = Ports(
            transaction=database.transaction,
            blobs=nothing,
            vault=nothing,
            children=nothing,
            authority=authority,
            timestamper=authority.timestamper(),
            clock=self._clock,
            installation=Installation("印信测试", PUBLIC_URL, "yinxin_test_bot"),
            witness=self.witness,
        )

    def _clock(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    async def write(self, chain: str | None, count: int = 1) -> list[AuditEntry]:
        entries = []
        for number in range(count):
            async with self.ports.transaction() as tx:
                facts = {"party_id": f"p{number}", "name": "李明"}
                at = self._clock()
                entries.append(await record(tx, at=at, kind="read", actor=WHO, task_id=chain, facts=facts))
        return entries

    async def checkpoint(self) -> Checkpoint:
        return await make_checkpoint(self.ports)

    async def report(self, **how: Any) -> AuditReport:
        return await verify_audit(self.ports, **how)

    async def findings(self, **how: Any) -> set[tuple[str, str | None, int | None]]:
        """what, chain, number of the entry, or of the checkpoint where it is about one."""
        found = (await self.report(**how)).findings
        return {(one.what, one.task_id, one.number if one.number is not None else one.checkpoint) for one in found}

    async def run(self, *statements: str) -> None:
        """What somebody with the database in hand may do."""
        async with self.database.engine.begin() as connection:
            for statement in statements:
                await connection.exec_driver_sql(statement.replace("%", "%%"))

    async def snapshot(self) -> dict[str, list[Any]]:
        from storage.columns import metadata

        async with self.database.engine.connect() as connection:
            return {
                name: [dict(row) for row in (await connection.execute(metadata.tables[name].select())).mappings()]
                for name in TABLES
            }

    async def roll_back(self, kept: dict[str, list[Any]]) -> None:
        """The whole book as it was."""
        from storage.columns import metadata

        async with self.database.engine.begin() as connection:
            for name in TABLES:
                await connection.execute(metadata.tables[name].delete())
                if kept[name]:
                    await connection.execute(metadata.tables[name].insert(), kept[name])

    def file(self, number: int) -> Path:
        return self.witness.folder / f"checkpoint-{number:06d}.jsonl"
