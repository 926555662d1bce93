"""A person sees what is kept about them, has a copy, and is erased as far as the law lets them be."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import pytest

from signing.audit.chain import verify_chain
from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Actor, SealState
from signing.ports.erasing import PERSON, Erasure
from signing.usecases.ask_erasure import ask_erasure
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.contacts import put_contact
from signing.usecases.decline_erasure import decline_erasure
from signing.usecases.erase_person import erase_person
from signing.usecases.fetch_my_data import NAME, fetch_my_data
from signing.usecases.folders import make_folder
from signing.usecases.repeat_erasures import repeat_erasures
from signing.usecases.retention import hold, release
from signing.usecases.seal_views import SealWish
from signing.usecases.verify_audit import verify_audit
from signing.usecases.view_erasures import find_who, view_erasure, view_erasures
from signing.usecases.view_my_data import view_my_data
from storage.erasure_file import FolderErasures
from tests.seals_at_hand import a_seal
from tests.world import World


def remembering(world: World) -> None:
    """With the register's file beside the database."""
    world.ports = replace(world.ports, erasures=FolderErasures(world.folder))


async def told(world: World, actor: Actor) -> str:
    async with world.ports.transaction() as tx:
        rows = await tx.erasing.told(actor.person_id or "")
    return json.dumps(rows, ensure_ascii=False, default=str)


