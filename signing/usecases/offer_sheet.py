from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.sheets.writing import write_sheet
from signing.task.bulk import MOST_ROWS, Column, What
from signing.task.templates import Template
from signing.usecases.bulk_desk import heads_of
from signing.usecases.template_desk import at_template
from signing.wording import say

PREPARED_ROWS = 200  # whose cells are text already: a telephone number keeps its digits


@dataclass(frozen=True, slots=True)
class Sheet:
    template: Template
    filename: str
    data: bytes
    most_rows: int = MOST_ROWS


async def offer_sheet(ports: Ports, actor: Actor, template_id: str) -> Sheet:
    """An .xlsx to be filled in: a column for whatever is asked at a start, one example below.

    NotAllowed `not-found`; Refusal `bulk-nobody` where a template asks for nobody."""
    async with at_template(ports, actor, template_id, "offer-sheet") as desk:
        template, language = desk.template, desk.person.speaks
    heads = heads_of(template.latest, language)
    if not any(column.required for column in heads):
        raise Refusal("bulk-nobody")
    data = await asyncio.to_thread(
        write_sheet,
        say(language, "sheet-name"),
        list(heads.values()),
        [example_of(heads, language)],
        required=frozenset(at for at, column in enumerate(heads) if column.required),
        grey=True,
        blank_rows=PREPARED_ROWS,
    )
    return Sheet(template, f"{safe(template.name)}.xlsx", data)


def example_of(columns: Iterable[Column], language: str) -> list[str]:
    """The row that is not issued: its first cell says so."""
    words = [_example(column, language) for column in columns]
    return [say(language, "sheet-example-mark", words=words[0]), *words[1:]]


def _example(column: Column, language: str) -> str:
    if column.what is What.BLANK:
        return ""
    return say(language, f"sheet-example-{column.what.value}")


def safe(name: str) -> str:
    """As part of a file's name."""
    return "".join(char if char.isalnum() or char in " -_()（）" else "_" for char in name).strip() or "sheet"
