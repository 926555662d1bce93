"""Designs that cannot be drawn are refused in words, before anything is drawn."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from signing.errors import BadAnswer
from signing.seals.design import ENDINGS, PERSONAL, SIZES, SealDesign, SealKind, Shape

NAME_LENGTH = (4, 30)  # characters of a company's name
PERSON_LENGTH = (2, 4)
TITLE_LIMIT = 15
CODE_LIMIT = 20
OPACITY = (20, 100)
BORDER = (0.3, 2.0)  # mm
_CODE = re.compile(r"[0-9A-Za-z-]*")
_TAX_NUMBER = re.compile(r"(?:[0-9A-Z]{15}|[0-9A-Z]{17,18}|[0-9A-Z]{20})")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def check_design(design: SealDesign) -> SealDesign:
    """`design` as it will be drawn: words without stray spaces, brackets as Chinese names have them.

    Raises BadAnswer `seal-shape`, `seal-size` (sizes), `seal-name-length` and `seal-person-length` (least, most,
    count), `seal-title-long` (limit), `seal-code` (limit), `seal-tax-number`, `seal-colour`, `seal-opacity`,
    `seal-border`, `seal-ending`."""
    name, title = _words(design.name), _words(design.title)
    design = replace(design, name=name, title=title, code=design.code.strip())
    design = replace(design, tax_number=design.tax_number.strip().upper())
    _check_size(design)
    _check_length(design)
    if len(title) > TITLE_LIMIT:
        raise BadAnswer("seal-title-long", limit=TITLE_LIMIT)
    if len(design.code) > CODE_LIMIT or not _CODE.fullmatch(design.code):
        raise BadAnswer("seal-code", limit=CODE_LIMIT)
    if design.kind is SealKind.INVOICE and not _TAX_NUMBER.fullmatch(design.tax_number):
        raise BadAnswer("seal-tax-number")
    if design.ending not in ENDINGS:
        raise BadAnswer("seal-ending")
    _check_ink(design)
    return design


def _check_size(design: SealDesign) -> None:
    shapes = SIZES[design.kind]
    if design.shape not in shapes:
        raise BadAnswer("seal-shape")
    if (design.width, design.height) not in shapes[design.shape]:
        raise BadAnswer("seal-size", sizes=size_words(design.kind, design.shape))


def size_words(kind: SealKind, shape: Shape) -> str:
    """The sizes to choose from: "38, 40, 42", "20 × 11, 30 × 16"."""
    sizes = sorted(SIZES[kind][shape])
    return ", ".join(f"{w:g}" if w == h else f"{w:g} × {h:g}" for w, h in sizes)


def _check_length(design: SealDesign) -> None:
    count = len(design.name)
    if design.kind in PERSONAL:
        least, most = PERSON_LENGTH
        if not least <= count <= most:
            raise BadAnswer("seal-person-length", least=least, most=most, count=count)
        return
    least, most = NAME_LENGTH
    if not least <= count <= most:
        raise BadAnswer("seal-name-length", least=least, most=most, count=count)


def check_colour(colour: str) -> None:
    if not _COLOUR.fullmatch(colour):
        raise BadAnswer("seal-colour")


def _check_ink(design: SealDesign) -> None:
    check_colour(design.colour)
    if not OPACITY[0] <= design.opacity <= OPACITY[1]:
        raise BadAnswer("seal-opacity", least=OPACITY[0], most=OPACITY[1])
    if design.border and not BORDER[0] <= design.border <= BORDER[1]:
        raise BadAnswer("seal-border", least=BORDER[0], most=BORDER[1])


def _words(text: str) -> str:
    """Composed, single spaces; Latin brackets become full-width ones among Chinese characters."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if any(unicodedata.east_asian_width(char) == "W" for char in text):
        text = text.replace("(", "（").replace(")", "）").replace(" ", "")
    return text
