"""What is wrong with the book, each as a value that names the entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from signing.ports import Checkpoint

MOST = 200  # findings that are named; of the others only the count is given


@dataclass(frozen=True, slots=True)
class Finding:
    """`what`, of an entry of a chain (`number` from 0; `kind` and `at` as it says them, if it is there):
    - "content": edited; "link": does not follow the one before; "order": moved; "number": this number is missing,
      or there twice; "chain": of another task
    - "erased": it tells nothing personal any more, and later entries say of fewer that they were erased
    - "tail": the chain ends before this number, or with another entry, though it was noted to go on
    - "sealed": another entry than the one that `checkpoint` sealed; "cut": no longer there, though it did seal it
    - "vanished": the whole chain, though it was noted, or `checkpoint` sealed it
    of a checkpoint:
    - "rolled-back": the database does not know it, and it was made: the database is older
    - "went-back": when it was made, entries had gone that the one before had sealed: the database in between was
      an older one
    - "checkpoint-missing": its file is not there; "checkpoint-damaged": the file is not what was made;
      "shown-damaged": nor is the one that was shown
    - "checkpoint-edited": file and database say different things of it
    - "checkpoint-unlinked": it does not follow the one before
    - "checkpoint-unstamped": its time stamp is missing, or is none for it
    """

    what: str
    task_id: str | None = None
    number: int | None = None
    kind: str | None = None
    at: datetime | None = None
    checkpoint: int | None = None
    task_number: str | None = None  # as people know the task; filled in last


@dataclass(slots=True)
class Findings:
    named: list[Finding] = field(default_factory=list)
    count: int = 0

    def add(self, finding: Finding) -> None:
        self.count += 1
        if len(self.named) < MOST:
            self.named.append(finding)


@dataclass(frozen=True, slots=True)
class AuditReport:
    """`files` checkpoints were there to be held against; `checkpoint` is the newest of them (None: none).
    `stamped_by`: whose time stamp it carries; `is_trusted`: whether a trusted root stands behind that."""

    chains: int
    entries: int
    findings: tuple[Finding, ...]
    count: int
    files: int
    checkpoint: Checkpoint | None = None
    stamped_by: str = ""
    is_trusted: bool = False

    @property
    def is_whole(self) -> bool:
        return self.count == 0
