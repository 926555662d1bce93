"""What the rules need from the outside. `storage` and the doors fulfil these Protocols; a use case takes the
frozen `Ports` value as its first argument. All times are aware and UTC. All ids are strings we make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from signing.task.address_book import Contact
from signing.task.bulk import Bulk, BulkCount, BulkRow, BulkState
from signing.task.members import MemberInvite
from signing.task.model import Person, Task
from signing.task.questions import Question
from signing.task.sealing import AskState, SealRequest, SealUse
from signing.task.sharing import Share, ShareStart, StartState, Uses
from signing.task.templates import Template, TemplateVersion

T = TypeVar("T")
Json = Any  # what json.dumps takes: str, int, bool, None, lists and dicts of them


# ── values that cross the ports ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it and how they came in; goes into the audit entry as it is."""

    person_id: str | None  # None: the system itself
    channel: str  # "chat" | "page" | "timer" | "cli"
    ip: str | None = None
    agent: str | None = None  # user agent, at most 300 characters
    identified: str | None = None  # how we know: "telegram" (numeric id), "init-data", "link"; None: not at all
    language: str | None = None  # "zh" | "en": what was shown


SYSTEM = Actor(person_id=None, channel="timer")


class OutboxState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"  # claimed; after a crash it is "unknown", not sent again, where it must not repeat
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """One effect that leaves after commit. `key` is unique: the same notice asked for twice is one row.

    kind: "card" (draw the live card of task for person), "told" (facts["key"] is a wording key),
    "invitation", "code", "copy", "nudge", "attention", "seal" (about one, with facts["what"]).
    """

    id: int
    key: str
    kind: str
    person_id: str
    task_id: str | None = None
    party_id: str | None = None
    facts: Mapping[str, Json] = field(default_factory=dict)
    secret: bytes | None = None  # sealed by the vault (a code, an invitation token); wiped once sent
    state: OutboxState = OutboxState.WAITING
    attempts: int = 0
    not_before: datetime | None = None
    message_id: int | None = None
    repeatable: bool = True  # False: at most once (a nudge), so "unknown" stays unknown
    channel: str | None = None  # the one way it is to go; None: the first that is open to its reader


@dataclass(frozen=True, slots=True)
class Card:
    """The live card of one reader and one task: where it stands in their chat, and what it shows."""

    task_id: str
    person_id: str
    message_id: int
    shown: str  # digest of the text and keyboard last shown
    is_photo: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """A one-time code, hashed. `bound_to` is the digest of (task, party, act, sha256 of the bytes, values)."""

    id: str
    task_id: str
    party_id: str
    act: str  # "sign" | "approve"
    hash: str  # argon2
    bound_to: str
    proposal: Mapping[str, Json]  # what will be written if it is confirmed (no secrets; drawings are blobs)
    expires_at: datetime
    attempts: int = 0
    used_at: datetime | None = None
    voided_at: datetime | None = None


class IntentState(StrEnum):
    OPEN = "open"
    DONE = "done"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Intent:
    """Recorded before a key is used: what will be signed, over which bytes. Redeemed once."""

    id: str
    task_id: str
    party_id: str
    code_id: str
    bases: tuple[tuple[int, str], ...]  # (document's key, sha256 of the revision signed upon), each once
    proposal: Mapping[str, Json]
    actor: Actor
    recorded_at: datetime
    state: IntentState = IntentState.OPEN


@dataclass(frozen=True, slots=True)
class Revision:
    task_id: str
    number: int  # in its document, 0 = certified base
    sha256: str
    size: int
    kind: str  # "base" | "party" | "close" | "renewal"
    party_id: str | None
    made_at: datetime
    certificate_serial: str | None = None
    plan: bytes | None = field(default=None, repr=False)  # what the next revision needs to be appended unread
    document: int = 0  # the key of the task's document; each has its own chain


