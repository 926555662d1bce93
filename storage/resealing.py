"""Everything that the vault has sealed, and putting it under the newest master key while the house is at work."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Table, and_, func, literal, select, update

from signing.ports import purposes
from storage.columns import metadata
from storage.master_key import HEAD_BYTES, MasterKey
from storage.queue_tables import outbox
from storage.sealed_rows import head, leaf, put, sealed_of, version_in
from storage.sealed_rows import moved as moved_row
from storage.tables import answers, channels, credentials, kept_hands, proof_codes, secrets, template_shares
from storage.unit_of_work import Database

BATCH = 100  # rows of a transaction: nobody waits long for their lock


@dataclass(frozen=True, slots=True)
class Sealed:
    """A column, and what each of its rows was sealed for."""

    column: Column[Any]
    purpose: Callable[[Mapping[str, Any]], str]


SEALED: Sequence[Sealed] = (
    Sealed(secrets.c.sealed, lambda row: purposes.secret(row["name"])),
    Sealed(kept_hands.c.sealed, lambda row: purposes.hand(row["person_id"], row["kind"])),
    Sealed(answers.c.sealed, lambda row: purposes.answers(row["task_id"], row["party_id"])),
    Sealed(template_shares.c.sealed, lambda row: purposes.SHARE),
    Sealed(channels.c.sealed, lambda row: purposes.channel(row["person_id"], row["id"])),
    Sealed(credentials.c.secret, lambda row: purposes.credential(row["person_id"], row["kind"])),
    Sealed(proof_codes.c.proposal, lambda row: purposes.proposed_proof(row["person_id"])),
    Sealed(outbox.c.secret, lambda row: purposes.DELIVERIES.get(row["kind"], "")),
)


@dataclass(frozen=True, slots=True)
class Resealed:
    moved: int = 0
    lost: int = 0  # rows that no master key we have opens


async def reseal(database: Database, key: MasterKey) -> Resealed:
    """Every row that is under another version than the newest. Whoever changes a row meanwhile wins. May be ended
    and begun again at any time."""
    moved = lost = 0
    for each in SEALED:
        skip = 0
        while True:
            async with database.engine.begin() as connection:
                rows = await _rows(connection, each, key, skip)
                for row in rows:
                    if await _moved(connection, each, key, row):
                        moved += 1
                    else:
                        skip += 1
            if len(rows) < BATCH:
                break
        lost += skip
    for table in metadata.sorted_tables:
        if sealed_of(table):
            walked = await _reseal_columns(database, key, table)
            moved, lost = moved + walked.moved, lost + walked.lost
    return Resealed(moved, lost)


async def _reseal_columns(database: Database, key: MasterKey, table: Table) -> Resealed:
    after: Sequence[Any] | None = None
    moved = lost = 0
    while True:
        async with database.engine.begin() as connection:
            rows = await connection.run_sync(leaf, table, key, after)
            changes = []
            for row in rows:
                try:
                    changes.append((row, moved_row(table, key, row)))
                except ValueError:
                    lost += 1
            await connection.run_sync(put, table, changes)
        if not rows:
            return Resealed(moved, lost)
        moved += len(changes)
        after = [rows[-1][each.name] for each in table.primary_key]


async def versions_in_use(database: Database) -> Mapping[int, int]:
    """Version of the master key → how many values need it."""
    found: dict[int, int] = {}
    async with database.engine.connect() as connection:
        for each in SEALED:
            beginning = func.substr(each.column, 1, HEAD_BYTES)
            query = select(beginning, func.count()).where(each.column.is_not(None)).group_by(beginning)
            for begins, count in await connection.execute(query):
                version = int.from_bytes(bytes(begins)[1:], "big")
                found[version] = found.get(version, 0) + count
        for table in metadata.sorted_tables:
            for column in sealed_of(table):
                begins = head(column)
                query = select(begins, func.count()).where(column.is_not(None)).group_by(begins)
                for told, amount in await connection.execute(query):
                    if (held := version_in(told)) is not None:
                        found[held] = found.get(held, 0) + int(amount)
    return found


async def _rows(connection: Any, each: Sealed, key: MasterKey, skip: int) -> Sequence[Mapping[str, Any]]:
    beginning = func.substr(each.column, 1, HEAD_BYTES)
    older = and_(each.column.is_not(None), beginning != literal(key.newest_head))
    query = select(each.column.table).where(older).order_by(*each.column.table.primary_key)
    found = await connection.execute(query.offset(skip).limit(BATCH))
    return [dict(row) for row in found.mappings()]


async def _moved(connection: Any, each: Sealed, key: MasterKey, row: Mapping[str, Any]) -> bool:
    """True too where somebody else has changed it: then there is nothing to move."""
    name = each.column.name
    purpose = each.purpose(row)
    try:
        plain = key.open(row[name], purpose)
    except ValueError:
        return False
    table = each.column.table
    same = and_(*(column == row[column.name] for column in table.primary_key), each.column == row[name])
    await connection.execute(update(table).where(same).values({name: key.seal(plain, purpose)}))
    return True
