"""What has served its time goes by a rule, never unannounced, and the record still holds."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from signing.audit.chain import verify_chain
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor
from signing.task.model import Task
from signing.usecases import retention_due as retention_due_module
from signing.usecases import retention_files
from signing.usecases.correct_task import correct_task
from signing.usecases.erase_task import erase_task
from signing.usecases.fetch_document import fetch_document
from signing.usecases.file_found import file_found
from signing.usecases.folders import drop_folder, make_folder, put_in_folder
from signing.usecases.retention import hold, keep_longer, list_going, release, view_keeping
from signing.usecases.retention_due import retention_due
from signing.usecases.retention_files import remove_doomed_files
from signing.usecases.retention_folder import hold_folder, keep_folder, release_folder
from signing.usecases.verify_audit import verify_audit
from signing.usecases.verify_document import verify_document
from signing.usecases.view_task import view_task
from tests.world import World, a_world

YEARS = 1826  # five


@pytest_asyncio.fixture
async def world() -> AsyncIterator[World]:
    """Without what is asked of every other: here documents go."""
    async with a_world() as made:
        yield made


def ruled(world: World, days: int = YEARS, unfinished: int = 0) -> None:
    house = replace(world.ports.installation, retention_days=days, retention_unfinished_days=unfinished)
    world.ports = replace(world.ports, installation=house)


async def completed(world: World, sender: Actor, signer: Actor, title: str = "采购合同") -> Task:
    task = await world.sent(sender, signers=[signer], title=title)
    await world.sign(signer, task)
    await world.work()
    await file_found(world.ports)
    return await world.task(task)


async def told(world: World, actor: Actor) -> list[int]:
    rows = await world.outbox(actor, "told")
    return [row.facts["count"] for row in rows if row.facts["key"] == "told-going"]


async def names_of(world: World, task: Task) -> set[str]:
    async with world.ports.transaction() as tx:
        revisions = await tx.revisions.of_task(task.id)
    return {task.documents[0].original, *(one.sha256 for one in revisions)}


async def test_it_is_told_of_twice_then_its_files_go_and_what_was_stays_provable(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention_files, "UNUSED_S", 0.0)
    boss, ann, bo = await world.person("Boss", admin=True), await world.person("Ann"), await world.person("李明")
    task, other = await completed(world, ann, bo), await completed(world, ann, bo, "同一份文件")
    _, signed = await fetch_document(world.ports, ann, task.id)
    gone, kept = await names_of(world, task), await names_of(world, other)
    assert gone & kept, "equal files are one"
    async with world.ports.transaction() as tx:
        before = await tx.audit.of_task(task.id)
    assert await retention_due(world.ports) == 0, "no rule"
    ruled(world)
    await keep_longer(world.ports, ann, other.id, 5)
    world.clock.advance(days=YEARS - 31)
    assert await retention_due(world.ports) == 0
    for times, days in ((1, 1), (2, 24)):
        world.clock.advance(days=days)
        assert await retention_due(world.ports) == 1 and await retention_due(world.ports) == 0, "told once"
        assert [len(await told(world, who)) for who in (ann, boss, bo)] == [times, times, 0]
        assert [one.task.id for one in (await list_going(world.ports, ann)).views] == [task.id]
    world.clock.advance(days=5)
    assert await retention_due(world.ports) == 0
    world.clock.advance(days=2)
    assert await retention_due(world.ports) == 1

    assert await remove_doomed_files(world.ports) >= len(gone - kept)
    assert await remove_doomed_files(world.ports) == 0
    assert not any([await world.ports.blobs.has(name) for name in gone - kept])
    assert await fetch_document(world.ports, bo, other.id), "what shares bytes with it is whole"
    async with world.ports.transaction() as tx:
        after = await tx.audit.of_task(task.id)
    assert [one.hash for one in after[: len(before)]] == [one.hash for one in before]
    assert after[-1].kind == "retention-deleted" and verify_chain(after, task.id) is None
    assert not [one for one in after if "李明" in repr(one)]
    assert (await verify_audit(world.ports)).is_whole
    verdict = await verify_document(world.ports, boss, signed)
    assert (verdict.register, verdict.known, verdict.deleted_at) == ("whole", task.number, world.clock())
    view = await view_task(world.ports, ann, task.id)
    assert view.can == {"history", "folder"} and view.task.deleted_at == world.clock()
    assert [line.kind for line in view.history][-1] == "retention-deleted"
    for reader in (ann, bo):
        with pytest.raises(Refusal):
            await fetch_document(world.ports, reader, task.id)
    with pytest.raises(Refusal, match="deleted-by-rule"):
        await keep_longer(world.ports, ann, task.id, 1)


async def test_a_new_rule_deletes_nothing_at_once_and_the_longest_counts(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    first, second = await completed(world, ann, bo), await completed(world, ann, bo)
    longer, theirs = await make_folder(world.ports, ann, "长期"), await make_folder(world.ports, bo, "我的")
    await put_in_folder(world.ports, ann, second.id, longer.id)
    await put_in_folder(world.ports, bo, first.id, theirs.id)
    await keep_folder(world.ports, ann, longer.id, 3652)
    await keep_folder(world.ports, bo, theirs.id, 0)  # says nothing of what others sent
    world.clock.advance(days=YEARS + 400)
    ruled(world)
    assert await retention_due(world.ports) == 1
    view = await view_keeping(world.ports, ann, first.id)
    assert view.due is not None and (view.due - world.clock()).days == 30
    assert (await view_keeping(world.ports, ann, second.id)).days == 3652
    await keep_folder(world.ports, ann, longer.id, None)
    assert await retention_due(world.ports) == 1, "as the house has it again: told of now"


async def test_what_is_held_is_deleted_by_nothing_and_only_some_hold(world: World) -> None:
    boss, ann, bo = await world.person("Boss", admin=True), await world.person("Ann"), await world.person("李明")
    task = await completed(world, ann, bo)
    ruled(world)
    for nobody in (ann, bo, await world.person("周悦")):
        with pytest.raises(NotAllowed):
            await hold(world.ports, nobody, task.id, "诉讼")
    with pytest.raises(NotAllowed):
        await keep_longer(world.ports, bo, task.id, 1)
    with pytest.raises(Refusal, match="hold-reason"):
        await hold(world.ports, boss, task.id, "  ")
    view = await hold(world.ports, boss, task.id, "与青禾公司的诉讼")
    assert view.due is None and (view.holder, view.keeping.held_why) == ("Boss", "与青禾公司的诉讼")
    world.clock.advance(days=YEARS * 3)
    assert await retention_due(world.ports) == 0
    with pytest.raises(Refusal, match="held"):
        await erase_task(world.ports, Actor(None, "cli"), task.number, after_years=5)
    folder = await make_folder(world.ports, boss, "青禾案")
    await put_in_folder(world.ports, boss, task.id, folder.id)
    await hold_folder(world.ports, boss, folder.id, "同案")
    await release(world.ports, boss, task.id)
    assert await retention_due(world.ports) == 0, "its folder is held"
    with pytest.raises(Refusal, match="folder-held"):
        await put_in_folder(world.ports, boss, task.id, folder.id)
    with pytest.raises(Refusal, match="folder-held"):
        await drop_folder(world.ports, boss, folder.id)
    await release_folder(world.ports, boss, folder.id)
    assert await retention_due(world.ports) == 1
    async with world.ports.transaction() as tx:
        kinds = [one.kind for one in await tx.audit.of_task(task.id) if one.kind != "refused"]
        house = [one.facts["what"] for one in await tx.audit.of_task(None) if one.kind == "folder-changed"]
    assert kinds[-3:] == ["held", "released", "retention-warned"] and house == ["hold", "release"]


async def test_a_warning_is_given_or_it_does_not_count_whatever_dies_meanwhile(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    tasks = [await completed(world, ann, bo) for _ in range(2)]
    ruled(world)
    world.clock.advance(days=YEARS - 30)

    async def dies(*_: object, **__: object) -> None:
        raise ConnectionError("the power went")

    with monkeypatch.context() as patched:
        patched.setattr(retention_due_module, "_tell", dies)
        with pytest.raises(ConnectionError):
            await retention_due(world.ports)
    assert await told(world, ann) == [] and not (await list_going(world.ports, ann)).views
    assert await retention_due(world.ports) == 2
    assert await told(world, ann) == [2], "one message about all"
    async with world.ports.transaction() as tx:
        kinds = [one.kind for one in await tx.audit.of_task(tasks[0].id)]
    assert kinds.count("retention-warned") == 1


async def test_what_ended_otherwise_has_a_rule_of_its_own_and_cannot_be_sent_again_then(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo])
    await world.reject(bo, task, reason="价格不对")
    await world.work()
    ruled(world, unfinished=60)
    for days in (30, 23, 7):
        world.clock.advance(days=days)
        assert await retention_due(world.ports) == 1
    with pytest.raises(Refusal, match="not-correctable"):
        await correct_task(world.ports, ann, task.id)


async def test_a_draft_with_the_same_file_keeps_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention_files, "UNUSED_S", 0.0)
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await completed(world, ann, bo)
    ruled(world)
    for days in (YEARS - 30, 23, 7):
        world.clock.advance(days=days)
        await retention_due(world.ports)
    draft = await world.draft(ann, signers=[bo])
    await remove_doomed_files(world.ports)
    assert await world.ports.blobs.get(draft.documents[0].current)
    assert not await world.ports.blobs.has(task.documents[0].current)