@dataclass(frozen=True, slots=True)
class Answers:
    """What a party has filled in before it signs: JSON, sealed by the vault, for it may be an identity number."""

    task_id: str
    party_id: str
    sealed: bytes = field(repr=False)
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class KeptHand:
    """How somebody signs, kept for their next time because they wished it: a PNG, sealed by the vault."""

    person_id: str
    kind: str  # "signature" | "initials"
    sealed: bytes = field(repr=False)
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What a signer handed in for one of their `asked_files`. `sha256` names its blob."""

    id: str
    task_id: str
    party_id: str
    asked_id: str
    name: str
    sha256: str
    size: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """An evidence report as one person gets it: of what they may see. `sha256` names its blob; `entries`: how many
    of the record it tells."""

    task_id: str
    person_id: str
    language: str
    sha256: str
    size: int
    entries: int
    made_at: datetime


class SealState(StrEnum):
    DRAFT = "draft"  # made, not yet to be used
    APPROVED = "approved"  # may be used
    FROZEN = "frozen"  # by its keeper, until thawed
    CANCELLED = "cancelled"  # for ever


@dataclass(frozen=True, slots=True)
class Seal:
    """A company's or a person's seal. Its keeper and whom they allow may see and use it, nobody else.

    `owner`: whose it is, as it stands on it; `name`: what its keeper calls it. `kind` as
    signing.seals.design.SealKind; sizes in mm. `page` and `preview` name blobs: a PDF page of exactly its size,
    and a PNG. `design` is what it was drawn from, `original` the blob of the picture that it was cut out of.
    `house`: it is the installation's own, so another admin approves it. `asks`: every use needs a keeper's
    leave."""

    id: str
    owner: str
    kind: str
    width: float
    height: float
    page: str
    preview: str
    keeper_id: str
    made_at: datetime
    state: SealState = SealState.APPROVED
    design: Mapping[str, Json] | None = None
    original: str | None = None
    name: str = ""
    house: bool = False
    asks: bool = False
    approved_by: str | None = None
    approved_at: datetime | None = None
    version: int = 1  # counts every change of the row


@dataclass(frozen=True, slots=True)
class SealUser:
    """Who may use a seal that was made by somebody else, or (`keeps`) keep it with them; `until`: None for no
    end."""

    seal_id: str
    person_id: str
    allowed_at: datetime
    until: datetime | None = None
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time deep link: the token itself is known only to who holds the link."""

    token_hash: str
    task_id: str
    party_id: str
    made_at: datetime
    expires_at: datetime
    bound_person_id: str | None = None
    used_at: datetime | None = None
    voided_at: datetime | None = None
    channel: str | None = None  # "email" | "sms": we sent it there ourselves; None: for the chat
    address: str | None = None


@dataclass(frozen=True, slots=True)
class PageLink:
    """A one-time personal link to a page, exchanged for a session by the first POST."""

    token_hash: str
    person_id: str
    purpose: str  # "task" | "upload" | "seals"
    task_id: str | None
    expires_at: datetime
    used_at: datetime | None = None
    channel: str | None = None  # how it went to them, where not in the chat


@dataclass(frozen=True, slots=True)
class Session:
    """A page session: its token travels in a header from the page's memory, never in a cookie."""

    token_hash: str
    person_id: str
    expires_at: datetime
    how: str  # "init-data" | "link" | "email-link" | "sms-link"
    ip: str | None = None
    agent: str | None = None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One act. `hash` = SHA-256 over the canonical bytes of everything else, the previous hash among them.
    `version` of the layout (docs/audit.md); `context`: "clock", where the time is from, and "wording", the version
    of all sentences; None before version 2."""

    task_id: str | None  # None: the installation's own chain
    number: int  # from 0, per chain
    at: datetime
    kind: str
    actor: Actor
    facts: Mapping[str, Json]
    previous: str
    hash: str
    version: int = 1
    context: Mapping[str, Json] | None = None


@dataclass(frozen=True, slots=True)
class SealedHead:
    """A leaf of the checkpoints' tree: where a chain stood when it was last sealed. Its place is its for ever."""

    leaf: int
    task_id: str | None  # None: the installation's own chain
    number: int  # of the newest entry
    hash: str


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A tree over the heads of all chains, linked to the one before it, time-stamped: signing.audit.checkpoint."""

    number: int  # from 1
    previous: str  # hash of the one before
    at: datetime
    tree_size: int
    root: str
    changed: int  # leaves that are new or other than in the one before
    changed_sha256: str  # over these, as they stand in the file
    full: bool  # the file names all leaves: the first, and one that cannot be told by its predecessor
    hash: str = ""
    token: bytes | None = field(default=None, repr=False)  # RFC 3161, over `hash`; None: still to come


@dataclass(frozen=True, slots=True)
class Nudge:
    """One slot of one party's reminders; the pair is the key, so it can be claimed once only."""

    task_id: str
    party_id: str
    slot: str  # "h72", "h24", "h3", or "manual-<day>-<n>"
    due_at: datetime
    claimed_at: datetime | None = None
    skipped: str | None = None  # why it was not sent: "acted", "ended", "capped", "late"


