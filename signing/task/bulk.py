"""A template issued many times at once: a sheet with a row for each task. Values and pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from signing.task.template_filling import Filling
from signing.task.templates import TemplateVersion

MOST_ROWS = 1000
SHEET_MB = 5
MOST_TRIES = 5  # of one row that fails for a reason of ours
FIRST_DELAY_S = 15  # before the second of them; each one after it waits twice as long


class BulkState(StrEnum):
    """Each says who has the next move."""

    CHECKED = "checked"  # the owner: mends what is wrong, looks at it, has not said yes
    ISSUING = "issuing"  # we: row by row
    DONE = "done"  # nobody


class What(StrEnum):
    """What stands in a column."""

    NAME = "name"
    COMPANY = "company"
    PHONE = "phone"
    EMAIL = "email"
    BLANK = "blank"
    TITLE = "title"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Column:
    """`about`: the role's id, or the key of the blank."""

    what: What
    about: str = ""

    @property
    def required(self) -> bool:
        return self.what is What.NAME


@dataclass(frozen=True, slots=True)
class Bulk:
    id: str
    owner_id: str
    template_id: str
    number: int  # of the template's version
    made_at: datetime
    state: BulkState = BulkState.CHECKED


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell, and what stands there."""

    at: int
    column: Column
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""

    def as_json(self) -> list[Any]:
        return [self.column.what.value, self.column.about, self.code, dict(self.facts), self.words]


@dataclass(frozen=True, slots=True)
class BulkRow:
    """Row `at` of the sheet as people count it (the header is 1). Settled with a task or a refusal; `tries`: how
    often it has failed for a reason of ours."""

    at: int
    filling: Filling
    title: str | None = None
    deadline: datetime | None = None
    faults: tuple[Fault, ...] = ()
    task_id: str | None = None
    refusal: Mapping[str, Any] | None = None  # code and facts
    tries: int = 0

    def as_json(self) -> dict[str, Any]:
        """What was read from the sheet."""
        deadline = self.deadline.isoformat() if self.deadline else None
        faults = [each.as_json() for each in self.faults]
        return {"filling": self.filling.as_json(), "title": self.title, "deadline": deadline, "faults": faults}


def row_from_json(at: int, kept: Mapping[str, Any], **settled: Any) -> BulkRow:
    deadline = datetime.fromisoformat(kept["deadline"]) if kept.get("deadline") else None
    faults = tuple(
        Fault(at, Column(What(what), about), code, facts, words)
        for what, about, code, facts, words in kept.get("faults", ())
    )
    return BulkRow(at, Filling.from_json(kept["filling"]), kept.get("title"), deadline, faults, **settled)


def delay_s(tries: int) -> int:
    """How long a row waits that has failed so often."""
    return FIRST_DELAY_S << (tries - 1)


@dataclass(frozen=True, slots=True)
class BulkCount:
    whole: int
    issued: int
    refused: int

    @property
    def left(self) -> int:
        return self.whole - self.issued - self.refused


def columns_of(version: TemplateVersion) -> tuple[Column, ...]:
    """In the order of the sheet. Roles that are the owner's own are not asked for."""
    asked = [Column(what, role.id) for role in version.roles if not role.mine for what in _OF_A_PERSON]
    blanks = [Column(What.BLANK, key) for key in version.merge]
    return (*asked, *blanks, Column(What.TITLE), Column(What.DEADLINE))


def cells_by_column(
    header: Sequence[str], wanted: Mapping[str, Column]
) -> tuple[dict[Column, int], tuple[str, ...], tuple[str, ...]]:
    """`wanted`: column by what its head says. Where each is, which required ones are missing, and heads that are
    none of ours."""
    plain = {_plain(head): column for head, column in wanted.items()}
    found: dict[Column, int] = {}
    strange = []
    for at, head in enumerate(header):
        column = plain.get(_plain(head))
        if column is not None:
            found.setdefault(column, at)
        elif head.strip():
            strange.append(head.strip())
    missing = tuple(head for head, column in wanted.items() if column.required and column not in found)
    return found, missing, tuple(strange)


def _plain(head: str) -> str:
    return "".join(head.replace("（", "(").replace("）", ")").split()).casefold().lstrip("'")


_OF_A_PERSON = (What.NAME, What.COMPANY, What.PHONE, What.EMAIL)
