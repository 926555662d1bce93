"""What is personal is taken out of entries of one chain; the chain holds as before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from signing.audit.personal import bared
from signing.ports import AuditEntry, Transaction
from signing.task.events import ERASED

AT_ONCE = 2000  # entries read together
Wanted = Callable[[AuditEntry], bool]


async def bare_entries(
    tx: Transaction, task_id: str | None, wanted: Wanted = lambda entry: True
) -> tuple[int, int]:
    """How many tell nothing personal any more, and how many cannot be emptied: before version 3 the chain itself
    holds what they tell. The caller records an entry `erased` behind them."""
    await tx.audit.head(task_id)  # nobody appends meanwhile
    done = left = 0
    number = -1
    while page := [each for each in await tx.audit.after(task_id, number, AT_ONCE) if each.task_id == task_id]:
        for entry in page:
            if entry.kind == ERASED or not wanted(entry):
                continue
            bare = bared(entry)
            if bare is not None:
                await tx.audit.bare(bare)
                done += 1
            elif entry.version < 3:
                left += 1
        number = page[-1].number
    return done, left


def mentions(entry: AuditEntry, words: tuple[object, ...]) -> bool:
    """Whether somebody did it, or it tells of them, by one of these."""
    return entry.actor.person_id in words or any(_within(value, words) for value in entry.facts.values())


def _within(value: Any, words: tuple[object, ...]) -> bool:
    if isinstance(value, dict):
        return any(_within(each, words) for each in value.values())
    if isinstance(value, list | tuple):
        return any(_within(each, words) for each in value)
    return not isinstance(value, bool) and value in words