@dataclass(frozen=True, slots=True)
class Job:
    id: int
    kind: str  # "prepare" | "sign" | "close" | "renew" | "report"
    task_id: str
    key: str
    attempts: int
    run_at: datetime


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Where a person is in a conversation. A convenience: the truth is in the task's row."""

    person_id: str
    kind: str  # "draft" | "reject" | "verify" …
    step: str
    task_id: str | None
    data: Mapping[str, Json]
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class TaskFilter:
    initiator_id: str | None = None
    waiting_on: str | None = None  # person id whose move it is now
    party_person: str | None = None  # person id who is any party of it
    states: frozenset[str] | None = None
    deadline_before: datetime | None = None
    limit: int = 50
    offset: int = 0


# ── repositories, one for each aggregate ─────────────────────────────────────────────────────────────────────


class Tasks(Protocol):
    async def add(self, task: Task) -> None: ...
    async def get(self, task_id: str) -> Task | None: ...
    async def claim(self, task_id: str) -> Task | None:
        """Like `get`, but nobody else changes the task until this transaction ends (SELECT … FOR UPDATE)."""
        ...

    async def save(self, task: Task, *, expected_version: int) -> None:
        """Replaces task, parties and fields. Raises Stale("task-changed") if the row has another version."""
        ...

    async def find(self, wanted: TaskFilter) -> Sequence[Task]:
        """Overdue and nearest deadlines first, then newest first."""
        ...

    async def count_by_state(self, initiator_id: str | None = None) -> Mapping[str, int]: ...
    async def next_number(self, day: str) -> str:
        """`day` is yymmdd; gives YX-<day>-0001, 0002, …: never the same twice, on both databases."""
        ...

    async def by_number(self, number: str) -> Task | None: ...
    async def by_document(self, sha256: str) -> Task | None:
        """The task one of whose revisions has this digest."""
        ...


class People(Protocol):
    async def add(self, person: Person) -> None: ...
    async def get(self, person_id: str) -> Person | None: ...
    async def by_telegram_id(self, telegram_id: int) -> Person | None: ...
    async def by_phone(self, phone: str) -> Person | None: ...
    async def by_letters(self, *, email: str | None = None, phone: str | None = None) -> Person | None:
        """Somebody without a chat, whose address this is."""
        ...

    async def by_username(self, username: str) -> Person | None:
        """As last seen, whatever the case: for showing who is meant, never for knowing who somebody is."""
        ...

    async def admins(self) -> Sequence[Person]: ...
    async def members(self, *, claimed: bool = False) -> Sequence[Person]:
        """Everybody with a role. `claimed`: nobody else changes one of them until this transaction ends."""
        ...

    async def save(self, person: Person) -> None: ...


class MemberInvites(Protocol):
    async def add(self, invite: MemberInvite) -> None: ...
    async def get(self, invite_id: str) -> MemberInvite | None: ...
    async def claim(self, token_hash: str) -> MemberInvite | None: ...
    async def open(self, now: datetime) -> Sequence[MemberInvite]:
        """Neither used nor over, newest first."""
        ...

    async def save(self, invite: MemberInvite) -> None: ...


class Contacts(Protocol):
    """Every call is of one owner: nobody reaches another's book."""

    async def of_owner(self, owner_id: str, limit: int, offset: int = 0) -> Sequence[Contact]:
        """Latest used first."""
        ...

    async def get(self, owner_id: str, contact_id: str) -> Contact | None: ...
    async def put(self, contact: Contact) -> None: ...
    async def forget(self, owner_id: str, contact_id: str) -> bool: ...


