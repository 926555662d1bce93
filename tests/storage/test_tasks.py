from __future__ import annotations

import asyncio
from dataclasses import MISSING, fields, replace
from datetime import timedelta, timezone

import pytest
from sqlalchemy import update

from signing.errors import Stale
from signing.fields.kinds import Align, Box, Face, Field, FieldKind, Look, Patch, Slice
from signing.ports import Revision
from signing.task import actions
from signing.task.model import (
    Document,
    DraftStep,
    Order,
    PartyState,
    Reach,
    ReminderPlan,
    Role,
    Side,
    Task,
    TaskState,
)
from storage.tables import tasks
from storage.unit_of_work import Database
from tests.sent_tasks import NOW, after_signing, approver, sent, signer
from tests.storage.rows import stored


def everything_said() -> Task:
    """No field at its default, so that one the rows forget is missed."""
    party = replace(
        signer("甲方 🖋"),
        side=Side.INTERNAL,
        company="印信有限公司",
        phone="+8613800138000",
        email="li@example.cn",
        step=3,
        reach=Reach.UNREACHABLE,
        state=PartyState.REJECTED,
        read_at=NOW,
        acted_at=NOW + timedelta(microseconds=1),
        reason="价格不对",
    )
    return Task(
        id="everything",
        number="YX-261124-0042",
        title="采购合同 'or 1=1 --",
        state=TaskState.REJECTED,
        initiator_id="p-initiator",
        language="en",
        created_at=NOW,
        documents=(Document("合同.pdf", "a" * 64, "b" * 64, 3, 2**33, ("repaired", "javascript"), True),),
        parties=(party, replace(approver("法务"), position=1)),
        order=Order.STEPS,
        fields=(Field("sign_0", party.id, FieldKind.SEAL, 2, Box(1.5, 2.25, 1 / 3, 40), False),),
        signature_page=True,
        places_chosen=True,
        draft_step=DraftStep.REVIEW,
        deadline=NOW + timedelta(days=3),
        reminders=ReminderPlan((48, 1), 21, 9),
        sent_at=NOW + timedelta(hours=1),
        ended_at=NOW + timedelta(hours=2),
        end_reason="价格不对",
        waiting_for="timestamp-unavailable",
        version=7,
    )


async def test_a_task_comes_back_as_it_went_in(database: Database) -> None:
    task = await stored(database, everything_said())
    async with database.transaction() as tx:
        assert await tx.tasks.get(task.id) == task
        assert await tx.tasks.claim(task.id) == task
        assert await tx.tasks.get("none") is None
        assert await tx.tasks.claim("none") is None


async def test_times_come_back_in_utc_whatever_zone_they_went_in_with(database: Database) -> None:
    shanghai = timezone(timedelta(hours=8))
    task = await stored(database, deadline=NOW.astimezone(shanghai))
    async with database.transaction() as tx:
        found = await tx.tasks.get(task.id)
    assert found is not None and found.deadline == NOW
    assert found.deadline is not None and found.deadline.utcoffset() == timedelta(0)


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="without a zone"):
        await stored(database, deadline=NOW.replace(tzinfo=None))


async def test_saving_replaces_task_parties_and_fields(database: Database) -> None:
    task = await stored(database, sent(signer("甲方"), signer("乙方")))
    changed = replace(after_signing(task, "甲方"), parties=task.parties[:1], fields=())
    async with database.transaction() as tx:
        await tx.tasks.save(changed, expected_version=task.version)
    async with database.transaction() as tx:
        assert await tx.tasks.get(task.id) == changed


async def test_a_change_made_upon_another_version_is_stale_and_changes_nothing(database: Database) -> None:
    task = await stored(database)
    newer = actions.mark_read(task, "甲方", NOW)[0]
    async with database.transaction() as tx:
        await tx.tasks.save(newer, expected_version=task.version)
    with pytest.raises(Stale, match="task-changed"):
        async with database.transaction() as tx:
            await tx.tasks.save(replace(newer, title="other"), expected_version=task.version)
    async with database.transaction() as tx:
        assert await tx.tasks.get(task.id) == newer


async def test_a_change_that_does_not_count_the_version_up_is_a_mistake(database: Database) -> None:
    task = await stored(database)
    with pytest.raises(ValueError, match="without counting"):
        async with database.transaction() as tx:
            await tx.tasks.save(task, expected_version=task.version)


async def test_twenty_at_once_who_claim_change_one_after_another(database: Database) -> None:
    task = await stored(database)

    async def one_more() -> None:
        async with database.transaction() as tx:
            mine = await tx.tasks.claim(task.id)
            assert mine is not None
            await asyncio.sleep(0)
            changed = replace(mine, title=str(int(mine.title) + 1), version=mine.version + 1)
            await tx.tasks.save(changed, expected_version=mine.version)

    async with database.transaction() as tx:
        await tx.tasks.save(replace(task, title="0", version=task.version + 1), expected_version=task.version)
    await asyncio.gather(*(one_more() for _ in range(20)))
    async with database.transaction() as tx:
        after = await tx.tasks.get(task.id)
    assert after is not None and (after.title, after.version) == ("20", task.version + 21)


