"""What a seal's use leaves behind, and the keeper's leave before it (用印审批): bound to one task, one party, the
exact bytes and one seal, for some hours, once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from signing.errors import BadAnswer, Refusal
from signing.fields.kinds import FieldKind
from signing.task import events as kinds
from signing.task.actions import Change, read_reason
from signing.task.documents import shown_digest
from signing.task.events import Event
from signing.task.model import PARTIES_MOVE, Party, PartyState, Task
from signing.task.sight import readable

ASK_LIFE = timedelta(days=3)  # for the keeper to decide
LEAVE_LIFE = timedelta(hours=24)  # for the signer to seal
ASKS_A_DAY = 5
SEALED = frozenset({FieldKind.SEAL, FieldKind.SEAM, FieldKind.LEGAL_SEAL})  # places that take a seal


class AskState(StrEnum):
    WAITING = "waiting"  # the keeper's move
    GRANTED = "granted"  # the signer's
    REFUSED = "refused"
    USED = "used"
    LAPSED = "lapsed"  # nobody answered in time, or the leave was not used in time


@dataclass(frozen=True, slots=True)
class SealRequest:
    """A signer asks to use a seal on exactly the bytes `sha256`. After `expires_at` it is worth nothing."""

    id: str
    seal_id: str
    task_id: str
    party_id: str
    person_id: str  # who asks
    sha256: str
    asked_at: datetime
    expires_at: datetime
    state: AskState = AskState.WAITING
    decided_by: str | None = None
    decided_at: datetime | None = None
    reason: str | None = None  # of a refusal


@dataclass(frozen=True, slots=True)
class SealUse:
    """One line of a seal's log. `sha256`: of the document with the seal on it; `serial`: of the certificate that
    signed it, lower-case hex. Both are empty for what was sealed before there was a log."""

    seal_id: str
    task_id: str
    party_id: str
    place: str  # FieldKind
    at: datetime
    person_id: str
    sha256: str = ""
    serial: str = ""
    request_id: str | None = None  # the leave that it used up


def stands(request: SealRequest, now: datetime) -> bool:
    """Waiting or granted, and not too late."""
    return request.state in {AskState.WAITING, AskState.GRANTED} and now < request.expires_at


def allows(request: SealRequest | None, *, person_id: str, sha256: str, now: datetime) -> bool:
    return (
        request is not None
        and request.state is AskState.GRANTED
        and now < request.expires_at
        and (request.person_id, request.sha256) == (person_id, sha256)
    )


def ask(task: Task, party: Party, request: SealRequest, *, seal: str) -> Change:
    """`seal`: how it is called, for the history."""
    facts = {"name": party.name, "seal": seal, "seal_id": request.seal_id, "sha256": request.sha256}
    return _next(task), (Event(kinds.SEAL_ASKED, party.id, {**facts, "request_id": request.id}),)


def decide(
    request: SealRequest, *, granted: bool, reason: str, person_id: str, now: datetime, deadline: datetime | None
) -> SealRequest:
    """Refusal `seal-request-over` for what was decided or is too late; BadAnswer `reason-empty` where a refusal
    says nothing."""
    if request.state is not AskState.WAITING or request.expires_at <= now:
        raise Refusal("seal-request-over")
    if person_id == request.person_id:
        raise Refusal("seal-request-own")
    until = now + LEAVE_LIFE if granted else request.expires_at
    return replace(
        request,
        state=AskState.GRANTED if granted else AskState.REFUSED,
        decided_by=person_id,
        decided_at=now,
        reason=None if granted else read_reason(reason),
        expires_at=min(until, deadline) if deadline else until,
    )


def decided(task: Task, party: Party, request: SealRequest, *, seal: str, by: str) -> Change:
    facts = {"name": party.name, "seal": seal, "by": by, "seal_id": request.seal_id, "sha256": request.sha256}
    facts |= {"request_id": request.id, "until": request.expires_at.isoformat()}
    if request.state is AskState.GRANTED:
        return _next(task), (Event(kinds.SEAL_GRANTED, party.id, facts),)
    return _next(task), (Event(kinds.SEAL_REFUSED, party.id, {**facts, "reason": request.reason or ""}),)


def lapsed(task: Task, party: Party, request: SealRequest, *, seal: str) -> Change:
    """`request` as it stood when its time was over: waiting, or granted and not used."""
    kind = kinds.SEAL_UNANSWERED if request.state is AskState.WAITING else kinds.SEAL_UNUSED
    facts = {"name": party.name, "seal": seal, "seal_id": request.seal_id, "sha256": request.sha256}
    return _next(task), (Event(kind, party.id, {**facts, "request_id": request.id}),)


def still_asked(task: Task, request: SealRequest, now: datetime) -> bool:
    """It waits for a keeper, and is about what stands before the signer: any act in between is a new document."""
    party = task.party(request.party_id)
    return (
        request.state is AskState.WAITING
        and now < request.expires_at
        and task.state in PARTIES_MOVE
        and party is not None
        and (party.state, party.person_id) == (PartyState.TO_ACT, request.person_id)
        and seen_bytes(task, request.person_id) == request.sha256
    )


def seen_bytes(task: Task, person_id: str) -> str:
    """What a leave is bound to: the digest that this signer's code is asked for."""
    documents = readable(task, person_id)
    return shown_digest(documents) if documents else ""


def check_may_ask(before: int) -> None:
    """`before`: how often this party has asked for this seal today."""
    if before >= ASKS_A_DAY:
        raise BadAnswer("seal-asked-often", limit=ASKS_A_DAY)


def _next(task: Task) -> Task:
    return replace(task, version=task.version + 1)
