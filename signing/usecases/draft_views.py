"""What the doors get to see of a draft, and the values they bring for it."""

from __future__ import annotations

from dataclasses import dataclass

from signing.errors import BadAnswer
from signing.fields.kinds import FieldKind
from signing.task.model import DraftStep, Person, Role, Side, Task


@dataclass(frozen=True, slots=True)
class DraftView:
    """`step` is the question now asked of `steps` (those that this draft has, in order). `editing`: the question
    was reached from the review and goes back there. `missing`: what still keeps the draft from being sent, codes
    worded as `missing-<code>`; empty on a complete draft. `reminders`: how many hours before the deadline the
    reminders come that are still to come (None: all that are planned)."""

    task: Task
    reader: Person
    step: DraftStep
    steps: tuple[DraftStep, ...]
    editing: bool
    missing: tuple[str, ...]
    reminders: tuple[int, ...] | None = None
    recent: tuple[tuple[str, str], ...] = ()  # ids and labels out of the reader's address book


@dataclass(frozen=True, slots=True)
class PickedPerson:
    """Somebody chosen through the chat instead of by typing: a contact shared, or a user picked."""

    name: str
    phone: str | None = None
    telegram_id: int | None = None


@dataclass(frozen=True, slots=True)
class PartyChange:
    """None leaves a value as it is; an empty string takes a company, phone or e-mail away. `move`: -1 is up."""

    name: str | None = None
    role: Role | None = None
    side: Side | None = None
    company: str | None = None
    phone: str | None = None
    email: str | None = None
    step: int | None = None
    move: int | None = None
    may_delegate: bool | None = None
    level: int | None = None
    at_start: bool | None = None
    view_only: bool | None = None
    finds_signer: bool | None = None
    files: str | None = None  # what they must hand in, as it is typed


@dataclass(frozen=True, slots=True)
class DraftPicture:
    """A page (from 0) as JPEG for the chat, with the places on it numbered; `legend` pairs number and party name
    in the order of the numbers. `pages_with_places` are all pages that have any, from 0; pages are
    counted through all documents."""

    jpeg: bytes
    page: int
    pages_with_places: tuple[int, ...]
    legend: tuple[tuple[int, str], ...] = ()
    document: str = ""  # the title of the one that the page is of, where there are several


# What a document that came with signatures can still take (ISO 32000-2, 12.8.2.2: only signing).
MARKS_ON_SIGNED = frozenset({FieldKind.SIGNATURE, FieldKind.SEAL, FieldKind.LEGAL_SEAL, FieldKind.INITIALS})


@dataclass(frozen=True, slots=True)
class FormNote:
    """The uploaded form: how many fields it has, how many are empty, which parties (ids) fill them in, and whether
    their names speak of more than one party."""

    fields: int
    empty: int
    given_to: frozenset[str]
    speaking: bool


@dataclass(frozen=True, slots=True)
class PlacesNotes:
    """`wrong`: tags that came to nothing, with the fact `tag`. `last_act`: of placing by words, 0 if there is
    none."""

    form: FormNote | None
    wrong: tuple[BadAnswer, ...]
    last_act: int
