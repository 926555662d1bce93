"""The index that tasks are found by: the same on both databases, but for who keeps the postings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy import text as sql
from sqlalchemy.ext.asyncio import AsyncConnection

from signing.ports.finding import FindEntry
from storage.rows import Rows, insert, values_of
from storage.stretches import Wanted, newest
from storage.tables.finding import find_due, find_entries

_COLUMNS = [find_entries.c[each.name] for each in fields(FindEntry)]
_ADD = sql("INSERT INTO find_words (rowid, terms) VALUES (:id, :terms)")
_TAKE_OUT = sql("INSERT INTO find_words (find_words, rowid, terms) VALUES ('delete', :id, :terms)")
_SEARCH = """
    SELECT entry.id, entry.task_id FROM find_words AS word JOIN find_entries AS entry ON entry.id = word.rowid
    WHERE word.find_words MATCH :terms AND word.rowid > :above {shown} ORDER BY word.rowid DESC LIMIT :limit"""


async def note_saved(connection: AsyncConnection, task_id: str, version: int) -> None:
    """The task is to be filed anew, with whatever else this transaction does."""
    added = insert(connection, find_due).values(task_id=task_id, version=version)
    await connection.execute(added.on_conflict_do_update(index_elements=["task_id"], set_={"version": version}))


class FindRows(Rows):
    @property
    def _on_sqlite(self) -> bool:
        return self._connection.dialect.name == "sqlite"

    async def due(self, limit: int) -> Sequence[tuple[str, int]]:
        waiting = select(find_due.c.task_id, find_due.c.version).order_by(find_due.c.row).limit(limit)
        return [(row[0], row[1]) for row in await self._connection.execute(waiting)]

    async def take(self, task_id: str, version: int) -> bool:
        this = (find_due.c.task_id == task_id) & (find_due.c.version == version)
        return bool(await self._changed(delete(find_due).where(this)))

    async def entries(self, task_id: str) -> Sequence[FindEntry]:
        return await self._all(FindEntry, select(*_COLUMNS).where(find_entries.c.task_id == task_id))

    async def put(self, entry: FindEntry) -> None:
        """Its number stays: the newest task is still found first when an older one changes."""
        this = (find_entries.c.task_id == entry.task_id) & (find_entries.c.document == entry.document)
        before = await self._scalar(select(find_entries.c.terms).where(this))
        rest = {name: each for name, each in values_of(entry).items() if name not in {"task_id", "document"}}
        if before is None:
            found = insert(self._connection, find_entries).values(values_of(entry))
            put = found.on_conflict_do_update(index_elements=["task_id", "document"], set_=rest)
        else:
            # Not the same INSERT: in vain, it would take a number each time, and stretches of numbers be empty.
            put = update(find_entries).where(this).values(rest)
        number = await self._scalar(put.returning(find_entries.c.id))
        if self._on_sqlite:
            await self._post(number, before, entry.terms)

    async def drop(self, task_id: str, document: int | None = None) -> None:
        these = find_entries.c.task_id == task_id
        if document is not None:
            these &= find_entries.c.document == document
        else:
            await self._changed(delete(find_due).where(find_due.c.task_id == task_id))
        for row in await self._mappings(select(find_entries.c.id, find_entries.c.terms).where(these)):
            if self._on_sqlite:
                await self._post(row["id"], row["terms"], None)
        await self._changed(delete(find_entries).where(these))

    async def search(
        self, terms: Sequence[int], limit: int, *, shown_only: bool = False, above: int = 0
    ) -> Sequence[tuple[int, str]]:
        if self._on_sqlite:
            shown = "AND entry.shown" if shown_only else ""
            asked = sql(_SEARCH.format(shown=shown))
            found: Any = asked.bindparams(terms=_tokens(terms), limit=limit, above=above)
            return [(row[0], row[1]) for row in await self._connection.execute(found)]
        return await newest(self._connection, Wanted(terms, limit, above, shown_only))

    async def _post(self, number: int, before: Iterable[int] | None, after: Iterable[int] | None) -> None:
        """FTS5 without content does not know what it holds: it is told what to take out."""
        if before is not None:
            await self._connection.execute(_TAKE_OUT, {"id": number, "terms": _tokens(before)})
        if after is not None:
            await self._connection.execute(_ADD, {"id": number, "terms": _tokens(after)})


def _tokens(terms: Iterable[int]) -> str:
    return " ".join(f"t{term & 0xFFFFFFFF:08x}" for term in terms)
