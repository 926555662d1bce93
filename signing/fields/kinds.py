"""What can stand on a page, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    SIGNATURE = "signature"  # a person's drawn or typed signature
    SEAL = "seal"  # the place of a company chop
    DATE = "date"  # the signing date, written by us at signing


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


@dataclass(frozen=True, slots=True)
class Field:
    """One place, for one party. `name` is the PDF field name, unique in the document, [a-z0-9_] only."""

    name: str
    party_id: str
    kind: FieldKind
    page: int  # from 0
    box: Box
    required: bool = True


@dataclass(frozen=True, slots=True)
class TextRun:
    """A line of text found on a page; `box` as displayed. `char_boxes` has one box per character of `text`."""

    page: int
    text: str
    box: Box
    char_boxes: tuple[Box, ...] = ()


def by_hand(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The places that somebody signs; dates are written by us and not counted when people are told how many."""
    return tuple(field for field in fields if field.kind is not FieldKind.DATE)