class Dialogues(Protocol):
    async def get(self, person_id: str) -> Dialogue | None: ...
    async def put(self, dialogue: Dialogue) -> None: ...
    async def end(self, person_id: str) -> None: ...


class Inbox(Protocol):
    """Updates of the chat, stored before they are confirmed."""

    async def store(self, update_id: int, payload: Json, at: datetime) -> bool:
        """False when this update_id is already known."""
        ...

    async def waiting(self, limit: int) -> Sequence[tuple[int, Json]]:
        """Not yet processed, oldest first."""
        ...

    async def done(self, update_id: int, error: str | None = None) -> None: ...
    async def attempt(self, update_id: int) -> int:
        """Counts one more attempt before processing; gives the count."""
        ...

    async def last_id(self) -> int | None: ...


class Outbox(Protocol):
    async def put(
        self,
        *,
        key: str,
        kind: str,
        person_id: str,
        task_id: str | None = None,
        party_id: str | None = None,
        facts: Mapping[str, Json] | None = None,
        secret: bytes | None = None,
        not_before: datetime | None = None,
        repeatable: bool = True,
        channel: str | None = None,
    ) -> bool:
        """False when the key is already there (for kind "card": the waiting row is enough)."""
        ...

    async def claim(self, now: datetime, limit: int) -> Sequence[OutboxItem]:
        """Waiting and due, oldest first, marked SENDING; one item a person at a time keeps their order."""
        ...

    async def sent(self, item_id: int, message_id: int | None) -> None: ...
    async def retry(self, item_id: int, not_before: datetime, error: str) -> None: ...
    async def failed(self, item_id: int, error: str) -> None: ...
    async def unknown(self, item_id: int, error: str) -> None:
        """It may have arrived or not, and must not be sent twice."""
        ...

    async def recover(self, before: datetime) -> Sequence[OutboxItem]:
        """After a crash: SENDING rows claimed before `before` become WAITING, or UNKNOWN if not repeatable. Gives
        them as they are then."""
        ...

    async def for_task(self, task_id: str) -> Sequence[OutboxItem]: ...

    async def standing(self, task_id: str, person_id: str, kinds: Sequence[str]) -> Sequence[OutboxItem]:
        """Sent to this person about this task, and with a message in the chat; oldest first."""
        ...


class Cards(Protocol):
    async def get(self, task_id: str, person_id: str) -> Card | None: ...
    async def put(self, card: Card) -> None: ...
    async def drop(self, task_id: str, person_id: str) -> None: ...
    async def readers(self, task_id: str) -> Sequence[str]: ...


class Codes(Protocol):
    async def add(self, code: Code) -> None: ...
    async def newest(self, task_id: str, party_id: str) -> Code | None: ...
    async def save(self, code: Code) -> None: ...
    async def failures_since(self, task_id: str, party_id: str, since: datetime) -> int:
        """Wrong tries over all codes of this party, so that a new code is no new chance."""
        ...

    async def issued_since(self, task_id: str, party_id: str, since: datetime) -> int: ...


class Seals(Protocol):
    async def add(self, seal: Seal) -> None: ...
    async def get(self, seal_id: str) -> Seal | None: ...
    async def save(self, seal: Seal, *, expected_version: int) -> None:
        """Raises Stale("seal-changed") if the row has another version."""
        ...

    async def of_person(self, person_id: str, now: datetime) -> Sequence[Seal]:
        """Kept by them, or allowed to them at this moment; oldest first, cancelled ones too."""
        ...

    async def allow(self, user: SealUser) -> None:
        """In place of what was allowed to the same person before."""
        ...

    async def users(self, seal_id: str) -> Sequence[SealUser]: ...
    async def withdraw(self, seal_id: str, person_id: str) -> bool: ...
    async def of_house(self, state: SealState) -> Sequence[Seal]:
        """The installation's own in this state, oldest first."""
        ...

    async def in_state(self, state: SealState) -> Sequence[Seal]: ...
    async def note_use(self, use: SealUse) -> None: ...
    async def uses(self, seal_id: str, limit: int, offset: int = 0) -> Sequence[SealUse]:
        """Newest first."""
        ...

    async def add_request(self, request: SealRequest) -> None: ...
    async def request(self, request_id: str) -> SealRequest | None: ...
    async def move_request(self, request: SealRequest, before: AskState) -> bool:
        """True for the one call that moves it on from `before`."""
        ...

    async def requests_for(self, seal_id: str, task_id: str, party_id: str) -> Sequence[SealRequest]:
        """Newest first."""
        ...

    async def requests_of_task(self, task_id: str) -> Sequence[SealRequest]:
        """Oldest first."""
        ...

    async def waiting_requests(self, seal_ids: Sequence[str], now: datetime) -> Sequence[SealRequest]:
        """Oldest first."""
        ...