async def test_a_task_is_never_read_half_changed(database: Database) -> None:
    """Title and the party's reason always say the same, however reading and writing overlap."""
    task = await stored(database)

    async def write() -> None:
        for at in range(30):
            async with database.transaction() as tx:
                mine = await tx.tasks.claim(task.id)
                assert mine is not None
                parties = (replace(mine.parties[0], reason=str(at)),)
                changed = replace(mine, title=str(at), parties=parties, version=mine.version + 1)
                await tx.tasks.save(changed, expected_version=mine.version)

    async def read() -> None:
        while not writing.done():
            async with database.transaction() as tx:
                found = await tx.tasks.get(task.id)
            assert found is not None and found.parties[0].reason in {found.title, None}
            assert found.parties[0].reason is not None or found.title == task.title
            await asyncio.sleep(0)

    writing = asyncio.create_task(write())
    await asyncio.gather(writing, read(), read())


async def test_numbers_count_up_within_a_day_and_never_repeat(database: Database) -> None:
    async def number(day: str = "261124") -> str:
        async with database.transaction() as tx:
            return await tx.tasks.next_number(day)

    numbers = await asyncio.gather(*(number() for _ in range(20)))
    assert sorted(numbers) == [f"YX-261124-{at:04d}" for at in range(1, 21)]
    assert await number("261125") == "YX-261125-0001"


async def test_the_database_refuses_a_second_signature_of_a_party(database: Database) -> None:
    task = await stored(database)
    first = Revision(task.id, 1, "b" * 64, 1000, "party", "甲方", NOW)
    async with database.transaction() as tx:
        await tx.revisions.add(first)
    with pytest.raises(Exception, match=r"(?i)unique"):
        async with database.transaction() as tx:
            await tx.revisions.add(replace(first, number=2, sha256="c" * 64))
    async with database.transaction() as tx:
        await tx.revisions.add(replace(first, document=1, sha256="d" * 64))  # of another document it is another


async def test_the_database_refuses_a_signed_party_without_its_time(database: Database) -> None:
    task = sent(signer("甲方"))
    party = replace(task.parties[0], state=PartyState.SIGNED)
    with pytest.raises(Exception, match="ck_parties_acted"):
        await stored(database, task, parties=(party,))
    with pytest.raises(Exception, match="ck_tasks_document"):
        await stored(database, task, documents=())


async def test_a_party_of_every_role_and_state_can_be_stored(database: Database) -> None:
    parties = [
        replace(signer(f"{role}{state}"), position=at, role=role, state=state, acted_at=NOW)
        for role in Role
        for at, state in enumerate(PartyState)
    ]
    await stored(database, parties=tuple(replace(each, position=at) for at, each in enumerate(parties)))
    for state in TaskState:
        await stored(database, id=state.value, number=state.value, state=state, ended_at=NOW)


def every_attribute() -> Field:
    """No attribute at its default."""
    return Field(
        name="pay_1",
        party_id="甲方",
        kind=FieldKind.SEAM,
        page=2,
        box=Box(1.5, 2.25, 1 / 3, 40),
        required=False,
        label="银行账号",
        tip="16 至 19 位",
        default="上海",
        group="pay",
        look=Look(Face.SONG, 9.5, Align.RIGHT, "#b3261e", multiline=True),
        options=("一年", "三年"),
        option="一年",
        sentence="本人已阅读。",
        format="y-m-d",
        limit=40,
        widget="Signature1",
        slice=Slice(1, 3, 113.4),
        covers=(Patch(1, Box(1, 2, 3, 4)),),
        document=3,
    )


async def test_a_field_comes_back_with_all_that_is_asked_and_how_it_looks(database: Database) -> None:
    field = every_attribute()
    defaults = {each.name: each.default for each in fields(Field) if each.default is not MISSING}
    assert not [name for name, default in defaults.items() if getattr(field, name) == default]
    task = await stored(database, fields=(field,))
    async with database.transaction() as tx:
        found = await tx.tasks.get(task.id)
    assert found is not None and found.fields == (field,)


async def test_fields_of_rows_from_before_get_the_defaults(database: Database) -> None:
    task = await stored(database)
    before = {
        "name": "sign_0",
        "party_id": "甲方",
        "kind": "signature",
        "page": 0,
        "box": {"u": 72, "v": 72, "width": 120, "height": 48},
        "required": True,
    }
    async with database.engine.begin() as connection:
        await connection.execute(update(tasks).where(tasks.c.id == task.id).values(fields=[before]))
    async with database.transaction() as tx:
        found = await tx.tasks.get(task.id)
    assert found is not None
    assert found.fields == (Field("sign_0", "甲方", FieldKind.SIGNATURE, 0, Box(72, 72, 120, 48)),)
