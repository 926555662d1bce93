"""The agreement by which parties end what they have signed (解除协议): one page, drawn up by us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from signing.fields.kinds import Box, Field, FieldKind
from signing.pdf.geometry import A4
from signing.typesetting.typst import check_glyphs, drawable, typeset
from signing.wording import say, say_moment

TEMPLATE = Path(__file__).parent / "templates" / "rescission.typ"
MARGIN = 62.0  # points; all sizes here are points
GAP = 24.0
SIGN = (144.0, 54.0)
DATE = (72.0, 20.0)
ROW = 118.0  # a name, and the boxes below it
HEAD_OF_ROW = 48.0
BOTTOM = 58.0
ROOM = 6  # who signs on the page itself; more get a signature page
PAPERS_MOST = 4  # files of one task that are named one by one


@dataclass(frozen=True, slots=True)
class Line:
    party_id: str
    name: str
    company: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    filename: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """What it is about: the completed task, and who ends it why."""

    language: str
    number: str
    title: str
    completed_at: datetime
    zone: str
    papers: tuple[Paper, ...]
    reason: str
    lines: tuple[Line, ...]


def rescission_agreement(agreement: Agreement, *, font_dir: Path | None = None) -> tuple[bytes, tuple[Field, ...]]:
    """The page and the places on it (none where more than `ROOM` sign). DocumentRefused `glyph-missing` for a name
    that nobody could read."""
    for line in agreement.lines:
        check_glyphs(f"{line.name}{line.company or ''}")
    lines = agreement.lines if len(agreement.lines) <= ROOM else ()
    boxes = _boxes(lines)
    data = typeset(TEMPLATE, _data(agreement, lines, boxes), font_dir=font_dir)
    return data, tuple(field for at, line in enumerate(lines) for field in _fields(line, at, boxes[at]))


def _boxes(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The upper left corner of each signer's cell, from the page's: two a row, the last row at the foot."""
    rows = (len(lines) + 1) // 2
    top = A4.height - BOTTOM - rows * ROW
    width = (A4.width - 2 * MARGIN - GAP) / 2
    return [(MARGIN + (at % 2) * (width + GAP), top + (at // 2) * ROW) for at in range(len(lines))]


def _fields(line: Line, at: int, corner: tuple[float, float]) -> tuple[Field, Field]:
    x, y = corner
    sign = Box(x, A4.height - y - HEAD_OF_ROW - SIGN[1], *SIGN)
    date = Box(x + SIGN[0] + 6, sign.v, *DATE)
    return (
        Field(f"end_p{at + 1}_sign", line.party_id, FieldKind.SIGNATURE, 0, sign),
        Field(f"end_p{at + 1}_date", line.party_id, FieldKind.DATE, 0, date),
    )


def _data(agreement: Agreement, lines: Sequence[Line], boxes: Sequence[tuple[float, float]]) -> dict[str, Any]:
    language = agreement.language
    when = say_moment(language, agreement.completed_at.astimezone(ZoneInfo(agreement.zone)))
    papers = [{"name": drawable(one.filename), "digest": one.sha256} for one in agreement.papers[:PAPERS_MOST]]
    left = len(agreement.papers) - len(papers)
    names = "、" if language == "zh" else ", "
    return {
        "heading": say(language, "rescission-heading"),
        "intro": say(language, "rescission-intro"),
        "rows": [
            [say(language, "rescission-row-title"), drawable(agreement.title)],
            [say(language, "rescission-row-number"), agreement.number],
            [say(language, "rescission-row-completed"), when],
            [say(language, "rescission-row-parties"), names.join(_who(line) for line in agreement.lines)],
            [say(language, "rescission-row-reason"), drawable(agreement.reason)],
        ],
        "digest-label": say(language, "rescission-row-digest"),
        "papers": papers,
        "more": say(language, "rescission-more", count=left) if left else "",
        "terms": [say(language, f"rescission-term-{number}") for number in (1, 2, 3)],
        "foot": say(language, "rescission-foot", number=agreement.number),
        "sign-label": say(language, "page-label-signature"),
        "date-label": say(language, "page-label-date"),
        "cells": [
            {"x": x, "y": y, "name": line.name, "company": line.company or ""}
            for line, (x, y) in zip(lines, boxes, strict=True)
        ],
        "sign": SIGN,
        "date": DATE,
        "head": HEAD_OF_ROW,
        "width": (A4.width - 2 * MARGIN - GAP) / 2,
        "margin": MARGIN,
        "room": boxes[0][1] - 14 if boxes else A4.height - BOTTOM - 20,
    }


def _who(line: Line) -> str:
    return drawable(f"{line.company} ({line.name})" if line.company else line.name)