class Templates(Protocol):
    async def add(self, template: Template) -> None:
        """With its first version."""
        ...

    async def get(self, template_id: str) -> Template | None: ...
    async def named(self, owner_id: str, name: str) -> Template | None:
        """The owner's own, not archived."""
        ...

    async def at(self, template_id: str, number: int) -> TemplateVersion | None:
        """A version as it was made."""
        ...

    async def save(self, template: Template, *, expected_version: int) -> None:
        """Adds its latest version if that is new. Raises Stale("template-changed") if the row has another
        `version`."""
        ...

    async def of_owner(self, owner_id: str) -> Sequence[Template]:
        """Not archived, by name."""
        ...


class Bulks(Protocol):
    async def add(self, bulk: Bulk, rows: Sequence[BulkRow]) -> None: ...
    async def get(self, bulk_id: str) -> Bulk | None: ...
    async def drop_unissued(self, owner_id: str) -> None: ...
    async def move(self, bulk_id: str, before: BulkState, after: BulkState) -> bool:
        """True for the one call that moves it."""
        ...

    async def issuing(self) -> Sequence[Bulk]: ...
    async def rows(self, bulk_id: str) -> Sequence[BulkRow]: ...
    async def waiting_rows(self, bulk_id: str, limit: int, now: datetime) -> Sequence[BulkRow]:
        """Not settled, and not put off beyond `now`."""
        ...

    async def put_off(self, bulk_id: str, at: int, until: datetime) -> None:
        """Counts one more try of this row."""
        ...

    async def save_row(self, bulk_id: str, row: BulkRow) -> None:
        """What it says; only before it is issued."""
        ...

    async def drop_row(self, bulk_id: str, at: int) -> bool: ...
    async def unbound(self, bulk_id: str) -> int:
        """How many parties of its tasks have nobody behind them."""
        ...

    async def count(self, bulk_id: str) -> BulkCount: ...
    async def settle_row(
        self, bulk_id: str, at: int, *, task_id: str | None = None, refusal: Mapping[str, Json] | None = None
    ) -> bool:
        """True for the one call that settles it, as a task or as refused."""
        ...


class Shares(Protocol):
    async def add(self, share: Share) -> None: ...
    async def get(self, share_id: str) -> Share | None: ...
    async def claim(self, token_hash: str) -> Share | None:
        """Nobody else starts by this link until the transaction ends."""
        ...

    async def living(self, template_id: str, now: datetime) -> Share | None:
        """The newest that is not over."""
        ...

    async def save(self, share: Share) -> None:
        """Raises Stale("share-changed") if the row has another version."""
        ...

    async def uses(self, share_id: str, person_id: str, since: datetime) -> Uses: ...
    async def add_start(self, start: ShareStart) -> None: ...
    async def start(self, start_id: str) -> ShareStart | None: ...
    async def waiting(self, share_id: str, limit: int) -> Sequence[ShareStart]:
        """Oldest first."""
        ...

    async def decide(self, start_id: str, state: StartState, task_id: str | None = None) -> bool:
        """True for the one call that decides it."""
        ...


