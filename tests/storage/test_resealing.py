"""A newer master key: everything goes under it while people work, and the older one can be forgotten."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, insert, select, update

from signing.ports import purposes
from storage.blobs import FolderBlobs
from storage.columns import metadata
from storage.key_file import add_master_key, drop_master_keys, open_master_key
from storage.master_key import MasterKey
from storage.resealing import SEALED, reseal, versions_in_use
from storage.sealed_columns import seal_with
from storage.tables import kept_hands, people, secrets
from storage.unit_of_work import Database
from storage.vault import Vault

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
# Bytes that say nothing which others may not read.
IN_THE_OPEN = {
    ("checkpoints", "token"),
}


def test_no_sealed_column_is_forgotten() -> None:
    """A new one stands in SEALED; or here, and says why."""
    kept = {
        (table.name, column.name)
        for table in metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }
    known = {(each.column.table.name, each.column.name) for each in SEALED}
    assert kept == known | IN_THE_OPEN


async def _with_hands(database: Database, key: MasterKey, count: int) -> None:
    seal_with(database.engine.dialect, key)
    async with database.engine.begin() as connection:
        for number in range(count):
            person = f"p{number}"
            row = {"id": person, "name": "x", "is_admin": False, "blocked": False, "roles": ""}
            await connection.execute(insert(people).values(row))
            sealed = key.seal(b"png", purposes.hand(person, "signature"))
            hand = {"person_id": person, "kind": "signature", "sealed": sealed, "kept_at": NOW}
            await connection.execute(insert(kept_hands).values(hand))


async def test_rows_and_files_go_under_the_newest_version(tmp_path: Path, database: Database) -> None:
    path = tmp_path / "master.key"
    at_work = open_master_key(path)
    await Vault(at_work, database).keep("authority", b"material")
    await _with_hands(database, at_work, 230)  # more than go in one transaction
    blobs = FolderBlobs(tmp_path / "blobs", at_work)
    sha256 = await blobs.put(b"%PDF")
    after = "a" * 64
    await blobs.put_appended(sha256, b"section", after)

    add_master_key(path)
    fresh = open_master_key(path)
    assert await versions_in_use(database) == {1: 231 + 230}, "each hand, and each name"
    assert await FolderBlobs(tmp_path / "blobs", fresh).versions_in_use() == {1: 2}
    moved = await reseal(database, fresh)
    assert (moved.moved, moved.lost) == (231 + 230, 0)
    assert await versions_in_use(database) == {2: 231 + 230}
    assert (await reseal(database, fresh)).moved == 0
    assert await Vault(at_work, database).fetch("authority") == b"material", "who is at work goes on reading"

    await blobs.settle()
    later = FolderBlobs(tmp_path / "blobs", fresh)
    assert await later.renew() == 2
    assert await later.versions_in_use() == {2: 2}
    drop_master_keys(path, frozenset({1}))
    newest_only = open_master_key(path)
    assert await FolderBlobs(tmp_path / "blobs", newest_only).get(sha256) == b"%PDF"
    assert await Vault(newest_only, database).fetch("authority") == b"material"


async def test_a_row_that_nothing_opens_is_counted_and_hinders_nobody(tmp_path: Path, database: Database) -> None:
    path = tmp_path / "master.key"
    key = open_master_key(path)
    await _with_hands(database, key, 120)
    async with database.engine.begin() as connection:
        strange = kept_hands.c.person_id.in_(["p0", "p7"])
        await connection.execute(update(kept_hands).where(strange).values(sealed=b"\x01\x00\x01" + b"?" * 60))
    add_master_key(path)
    found = await reseal(database, open_master_key(path))
    assert (found.moved, found.lost) == (118 + 120, 2)


async def test_what_somebody_changes_meanwhile_is_theirs(
    tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "master.key"
    key = open_master_key(path)
    vault = Vault(key, database)
    await vault.keep("authority", b"before")
    add_master_key(path)
    fresh = open_master_key(path)
    opened = fresh.open

    def late(sealed: bytes, purpose: str) -> bytes:
        plain = opened(sealed, purpose)
        rows.append(sealed)
        return plain

    rows: list[bytes] = []
    monkeypatch.setattr(fresh, "open", late)
    async with database.engine.begin() as connection:
        stale = (await connection.execute(select(secrets))).mappings().one()
    await vault.replace({"authority": b"after"})
    from storage.resealing import _moved

    async with database.engine.begin() as connection:
        assert await _moved(connection, SEALED[0], fresh, stale)
    assert rows and await vault.fetch("authority") == b"after"
