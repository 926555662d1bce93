from __future__ import annotations

import traceback
from dataclasses import replace

import pytest

from signing.ports import Card, Dialogue
from signing.task.model import Person
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
from tests.storage.rows import people, person, stored

LI = Person(
    "li", 2**40, "李明 🖋", "li_ming", "zh", "zh-hans", "Asia/Shanghai", "+8613800138000", "li@example.cn", "印信",
    True, True,
)  # fmt: skip


async def test_a_person_comes_back_as_they_went_in(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.people.add(LI)
    async with database.transaction() as tx:
        assert await tx.people.get("li") == LI
        assert await tx.people.by_telegram_id(2**40) == LI
        assert await tx.people.by_phone("+8613800138000") == LI
        assert await tx.people.get("none") is None
        assert await tx.people.by_telegram_id(1) is None
        assert await tx.people.by_phone("+8613800138001") is None


async def test_a_person_is_saved_and_an_unknown_one_is_a_mistake(database: Database) -> None:
    await people(database, "wang")
    changed = replace(person("wang"), name="王芳", is_admin=True)
    async with database.transaction() as tx:
        await tx.people.save(changed)
        assert await tx.people.get("wang") == changed
        assert await tx.people.admins() == [changed]
    with pytest.raises(LookupError):
        async with database.transaction() as tx:
            await tx.people.save(person("none"))


async def test_a_telegram_id_is_one_person(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.people.add(person("one", 7))
    with pytest.raises(Exception, match=r"(?i)unique"):
        async with database.transaction() as tx:
            await tx.people.add(person("two", 7))


@pytest.mark.parametrize("wrong", ["the id is taken", "a name is missing"])
async def test_an_error_of_the_database_does_not_carry_what_was_written(database: Database, wrong: str) -> None:
    await people(database, "one")
    row = person("one", phone="+8613800138000")
    with pytest.raises(Exception, match=r"(?i)unique|not.null") as caught:
        async with database.transaction() as tx:
            await tx.people.add(row if "id" in wrong else replace(row, id="two", name=None))  # type: ignore[arg-type]
    assert "13800138000" not in "".join(traceback.format_exception(caught.value))


async def test_a_dialogue_is_put_put_again_and_ended(database: Database) -> None:
    task = await stored(database)
    dialogue = Dialogue("p-initiator", "draft", "parties", task.id, {"lines": ["李明"], "n": 1}, NOW)
    later = replace(dialogue, step="order", task_id=None, data={})
    async with database.transaction() as tx:
        assert await tx.dialogues.get("p-initiator") is None
        await tx.dialogues.put(dialogue)
        assert await tx.dialogues.get("p-initiator") == dialogue
        await tx.dialogues.put(later)
        assert await tx.dialogues.get("p-initiator") == later
        await tx.dialogues.end("p-initiator")
        assert await tx.dialogues.get("p-initiator") is None


async def test_a_card_is_put_moved_and_dropped(database: Database) -> None:
    task = await stored(database)
    card = Card(task.id, "p-甲方", 2**40, "digest")
    moved = replace(card, message_id=2, shown="other", is_photo=True)
    async with database.transaction() as tx:
        await tx.cards.put(card)
        await tx.cards.put(replace(card, person_id="p-initiator"))
        assert await tx.cards.get(task.id, "p-甲方") == card
        await tx.cards.put(moved)
        assert await tx.cards.get(task.id, "p-甲方") == moved
        assert set(await tx.cards.readers(task.id)) == {"p-甲方", "p-initiator"}
        await tx.cards.drop(task.id, "p-甲方")
        assert await tx.cards.get(task.id, "p-甲方") is None
        assert await tx.cards.readers(task.id) == ["p-initiator"]
