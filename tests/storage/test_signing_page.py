"""Questions, kept signatures and pages that were shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from signing.ports import KeptHand
from signing.task.model import Reading
from signing.task.questions import Question
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
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
