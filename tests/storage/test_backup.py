"""All that is kept goes into one sealed file and comes back from it, from either database into either."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from signing.audit.chain import record, verify_chain
from signing.ports import Actor
from storage.backup import rows
from storage.backup.looked_over import look_over
from storage.backup.made import BackupError, Made, Places, make_backup
from storage.backup.restored import Restored, restore_backup
from storage.blobs import FolderBlobs
from storage.columns import metadata
from storage.key_file import open_master_key
from storage.master_key import MasterKey
from storage.migrations.upgrade import newest_revision
from storage.queue_tables import outbox
from storage.unit_of_work import Database, open_database
from tests.storage.conftest import POSTGRES
from tests.storage.databases import KEY, postgres_url, sqlite_url
from tests.storage.rows import stored

WORD, COST = "five words are long enough", 10
NOW = datetime(2026, 11, 24, 3, 0, 0, 123456, tzinfo=UTC)
FACTS = {"z": 1e22, "a": [0.1, -0.0, 2**60], "字": "印信\u0000\u2028\r\n", "none": None}


def places(folder: Path, url: str) -> Places:
    return Places(url, folder, folder / "blobs", folder / "master.key", folder / "checkpoints")


def url_of(database: Database) -> str:
    return database.engine.url.render_as_string(hide_password=False)


def backed_up(of: Places, word: str = WORD) -> tuple[bytes, Made]:
    out = io.BytesIO()
    made = make_backup(of, out, word, version="1", revision=newest_revision(), now=NOW, cost=COST)
    return out.getvalue(), made


def put_back(into: Places, data: bytes, word: str = WORD) -> Restored:
    return restore_backup(into, io.BytesIO(data), word, revision=newest_revision())


def every_row(url: str) -> dict[str, list[Any]]:
    with rows.one_moment(url) as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)))) for table in metadata.sorted_tables
        }


@pytest.fixture(params=["sqlite", POSTGRES])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Places]:
    folder = tmp_path / "restored"
    folder.mkdir()
    yield places(folder, sqlite_url(folder) if request.param == "sqlite" else postgres_url())


async def lived_in(database: Database, folder: Path) -> tuple[Places, FolderBlobs, list[str]]:
    """Rows of each kind of value, documents as files and in the journal, keys and checkpoints."""
    here = places(folder, url_of(database))
    blobs = FolderBlobs(here.blobs, open_master_key(here.master_key))
    whole = await blobs.put(b"%PDF of a contract")
    longer = b"%PDF of a contract, signed"
    appended = hashlib.sha256(longer).hexdigest()
    await blobs.put_appended(whole, b", signed", appended)
    task = await stored(database)
    async with database.transaction() as tx:
        for number in range(3):
            await tx.outbox.put(
                key=f"k{number}", kind="notice", person_id=task.initiator_id, secret=b"\x00\xff", not_before=NOW
            )
            await record(tx, at=NOW, kind="x", actor=Actor(None, "cli"), task_id=None, facts=FACTS)
        await tx.secrets.keep("a", bytes(range(256)))
    (folder / "checkpoints").mkdir()
    (folder / "checkpoints" / "checkpoint-000001.jsonl").write_bytes(b"{}\n")
    (folder / "root.cer").write_bytes(b"root")
    return here, blobs, [whole, appended]


async def test_all_of_it_comes_back_on_either_database(database: Database, tmp_path: Path, empty: Places) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    here, _, names = await lived_in(database, folder)
    data, made = backed_up(here)
    restored = put_back(empty, data)

    assert (restored.rows, restored.blobs) == (made.rows, made.blobs)
    assert made.blobs == 2 and made.rows > 8
    assert every_row(empty.database) == every_row(here.database)
    assert (empty.folder / "root.cer").read_bytes() == b"root"
    assert (empty.checkpoints / "checkpoint-000001.jsonl").read_bytes() == b"{}\n"
    again = FolderBlobs(empty.blobs, open_master_key(empty.master_key))
    assert await again.get(names[1]) == b"%PDF of a contract, signed"
    other = open_database(empty.database, KEY)
    try:
        assert (await look_over(again, empty.blobs, other)).wrong == ()
        async with other.transaction() as tx:
            assert verify_chain(await tx.audit.of_task(None), None) is None
            theirs = (await tx._connection.execute(select(outbox.c.id, outbox.c.person_id))).all()
            await tx.outbox.put(key="new", kind="notice", person_id=theirs[0].person_id)
            newest = (await tx._connection.execute(select(outbox.c.id).where(outbox.c.key == "new"))).scalar()
            assert newest > max(row.id for row in theirs), "counting goes on"
    finally:
        await other.close()


async def test_rows_of_after_the_beginning_are_not_in_it(database: Database, tmp_path: Path) -> None:
    """One moment: also where somebody writes between two tables."""
    folder = tmp_path / "here"
    folder.mkdir()
    here, _, _ = await lived_in(database, folder)
    with rows.one_moment(here.database) as connection:
        parts = rows.lines_of(connection)
        seen = [next(parts)]
        async with database.transaction() as tx:
            await record(tx, at=NOW, kind="later", actor=Actor(None, "cli"), task_id=None, facts={})
        seen += list(parts)
    assert not any(b'"later"' in lines for _, lines, _ in seen)
    assert any(name == "audit" for name, _, _ in seen)


async def test_only_into_what_is_empty_and_whole_or_not_at_all(
    database: Database, tmp_path: Path, empty: Places
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    here, _, _ = await lived_in(database, folder)
    data, _ = backed_up(here)
    before = every_row(empty.database)

    def files() -> list[Path]:
        return [path for path in empty.folder.rglob("*") if path.is_file() and ".db" not in path.name]

    for wrong, word, code in (
        (data, "another passphrase", "passphrase-wrong"),
        (data[:-40], WORD, "damaged"),
        (data[: len(data) // 2], WORD, "damaged"),
        (b"no backup", WORD, "foreign"),
    ):
        with pytest.raises(BackupError) as refused:
            put_back(empty, wrong, word)
        assert refused.value.code in {code, "passphrase-wrong"}
        assert files() == [] and every_row(empty.database) == before, "nothing is left of it"
    put_back(empty, data)
    with pytest.raises(BackupError) as refused:
        put_back(empty, data)
    assert refused.value.code == "not-empty"
    with pytest.raises(BackupError) as refused:
        put_back(places(tmp_path / "elsewhere", empty.database), data)
    assert refused.value.code == "not-empty", "the rows alone are somebody's too"


async def test_other_tables_are_refused_by_both(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path)
    open_master_key(tmp_path / "master.key")
    here = places(tmp_path, url)
    with pytest.raises(BackupError) as refused:
        make_backup(here, io.BytesIO(), WORD, version="1", revision="0000", now=NOW, cost=COST)
    assert refused.value.code == "other-tables"
    data, _ = backed_up(here)
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(BackupError) as refused:
        restore_backup(places(other, sqlite_url(other)), io.BytesIO(data), WORD, revision="0000")
    assert refused.value.code == "other-version"


async def test_a_document_that_is_missing_or_damaged_is_named(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path / "blobs", MasterKey({1: bytes(32)}))
    kept, damaged = await blobs.put(b"kept"), await blobs.put(b"damaged")
    (path,) = (tmp_path / "blobs").glob(f"*/{damaged}")
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    database = open_database(sqlite_url(tmp_path), KEY)
    try:
        found = await look_over(blobs, tmp_path / "blobs", database)
    finally:
        await database.close()
    assert found.right == 1 and found.wrong == (damaged,) and kept != damaged
