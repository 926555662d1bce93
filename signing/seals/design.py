"""What a seal is made of, and what may be made: kinds, shapes and sizes in millimetres.

Sizes follow Chinese practice: a company chop is 42 (state-owned, 股份), 40 (有限公司) or 38 across, an invoice
chop 40 × 30 (State Taxation Administration, 2011 notice 7), a representative's square one 20."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any


class Shape(StrEnum):
    ROUND = "round"
    ELLIPSE = "ellipse"
    SQUARE = "square"
    RECTANGLE = "rectangle"


class SealKind(StrEnum):
    COMPANY = "company"  # 公章
    CONTRACT = "contract"  # 合同专用章
    FINANCE = "finance"  # 财务专用章
    PERSONNEL = "personnel"  # 人事章
    INVOICE = "invoice"  # 发票专用章
    LEGAL = "legal"  # 法定代表人章
    NAME = "name"  # a person's own


class Carving(StrEnum):
    RED = "red"  # 朱文: characters in ink
    WHITE = "white"  # 白文: characters spared out of it


PERSONAL = frozenset({SealKind.LEGAL, SealKind.NAME})
Size = tuple[float, float]

# The first of each is the usual one; the first shape of a kind is its usual shape.
SIZES: Mapping[SealKind, Mapping[Shape, tuple[Size, ...]]] = {
    SealKind.COMPANY: {Shape.ROUND: ((40, 40), (42, 42), (38, 38)), Shape.ELLIPSE: ((45, 30),)},
    SealKind.CONTRACT: {Shape.ROUND: ((40, 40), (38, 38))},
    SealKind.FINANCE: {Shape.ROUND: ((38, 38), (40, 40)), Shape.SQUARE: ((22, 22),)},
    SealKind.PERSONNEL: {Shape.ROUND: ((38, 38), (40, 40))},
    SealKind.INVOICE: {Shape.ELLIPSE: ((40, 30),)},
    SealKind.LEGAL: {
        Shape.SQUARE: ((20, 20), (16, 16), (18, 18), (22, 22)),
        Shape.RECTANGLE: ((30, 16), (20, 11)),
    },
    SealKind.NAME: {
        Shape.SQUARE: ((18, 18), (16, 16), (20, 20), (22, 22)),
        Shape.RECTANGLE: ((30, 16), (20, 11)),
    },
}
# What the chop itself says; 公章 says nothing but the name.
TITLES: Mapping[SealKind, str] = {
    SealKind.CONTRACT: "合同专用章",
    SealKind.FINANCE: "财务专用章",
    SealKind.PERSONNEL: "人事专用章",
    SealKind.INVOICE: "发票专用章",
}
ENDINGS = ("", "印", "之印")  # 姓名, 姓名印, 姓名之印
COLOURS: Mapping[str, str] = {"red": "#E60012", "blue": "#1F3FA6", "black": "#1B1B1F", "purple": "#6B2A8C"}


@dataclass(frozen=True, slots=True)
class SealDesign:
    """`width` and `height` in mm over the outer edge. `name`: the company's on the arc (in a square: in rows), or
    a person's. `title` horizontally below the centre; `code` on the arc at the bottom, given by the user and never
    made up; `tax_number` of an invoice chop. `opacity` in per cent. `ageing`: a number from which worn spots are
    drawn, always the same ones; None: a fresh seal. `border` in mm; None: as usual for its size; 0: none."""

    kind: SealKind
    shape: Shape
    width: float
    height: float
    name: str
    title: str = ""
    code: str = ""
    tax_number: str = ""
    star: bool = False
    ending: str = ""
    carving: Carving = Carving.RED
    border: float | None = None
    colour: str = COLOURS["red"]
    opacity: int = 80
    ageing: int | None = None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def usual(kind: SealKind, name: str, *, shape: Shape | None = None, **other: Any) -> SealDesign:
    """The design one gets without asking for anything: usual shape and size, star and title of its kind."""
    shape = shape or next(iter(SIZES[kind]))
    width, height = SIZES[kind].get(shape, ((0.0, 0.0),))[0]
    plain = SealDesign(
        kind,
        shape,
        width,
        height,
        name,
        title=TITLES.get(kind, ""),
        star=shape is Shape.ROUND,
        ending="印" if kind in PERSONAL and len(name) < 4 else "",
    )
    return replace(plain, **other)


def read_design(kept: Mapping[str, Any]) -> SealDesign:
    """What `as_json` wrote; values that came later have their defaults."""
    known = {key: value for key, value in kept.items() if key in SealDesign.__slots__}
    return SealDesign(
        **{
            **known,
            "kind": SealKind(known["kind"]),
            "shape": Shape(known["shape"]),
            "carving": Carving(known.get("carving", Carving.RED)),
        }
    )
