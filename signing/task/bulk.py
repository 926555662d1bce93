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


class BulkState(StrEnum):
    """Each says who has the next move."""

    CHECKED = "checked"  # the owner: has seen the preview, not said yes
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
class BulkRow:
    """Row `at` of the sheet as people count it (the header is 1). Settled with a task or a refusal."""

    at: int
    filling: Filling
    title: str | None = None
    deadline: datetime | None = None
    task_id: str | None = None
    refusal: Mapping[str, Any] | None = None  # code and facts

    def as_json(self) -> dict[str, Any]:
        """What was read from the sheet."""
        deadline = self.deadline.isoformat() if self.deadline else None
        return {"filling": self.filling.as_json(), "title": self.title, "deadline": deadline}


def row_from_json(at: int, kept: Mapping[str, Any], **settled: Any) -> BulkRow:
    deadline = datetime.fromisoformat(kept["deadline"]) if kept.get("deadline") else None
    return BulkRow(at, Filling.from_json(kept["filling"]), kept.get("title"), deadline, **settled)


@dataclass(frozen=True, slots=True)
class BulkCount:
    whole: int
    issued: int
    refused: int

    @property
    def left(self) -> int:
        return self.whole - self.issued - self.refused


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell; without a column, with the row."""

    at: int
    column: Column | None
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


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
