"""A signing task and its parties, as values. Nothing here knows a clock, a database or a network."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from signing.fields.kinds import Field
from signing.task.demands import NO_DEMAND, Demand


class TaskState(StrEnum):
    """Each state says who has the next move."""

    DRAFT = "draft"  # the initiator: still naming document, parties, places
    PREPARING = "preparing"  # we: writing the certified base revision
    AWAITING = "awaiting"  # the parties: nobody has acted yet
    PARTIALLY_SIGNED = "partially_signed"  # the parties: some have acted
    CLOSING = "closing"  # we: validation data and archive time stamp
    COMPLETED = "completed"  # nobody
    REJECTED = "rejected"  # nobody
    WITHDRAWN = "withdrawn"  # nobody
    EXPIRED = "expired"  # nobody
    DISCARDED = "discarded"  # nobody: a draft thrown away


OPEN_STATES = frozenset({TaskState.PREPARING, TaskState.AWAITING, TaskState.PARTIALLY_SIGNED, TaskState.CLOSING})
PARTIES_MOVE = frozenset({TaskState.AWAITING, TaskState.PARTIALLY_SIGNED})
ENDED_STATES = frozenset(
    {TaskState.COMPLETED, TaskState.REJECTED, TaskState.WITHDRAWN, TaskState.EXPIRED, TaskState.DISCARDED}
)


class PartyState(StrEnum):
    NOT_YET = "not_yet"  # others move first
    TO_ACT = "to_act"  # this party moves: sign, approve or fill in, as their role says
    SIGNING = "signing"  # we: their code was accepted, the revision is being written
    SIGNED = "signed"
    APPROVED = "approved"
    FILLED = "filled"  # their values are in the document
    REJECTED = "rejected"
    SPARED = "spared"  # nobody: enough others of their step have acted
    INFORMED = "informed"  # viewer, or copy from the start: has been given the document to read; never blocks
    COPIED = "copied"  # cc: has been given the completed document
    ENDED = "ended"  # the task ended before they acted


class Role(StrEnum):
    SIGNER = "signer"
    APPROVER = "approver"
    FILLER = "filler"  # writes into the fields that are theirs, and signs nothing
    VIEWER = "viewer"  # reads from the start, blocks nobody
    CC = "cc"  # gets the completed copy; `at_start`: and reads from the start


ACTING_ROLES = frozenset({Role.SIGNER, Role.APPROVER, Role.FILLER})
# Their act is a revision of the document; of one person's, what is filled in comes before what is signed.
WRITING_ROLES = (Role.FILLER, Role.SIGNER)


class Side(StrEnum):
    INTERNAL = "internal"
    EXTERNAL = "external"


class Order(StrEnum):
    ALL_AT_ONCE = "all_at_once"
    ONE_AFTER_ANOTHER = "one_after_another"
    STEPS = "steps"  # same number = at the same time


class DraftStep(StrEnum):
    """The questions of a draft, in their order."""

    PARTIES = "parties"
    ORDER = "order"  # asked where more than one acts
    PLACES = "places"  # asked where somebody signs
    DEADLINE = "deadline"  # and its reminders
    REVIEW = "review"


class Reach(StrEnum):
    """What we know of our way to a party."""

    NOT_INVITED = "not_invited"
    INVITED = "invited"  # an invitation was made, nobody has opened it
    BOUND = "bound"  # a person of the chat stands behind the party
    UNREACHABLE = "unreachable"  # blocked the bot, deleted the account


@dataclass(frozen=True, slots=True)
class AskedFile:
    """What a signer must (or may) hand in before they sign: "copy of the ID card"."""

    id: str
    name: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Party:
    id: str
    position: int  # from 0, in the order the initiator named them
    name: str
    role: Role
    side: Side = Side.EXTERNAL
    company: str | None = None  # signing for it
    phone: str | None = None  # E.164
    email: str | None = None
    step: int = 1  # from 1; the same number acts at the same time
    person_id: str | None = None  # the person of the chat behind the party, once known
    reach: Reach = Reach.NOT_INVITED
    state: PartyState = PartyState.NOT_YET
    read_at: datetime | None = None  # first opened the document
    acted_at: datetime | None = None
    reason: str | None = None  # of a rejection
    may_delegate: bool = False  # may name somebody in their place, once
    handed_by: str | None = None  # who stood in this place before
    handed_why: str | None = None
    asked_files: tuple[AskedFile, ...] = ()
    demand: Demand | None = None  # what is asked of this one; None: what the task asks of everybody
    level: int = 0  # from 1: an internal approver, before anybody outside sees the task; 0: in the task's order
    at_start: bool = False  # a copy party that reads from the start
    view_only: bool = False  # a viewer or copy party that reads, and is given no file
    finds_signer: bool = False  # stands for a company, and says first who of it acts


@dataclass(frozen=True, slots=True)
class Need:
    """How many of those who act at the same time are enough: of an internal level, or of a step of the order.
    Where nothing is said, all."""

    number: int  # of the level or step, from 1
    count: int
    internal: bool = False


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One of the files that a document is joined of: `original` as it was sent, `current` its own pages as PDF.
    `album` and `message` are the chat's, so that an update that is handled again adds nothing twice."""

    filename: str
    original: str
    current: str
    pages: int
    size: int  # bytes of the original
    notes: tuple[str, ...] = ()
    album: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file of any kind that travels inside the document; `sha256` names its blob."""

    name: str
    sha256: str
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Document:
    """What is signed. `original` is what the initiator sent (the first of several files); `current` the newest
    revision, both SHA-256 in lower-case hex and at the same time the names of the blobs. `key` stays the same
    wherever it stands among the documents of its task."""

    filename: str
    original: str
    current: str
    pages: int
    size: int  # bytes of the original
    notes: tuple[str, ...] = ()  # what intake repaired or removed: codes worded as `note-<code>`
    had_signatures: bool = False  # it came signed: only incremental revisions from here
    sources: tuple[SourceFile, ...] = ()  # in the order of their pages; empty in rows of before
    attachments: tuple[AttachedFile, ...] = ()
    key: int = 0
    only: tuple[str, ...] | None = None  # ids of the parties that it is meant for; None: for everybody

    @property
    def title(self) -> str:
        """Its name without the ending."""
        stem, dot, ending = self.filename.rpartition(".")
        return stem if dot and stem and len(ending) <= 5 else self.filename

    @property
    def files(self) -> tuple[SourceFile, ...]:
        """`sources`, or the one file that it is."""
        return self.sources or (
            SourceFile(self.filename, self.original, self.current, self.pages, self.size, self.notes),
        )


@dataclass(frozen=True, slots=True)
class ReminderPlan:
    """Before the deadline, in hours, and (`every_days`) again and again until then, or without end where there is
    none; 0: not so. Quiet hours in the reader's zone are [from, to), unless the reader has chosen others."""

    hours_before: tuple[int, ...] = (72, 24, 3)
    quiet_from: int = 22
    quiet_to: int = 8
    every_days: int = 0
    at: str = ""  # "09:00" in the reader's zone, for what is reckoned in days; "": as the deadline has it
    workdays: bool = False  # not on weekends and holidays of the reader's region
    escalate_after: int = 3  # reminders in vain, after which the initiator is told; 0: never
    escalate_deputy: bool = False  # … and whoever acts for the initiator


