"""What the chains keep of every act, a checkpoint when it is due, the look that everybody may take."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signing.errors import NotAllowed, Refusal, Waiting
from signing.ports import Actor
from signing.task import events as kinds
from signing.usecases.audit_house import audit_house, checkpoint_now
from signing.usecases.checkpoint_due import checkpoint_due
from signing.usecases.checkpoint_file import checkpoint_file
from signing.usecases.claim_deliveries import claim_deliveries
from signing.usecases.make_checkpoint import make_checkpoint
from signing.usecases.note_delivery import Failed, Sent, Unknown, note_delivery
from signing.usecases.open_delivery import Moot, Parcel, open_delivery
from signing.usecases.recover_deliveries import recover_deliveries
from signing.usecases.sign_document import sign_document
from signing.usecases.verify_audit import verify_audit
from signing.usecases.view_audit import view_audit
from tests.signing.usecases.recorded import chain, house
from tests.world import World

__all__ = ["house"]  # the fixture

pytestmark = pytest.mark.slow
OPERATOR = Actor(None, "cli")


# ── entries ──────────────────────────────────────────────────────────────────────────────────────────────────


async def test_every_entry_of_a_life_names_the_document_as_it_was(house: World) -> None:
    ann, bo = await house.person("Ann", language="en"), await house.person("李明")
    task = await house.sent(ann, signers=[bo])
    await house.sign(bo, task)
    await house.work()
    touched = {
        kinds.SENT, kinds.PREPARED, kinds.TURN_CAME, kinds.READ, kinds.CODE_SENT, kinds.CODE_ACCEPTED,
        kinds.SIGNING_BEGAN, kinds.SIGNED, kinds.COMPLETED,
    }  # fmt: skip
    found = {each.kind: each.facts for each in await chain(house, task.id)}
    assert touched <= found.keys()
    for kind in touched:
        assert any(name.startswith("sha256") for name in found[kind]), kind


async def test_refused_and_wrong_codes_are_entries_also_while_locked(house: World) -> None:
    ann, bo = await house.person("Ann"), await house.person("李明")
    task = await house.sent(ann, signers=[bo])
    code = await house.asks_code(bo, task)
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(6):
        with pytest.raises(Refusal):
            await sign_document(house.ports, bo, task.id, code=wrong)
    entries = await chain(house, task.id)
    assert [each.kind for each in entries].count(kinds.CODE_WRONG) == 5
    assert [each.facts["code"] for each in entries if each.kind == kinds.REFUSED] == ["code-locked"]
    assert all(each.facts["code_id"] for each in entries if each.kind == kinds.CODE_WRONG)


async def test_what_was_refused_by_the_rules_is_an_entry(house: World) -> None:
    ann, bo = await house.person("Ann"), await house.person("李明")
    task = await house.sent(ann, signers=[bo])
    with pytest.raises(Refusal):
        await sign_document(house.ports, ann, task.id, code="123456")
    refused = [each for each in await chain(house, task.id) if each.kind == kinds.REFUSED]
    assert [(each.actor.person_id, each.facts["act"]) for each in refused] == [(ann.person_id, "sign")]


async def test_deliveries_and_their_unknowns_are_entries_with_the_language(house: World) -> None:
    ann, bo = await house.person("Ann"), await house.person("Bo", language="en")
    task = await house.sent(ann, signers=[bo])
    await house.asks_code(bo, task)
    outcomes = {"code": Sent(7)}
    while items := await claim_deliveries(house.ports, 50):
        for item in items:
            await note_delivery(house.ports, item, outcomes.get(item.kind, Unknown("timeout")))
    told = [each for each in await chain(house, task.id) if each.kind in {kinds.DELIVERED, kinds.DELIVERY_UNKNOWN}]
    assert {(each.kind, each.facts["what"]) for each in told} >= {
        ("delivered", "code"),
        ("delivery-unknown", "card"),
    }
    code = next(each for each in told if each.facts["what"] == "code")
    assert code.facts["language"] == "en" and code.facts["sha256"]


async def test_what_must_not_repeat_and_died_under_way_is_an_unknown_delivery_in_the_chain(house: World) -> None:
    ann, bo = await house.person("Ann"), await house.person("李明")
    task = await house.sent(ann, signers=[bo])
    await house.deliver()
    async with house.ports.transaction() as tx:
        await tx.outbox.put(key="n", kind="told", person_id=bo.person_id or "", task_id=task.id, repeatable=False)
    await claim_deliveries(house.ports, 5)
    house.clock.advance(seconds=1)
    assert await recover_deliveries(house.ports, 0) == 1
    last = (await chain(house, task.id))[-1]
    assert (last.kind, last.facts["what"], last.facts["why"]) == (kinds.DELIVERY_UNKNOWN, "told", "process-ended")


async def test_a_failed_delivery_about_no_task_is_in_our_own_chain(house: World) -> None:
    admin = await house.person("管理员", admin=True)
    await make_checkpoint(house.ports)
    (item,) = await claim_deliveries(house.ports, 5)
    await note_delivery(house.ports, item, Failed("Forbidden"))
    last = (await chain(house, None))[-1]
    assert (last.kind, last.facts["what"], last.facts["person_id"]) == (
        kinds.NOT_DELIVERED,
        "checkpoint",
        admin.person_id,
    )


# ── checkpoints ──────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_checkpoint_is_made_when_it_is_due_and_posted_to_every_admin_with_its_file(house: World) -> None:
    admin, other = await house.person("管理员", admin=True), await house.person("Root", admin=True)
    nobody = await house.person("李明")
    assert await checkpoint_due(house.ports) == 0, "nothing is a day old"
    house.clock.advance(hours=25)
    assert await checkpoint_due(house.ports) == 1
    assert await checkpoint_due(house.ports) == 0, "the next in a day"
    house.clock.advance(hours=23)
    assert await checkpoint_due(house.ports) == 0
    for who in (admin, other):
        (item,) = await house.outbox(who, "checkpoint")
        parcel = await open_delivery(house.ports, item, largest=10**6)
        assert isinstance(parcel, Parcel) and parcel.document is not None
        name, data = parcel.document
        assert name == "yinxin-checkpoint-000001.jsonl"
        assert data == (house.folder / "checkpoints" / "checkpoint-000001.jsonl").read_bytes()
    assert await house.outbox(nobody, "checkpoint") == []
    made = [each for each in await chain(house, None) if each.kind == kinds.CHECKPOINTED]
    assert [each.facts["number"] for each in made] == [1]
    house.clock.advance(hours=2)
    assert await checkpoint_due(house.ports) == 1
    assert (await verify_audit(house.ports)).is_whole


async def test_whoever_is_no_admin_any_more_gets_no_file(house: World) -> None:
    admin = await house.person("管理员", admin=True)
    await make_checkpoint(house.ports)
    (item,) = await house.outbox(admin, "checkpoint")
    no_more = replace(await house.who(admin), is_admin=False)
    async with house.ports.transaction() as tx:
        await tx.people.save(no_more)
    assert await open_delivery(house.ports, item, largest=10**6) == Moot("not-theirs")
    assert await checkpoint_file(house.ports, 1, 10) is None, "too large for the chat"
    assert await checkpoint_file(house.ports, 9, 10**6) is None


async def test_without_a_time_stamp_there_is_none_and_it_is_finished_later(house: World) -> None:
    admin = await house.person("管理员", admin=True)
    house.clock.advance(hours=25)
    house.stamps.away = True
    assert await checkpoint_due(house.ports) == 0 and await checkpoint_due(house.ports) == 0
    assert [item.facts["key"] for item in await house.outbox(admin, "attention")] == ["told-checkpoint-waits"]
    with pytest.raises(Waiting):
        await make_checkpoint(house.ports)
    assert await house.outbox(admin, "checkpoint") == []
    house.stamps.away = False
    assert await checkpoint_due(house.ports) == 1
    async with house.ports.transaction() as tx:
        newest = await tx.checkpoints.newest()
    assert newest is not None and (newest.number, newest.token is not None) == (1, True)
    assert (await verify_audit(house.ports)).is_whole


async def test_over_a_database_older_than_its_files_none_is_made_by_itself(house: World) -> None:
    admin = await house.person("管理员", admin=True)
    await make_checkpoint(house.ports)
    await house.database.close()  # only then all of it is in the file
    before = (house.folder / "yinxin.db").read_bytes()
    await make_checkpoint(house.ports)
    await house.database.close()
    (house.folder / "yinxin.db").write_bytes(before)
    await house.restart()
    house.clock.advance(hours=25)
    assert await checkpoint_due(house.ports) == 0
    assert "told-rolled-back" in await house.told(admin)
    report = await verify_audit(house.ports)
    assert "rolled-back" in {one.what for one in report.findings}
    assert (await checkpoint_now(house.ports, admin)).full
    house.clock.advance(hours=25)
    assert await checkpoint_due(house.ports) == 1


# ── who may look ─────────────────────────────────────────────────────────────────────────────────────────────


async def test_everybody_sees_how_the_record_of_their_own_documents_stands_and_of_no_others(house: World) -> None:
    ann, bo, eve = [await house.person(name) for name in ("Ann", "李明", "Eve")]
    admin = await house.person("管理员", admin=True)
    task = await house.sent(ann, signers=[bo])
    view = await view_audit(house.ports, bo, task.id)
    assert view.is_whole and view.entries == len(await chain(house, task.id)) and view.sealed == 0
    await make_checkpoint(house.ports)
    view = await view_audit(house.ports, ann, task.id)
    assert view.is_whole and view.sealed == view.entries and view.checkpoint is not None
    with pytest.raises(NotAllowed, match="not-found"):
        await view_audit(house.ports, eve, task.id)
    with pytest.raises(NotAllowed, match="not-found"):
        await view_audit(house.ports, eve, "nosuchtask22")
    await view_audit(house.ports, admin, task.id)
    assert [(each.kind, each.actor.person_id) for each in (await chain(house, task.id))[-2:]] == [
        (kinds.REFUSED, eve.person_id),
        (kinds.ADMIN_READ, admin.person_id),
    ]


async def test_the_whole_record_is_for_admins_and_their_looking_is_an_entry(house: World) -> None:
    admin, bo = await house.person("管理员", admin=True), await house.person("李明")
    for act in (audit_house, checkpoint_now):
        with pytest.raises(NotAllowed, match="not-found"):
            await act(house.ports, bo)
    assert (await audit_house(house.ports, admin)).is_whole
    last = [(each.kind, each.actor.person_id) for each in (await chain(house, None))[-3:]]
    assert last == [
        (kinds.REFUSED, bo.person_id),
        (kinds.REFUSED, bo.person_id),
        (kinds.ADMIN_READ, admin.person_id),
    ]