class Intents(Protocol):
    async def add(self, intent: Intent) -> None: ...
    async def open_of_task(self, task_id: str) -> Sequence[Intent]: ...
    async def open(self, limit: int) -> Sequence[Intent]: ...
    async def get(self, intent_id: str) -> Intent | None: ...
    async def finish(self, intent_id: str, state: IntentState) -> bool:
        """True for the one call that redeems it; False if it was no longer open."""
        ...


class AnswerBook(Protocol):
    async def get(self, task_id: str, party_id: str) -> Answers | None: ...
    async def put(self, kept: Answers) -> None: ...
    async def drop(self, task_id: str, party_id: str | None = None) -> None:
        """Of one party, or of all of the task."""
        ...


class Questions(Protocol):
    async def add(self, question: Question) -> None: ...
    async def of_task(self, task_id: str) -> Sequence[Question]:
        """In the order of asking."""
        ...

    async def answer(self, question_id: str, words: str, at: datetime) -> bool:
        """True for the one call that answers it."""
        ...


class Hands(Protocol):
    async def get(self, person_id: str, kind: str) -> KeptHand | None: ...
    async def kinds(self, person_id: str) -> Sequence[str]: ...
    async def put(self, hand: KeptHand) -> None: ...
    async def drop(self, person_id: str, kind: str) -> bool:
        """False where there was none."""
        ...


class HandedInFiles(Protocol):
    async def put(self, file: HandedIn) -> None:
        """In place of what was handed in for the same."""
        ...

    async def of_task(self, task_id: str, party_id: str | None = None) -> Sequence[HandedIn]: ...
    async def drop(self, task_id: str, party_id: str, asked_id: str | None = None) -> bool: ...


class Reports(Protocol):
    async def add(self, report: Report) -> None: ...
    async def newest(self, task_id: str, person_id: str, language: str) -> Report | None: ...
    async def by_digest(self, sha256: str) -> Report | None: ...


class PagesRead(Protocol):
    async def note(self, task_id: str, party_id: str, page: tuple[int, int], at: datetime) -> None:
        """`page`: key of the document, and its page from 0. The first time counts."""
        ...

    async def of_party(self, task_id: str, party_id: str) -> Mapping[tuple[int, int], datetime]:
        """Page → when it was first shown."""
        ...

    async def drop(self, task_id: str, party_id: str) -> None: ...


class Revisions(Protocol):
    async def add(self, revision: Revision) -> None:
        """Plans of earlier revisions of its document are forgotten: nothing is ever appended to those again."""
        ...

    async def of_task(self, task_id: str) -> Sequence[Revision]:
        """Without their plans; document by document, each in order."""
        ...

    async def plan(self, task_id: str, sha256: str) -> bytes | None:
        """What was kept for who appends to this revision."""
        ...


class Sweep(Protocol):
    async def clear(self, now: datetime, limit: int) -> int:
        """What has long served its time, at most `limit` rows of each kind; gives how many went."""
        ...


class Links(Protocol):
    async def add_invitation(self, invitation: Invitation) -> None: ...
    async def invitation(self, token_hash: str) -> Invitation | None: ...
    async def save_invitation(self, invitation: Invitation) -> None: ...
    async def void_invitations(
        self, task_id: str, party_id: str | None, at: datetime, *, chat_only: bool = False
    ) -> None: ...
    async def add_page_link(self, link: PageLink) -> None: ...
    async def page_link(self, token_hash: str) -> PageLink | None:
        """Used up or not."""
        ...

    async def redeem_page_link(self, token_hash: str, now: datetime) -> PageLink | None:
        """The one call that uses it up gets it; everybody later gets None."""
        ...

    async def add_session(self, session: Session) -> None: ...
    async def session(self, token_hash: str, now: datetime) -> Session | None: ...


class Audit(Protocol):
    async def append(self, entry: AuditEntry) -> None: ...
    async def head(self, task_id: str | None) -> AuditEntry | None:
        """Newest entry; the chain is locked against other appenders until this transaction ends."""
        ...

    async def of_task(self, task_id: str | None) -> Sequence[AuditEntry]: ...

    async def after(self, task_id: str | None, number: int, limit: int) -> Sequence[AuditEntry]:
        """Of this chain and of those behind it, from the entry after `number`: all of the book, in pages, chain by
        chain. The first page is ("", -1)."""
        ...

    async def at(self, task_id: str | None, number: int) -> AuditEntry | None: ...
    async def heads(self, task_ids: Sequence[str | None]) -> Mapping[str | None, tuple[int, str]]:
        """Number and hash where each of these chains ends, as was noted beside its newest entry."""
        ...

    async def headless(self, limit: int) -> Sequence[str | None]:
        """Chains that are noted to have an end, and have no entry."""
        ...

    async def first_at(self) -> datetime | None: ...