async def test_one_sees_what_is_kept_and_has_all_of_it_as_a_copy(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sign(bo, await world.sent(ann, signers=[bo]))
    await world.work()
    await put_contact(world.ports, bo, "王芳 13800138005")
    view = await view_my_data(world.ports, bo)
    await world.draft(ann, signers=[bo], title="还没发的草稿")
    assert view.counts["contacts"] == 2, "their own, and theirs in Ann's book"
    assert view.counts["documents"] == 1 and not view.standing.in_the_way

    files = [each async for each in fetch_my_data(world.ports, bo)]
    assert len(files) == 1 and files[0][0].endswith(".zip")
    with zipfile.ZipFile(io.BytesIO(files[0][1])) as archive:
        said = json.loads(archive.read(NAME))
        names = archive.namelist()
    assert any(name.startswith(f"documents/{task.number}/") for name in names)
    assert said["rows"]["contacts"][0]["name"] == "王芳"
    assert said["documents_kept_until"] and not said["documents_not_in_this_copy"]
    assert any(entry["kind"] == "signed" for entry in said["record"])
    words = json.dumps(said, ensure_ascii=False)
    assert "还没发" not in words and len(said["rows"]["parties"]) == 1, "a draft is its writer's alone"
    assert all(secret not in words for secret in ("token_hash", '"sealed"', '"secret"', '"hash"', "argon2"))
    assert ann.person_id not in {entry["actor"]["person_id"] for entry in said["record"]}
    async with world.ports.transaction() as tx:
        own = await tx.audit.of_task(None)
    assert own[-1].kind == "downloaded" and own[-1].facts["which"] == "my-data"


async def test_a_wish_reaches_the_admins_who_alone_erase_and_are_noted(world: World) -> None:
    boss, bo, cy = await world.person("主管", admin=True), await world.person("李明"), await world.person("Cy")
    assert await ask_erasure(world.ports, bo)
    assert not await ask_erasure(world.ports, bo), "once is enough"
    assert "told-erasure-asked" in await world.told(boss)
    assert [each.person.id for each in await view_erasures(world.ports, boss)] == [bo.person_id]
    assert (await view_my_data(world.ports, bo)).asked_at
    for act in (view_erasure, erase_person):
        with pytest.raises(NotAllowed, match="not-found"):
            await act(world.ports, cy, bo.person_id or "")  # type: ignore[operator]
    with pytest.raises(NotAllowed, match="not-found"):
        await find_who(world.ports, cy, "1")
    with pytest.raises(Refusal, match="erase-person-member"):
        await ask_erasure(world.ports, boss)
    with pytest.raises(Refusal, match="erase-person-member"):
        await erase_person(world.ports, boss, boss.person_id or "")
    telegram_id = (await world.who(bo)).telegram_id
    assert await find_who(world.ports, boss, str(telegram_id)) == bo.person_id
    await view_erasure(world.ports, boss, bo.person_id or "")
    await erase_person(world.ports, boss, bo.person_id or "")
    assert not await view_erasures(world.ports, boss)
    async with world.ports.transaction() as tx:
        kinds = [each.kind for each in await tx.audit.of_task(None) if each.actor.person_id == boss.person_id]
    assert {"admin-read", "erased", "refused"} <= set(kinds)


async def test_a_wish_that_is_declined_is_answered_with_the_reason_and_can_be_made_again(world: World) -> None:
    remembering(world)
    ann, boss, bo = await world.person("Ann"), await world.person("主管", admin=True), await world.person("李明")
    await world.sign(bo, await world.sent(ann, signers=[bo]))
    await world.work()
    bo_id = bo.person_id or ""
    with pytest.raises(Refusal, match="erase-not-asked"):
        await decline_erasure(world.ports, boss, bo_id, "诉讼中")
    # Erased once, and back: the register knows of that, and must not carry out a new wish by itself.
    await erase_person(world.ports, boss, bo_id)
    back = replace(await world.who(bo), language="zh")
    async with world.ports.transaction() as tx:
        await tx.people.save(back)
    world.clock.advance(minutes=5)
    assert await ask_erasure(world.ports, bo)
    assert (await repeat_erasures(world.ports)).done == 0
    assert [each.person.id for each in await view_erasures(world.ports, boss)] == [bo_id]
    for words in ("", "x" * 301):
        with pytest.raises(BadAnswer, match="erase-reason"):
            await decline_erasure(world.ports, boss, bo_id, words)
    with pytest.raises(NotAllowed, match="not-found"):
        await decline_erasure(world.ports, ann, bo_id, "不行")

    await decline_erasure(world.ports, boss, bo_id, "一份合同正在诉讼中")
    assert "told-erasure-declined" in await world.told(bo) and not await view_erasures(world.ports, boss)
    assert (await view_my_data(world.ports, bo)).asked_at is None
    async with world.ports.transaction() as tx:
        last = [each for each in await tx.audit.of_task(None) if each.kind == "erasure-declined"][-1]
    assert last.actor.person_id == boss.person_id and last.facts["reason"] == "一份合同正在诉讼中"
    assert await ask_erasure(world.ports, bo), "again"
    await erase_person(world.ports, boss, bo_id)
    assert await world.told(bo) == ["told-erasure-done"]


async def test_who_signed_nothing_leaves_no_word_behind_and_the_record_holds(world: World) -> None:
    remembering(world)
    ann, boss, bo = await world.person("Ann"), await world.person("主管", admin=True), await world.person("李明")
    telegram_id = (await world.who(bo)).telegram_id
    await put_contact(world.ports, bo, "王芳 13800138005")
    await make_folder(world.ports, bo, "归档")
    seal = await a_seal(world, bo, SealWish("name", "李明"))
    own = await world.draft(bo, signers=["王芳"], title="李明的草稿")
    named = await world.draft(ann, signers=[bo])
    await begin_dialogue(world.ports, bo, "title", step="x", task_id=own.id)
    await world.sign(bo, sent := await world.sent(ann, signers=[bo]))
    await world.work()
    world.acknowledged.clear()  # who it was is what goes
    with pytest.raises(Refusal, match="erase-years"):
        await erase_person(world.ports, boss, bo.person_id or "", years=1)

    world.clock.advance(days=6 * 366)
    done = await erase_person(world.ports, boss, bo.person_id or "")
    assert done.rows and done.entries and not done.kept and not done.left
    words = await told(world, bo)
    assert "李明" not in words and str(telegram_id) not in words
    async with world.ports.transaction() as tx:
        left, doomed = await tx.seals.get(seal.id), await tx.keepings.doomed(100)
    assert left is not None and left.state is SealState.CANCELLED and "李明" not in repr(left)
    assert {own.documents[0].original, own.documents[0].current} <= set(doomed), "files of a draft go, too"
    for each in (own, named, sent):
        assert "李明" not in repr(await world.task(each))
    assert "Ann" in repr(await world.task(sent)) or (await world.task(sent)).title == "采购合同", (
        "others' part stays"
    )
    async with world.ports.transaction() as tx:
        chains = {each: await tx.audit.of_task(each) for each in (None, sent.id, own.id, named.id)}
        assert await tx.people.by_telegram_id(telegram_id or 0) is None
    for chain, entries in chains.items():
        assert verify_chain(entries, chain) is None
        mine = [one for one in entries if one.kind != "erased"]
        said = json.dumps([(one.facts, one.actor.person_id) for one in mine], ensure_ascii=False)
        assert "李明" not in said and (bo.person_id or "") not in said and str(telegram_id) not in said
    assert (await verify_audit(world.ports)).is_whole
    assert [one.subject for one in world.ports.erasures.read() if one.what == PERSON] == [bo.person_id]
    assert any(item.kind == "erasures" for item in await world.outbox(boss)), "a witness outside the house"


async def test_what_is_open_refuses_and_what_the_law_wants_kept_stays_until_its_time(world: World) -> None:
    ann, boss, bo = await world.person("Ann"), await world.person("主管", admin=True), await world.person("李明")
    task = await world.sent(ann, signers=[bo])
    with pytest.raises(Refusal) as refused:
        await erase_person(world.ports, boss, bo.person_id or "")
    assert refused.value.code == "erase-person-open" and task.number in refused.value.facts["names"]
    task = await world.sign(bo, task)
    await world.work()
    done = await erase_person(world.ports, boss, bo.person_id or "")
    assert done.kept == 1 and done.until is not None
    person, kept = await world.who(bo), await world.task(task)
    assert kept.parties[0].name == "李明" and person.telegram_id, "who signed, and how that is known"
    assert person.username is None and person.language_code is None
    assert (await repeat_erasures(world.ports)).done == 0, "not yet"

    world.acknowledged.clear()
    world.clock.advance(days=6 * 366)
    await hold(world.ports, boss, task.id, "诉讼中")
    await repeat_erasures(world.ports)
    assert (await world.task(task)).parties[0].name == "李明", "a legal hold is above it"
    await release(world.ports, boss, task.id)
    world.clock.advance(days=31)
    assert (await repeat_erasures(world.ports)).done == 1
    assert "李明" not in repr(await world.task(task)) and (await world.who(bo)).telegram_id is None
    assert (await verify_audit(world.ports)).is_whole
    assert (await repeat_erasures(world.ports)).done == 0


async def test_an_older_database_that_is_put_back_forgets_again_what_was_erased(world: World) -> None:
    """The file outlives the rows: what a backup brings back goes again, and what cannot go yet is told."""
    remembering(world)
    ann, bo, cy = await world.person("Ann"), await world.person("李明"), await world.person("王芳")
    task = await world.sent(ann, signers=[cy])
    now = world.clock.now
    wanted = [Erasure(PERSON, each.person_id or "", done_at=now) for each in (bo, cy)]
    gone = Erasure(PERSON, "nosuchid2345", done_at=now)
    world.ports.erasures.add([*wanted, gone])  # type: ignore[union-attr]

    again = await repeat_erasures(world.ports)
    assert again.done == 1 and (await world.who(bo)).telegram_id is None
    assert [(one.subject, why.code) for one, why in again.waiting] == [(cy.person_id, "erase-person-open")]
    world.acknowledged.clear()
    await world.reject(cy, task)
    assert (await repeat_erasures(world.ports)).done == 1 and not (await repeat_erasures(world.ports)).waiting
    assert await repeat_erasures(world.ports, world.ports.erasures.read()) == await repeat_erasures(world.ports)  # type: ignore[union-attr]