@dataclass(frozen=True, slots=True)
class Reading:
    """What must have been read before anybody may sign or approve: all pages, for so many seconds at least."""

    to_end: bool = False
    seconds: int = 0

    def __bool__(self) -> bool:
        return self.to_end or self.seconds > 0


@dataclass(frozen=True, slots=True)
class Task:
    id: str
    number: str  # for people: YX-261124-0007
    title: str
    state: TaskState
    initiator_id: str
    language: str  # "zh" | "en": of the document's marks and signature page
    created_at: datetime
    documents: tuple[Document, ...] = ()  # in the order in which they are shown, each signed by itself
    parties: tuple[Party, ...] = ()
    order: Order = Order.ALL_AT_ONCE
    needs: tuple[Need, ...] = ()
    fields: tuple[Field, ...] = ()
    signature_page: bool = False  # the places are on a page that we append at sending
    places_chosen: bool = False
    draft_step: DraftStep = DraftStep.PARTIES  # the furthest question of the draft: where it goes on
    deadline: datetime | None = None
    reminders: ReminderPlan = field(default_factory=ReminderPlan)
    sent_at: datetime | None = None
    ended_at: datetime | None = None
    end_reason: str | None = None
    waiting_for: str | None = None  # what we lack right now, e.g. "timestamp-unavailable"
    bulk_id: str | None = None  # one of many that were issued at once: its initiator gets no card unasked
    reading: Reading = field(default_factory=Reading)
    demand: Demand = NO_DEMAND  # of everybody who signs or approves
    corrects: str | None = None  # the id of the ended task that this one is sent in place of
    corrected_by: str | None = None  # the other way round
    rescinds: str | None = None  # the id of the completed task that this agreement ends
    rescission: str | None = None  # of a completed task: the newest agreement to end it, whatever became of it
    rescinded_at: datetime | None = None  # that agreement is complete
    deleted_at: datetime | None = None  # by the retention rule: its files are gone, that it was is kept
    version: int = 1  # counts every change; a button made for another version is stale

    @property
    def document(self) -> Document | None:
        """The first one; of most tasks the only one."""
        return self.documents[0] if self.documents else None

    def document_at(self, key: int) -> Document | None:
        return next((one for one in self.documents if one.key == key), None)

    def party(self, party_id: str) -> Party | None:
        return next((party for party in self.parties if party.id == party_id), None)

    def parties_of(self, person_id: str) -> tuple[Party, ...]:
        return tuple(party for party in self.parties if party.person_id == person_id)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the chat. Identity is the numeric Telegram id, never the username."""

    id: str
    telegram_id: int | None  # None: reached by letters alone, and signs with a browser
    name: str
    username: str | None = None
    language: str | None = None  # chosen; else `language_code` decides
    language_code: str | None = None  # last seen from the chat
    time_zone: str | None = None  # IANA name, chosen; else the installation's
    phone: str | None = None  # proven by a shared contact, E.164
    email: str | None = None
    company: str | None = None
    is_admin: bool = False
    blocked: bool = False  # they blocked the bot, or their letters come back
    roles: str = ""  # as a member of the installation: see `signing.task.members`

    @property
    def chat(self) -> int:
        """Where the bot writes to them."""
        assert self.telegram_id is not None, "who has no chat is written letters"
        return self.telegram_id

    @property
    def speaks(self) -> str:
        """ "zh" or "en": the stored choice, else what the chat client last said, else English."""
        if self.language:
            return self.language
        return "zh" if (self.language_code or "").lower().startswith("zh") else "en"
