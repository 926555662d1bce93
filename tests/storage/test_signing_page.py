"""Questions, kept signatures and pages that were shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from signing.ports import HandedIn, KeptHand
from signing.task.model import AskedFile, Reading
from signing.task.questions import Question
from storage.unit_of_work import Database
from tests.sent_tasks import NOW, sent, signer
from tests.storage.rows import people, stored

ASKED = Question("q1", "task", "甲方", "p-甲方", "甲方", "第三条是什么意思？", NOW)


async def test_a_question_is_answered_once(database: Database) -> None:
    await stored(database)
    later = replace(ASKED, id="a0", words="还有一个问题")
    async with database.transaction() as tx:
        await tx.questions.add(ASKED)
        await tx.questions.add(later)
        assert await tx.questions.answer("q1", "指交货期限。", NOW + timedelta(hours=1))
        assert not await tx.questions.answer("q1", "别的", NOW)
        assert not await tx.questions.answer("none", "别的", NOW)
        answered = replace(ASKED, answer="指交货期限。", answered_at=NOW + timedelta(hours=1))
        assert list(await tx.questions.of_task("task")) == [answered, later]
        assert not await tx.questions.of_task("other")


async def test_a_kept_signature_is_a_persons_own_replaced_and_dropped(database: Database) -> None:
    await people(database, "li", "bo")
    mine = KeptHand("li", "signature", b"\x00sealed", NOW)
    async with database.transaction() as tx:
        await tx.hands.put(mine)
        await tx.hands.put(newer := replace(mine, sealed=b"newer"))
        assert await tx.hands.get("li", "signature") == newer
        assert await tx.hands.get("li", "initials") is None and await tx.hands.get("bo", "signature") is None
        assert list(await tx.hands.kinds("li")) == ["signature"]
        assert not await tx.hands.drop("bo", "signature")
        assert await tx.hands.drop("li", "signature") and not await tx.hands.drop("li", "signature")
    with pytest.raises(IntegrityError):
        async with database.transaction() as tx:
            await tx.hands.put(replace(mine, kind="nose"))


async def test_the_first_showing_of_a_page_counts(database: Database) -> None:
    await stored(database)
    async with database.transaction() as tx:
        await tx.pages_read.note("task", "甲方", (0, 2), NOW)
        await tx.pages_read.note("task", "甲方", (0, 2), NOW + timedelta(hours=1))
        await tx.pages_read.note("task", "甲方", (1, 2), NOW + timedelta(seconds=3))
        assert await tx.pages_read.of_party("task", "甲方") == {
            (0, 2): NOW,
            (1, 2): NOW + timedelta(seconds=3),
        }
        assert await tx.pages_read.of_party("task", "乙方") == {}


@pytest.mark.parametrize("reading", [Reading(), Reading(to_end=True), Reading(True, 60)])
async def test_what_must_be_read_is_kept_with_the_task(database: Database, reading: Reading) -> None:
    await stored(database, reading=reading)
    async with database.transaction() as tx:
        task = await tx.tasks.get("task")
    assert task is not None and task.reading == reading


async def test_what_is_handed_in_is_kept_once_for_each_thing_asked_for(database: Database) -> None:
    await stored(database)
    mine = HandedIn("h1", "task", "甲方", "a1", "身份证.jpg", "a" * 64, 900, NOW)
    async with database.transaction() as tx:
        await tx.handed_in.put(mine)
        await tx.handed_in.put(other := replace(mine, id="h2", asked_id="a2"))
        await tx.handed_in.put(newer := replace(mine, id="h3", sha256="b" * 64))
        await tx.handed_in.put(theirs := replace(mine, id="h4", party_id="乙方"))
        assert list(await tx.handed_in.of_task("task", "甲方")) == [newer, other]
        assert await tx.handed_in.drop("task", "甲方", "a2") and not await tx.handed_in.drop("task", "甲方", "a2")
        assert await tx.handed_in.drop("task", "甲方")
        assert list(await tx.handed_in.of_task("task")) == [theirs]


async def test_a_partys_wishes_and_who_stood_in_its_place_are_kept(database: Database) -> None:
    asked = (AskedFile("a1", "身份证复印件"), AskedFile("a2", "营业执照", required=False))
    party = replace(signer("甲方"), may_delegate=True, handed_by="王总", handed_why="出差", asked_files=asked)
    await stored(database, sent(party))
    async with database.transaction() as tx:
        task = await tx.tasks.get("task")
    assert task is not None and task.parties[0].asked_files == asked
    assert (task.parties[0].may_delegate, task.parties[0].handed_by) == (True, "王总")


async def test_pages_of_who_stood_there_before_are_forgotten(database: Database) -> None:
    await stored(database)
    async with database.transaction() as tx:
        await tx.pages_read.note("task", "甲方", (0, 2), NOW)
        await tx.pages_read.drop("task", "甲方")
        assert await tx.pages_read.of_party("task", "甲方") == {}
