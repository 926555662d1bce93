from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from signing.audit.chain import record
from signing.ports import SYSTEM, Json, OutboxItem, Ports
from signing.task.events import DELIVERED, DELIVERY_UNKNOWN, NOT_DELIVERED
from signing.task.ways import CHAT
from signing.usecases.seal_over import OVER

# What is redrawn where it stands is evidence of nothing. All else somebody may say they never got.
UNPROVEN_KINDS = frozenset({"card", OVER})


@dataclass(frozen=True, slots=True)
class Sent:
    message_id: int | None
    enclosed: tuple[str, ...] = ()  # digests of the files that went with a mail


@dataclass(frozen=True, slots=True)
class Later:
    """Not sent; tried again at `at`."""

    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Not sent, and never will be. `moot`: there was nothing to send any more, which is no failure."""

    why: str
    moot: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """Perhaps sent; not again."""

    why: str


Outcome = Sent | Later | Failed | Unknown


async def note_delivery(ports: Ports, item: OutboxItem, outcome: Outcome, *, way: str = CHAT) -> None:
    """How a claimed delivery ended, and by which way. Its secret is wiped unless it is tried again; what counts as
    evidence goes into the task's chain (the installation's where it is about none) in the same transaction."""
    async with ports.transaction() as tx:
        facts: dict[str, Json]
        match outcome:
            case Sent(message_id, enclosed):
                await tx.outbox.sent(item.id, message_id)
                kind = DELIVERED
                facts = {"message_id": str(message_id)} if way == CHAT else {}
                facts |= {"enclosed": list(enclosed)} if enclosed else {}
            case Later(at, why):
                await tx.outbox.retry(item.id, at, why)
                return
            case Failed(why):
                await tx.outbox.failed(item.id, why)
                kind, facts = NOT_DELIVERED, {"why": why}
            case Unknown(why):
                await tx.outbox.unknown(item.id, why)
                kind, facts = DELIVERY_UNKNOWN, {"why": why}
        if not _counts(item, outcome):
            return
        reader = await tx.people.get(item.person_id)
        told = {
            "what": item.kind,
            "person_id": item.person_id,
            "party_id": item.party_id,
            "language": reader.speaks if reader else None,
            **{key: item.facts[key] for key in ("key", "sha256") if key in item.facts},
            **facts,
            **({"channel": way} if way != CHAT else {}),
        }
        await record(tx, at=ports.clock(), kind=kind, actor=SYSTEM, task_id=item.task_id, facts=told)


def _counts(item: OutboxItem, outcome: Outcome) -> bool:
    if isinstance(outcome, Failed) and outcome.moot:
        return False
    return item.kind not in UNPROVEN_KINDS or not isinstance(outcome, Sent)
