"""Several tasks that one person confirms with one code: which, bound to what, and what has become of each.
What the code is bound to: docs/adr/0023."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from signing.errors import Refusal
from signing.fields.kinds import VALUED, FieldKind
from signing.task.model import ACTING_ROLES, PARTIES_MOVE, Party, PartyState, Role, Task

MOST = 30  # tasks to a batch: each takes about a second, and nobody reads more at once
WORK_TIME = timedelta(minutes=30)  # after a code was typed in time; what is not begun by then is void
STUCK_AFTER = timedelta(minutes=2)  # whoever began an item and is silent since has died


class ItemState(StrEnum):
    WAITING = "waiting"  # for the code, then for its turn
    UNDER_WAY = "under-way"
    PENDING = "pending"  # confirmed; its signature waits for something of ours
    DONE = "done"
    LEFT = "left"  # not acted: `reason`


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One act: `bound_to` is the digest of the item's own code, which goes over task, party, act, bytes and
    values; nobody can type that code, it is used up by the batch's."""

    batch_id: str
    place: int  # from 0
    task_id: str
    party_id: str
    act: str  # "sign" | "approve"
    sha256: str  # `shown_digest` of what was shown
    bound_to: str
    state: ItemState = ItemState.WAITING
    began_at: datetime | None = None
    reason: str | None = None  # a refusal's code
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Batch:
    """`digest` is over the person and all items in their order; `wrong_at`: when wrong codes were typed; `actor`:
    who confirmed it, and from where."""

    id: str
    person_id: str
    hash: str = field(repr=False)
    digest: str
    made_at: datetime
    expires_at: datetime
    wrong_at: tuple[datetime, ...] = ()
    used_at: datetime | None = None
    voided_at: datetime | None = None
    actor: Mapping[str, Any] | None = None
    told_at: datetime | None = None  # what has come of it


def batch_digest(person_id: str, items: Sequence[BatchItem]) -> str:
    """Another one for any other person, task, party, act, document or value, and for any other order."""
    listed = [[one.task_id, one.party_id, one.act, one.sha256, one.bound_to] for one in items]
    text = json.dumps({"person": person_id, "items": listed}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(b"yinxin-batch-v1\0" + text.encode()).hexdigest()


def due_parties(task: Task, person_id: str) -> tuple[Party, ...]:
    """Of this person's, those whose act is waited for."""
    if task.state not in PARTIES_MOVE:
        return ()
    mine = task.parties_of(person_id)
    return tuple(each for each in mine if each.role in ACTING_ROLES and each.state is PartyState.TO_ACT)


def act_of(party: Party) -> str:
    return {Role.SIGNER: "sign", Role.FILLER: "fill"}.get(party.role, "approve")


def why_by_itself(task: Task, parties: Sequence[Party]) -> Refusal | None:
    """Why the task, as far as it tells itself, has to be done on its own page; None where it need not.
    `parties`: `due_parties`."""
    if len(parties) > 1:
        return Refusal("batch-both")
    party = parties[0]
    if party.role is Role.APPROVER:
        return None
    kinds = {each.kind for each in task.fields if each.party_id == party.id}
    if kinds & VALUED:
        return Refusal("batch-values")
    if party.asked_files:
        return Refusal("batch-papers")
    return Refusal("batch-initials") if FieldKind.INITIALS in kinds else None


def batchable(tasks: Iterable[Task], person_id: str) -> int:
    """How many of these could go together."""
    due = [(task, due_parties(task, person_id)) for task in tasks]
    return sum(bool(parties) and why_by_itself(task, parties) is None for task, parties in due)
