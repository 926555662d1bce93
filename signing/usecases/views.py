"""What the doors get to see: values made for one reader, with what they may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from signing.errors import Refusal
from signing.fields.kinds import Field, PageShape
from signing.pdf.verdicts import GOOD
from signing.ports import HandedIn, Json
from signing.task.model import Party, Person, Task
from signing.task.questions import Question
from signing.usecases.papers import Papers


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Worded as `event-<kind>` with `facts`. `who`: the name of who did it, None for us."""

    at: datetime
    kind: str
    who: str | None
    facts: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class SealChoice:
    """A seal that the reader may use for the party they act for. `kind` is the FieldKind it goes into, "seal" or
    "legal-seal"; `preview` is a PNG."""

    id: str
    name: str
    kind: str
    preview: bytes
    asks: bool = False  # a keeper has to give their leave first


@dataclass(frozen=True, slots=True)
class TaskLink:
    """How another task belongs to this one: "corrects", "corrected", "rescinds", "rescission", "rescinded".
    `title` is empty where the reader may not see it."""

    how: str
    task_id: str
    number: str
    title: str
    state: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ToRead:
    """What is still to read before one may act. `pages`: all documents counted through, from 0; `began`: some page
    was shown, so that the seconds run."""

    pages: tuple[int, ...] = ()
    seconds: int = 0
    began: bool = False


@dataclass(frozen=True, slots=True)
class SealWait:
    """A party that waits for the leave of a seal's keeper. `keeper`: the first of them, None where the reader is
    not to know; `more` there are besides."""

    party_id: str
    name: str  # the party's
    owner: str  # whose seal it is
    keeper: str | None = None
    more: int = 0
    request_id: str | None = None  # where the reader is a keeper, and may answer


@dataclass(frozen=True, slots=True)
class TaskView:
    """`task` has no documents but those that this reader may read. `can` holds what this reader may do now, as
    `rights` names it ("open", "sign", "take-back"). `done` of `total` counts the acting parties."""

    task: Task
    reader: Person
    mine: tuple[Party, ...]  # the reader's parties
    initiator: Person
    can: frozenset[str]
    waiting_on: tuple[Party, ...]
    done: int
    total: int
    my_fields: tuple[Field, ...] = ()  # places of those of my parties that are to act (else of all of mine)
    signer: Party | None = None  # of mine, the one whose signature is due, or what it fills in
    asked: tuple[Field, ...] = ()  # of my_fields, what this one fills in
    answers: Mapping[str, str] = field(default_factory=dict, repr=False)  # so far, by Field.key
    seals: tuple[SealChoice, ...] = ()
    kept_hands: tuple[str, ...] = ()  # of "signature" and "initials", what the signer let us keep
    others: tuple[Field, ...] = ()  # for who has no place of their own: where something is still to come
    papers: Papers = field(default_factory=Papers)  # only where pages were asked for
    history: tuple[HistoryLine, ...] = ()
    handed_in: tuple[HandedIn, ...] = ()  # the reader's own; for the initiator, of all who have signed
    to_read: ToRead | None = None  # where the reader may act, and the initiator wants it to be read
    questions: tuple[Question, ...] = ()  # the reader's own; the initiator's are all
    sha256: str = ""  # `shown_digest` of the documents; what a code is asked for
    links: tuple[TaskLink, ...] = ()  # tasks before and after this one
    held_why: str | None = None  # a legal hold, for whoever may see how long it is kept
    waits_for_seal: tuple[SealWait, ...] = ()  # of those whose move it seems to be

    @property
    def shapes(self) -> tuple[PageShape, ...]:
        """Of all pages, one document after the other."""
        return self.papers.shapes


@dataclass(frozen=True, slots=True)
class TaskList:
    which: str
    tasks: tuple[Task, ...]
    page: int  # from 0
    more: bool  # there is a next page
    batchable: int = 0  # of all that wait for the reader, how many can be confirmed together
    standing: str = "any"  # a key of list_tasks.STANDINGS
    waits: Mapping[str, tuple[SealWait, ...]] = field(default_factory=dict)  # by task


@dataclass(frozen=True, slots=True)
class StatusView:
    """`tasks` is one page of the open ones, most urgent first; `overdue` and `waiting` are whole (at most 50)."""

    whole: bool  # the whole installation, or the reader's own
    counts: Mapping[str, int]  # by TaskState value
    overdue: tuple[Task, ...]  # deadline passed, or it needs attention (waiting_for)
    waiting: tuple[tuple[Task, tuple[Party, ...]], ...]  # whose move it is
    tasks: tuple[Task, ...]
    page: int
    more: bool
    ends: tuple[tuple[str, datetime], ...] = ()  # certificates that end soon, for admins: which, and when
    waits: Mapping[str, tuple[SealWait, ...]] = field(default_factory=dict)  # by task: for keepers of seals


