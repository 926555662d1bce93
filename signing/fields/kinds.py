"""What can stand on a page, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """What a party leaves in a place. The first three groups are marks and carry no value of their own."""

    SIGNATURE = "signature"  # a person's own: drawn, typed, name seal or picture of it
    INITIALS = "initials"  # the same, small; shows no name and no moment
    SEAL = "seal"  # the company's chop
    LEGAL_SEAL = "legal-seal"  # its legal representative's (法定代表人章)
    SEAM = "seam"  # one page's strip of a seal over all pages (骑缝章)
    DATE = "date"  # the signing date, written by us at signing
    TEXT = "text"
    NUMBER = "number"
    ID_NUMBER = "id-number"  # a Chinese resident's (GB 11643) or any other identity document's
    PHONE = "phone"
    EMAIL = "email"
    CHECKBOX = "checkbox"
    RADIO = "radio"
    SELECT = "select"
    COPIED = "copied"  # a given sentence that the party writes itself (抄录)
    PICTURE = "picture"


MARKS = frozenset({FieldKind.SIGNATURE, FieldKind.INITIALS, FieldKind.SEAL, FieldKind.LEGAL_SEAL, FieldKind.SEAM})
# Where one sees who signed; a strip of a seam alone does not say it.
VISIBLE_MARKS = MARKS - {FieldKind.SEAM}
# What the party types or chooses; DATE is ours, marks are drawn or chosen for all places at once.
VALUED = frozenset(FieldKind) - MARKS - {FieldKind.DATE}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page as a person sees it (turned upright, cropped): points (1/72 inch) from the
    displayed lower left corner, u to the right, v upwards."""

    u: float
    v: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PageShape:
    """A page as displayed: points, after rotation and cropping."""

    width: float
    height: float


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Face(StrEnum):
    """Which of the installation's typefaces: 黑体 or 宋体 and their Latin companions."""

    SANS = "sans"
    SONG = "song"


@dataclass(frozen=True, slots=True)
class Look:
    """How a value is written. `size` in points; None: as large as fits, at most 12. `colour` is #rrggbb."""

    face: Face = Face.SANS
    size: float | None = None
    align: Align = Align.LEFT
    colour: str = "#1b1b1f"
    multiline: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """Strip `index` of `count` (from 0, left to right) of a seal of `diameter` points over the pages."""

    index: int
    count: int
    diameter: float


@dataclass(frozen=True, slots=True)
class Patch:
    """A rectangle of a page (from 0) that is to be painted over before the base is certified."""

    page: int
    box: Box


HANDWRITTEN = "hand"  # a sentence that is written, not typed


@dataclass(frozen=True, slots=True)
class Field:
    """One place, for one party. `name` is the PDF field name, unique in its document, [a-z0-9_] only.

    Fields of one party and kind with the same `group` share one value: the same mark or words on many pages, or
    the buttons of one choice (RADIO), each with its own `option`. `options` are a SELECT's.
    """

    name: str
    party_id: str
    kind: FieldKind
    page: int  # from 0
    box: Box
    required: bool = True
    label: str = ""  # what the party is asked for, in its words: "银行账号"
    tip: str = ""
    default: str = ""
    group: str = ""
    look: Look = Look()
    options: tuple[str, ...] = ()
    option: str = ""
    sentence: str = ""  # of COPIED
    format: str = (
        ""  # of DATE: "" (by language), "y-m-d", "y/m/d", "y-m-d h:m"; of NUMBER: "2", ",2"; of COPIED: "hand"
    )
    limit: int = 0  # characters of TEXT; 0: as many as usual
    slice: Slice | None = None  # of SEAM
    covers: tuple[Patch, ...] = ()  # the words it stands for: a {{tag}} is not printed
    widget: str = ""  # the open signature field that the document came with, where that is signed instead
    document: int = 0  # the key of the task's document that it stands in; names are unique in each

    @property
    def in_pdf(self) -> str:
        """What it is called in the document."""
        return self.widget or self.name

    @property
    def key(self) -> str:
        """Under which name its value is kept: the group's, or its own. Unique in the task: names have no dots."""
        return f"d{self.document}.{self.group or self.name}" if self.document else self.group or self.name

    @property
    def drawn(self) -> bool:
        """Its value is a picture: uploaded, or what was written by hand."""
        return self.kind is FieldKind.PICTURE or (self.kind is FieldKind.COPIED and self.format == HANDWRITTEN)

    @property
    def place(self) -> str:
        """Its name, unique in the task."""
        return f"d{self.document}.{self.name}" if self.document else self.name


@dataclass(frozen=True, slots=True)
class TextRun:
    """A line of text found on a page; `box` as displayed. `char_boxes` has one box per character of `text`."""

    page: int
    text: str
    box: Box
    char_boxes: tuple[Box, ...] = ()


def by_hand(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The places that somebody signs or seals, as people count them: what is filled in and our dates are others,
    and a seal over the edges of many pages is one."""
    found: dict[str, Field] = {}
    for field in fields:
        if field.kind in MARKS:
            found.setdefault(field.key if field.kind is FieldKind.SEAM else f"\0{field.name}", field)
    return tuple(found.values())


def to_fill(fields: Iterable[Field]) -> tuple[str, ...]:
    """What a party types, chooses or uploads: keys, each once however many places show its value."""
    return tuple(dict.fromkeys(field.key for field in fields if field.kind in VALUED))