class Checkpoints(Protocol):
    async def newest(self) -> Checkpoint | None:
        """Nobody else makes one until this transaction ends."""
        ...

    async def get(self, number: int) -> Checkpoint | None: ...
    async def seal_heads(self, number: int, *, all_of_them: bool = False) -> None:
        """Every chain as it stands, for the checkpoint of this number; all, or those that moved, change."""
        ...

    async def leaves(self, leaf: int, limit: int, *, changed_in: int | None = None) -> Sequence[SealedHead]:
        """From this leaf on, in order; `changed_in`: only those that changed with this checkpoint."""
        ...

    async def leaf_of(self, task_id: str | None) -> SealedHead | None: ...
    async def add(self, checkpoint: Checkpoint) -> None: ...
    async def stamped(self, number: int, token: bytes) -> bool:
        """True for the one call that brings it its time stamp."""
        ...


class Witness(Protocol):
    """Keeps the checkpoints' files outside the database. Blocking: callers use a thread."""

    def keep(self, number: int, lines: Iterable[bytes]) -> None:
        """Durable when it returns. FileExistsError where there is another checkpoint of this number."""
        ...

    def numbers(self) -> Sequence[int]: ...
    def read(self, number: int) -> Iterator[bytes]:
        """Line by line. FileNotFoundError."""
        ...


class Nudges(Protocol):
    async def plan(self, nudges: Sequence[Nudge]) -> None:
        """Adds slots that are not there yet."""
        ...

    async def claim_due(self, now: datetime, limit: int) -> Sequence[Nudge]:
        """Each due slot is given to exactly one caller, ever."""
        ...

    async def skip(self, nudge: Nudge, why: str) -> None: ...
    async def sent_since(self, person_id: str, since: datetime) -> int: ...
    async def of_task(self, task_id: str) -> Sequence[Nudge]: ...
    async def drop_unclaimed(self, task_id: str) -> None: ...


class Jobs(Protocol):
    async def enqueue(self, *, kind: str, task_id: str, key: str, run_at: datetime) -> None:
        """In this transaction; the same key twice is one job."""
        ...

    async def claim(self, now: datetime, worker: str, lease_s: int) -> Job | None: ...
    async def finish(self, job_id: int) -> None: ...
    async def postpone(self, job_id: int, run_at: datetime, error: str) -> None: ...
    async def release(self, worker: str) -> int:
        """Ends the leases of a worker that died, for its successor of the same name."""
        ...

    async def pending(self) -> int: ...


class Certificates(Protocol):
    async def record(
        self, *, serial: str, task_id: str | None, party_id: str | None, der: bytes, issued_at: datetime
    ) -> None:
        """`der` may be what is about to be issued, signed by a throwaway key: then `complete` follows."""
        ...

    async def complete(self, serial: str, der: bytes) -> None:
        """The certificate as it was issued, in place of what was planned."""
        ...

    async def of_task(self, task_id: str) -> Sequence[bytes]: ...
    async def get(self, serial: str) -> bytes | None: ...


