"""Whatever is done to the book behind our back is found, and the entry is named: on both databases."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from signing.audit.chain import record
from signing.audit.entries import hash_of
from signing.audit.personal import personal_digest
from signing.task.events import ERASED
from signing.usecases import verify_audit
from signing.usecases.erased_entries import bare_entries
from storage.unit_of_work import Database
from tests.audited_book import WHO, AuditedBook

# (what is done, what is found: what, chain, entry). Chains "a" and "b" have entries 0–4, sealed; "a" has 5 and 6
# after that.
DAMAGES: dict[str, tuple[list[str], set[tuple[str, str | None, int | None]]]] = {
    "facts edited": (
        ["UPDATE audit SET facts = '{\"name\": \"王芳\"}' WHERE chain = 'a' AND number = 2"],
        {("content", "a", 2)},
    ),
    "kind edited": (["UPDATE audit SET kind = 'signed' WHERE chain = 'a' AND number = 6"], {("content", "a", 6)}),
    "time edited": (
        ["UPDATE audit SET at = '2020-01-01 00:00:00' WHERE chain = 'b' AND number = 0"],
        {("content", "b", 0)},
    ),
    "address edited": (
        ['UPDATE audit SET actor = \'{"person_id": "p-liming", "channel": "page"}\' WHERE number = 3'],
        {("content", "a", 3), ("content", "b", 3)},
    ),
    "words forgotten": (
        ["UPDATE audit SET context = NULL WHERE chain = 'a' AND number = 1"],
        {("content", "a", 1)},
    ),
    "made an entry of the first layout": (
        ["UPDATE audit SET version = 1 WHERE chain = 'a' AND number = 1"],
        {("content", "a", 1)},
    ),
    "one taken out": (["DELETE FROM audit WHERE chain = 'a' AND number = 2"], {("number", "a", 2)}),
    "the first taken out": (["DELETE FROM audit WHERE chain = 'b' AND number = 0"], {("number", "b", 0)}),
    "the tail cut": (["DELETE FROM audit WHERE chain = 'a' AND number > 5"], {("tail", "a", 6)}),
    "the tail cut, and its note": (
        [
            "DELETE FROM audit WHERE chain = 'b' AND number > 2",
            "UPDATE audit_heads SET number = 2, hash = (SELECT hash FROM audit WHERE chain = 'b' AND number = 2) "
            "WHERE chain = 'b'",
        ],
        {("cut", "b", 3)},
    ),
    "two changed places": (
        [
            "UPDATE audit SET number = 99 WHERE chain = 'a' AND number = 2",
            "UPDATE audit SET number = 2 WHERE chain = 'a' AND number = 3",
            "UPDATE audit SET number = 3 WHERE chain = 'a' AND number = 99",
        ],
        {("order", "a", 2), ("order", "a", 3), ("link", "a", 4)},
    ),
    "one put into another chain": (
        [
            "DELETE FROM audit WHERE chain = 'b' AND number = 4",
            "UPDATE audit SET chain = 'b', number = 4 WHERE chain = 'a' AND number = 4",
        ],
        {("number", "a", 4), ("link", "b", 4), ("tail", "b", 4), ("sealed", "b", 4)},
    ),
    "a whole chain taken out": (["DELETE FROM audit WHERE chain = 'b'"], {("vanished", "b", 0)}),
    "a whole chain taken out, and its note": (
        ["DELETE FROM audit WHERE chain = 'b'", "DELETE FROM audit_heads WHERE chain = 'b'"],
        {("vanished", "b", 0)},
    ),
    "its note forged": (
        ["UPDATE audit_heads SET hash = 'f00' WHERE chain = 'a'"],
        {("tail", "a", 6)},
    ),
    "its note taken out": (["DELETE FROM audit_heads WHERE chain = 'a'"], {("tail", "a", 7)}),
    "the installation's own chain": (
        ["UPDATE audit SET kind = 'x' WHERE chain = 'installation' AND number = 0"],
        {("content", None, 0)},
    ),
    "a checkpoint forged in the database": (
        ["UPDATE checkpoints SET hash = 'f00' WHERE number = 1"],
        {("checkpoint-edited", None, 1)},
    ),
    "what a checkpoint was made over": (
        ["UPDATE checkpoints SET root = 'f00' WHERE number = 1"],
        {("checkpoint-edited", None, 1)},
    ),
    "when a checkpoint was made": (
        ["UPDATE checkpoints SET at = '2020-01-01 00:00:00' WHERE number = 1"],
        {("checkpoint-edited", None, 1)},
    ),
    "checkpoints forgotten by the database": (["DELETE FROM checkpoints"], {("rolled-back", None, 1)}),
}


@pytest_asyncio.fixture
async def book(database: Database, tmp_path: Path) -> AsyncIterator[AuditedBook]:
    book = AuditedBook(database, tmp_path)
    await book.write(None, 2)
    await book.write("a", 5)
    await book.write("b", 5)
    await book.checkpoint()
    await book.write("a", 2)
    yield book


async def test_an_untouched_book_is_whole(book: AuditedBook) -> None:
    report = await book.report()
    assert report.is_whole and (report.chains, report.entries, report.files) == (3, 15, 1)
    assert report.is_trusted and report.stamped_by == "Yinxin Time Stamp"
    assert report.checkpoint is not None and report.checkpoint.tree_size == 3


@pytest.mark.parametrize("damage", DAMAGES)
async def test_damage_is_found_and_named(book: AuditedBook, damage: str) -> None:
    statements, expected = DAMAGES[damage]
    await book.run(*statements)
    assert await book.findings() == expected


async def test_an_entry_edited_with_its_hash_and_note_made_anew_is_seen_by_the_checkpoint(
    book: AuditedBook,
) -> None:
    async with book.ports.transaction() as tx:
        last = (await tx.audit.of_task("b"))[-1]
    forged = replace(last, facts={"name": "王芳"})
    forged = replace(forged, personal=personal_digest(replace(forged, personal=None)))
    await book.run(
        f"UPDATE audit SET facts = '{json.dumps(forged.facts)}', hash = '{hash_of(forged)}', "
        f"personal = '{forged.personal}' WHERE chain = 'b' AND number = {last.number}",
        f"UPDATE audit_heads SET hash = '{hash_of(forged)}' WHERE chain = 'b'",
    )
    assert await book.findings() == {("sealed", "b", last.number)}


async def test_an_entry_edited_with_its_hash_made_anew_does_not_fit_the_next(book: AuditedBook) -> None:
    async with book.ports.transaction() as tx:
        entry = (await tx.audit.of_task("b"))[1]
    forged = replace(entry, kind="signed")
    await book.run(
        f"UPDATE audit SET kind = 'signed', hash = '{hash_of(forged)}' WHERE chain = 'b' AND number = 1"
    )
    assert await book.findings() == {("link", "b", 2)}


async def test_an_entry_emptied_in_the_shadow_of_a_rightful_erasure_is_seen(book: AuditedBook) -> None:
    async with book.ports.transaction() as tx:
        assert await bare_entries(tx, "a", lambda entry: entry.number == 3) == (1, 0)
        facts = {"entries": 1, "count": 0}
        await record(tx, at=book.now, kind=ERASED, actor=WHO, task_id="a", facts=facts)
    assert (await book.report()).is_whole
    async with book.ports.transaction() as tx:
        assert await bare_entries(tx, "a", lambda entry: entry.number == 1) == (1, 0)
    assert await book.findings() == {("erased", "a", 1)}


async def test_a_database_rolled_back_is_older_than_its_own_files(book: AuditedBook) -> None:
    kept = await book.snapshot()
    await book.write("a", 3)
    await book.write("c", 2)
    await book.checkpoint()
    await book.roll_back(kept)
    assert await book.findings() == {
        ("rolled-back", None, 2),
        ("cut", "a", 7),
        ("vanished", "c", 0),
    }


async def test_files_taken_away_with_it_are_told_by_the_one_in_the_chat(book: AuditedBook) -> None:
    kept = await book.snapshot()
    await book.write("a", 3)
    await book.checkpoint()
    posted = book.file(2).read_bytes()
    await book.roll_back(kept)
    book.file(2).unlink()
    assert (await book.report()).is_whole, "by itself nothing is left to tell it"
    assert {what for what, _, _ in await book.findings(shown=posted)} == {"rolled-back", "checkpoint-missing"}
    assert await book.findings(shown=posted[:-9]) == {("rolled-back", None, 2), ("checkpoint-missing", None, 2)}
    assert await book.findings(shown=b"x" + posted) == {("shown-damaged", None, None)}


async def test_after_a_restore_that_people_accepted_things_go_on_and_the_break_stays_visible(
    book: AuditedBook,
) -> None:
    kept = await book.snapshot()
    await book.write("a", 3)
    await book.write("c", 2)
    await book.checkpoint()
    await book.roll_back(kept)
    await book.write("d", 1)
    third = await book.checkpoint()
    assert (third.number, third.full, third.tree_size) == (3, True, 4)
    assert await book.findings() == {("went-back", "a", 7), ("went-back", "c", 0)}
    await book.write("d", 1)
    assert not (await book.checkpoint()).full
    assert len(await book.findings()) == 2


async def test_files_are_held_against_each_other(book: AuditedBook) -> None:
    await book.checkpoint()
    await book.checkpoint()
    first, second = book.file(1).read_bytes(), book.file(2).read_bytes()

    book.file(2).write_bytes(second.replace(b'"number":2', b'"number":2 ', 1))
    assert (await book.report()).is_whole, "white space says nothing: what is hashed is made from what is read"
    book.file(2).write_bytes(second.replace(b'"changed":', b'"changed":1', 1))
    assert ("checkpoint-damaged", None, 2) in await book.findings()
    book.file(2).write_bytes(second.rsplit(b"[", 1)[0])
    assert ("checkpoint-damaged", None, 2) in await book.findings()
    book.file(2).write_bytes(first)
    assert ("checkpoint-damaged", None, 2) in await book.findings()

    token, other = (json.loads(data.split(b"\n")[1])["token"] for data in (second, first))
    book.file(2).write_bytes(second.replace(token.encode(), other.encode()))
    assert await book.findings() == {("checkpoint-unstamped", None, 2)}

    book.file(2).unlink()
    assert {("checkpoint-missing", None, 2), ("checkpoint-unlinked", None, 3)} <= await book.findings()
    book.file(2).write_bytes(second)
    assert (await book.report()).is_whole


async def test_a_checkpoint_names_only_what_has_moved(book: AuditedBook) -> None:
    second = await book.checkpoint()
    assert (second.changed, second.full) == (2, False)  # "a", and our own chain
    assert len(book.file(1).read_bytes().splitlines()) == 2 + 3
    assert len(book.file(2).read_bytes().splitlines()) == 2 + 2


async def test_without_its_files_the_next_checkpoint_names_everything(book: AuditedBook) -> None:
    book.file(1).unlink()
    second = await book.checkpoint()
    assert (second.number, second.full, second.changed) == (2, True, 3)
    assert await book.findings() == {("checkpoint-missing", None, 1)}


async def test_a_file_is_never_written_over_by_another_checkpoint(book: AuditedBook) -> None:
    before = book.file(1).read_bytes()
    with pytest.raises(FileExistsError):
        book.witness.keep(1, [b"another", b"one"])
    book.witness.keep(1, before.splitlines())
    assert book.file(1).read_bytes() == before


async def test_entries_of_before_are_kept_and_verify(book: AuditedBook) -> None:
    """As a database of before the second layout has them: no version said, no context, four facts of the actor."""
    async with book.ports.transaction() as tx:
        head = await tx.audit.head("b")
    assert head is not None
    old = replace(
        head,
        number=5,
        previous=head.hash,
        version=1,
        context=None,
        salt=None,
        personal=None,
        actor=replace(head.actor, identified=None, language=None),
    )
    actor = {"person_id": "p-liming", "channel": "page", "ip": "2001:db8::1", "agent": "Mozilla/5.0"}
    at = f"{old.at:%Y-%m-%d %H:%M:%S.%f}"
    await book.run(
        "INSERT INTO audit (chain, number, task_id, at, kind, actor, facts, previous, hash) VALUES "
        f"('b', 5, 'b', '{at}', '{old.kind}', '{json.dumps(actor)}', '{json.dumps(dict(old.facts))}', "
        f"'{old.previous}', '{hash_of(old)}')",
        f"UPDATE audit_heads SET number = 5, hash = '{hash_of(old)}' WHERE chain = 'b'",
    )
    await book.write("b", 1)
    assert (await book.report()).is_whole
    await book.run("UPDATE audit SET kind = 'x' WHERE chain = 'b' AND number = 5")
    assert await book.findings() == {("content", "b", 5)}


async def test_what_is_written_meanwhile_is_no_finding(book: AuditedBook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody appends between the page with a chain's end and the look at its note."""
    monkeypatch.setattr(verify_audit, "PAGE", 3)
    looks = 0

    @asynccontextmanager
    async def others_come_in_between() -> AsyncIterator[Any]:
        nonlocal looks
        async with book.database.transaction() as tx:
            yield tx
        if looks < 12:  # else there would be no end of it
            looks += 1
            await book.write("a", 1)
            await book.write("b", 1)

    report = await verify_audit.verify_audit(replace(book.ports, transaction=others_come_in_between))
    assert report.is_whole and looks == 12