@dataclass(frozen=True, slots=True)
class CodeSent:
    expires_at: datetime
    channel: str  # of task.demands.Means; "app" and "password" are sent nothing
    sha256: str  # of the bytes the code is for
    bound_to: str  # digest of everything the code stands for
    to: str = ""  # masked address, where it went by letter
    others: tuple[tuple[str, str], ...] = ()  # other means that are open, and where a code would go


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the newest code of a party stands for, as long as it is good."""

    act: str
    sha256: str
    bound_to: str
    expires_at: datetime
    values: Mapping[str, str] = field(default_factory=dict)
    typed: str | None = None
    drawn: bool = False
    means: str | None = None  # with what it is confirmed; None: a code


@dataclass(frozen=True, slots=True)
class Judged:
    """Answers by Field.key: as they will be written, or what is wrong with them."""

    values: Mapping[str, str]
    wrong: Mapping[str, Refusal]


@dataclass(frozen=True, slots=True)
class KeptPicture:
    key: str
    name: str  # of its blob
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Resting:
    """Why somebody is not reminded at this moment: "quiet", "holiday"; on the clock of their `zone`."""

    why: str
    now: datetime
    until: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class RemindedParty:
    task_id: str
    number: str
    title: str
    party_id: str
    name: str
    rest: Resting | None = None
    wait: SealWait | None = None  # the keeper of a seal who was reminded, since the party waits for them


@dataclass(frozen=True, slots=True)
class ReminderReport:
    reached: tuple[RemindedParty, ...] = ()
    capped: tuple[RemindedParty, ...] = ()  # they have had their share for today
    too_soon: tuple[RemindedParty, ...] = ()  # reminded less than two hours ago, or twice today
    unreachable: tuple[RemindedParty, ...] = ()  # nobody behind the party yet, or the bot is blocked
    later: tuple[RemindedParty, ...] = ()  # reminded as soon as their rest ends
    resting: tuple[RemindedParty, ...] = ()  # not reminded: the task ends before their rest does


@dataclass(frozen=True, slots=True)
class KnownCopy:
    """Which version of ours these bytes are. Whoever holds them may know it: it names nobody but somebody whose
    signature is in these bytes."""

    number: int  # from 1, of the versions of its document …
    of: int  # … that there are by now
    made_at: datetime
    what: str  # "prepared" | "signed" | "filled" | "completed" | "renewed"
    by: str | None  # who signed, of a version that a signature made
    done: int  # how many acts are done by now …
    total: int  # … of how many that are needed
    task: Task | None = field(default=None, repr=False)  # for those only whom it concerns
    parties: tuple[Party, ...] = ()  # likewise: everybody whom the document is meant for
    overseen: bool = False  # told as a member of the installation, without a part in it
    # Titles of all documents of the task that this reader may read, where there are several, and which of them
    # this is (from 0).
    titles: tuple[str, ...] = ()
    at: int = 0


@dataclass(frozen=True, slots=True)
class DocumentVerdict:
    """`verification` is signing.pdf.verify.Verification, typed there. `register`: what our own books say.

    - `whole`: these very bytes are a completed document of ours (`prolonged` where an archive time stamp was added
      to ours since);
    - `open`: the newest version of a document that not everybody has signed yet;
    - `ended`: the newest version of one that was rejected, withdrawn or not signed in time;
    - `older`: a version before the newest;
    - `unregistered`: a certificate of ours signed it, but no version of ours has these bytes;
    - `alone`: signed here outside any task (`yinxin sign-file`), which is in no book;
    - `foreign`: none of ours.
    """

    verification: Json
    register: str = "foreign"
    known: str | None = None  # the number of our task that has these bytes, or that its certificates name
    prolonged: bool = False
    rescinded_by: str | None = None  # the number of the agreement that ended it; its signatures stay what they are
    rescinded_at: datetime | None = None
    deleted_at: datetime | None = None  # by the retention rule: we have made it, and keep no copy any more
    copy: KnownCopy | None = None  # there where these very bytes are ours

    @property
    def verdict(self) -> str:
        """One word: `Verification.verdict`; but what is good in itself is not good where our books say that there
        is a newer version (`older-version`), or that we have never made it (`unregistered`)."""
        word: str = self.verification.verdict
        if word not in GOOD:
            return word
        return {"older": "older-version", "unregistered": "unregistered"}.get(self.register, word)