class Transaction(Protocol):
    """Everything inside one `async with ports.transaction() as tx` is committed at its clean end or not at all."""

    @property
    def tasks(self) -> Tasks: ...
    @property
    def people(self) -> People: ...
    @property
    def member_invites(self) -> MemberInvites: ...
    @property
    def contacts(self) -> Contacts: ...
    @property
    def dialogues(self) -> Dialogues: ...
    @property
    def inbox(self) -> Inbox: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def sweep(self) -> Sweep: ...
    @property
    def cards(self) -> Cards: ...
    @property
    def codes(self) -> Codes: ...
    @property
    def seals(self) -> Seals: ...
    @property
    def templates(self) -> Templates: ...
    @property
    def bulks(self) -> Bulks: ...
    @property
    def shares(self) -> Shares: ...
    @property
    def intents(self) -> Intents: ...
    @property
    def answers(self) -> AnswerBook: ...
    @property
    def questions(self) -> Questions: ...
    @property
    def hands(self) -> Hands: ...
    @property
    def handed_in(self) -> HandedInFiles: ...
    @property
    def reports(self) -> Reports: ...
    @property
    def pages_read(self) -> PagesRead: ...
    @property
    def revisions(self) -> Revisions: ...
    @property
    def links(self) -> Links: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def checkpoints(self) -> Checkpoints: ...
    @property
    def nudges(self) -> Nudges: ...
    @property
    def jobs(self) -> Jobs: ...
    @property
    def certificates(self) -> Certificates: ...


class Blobs(Protocol):
    """Bytes by their SHA-256, encrypted at rest. Writing is durable when `put` returns."""

    async def put(self, data: bytes) -> str: ...
    async def put_appended(self, before: str, section: bytes, sha256: str) -> None:
        """Writes `section` alone; from then on `get(sha256)` gives the bytes of `before` with it behind them. The
        caller vouches for `sha256`: what does not match it is not given out. KeyError if there is no `before`."""
        ...

    async def get(self, sha256: str) -> bytes:
        """KeyError if it is not there; ValueError if the bytes do not match their name."""
        ...

    async def has(self, sha256: str) -> bool: ...


class KeyVault(Protocol):
    """Seals secrets under the master key (AES-256-GCM) and keeps named ones."""

    def seal(self, plain: bytes, purpose: str) -> bytes: ...
    def open(self, sealed: bytes, purpose: str) -> bytes: ...
    async def keep(self, name: str, secret: bytes) -> None: ...
    async def fetch(self, name: str) -> bytes | None: ...
    async def fetch_beginning(self, prefix: str) -> Mapping[str, bytes]: ...


class Children(Protocol):
    """Runs a function on untrusted input in a child process with limits."""

    async def run(self, function: Callable[..., T], *args: Any, **kwargs: Any) -> T: ...


class Office(Protocol):
    """Makes PDFs of Word, Excel and PowerPoint files and their like."""

    async def to_pdf(self, filename: str, data: bytes) -> bytes:
        """DocumentRefused `office-failed`, `office-too-long`, `office-unreachable`."""
        ...


UNNAMED = (
    "印信 Yinxin"  # the organisation of an installation that has not been given one: it stands in certificates
)


@dataclass(frozen=True, slots=True)
class Installation:
    """What the rules need to know of the settings."""

    organisation: str
    public_url: str  # of the pages, no trailing slash
    bot_username: str
    time_zone: str = "Asia/Shanghai"
    max_pdf_mb: int = 100
    nudges_per_person_per_day: int = 5
    checkpoint_hours: int = 24  # between two checkpoints of the audit chains
    admin_telegram_ids: frozenset[int] = frozenset()
    ways: frozenset[str] = frozenset()  # besides the chat: "email", "sms"
    members_only: bool = False  # whether only members start tasks

    @property
    def is_named(self) -> bool:
        """Whether anybody has said whose it is: "the signing desk of Yinxin" would be nobody's."""
        return self.organisation != UNNAMED


@dataclass(frozen=True, slots=True)
class Ports:
    transaction: Callable[[], AbstractAsyncContextManager[Transaction]]
    blobs: Blobs
    vault: KeyVault
    children: Children
    authority: Any  # signing.trust.authority.Authority: typed there, above this floor
    timestamper: Any  # what signing.pdf takes; the embedded one or an external
    clock: Callable[[], datetime]  # aware, UTC
    installation: Installation
    wake: Callable[[], None] = lambda: None  # told after commit that jobs or outbox may have work
    office: Office | None = None  # None: nothing here converts Office files
    witness: Witness | None = None  # None: checkpoints are in the database only
    seal_keys: Mapping[str, Any] = field(default_factory=dict)  # seal id → signing.trust.keys.Key from elsewhere
