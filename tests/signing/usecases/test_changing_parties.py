"""The initiator changes who takes part while the task runs: old ways in are dead, new ones open, everything stands
in the record, and the document that comes out is whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signing.errors import NotAllowed, Refusal
from signing.task.events import PARTY_ADDED, PARTY_MOVED, PARTY_REMOVED, PARTY_REPLACED
from signing.task.model import Need, Order, PartyState, Role, TaskState
from signing.usecases.accept_invitation import accept_invitation
from signing.usecases.bring_in_party import bring_in_party
from signing.usecases.fetch_document import fetch_document
from signing.usecases.fill_template import fill_template
from signing.usecases.name_signer import name_signer
from signing.usecases.reorder_party import reorder_party
from signing.usecases.save_template import save_template
from signing.usecases.send_task import send_task
from signing.usecases.sign_document import sign_document
from signing.usecases.start_from_template import start_from_template
from signing.usecases.swap_party import swap_party
from signing.usecases.take_out_party import take_out_party
from signing.usecases.view_task import view_task
from signing.usecases.view_template import view_template
from tests.world import World

IN_TURN = Order.ONE_AFTER_ANOTHER


async def test_who_is_replaced_can_do_nothing_more_and_the_successor_signs_in_the_same_place(world: World) -> None:
    ann, li, zhou = [await world.person(name) for name in ("Ann", "李明", "周悦")]
    task = await world.sent(ann, signers=[li, zhou])
    party = task.parties[0]
    code = await world.asks_code(li, task)
    after = await swap_party(world.ports, ann, task.id, party_id=party.id, to="王芳 13800138002", reason="已调岗")
    with pytest.raises(NotAllowed, match="not-found"):
        await sign_document(world.ports, li, task.id, code=code)
    assert "told-party-left" in await world.told(li)
    wang = await world.person("王芳")
    await accept_invitation(world.ports, wang, await world.invitation_token(after, party.id))
    with pytest.raises(Refusal, match="code-over"):
        await sign_document(world.ports, wang, task.id, code=code)
    world.clock.advance(seconds=40)
    await world.sign(wang, after)
    done = await world.sign(zhou, after)
    await world.work()
    assert (await world.task(done)).state is TaskState.COMPLETED
    [line] = [each for each in (await view_task(world.ports, ann, task.id)).history if each.kind == PARTY_REPLACED]
    assert (line.facts["who"], line.facts["to"], line.facts["reason"]) == ("Ann", "王芳", "已调岗")


async def test_a_link_of_before_the_change_opens_nothing(world: World) -> None:
    ann, eve = await world.person("Ann"), await world.person("Eve")
    task = await world.sent(ann, signers=["外部客户", await world.person("李明")])
    old = await world.invitation_token(task, task.parties[0].id)
    await swap_party(world.ports, ann, task.id, party_id=task.parties[0].id, to="新人 new@example.cn", reason="x")
    with pytest.raises(NotAllowed, match="invitation-over"):
        await accept_invitation(world.ports, eve, old)


async def test_who_is_taken_out_leaves_an_empty_place_and_the_others_finish(world: World) -> None:
    ann, li, zhou = [await world.person(name) for name in ("Ann", "李明", "周悦")]
    task = await world.sent(ann, signers=[li, zhou])
    await world.sign(zhou, task)
    after = await take_out_party(world.ports, ann, task.id, party_id=task.parties[0].id, reason="不再参与")
    assert after.state is TaskState.CLOSING
    await world.work()
    done = await world.task(task)
    assert done.state is TaskState.COMPLETED and [each.name for each in done.parties] == ["周悦"]
    with pytest.raises(NotAllowed, match="not-found"):
        await view_task(world.ports, li, task.id)
    assert PARTY_REMOVED in [each.kind for each in (await view_task(world.ports, ann, task.id)).history]


async def test_a_signer_is_added_before_anybody_acts_and_the_document_is_prepared_again_with_their_place(
    world: World,
) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[li])
    code = await world.asks_code(li, task)
    wang = await world.person("王芳")
    telegram_id = (await world.who(wang)).telegram_id
    again = await bring_in_party(world.ports, ann, task.id, said="王芳", role=Role.SIGNER, telegram_id=telegram_id)
    assert again.state is TaskState.PREPARING
    await world.work()
    ready = await world.task(task)
    assert ready.state is TaskState.AWAITING and ready.document != task.document
    with pytest.raises(Refusal, match="code-over"):
        await sign_document(world.ports, li, task.id, code=code)
    world.clock.advance(seconds=40)
    await world.sign(li, ready)
    await world.sign(wang, ready)
    await world.work()
    done = await world.task(task)
    assert done.state is TaskState.COMPLETED and {each.state for each in done.parties} == {PartyState.SIGNED}


async def test_after_somebody_has_signed_a_new_signer_is_refused_but_an_approver_is_not(world: World) -> None:
    ann, li, zhou = [await world.person(name) for name in ("Ann", "李明", "周悦")]
    task = await world.sent(ann, signers=[li, zhou])
    await world.sign(li, task)
    with pytest.raises(Refusal, match="no-free-place"):
        await bring_in_party(world.ports, ann, task.id, said="王芳 13800138002 签署")
    after = await bring_in_party(world.ports, ann, task.id, said="法务 law@example.cn 审批")
    added = after.parties[-1]
    assert (added.role, added.state) == (Role.APPROVER, PartyState.TO_ACT)
    assert await world.outbox(ann, "invitation")
    async with world.ports.transaction() as tx:
        planned = [each for each in await tx.nudges.of_task(task.id) if each.party_id == added.id]
    assert planned, "they are reminded like everybody else"
    assert PARTY_ADDED in [each.kind for each in (await view_task(world.ports, ann, task.id)).history]


async def test_put_later_the_code_that_was_asked_for_is_dead_and_the_other_has_the_turn(world: World) -> None:
    ann, li, zhou = [await world.person(name) for name in ("Ann", "李明", "周悦")]
    task = await world.sent(ann, signers=[li, zhou], order=IN_TURN)
    code = await world.asks_code(li, task)
    await reorder_party(world.ports, ann, task.id, party_id=task.parties[0].id, by=1)
    with pytest.raises(Refusal, match="not-your-turn"):
        await sign_document(world.ports, li, task.id, code=code)
    assert "told-turn-gone" in await world.told(li)
    await world.sign(zhou, await world.task(task))
    with pytest.raises(Refusal, match="code-over"):
        await sign_document(world.ports, li, task.id, code=code)
    assert PARTY_MOVED in [each.kind for each in (await view_task(world.ports, ann, task.id)).history]


async def test_only_the_initiator_changes_parties(world: World) -> None:
    ann, li, zhou, eve = [await world.person(name) for name in ("Ann", "李明", "周悦", "Eve")]
    task = await world.sent(ann, signers=[li, zhou], order=IN_TURN)
    party_id = task.parties[0].id
    for somebody, code in ((li, "initiator-only"), (eve, "not-found")):
        for act in (
            lambda who: swap_party(
                world.ports, who, task.id, party_id=party_id, to="王芳 13800138002", reason="x"
            ),
            lambda who: take_out_party(world.ports, who, task.id, party_id=party_id, reason="x"),
            lambda who: bring_in_party(world.ports, who, task.id, said="王芳 13800138002"),
            lambda who: reorder_party(world.ports, who, task.id, party_id=party_id, by=1),
        ):
            with pytest.raises(NotAllowed, match=code):
                await act(somebody)
    with pytest.raises(NotAllowed, match="not-found"):
        await name_signer(world.ports, eve, task.id, to=None)
    with pytest.raises(Refusal, match="nobody-to-name"):
        await name_signer(world.ports, li, task.id, to=None)


async def test_who_was_not_needed_is_told_and_reads_no_more_and_who_only_reads_gets_no_file(world: World) -> None:
    ann, li, zhou, wang = [await world.person(name) for name in ("Ann", "李明", "周悦", "王芳")]
    task = await world.draft(ann, signers=[li, zhou], viewers=[wang])
    async with world.ports.transaction() as tx:
        looks = tuple(replace(each, view_only=each.role is Role.VIEWER) for each in task.parties)
        draft = replace(task, parties=looks, needs=(Need(1, 1),), version=task.version + 1)
        await tx.tasks.save(draft, expected_version=task.version)
    await send_task(world.ports, ann, task.id)
    await world.work()
    task = await world.task(task)
    can = (await view_task(world.ports, wang, task.id)).can
    assert "open" in can and "download" not in can
    with pytest.raises(NotAllowed, match="not-found"):
        await fetch_document(world.ports, wang, task.id)
    await world.sign(zhou, task)
    await world.work()
    done = await world.task(task)
    assert done.state is TaskState.COMPLETED and done.parties[0].state is PartyState.SPARED
    assert "told-spared" in await world.told(li)
    with pytest.raises(NotAllowed, match="not-found"):
        await fetch_document(world.ports, li, task.id)
    assert not await world.outbox(li, "copy") and not await world.outbox(wang, "copy")
    assert await world.outbox(zhou, "copy")


async def test_who_stands_for_a_company_names_its_signer_or_signs(world: World) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.draft(ann, signers=[li])
    async with world.ports.transaction() as tx:
        finds = replace(task.parties[0], company="海港公司", finds_signer=True)
        draft = replace(task, parties=(finds,), version=task.version + 1)
        await tx.tasks.save(draft, expected_version=task.version)
    await send_task(world.ports, ann, task.id)
    await world.work()
    can = (await view_task(world.ports, li, task.id)).can
    assert "name-signer" in can and "sign" not in can
    found = await name_signer(world.ports, li, task.id, to="王芳 13800138002")
    assert (found.known, found.task.parties[0].company) == (False, "海港公司")
    assert "told-signer-named" in await world.told(ann)
    with pytest.raises(NotAllowed, match="not-found"):
        await view_task(world.ports, li, task.id)
    template = await save_template(world.ports, ann, task.id, name="框架合同")
    start = await view_template(world.ports, ann, template.id)
    start = await fill_template(world.ports, ann, template.id, start.filling, words="赵磊 青禾科技有限公司")
    again = (await start_from_template(world.ports, ann, template.id, start.filling)).task
    assert again.parties[0].finds_signer, "as a template, it is asked for again"
    wang = await world.person("王芳")
    await accept_invitation(world.ports, wang, await world.invitation_token(found.task, task.parties[0].id))
    assert (await world.sign(wang, found.task)).state is TaskState.CLOSING
