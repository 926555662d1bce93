"""What is said of people stands nowhere in the database but sealed, and is found all the same."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import JSON, Connection, String, func, literal_column, select, update

from signing.ports import Proof
from signing.task.address_book import Contact
from signing.task.model import Person
from signing.usecases.verify_audit import verify_audit
from storage.columns import metadata
from storage.key_file import add_master_key, drop_master_keys, open_master_key
from storage.master_key import MasterKey
from storage.migrations.upgrade import alembic_config, migrating
from storage.resealing import reseal, versions_in_use
from storage.sealed_columns import seal_with
from storage.tables import audit, people
from storage.unit_of_work import Database, open_database
from tests.storage.databases import KEY, postgres_database
from tests.world import START, World, a_world

PHONE, EMAIL = "+8613912345678", "wang.fang@example.cn"
SAID = ("李明", "王芳", "采购合同", "张三丰", PHONE, EMAIL, "华夏印务", "198.51.100.77", "wang_fang")
# Words and JSON of which nothing is anybody's: what a row is, how it stands, which bytes it names.
IN_CLEAR = {
    *(
        "kind",
        "state",
        "act",
        "hash",
        "digest",
        "token_hash",
        "sha256",
        "bound_to",
        "channel",
        "how",
        "step",
        "roles",
    ),
    *("language", "language_code", "time_zone", "region", "first_way", "purpose", "what"),
    *("order", "draft_step", "certificate_serial"),
    *(
        "previous",
        "root",
        "changed_sha256",
        "personal",
        "subject",
        "day",
        "number",
        "serial",
        "certificate_serial",
    ),
    *("worker", "key", "slot", "skipped", "shown", "stands", "place", "paper", "page", "preview", "original"),
    *("role", "side", "reach", "wrong_at", "reminders", "reading", "demand", "bases", "means", "waiting_for"),
    *("rescission", "corrects", "corrected_by", "rescinds", "bulk_id", "template_id", "party_id", "chain"),
    *("asked_id", "code_id", "role_id", "request_id", "task_id", "id"),
    *("approved_by", "decided_by", "held_by", "handed_by"),
    *("secrets.name",),
}


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


def test_a_new_column_of_words_is_sealed_or_says_nothing_of_anybody() -> None:
    clear = {
        (column.name, f"{table.name}.{column.name}")
        for table in metadata.tables.values()
        for column in table.c
        if type(column.type) is String or isinstance(column.type, JSON)
    }
    unknown = {place for name, place in clear if name not in IN_CLEAR and place not in IN_CLEAR}
    assert not {
        place for place in unknown if not metadata.tables[place.split(".")[0]].c[place.split(".")[1]].foreign_keys
    }


async def _played(world: World) -> str:
    """A task from draft to signature, its people with all that can be known of them."""
    ann, bo = await world.person("李明"), await world.person("王芳")
    async with world.ports.transaction() as tx:
        known = await tx.people.get(bo.person_id or "")
        assert known is not None
        told = {"phone": PHONE, "email": EMAIL, "company": "华夏印务", "username": "Wang_Fang"}
        await tx.people.save(replace(known, **told))  # type: ignore[arg-type]  # words all of them
        await tx.contacts.put(
            Contact("c1", ann.person_id or "", "张三丰", "华夏印务", PHONE, EMAIL, None, START, START)
        )
        await tx.security.put_proof(Proof(known.id, "phone", PHONE, "shared-contact", START))
    page = replace(bo, ip="198.51.100.77", agent="Mozilla/5.0")
    task = await world.sent(ann, signers=[bo])
    code = await world.asks_code(page, task)
    await world.confirm(page, task, code)
    await world.draft(ann, signers=[bo], title="王芳的采购合同")
    await world.work()
    await world.deliver()
    return task.id


async def _clean(database: Database) -> None:
    if database.engine.dialect.name == "sqlite":
        async with database.engine.connect() as connection:
            raw = (await connection.get_raw_connection()).driver_connection
            assert raw is not None
            await raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _files(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("yinxin.db*"))


async def _dump(database: Database, folder: Path) -> bytes:
    """SQLite: the bytes of its files. PostgreSQL: each row as words, as a dump has them."""
    await _clean(database)
    if database.engine.dialect.name == "sqlite":
        return _files(folder)
    lines: list[str] = []
    async with database.engine.connect() as connection:
        for table in metadata.sorted_tables:
            words = select(func.row_to_json(literal_column(table.name))).select_from(table)
            lines += [repr(row[0]) for row in await connection.execute(words)]
            certificates = [c for c in table.c if c.name in {"der", "plan"}]
            for column in certificates:
                stored = select(literal_column(f"encode({column.name}, 'escape')")).select_from(table)
                lines += [str(row[0]) for row in await connection.execute(stored)]
    return "\n".join(lines).encode()


def _told(dump: bytes) -> set[str]:
    forms = {word: {word.encode(), word.encode("utf-16-be"), ascii(word)[1:-1].encode()} for word in SAID}
    return {word for word, every in forms.items() if any(form in dump for form in every)}


async def test_after_a_played_task_nothing_of_anybody_is_in_the_file(world: World) -> None:
    task_id = await _played(world)
    assert not _told(await _dump(world.database, world.folder))
    async with world.ports.transaction() as tx:
        found = await tx.people.by_phone(PHONE)
        assert found is not None and (found.name, found.email) == ("王芳", EMAIL)
        assert await tx.people.by_username("WANG_fang") == found
        task = await tx.tasks.get(task_id)
        assert task is not None and task.title == "采购合同" and task.parties[0].name == "王芳"
        assert await tx.erasing.erase_person("nobody", [PHONE], START) >= 1, "the contact that has this number"
        assert "张三丰" not in {one.name for one in await tx.contacts.of_owner(task.initiator_id, 10)}
    assert (await verify_audit(world.ports)).is_whole


async def test_an_upgrade_seals_what_was_in_clear_and_leaves_no_trace_of_it(world: World) -> None:
    task_id = await _played(world)
    strange = await world.person("yx1.AQABZm9v")
    before = await world.task(task_id)
    await _back(world.database)
    assert {"王芳", "采购合同", PHONE, EMAIL} <= _told(await _dump(world.database, world.folder))
    await world.database.migrate()
    await world.restart()
    assert not _told(await _dump(world.database, world.folder))
    assert await world.task(task_id) == before
    assert (await world.who(strange)).name == "yx1.AQABZm9v"
    async with world.ports.transaction() as tx:
        assert await tx.people.by_phone(PHONE) is not None
    assert (await verify_audit(world.ports)).is_whole


@pytest.mark.slow
@pytest.mark.postgres
async def test_the_same_on_postgresql(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async with postgres_database() as database:
        url = database.engine.url.render_as_string(hide_password=False)
        monkeypatch.setattr(world, "_open", lambda: open_database(url, world._key))
        await world.restart()
        task_id = await _played(world)
        before = await world.task(task_id)
        assert not _told(await _dump(world.database, world.folder))
        await _back(world.database)
        assert {"王芳", PHONE, EMAIL} <= _told(await _dump(world.database, world.folder))
        await world.database.migrate()
        await world.restart()
        assert not _told(await _dump(world.database, world.folder))
        assert await world.task(task_id) == before
        await world.database.close()


async def _back(database: Database) -> None:
    def down(connection: Connection) -> None:
        command.downgrade(alembic_config(connection), "0033")

    async with migrating(database.engine) as connection:
        await connection.run_sync(down)


async def test_a_base_with_rows_is_not_brought_forward_without_the_key(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.people.add(Person("p", 1, "王芳"))
    await _back(database)
    other = open_database(database.engine.url.render_as_string(hide_password=False).replace("+aiosqlite", ""))
    with pytest.raises(RuntimeError, match="master key"):
        await other.migrate()
    await other.close()
    await database.migrate()
    async with database.transaction() as tx:
        found = await tx.people.get("p")
    assert found is not None and found.name == "王芳"


async def test_a_value_in_another_column_does_not_open(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.people.add(Person("p", 1, "王芳", company="印务"))
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE people SET company = name")
    with pytest.raises(ValueError, match="another purpose"):
        async with database.transaction() as tx:
            await tx.people.get("p")
    seal_with(database.engine.dialect, MasterKey({1: b"another master key of 32 letters"}))
    with pytest.raises(ValueError, match="changed since"):
        async with database.transaction() as tx:
            await tx.people.get("p")
    seal_with(database.engine.dialect, KEY)


async def test_an_entry_whose_seal_is_broken_is_a_finding_and_no_end_of_the_look(world: World) -> None:
    task_id = await _played(world)
    async with world.database.engine.begin() as connection:
        changed = "facts = replace(facts, substr(facts, 40, 4), 'AAAA'), actor = facts, salt = 'yx1.AQABAAAA'"
        await connection.exec_driver_sql(f"UPDATE audit SET {changed} WHERE chain = '{task_id}' AND number = 1")
    report = await verify_audit(world.ports)
    assert {(one.task_id, one.number) for one in report.findings} >= {(task_id, 1)}


def test_nothing_asks_a_sealed_column() -> None:
    with pytest.raises(TypeError, match="sealed"):
        _ = people.c.name == "王芳"
    with pytest.raises(TypeError, match="sealed"):
        _ = audit.c.salt.in_(["00"])


async def test_a_newer_key_seals_people_anew_while_they_are_found(tmp_path: Path, database: Database) -> None:
    path = tmp_path / "master.key"
    at_work = open_master_key(path)
    seal_with(database.engine.dialect, at_work)
    async with database.transaction() as tx:
        for number in range(450):  # more than are walked at once
            await tx.people.add(Person(f"p{number:03d}", number, f"王芳{number}", phone=f"+86139{number:08d}"))
    add_master_key(path)
    at_work.look_again()
    async with database.transaction() as tx:
        await tx.people.add(Person("new", 9999, "李明", phone=PHONE))
        for phone, name in (("+8613900000007", "王芳7"), (PHONE, "李明")):
            found = await tx.people.by_phone(phone)
            assert found is not None and found.name == name
    assert await versions_in_use(database) == {1: 900, 2: 2}
    fresh = open_master_key(path)
    assert (await reseal(database, fresh)).moved == 450
    assert await versions_in_use(database) == {2: 902}
    drop_master_keys(path, frozenset({1}))
    seal_with(database.engine.dialect, open_master_key(path))
    async with database.transaction() as tx:
        found = await tx.people.by_phone("+8613900000449")
    assert found is not None and found.name == "王芳449"


async def test_whoever_changes_a_row_while_it_is_walked_wins(tmp_path: Path, database: Database) -> None:
    from storage.sealed_rows import leaf, moved, put

    path = tmp_path / "master.key"
    seal_with(database.engine.dialect, open_master_key(path))
    async with database.transaction() as tx:
        await tx.people.add(Person("p", 1, "王芳"))
    add_master_key(path)
    fresh = open_master_key(path)
    async with database.engine.begin() as connection:
        rows = await connection.run_sync(leaf, people, fresh, None)
    async with database.engine.begin() as connection:
        await connection.execute(update(people).values(name="王芳芳"))
    async with database.engine.begin() as connection:
        await connection.run_sync(put, people, [(row, moved(people, fresh, row)) for row in rows])
    async with database.transaction() as tx:
        found = await tx.people.get("p")
    assert found is not None and found.name == "王芳芳"
