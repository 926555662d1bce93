"""The checkpoints' files, read in their order and held against each other and the rows."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from signing.audit.checkpoint import FIRST, Folded, Unreadable, leaf_of, read_file
from signing.audit.merkle import root_of
from signing.ports import Checkpoint, Ports, SealedHead, Witness
from signing.trust.stamped import Stamped, check_token
from signing.usecases.audit_findings import Finding, Findings

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Witnessed:
    """`sealed`: chain → where it stood at `newest`, which is the newest file that says what it was made over."""

    sealed: dict[str | None, SealedHead] = field(default_factory=dict)
    newest: Checkpoint | None = None
    files: int = 0
    stamp: Stamped = field(default_factory=lambda: Stamped(False, False))


async def read_witness(ports: Ports, findings: Findings, shown: bytes | None) -> Witnessed:
    """`shown`: a file that somebody has kept elsewhere, such as in the chat."""
    found = Witnessed()
    folding = _Folding(findings)
    numbers = await asyncio.to_thread(ports.witness.numbers) if ports.witness else []
    for number in numbers:
        assert ports.witness is not None, "it has numbers"
        checkpoint = await asyncio.to_thread(folding.take, ports.witness, number)
        if checkpoint is not None:
            found.files += 1
            await _hold_against_rows(ports, findings, checkpoint)
            found.stamp = await _check_stamp(ports, findings, checkpoint)
    if shown is not None:
        await _look_at_shown(ports, findings, shown, folding)
    await _rows_without_files(ports, findings)
    found.newest = folding.newest
    await asyncio.to_thread(folding.check_root)
    found.sealed = {head.task_id: head for head in folding.folded.heads}
    return found


class _Folding:
    def __init__(self, findings: Findings) -> None:
        self.folded = Folded()
        self.newest: Checkpoint | None = None
        self._findings = findings

    def take(self, witness: Witness, number: int) -> Checkpoint | None:
        try:
            checkpoint, changed = read_file(witness.read(number))
            if checkpoint.number != number:
                raise Unreadable("a file of another number")
            self.folded.take(checkpoint, changed)
        except (Unreadable, OSError) as error:
            log.warning("the file of checkpoint %s: %s", number, error)
            self._findings.add(Finding("checkpoint-damaged", checkpoint=number))
            return None
        for gone in self.folded.gone:
            self._findings.add(Finding("went-back", gone.task_id, gone.number, checkpoint=gone.checkpoint))
        self.folded.gone.clear()
        before = self.newest
        if checkpoint.previous != (before.hash if before else FIRST) and not (before is None and checkpoint.full):
            self._findings.add(Finding("checkpoint-unlinked", checkpoint=number, at=checkpoint.at))
        self.newest = checkpoint
        return checkpoint

    def check_root(self) -> None:
        """Of the newest: it is linked to all that were before, and each says by its hash what it changed."""
        if self.newest is not None and root_of(map(leaf_of, self.folded.heads)).hex() != self.newest.root:
            self._findings.add(Finding("checkpoint-damaged", checkpoint=self.newest.number))


async def _hold_against_rows(ports: Ports, findings: Findings, checkpoint: Checkpoint) -> None:
    async with ports.transaction() as tx:
        row = await tx.checkpoints.get(checkpoint.number)
        newest = await tx.checkpoints.newest()
    if row is None:
        if newest is None or newest.number < checkpoint.number:
            findings.add(Finding("rolled-back", checkpoint=checkpoint.number, at=checkpoint.at))
        # Else the database was rolled back once, and people have gone on from there: the files say so.
    elif _says_else(row, checkpoint):
        findings.add(Finding("checkpoint-edited", checkpoint=checkpoint.number, at=checkpoint.at))


def _says_else(row: Checkpoint, checkpoint: Checkpoint) -> bool:
    """Time stamps speak for themselves; a row has none yet when its file was just written."""
    return replace(row, token=None) != replace(checkpoint, token=None)


async def _check_stamp(ports: Ports, findings: Findings, checkpoint: Checkpoint) -> Stamped:
    digest, roots = bytes.fromhex(checkpoint.hash), ports.authority.roots
    stamp = await check_token(checkpoint.token, digest, roots) if checkpoint.token else Stamped(False, False)
    if not stamp.intact:
        findings.add(Finding("checkpoint-unstamped", checkpoint=checkpoint.number, at=checkpoint.at))
    return stamp


async def _look_at_shown(ports: Ports, findings: Findings, shown: bytes, folding: _Folding) -> None:
    try:
        checkpoint, changed = read_file(_lines(shown))
        if checkpoint.full:
            Folded().take(checkpoint, changed)
    except Unreadable:
        findings.add(Finding("shown-damaged"))
        return
    await _check_stamp(ports, findings, checkpoint)
    await _hold_against_rows(ports, findings, checkpoint)
    newest = folding.newest
    if newest is None or newest.number < checkpoint.number:
        findings.add(Finding("checkpoint-missing", checkpoint=checkpoint.number, at=checkpoint.at))


def _lines(data: bytes) -> Iterator[bytes]:
    return iter(data.rstrip(b"\n").split(b"\n"))


async def _rows_without_files(ports: Ports, findings: Findings) -> None:
    if ports.witness is None:
        return
    async with ports.transaction() as tx:
        newest = await tx.checkpoints.newest()
    # Listed after the rows were read: another may be made meanwhile, and a file is there before its time stamp is.
    numbers = set(await asyncio.to_thread(ports.witness.numbers))
    for number in range(1, newest.number + (newest.token is not None) if newest else 1):
        if number not in numbers:
            async with ports.transaction() as tx:
                row = await tx.checkpoints.get(number)
            if row is not None:
                findings.add(Finding("checkpoint-missing", checkpoint=number, at=row.at))
