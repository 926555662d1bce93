"""What the doors get to see of a bulk issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from signing.task.bulk import Bulk, BulkCount, BulkRow, Column, Fault
from signing.task.templates import Template, TemplateVersion


@dataclass(frozen=True, slots=True)
class SheetChecked:
    """A sheet as it was read: kept as `bulk` where nothing is wrong, else what is, in the order of its cells.
    `heads` says what a column is called."""

    template: Template
    heads: Mapping[Column, str]
    rows: int
    faults: Sequence[Fault]
    bulk: Bulk | None = None


@dataclass(frozen=True, slots=True)
class BulkView:
    """`row` is the one that is looked at, `index` (from 0) of `count.whole`; `title` what its task is called."""

    bulk: Bulk
    template: Template
    version: TemplateVersion
    count: BulkCount
    row: BulkRow
    index: int
    title: str
