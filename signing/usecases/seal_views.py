"""What the doors say and see of seals, in plain values: they know no engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from signing.errors import BadAnswer
from signing.ports import Seal
from signing.seals.design import COLOURS, PERSONAL, SIZES, TITLES, SealDesign, SealKind, Shape, usual
from signing.seals.rights import Approval, Standing
from signing.wording import say

KINDS = tuple(kind.value for kind in SealKind)
NO_STAR = frozenset({SealKind.INVOICE, SealKind.LEGAL, SealKind.NAME})


@dataclass(frozen=True, slots=True)
class SealWish:
    """A seal to be made: `kind` of KINDS, `owner` as it stands on it. `size` in mm, None: the usual one; another
    shape than the usual one comes with its size. `code` and `tax_number` only as given by the user."""

    kind: str
    owner: str
    size: tuple[float, float] | None = None
    code: str = ""
    tax_number: str = ""
    ageing: int | None = None
    colour: str = COLOURS["red"]
    star: bool | None = None  # None: as usual for its kind
    title: str | None = None


@dataclass(frozen=True, slots=True)
class SealSketch:
    """Not kept yet. `sizes` to choose from; `picture` is a PNG."""

    wish: SealWish
    width: float
    height: float
    sizes: tuple[tuple[float, float], ...]
    picture: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SealCut:
    """Out of a photo, not kept yet. `original`, `picture` and `comparison` (before and after, JPEG) name blobs.
    `sizes`: usual ones of its kind."""

    original: str
    picture: str
    comparison: str
    ratio: float
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class SealView:
    """For one reader: `keeps` it, or is only allowed to use it."""

    seal: Seal
    keeps: bool
    picture: bytes = field(default=b"", repr=False)
    standing: Standing = Standing.USER
    approval: Approval = Approval.NONE  # what the reader can do about it, while nobody may use it

    @property
    def may_approve(self) -> bool:
        return self.approval not in {Approval.NONE, Approval.NEEDS_OTHER}

    @property
    def makes(self) -> bool:
        return self.standing is Standing.MAKER

    @property
    def only_uses(self) -> bool:
        return self.standing is Standing.USER


def kind_of(word: str) -> SealKind:
    try:
        return SealKind(word)
    except ValueError:
        raise BadAnswer("seal-shape") from None


def is_personal(kind: str) -> bool:
    """It bears a person's name, not a company's."""
    return kind in PERSONAL


def sizes_of(kind: SealKind) -> tuple[tuple[float, float], ...]:
    return tuple(size for sizes in SIZES[kind].values() for size in sizes)


@dataclass(frozen=True, slots=True)
class KindOffer:
    """What can be made of one kind. `title`: what stands below the centre, where something does."""

    kind: str
    sizes: tuple[tuple[float, float], ...]
    person: bool
    title: str
    star: bool


def offers() -> tuple[KindOffer, ...]:
    """In the order in which they are asked for most."""
    return tuple(
        KindOffer(kind.value, sizes_of(kind), kind in PERSONAL, TITLES.get(kind, ""), kind not in NO_STAR)
        for kind in SealKind
    )


def colours() -> Mapping[str, str]:
    """Name → value."""
    return COLOURS


def design_of(wish: SealWish) -> SealDesign:
    kind = kind_of(wish.kind)
    size = wish.size or sizes_of(kind)[0]
    shape = next((shape for shape, sizes in SIZES[kind].items() if size in sizes), next(iter(SIZES[kind])))
    return usual(
        kind,
        wish.owner,
        shape=Shape(shape),
        width=size[0],
        height=size[1],
        code=wish.code,
        tax_number=wish.tax_number,
        ageing=wish.ageing,
        colour=wish.colour,
        **{name: value for name, value in (("star", wish.star), ("title", wish.title)) if value is not None},
    )


def label_of(seal: Seal, language: str) -> str:
    """How a seal is called: "合同专用章 · 采购部用", or by whose it is."""
    return f"{say(language, f'seal-kind-{seal.kind}')} · {seal.name or seal.owner}"
