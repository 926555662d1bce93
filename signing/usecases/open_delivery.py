from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from signing.confirmation.codes import CODE_PURPOSE
from signing.confirmation.links import INVITATION_PURPOSE
from signing.errors import NotAllowed
from signing.ports import Actor, OutboxItem, Ports
from signing.task.channels import Channel
from signing.task.model import Document, Person, Task
from signing.task.preferences import Preferences
from signing.task.rights import may_be_invited, readable, rights_for
from signing.task.routing import whose_move
from signing.usecases.as_now import as_now
from signing.usecases.checkpoint_file import checkpoint_file
from signing.usecases.erasure_register import register_file
from signing.usecases.fetch_document import completed_name
from signing.usecases.fetch_report import report_name
from signing.usecases.held import held
from signing.usecases.view_task import view_task
from signing.usecases.views import TaskView

PURPOSES: Mapping[str, str] = {
    "code": CODE_PURPOSE,
    "proof": CODE_PURPOSE,
    "invitation": INVITATION_PURPOSE,
    "letter": INVITATION_PURPOSE,
}
# Kinds whose screen shows the task itself.
ABOUT_A_VIEW = frozenset({"card", "told", "invitation", "letter", "copy", "question", "report"})


@dataclass(frozen=True, slots=True)
class Parcel:
    """Everything a delivery needs. `document`: file name and bytes of a copy, None if it is too large to send."""

    item: OutboxItem
    reader: Person
    view: TaskView | None = None
    secret: str | None = field(default=None, repr=False)
    document: tuple[str, bytes] | None = None
    wishes: Preferences | None = None
    channels: tuple[Channel, ...] = ()  # the reader's own


@dataclass(frozen=True, slots=True)
class Held:
    """Its reader has quiet hours: opened again at their end."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Moot:
    """There is no longer anything to send: `why` "gone", "not-theirs", "acted", "over"."""

    why: str


async def open_delivery(ports: Ports, item: OutboxItem, *, largest: int) -> Parcel | Moot | Held:
    """What is to be sent, as things are now, not as they were when it was put out. `largest`: bytes of a document
    that the chat takes. ValueError if its secret does not open."""
    async with ports.transaction() as tx:
        reader = await tx.people.get(item.person_id)
        task = await tx.tasks.get(item.task_id) if item.task_id else None
        stands = item.kind == "card" and task and await tx.cards.get(task.id, item.person_id)
        wishes = await tx.preferences.get(item.person_id)
        channels = tuple(await tx.channels.of_person(item.person_id))
        now = await as_now(ports, tx, item)
        until = await held(ports, tx, item, reader, wishes)
    if now is None:
        return Moot("over" if item.kind != "digest" else "acted")
    item = now
    if reader is None or (item.task_id and task is None):
        return Moot("gone")
    if item.kind in {"checkpoint", "erasures"}:
        return await _to_keep(ports, item, reader, largest)
    why = _moot(item, reader, task, ports.clock())
    if why == "not-theirs" and stands:
        return Parcel(item, reader)  # what stands in their chat says so, instead of buttons that lead nowhere
    not_now = Moot(why) if why is not None else Held(until) if until is not None else None
    if not_now is not None:
        return not_now
    secret = None
    if item.secret is not None:
        secret = ports.vault.open(item.secret, PURPOSES[item.kind]).decode()
    view = await _view(ports, item, reader, task)
    document = None
    if task and item.kind in {"copy", "report"}:
        document = await (_document if item.kind == "copy" else _report)(ports, item, task, largest)
    return Parcel(item, reader, view, secret, document, wishes, channels)


async def _to_keep(ports: Ports, item: OutboxItem, reader: Person, largest: int) -> Parcel | Moot:
    """What admins keep outside the house."""
    if not reader.is_admin:
        return Moot("not-theirs")
    if item.kind == "erasures":
        return Parcel(item, reader, document=await register_file(ports, largest))
    return Parcel(item, reader, document=await checkpoint_file(ports, item.facts["number"], largest))


def _moot(item: OutboxItem, reader: Person, task: Task | None, now: datetime) -> str | None:
    theirs = task is None or bool(rights_for(task, reader))
    if item.kind in {"copy", "report"} and not _may_have(item, reader, task):
        return "not-theirs"
    if item.kind in {"card", "invitation", "letter", "question"} and not theirs:
        return "not-theirs"
    if (item.kind in PURPOSES and item.secret is None) or (item.kind == "letter" and not _invites(item, task)):
        return "over"
    expires = item.facts.get("expires_at")
    if expires is not None and datetime.fromisoformat(expires) <= now:
        return "over"
    return "acted" if _has_acted(item, task) else None


def _has_acted(item: OutboxItem, task: Task | None) -> bool:
    """Nothing is left to remind of."""
    if item.kind != "nudge":
        return False
    return task is None or not any(party.id == item.party_id for party in whose_move(task))


def _may_have(item: OutboxItem, reader: Person, task: Task | None) -> bool:
    documents = readable(task, reader.id) if task is not None else ()
    return bool(documents) and (item.kind == "report" or _named(item, documents) is not None)


def _invites(item: OutboxItem, task: Task | None) -> bool:
    party = task.party(item.party_id) if task and item.party_id else None
    return task is not None and party is not None and may_be_invited(task, party)


async def _view(ports: Ports, item: OutboxItem, reader: Person, task: Task | None) -> TaskView | None:
    """None where the task is not theirs (any more): nothing was tried, so no refusal goes into the chain."""
    if task is None or item.kind not in ABOUT_A_VIEW or not rights_for(task, reader):
        return None
    try:
        return await view_task(ports, Actor(reader.id, "chat", language=reader.speaks), task.id)
    except NotAllowed:  # it changed between the two looks
        return None


async def _document(ports: Ports, item: OutboxItem, task: Task, largest: int) -> tuple[str, bytes] | None:
    document = _named(item, readable(task, item.person_id))
    assert document is not None, "looked at in _moot"
    data = await ports.blobs.get(document.current)
    if len(data) > largest:
        return None
    return completed_name(document.filename, task.number), data


async def _report(ports: Ports, item: OutboxItem, task: Task, largest: int) -> tuple[str, bytes] | None:
    async with ports.transaction() as tx:
        report = await tx.reports.by_digest(item.facts["sha256"])
    if report is None or report.person_id != item.person_id or report.size > largest:
        return None
    return report_name(task, report.language), await ports.blobs.get(report.sha256)


def _named(item: OutboxItem, documents: tuple[Document, ...]) -> Document | None:
    """Which of several a copy is of; notices of before name none."""
    key = item.facts.get("document")
    return next((one for one in documents if key is None or one.key == key), None)
