"""What the doors get to see of a bulk issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from signing.task.bulk import Bulk, BulkCount, BulkRow, Column, Fault
from signing.task.templates import Template, TemplateVersion


@dataclass(frozen=True, slots=True)
class BulkView:
    """`row` is the one that is looked at, `index` (from 0) of `count.whole`; `title` what its task is called.
    `faults`: all that is wrong, in the order of the sheet's cells; `heads` says what a column is called."""

    bulk: Bulk
    template: Template
    version: TemplateVersion
    count: BulkCount
    row: BulkRow
    index: int
    title: str
    faults: Sequence[Fault]
    heads: Mapping[Column, str]
