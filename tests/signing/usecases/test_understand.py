"""A request fills a draft: what was said is there, what was not is asked, nobody is taken for somebody else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from signing.errors import BadAnswer, NotAllowed, Refusal, Stale
from signing.task.deadlines import reminder_slots
from signing.task.model import DraftStep, Need, Order, Role, Side
from signing.usecases.accept_places import accept_places
from signing.usecases.add_parties import add_parties
from signing.usecases.find_places import find_places
from signing.usecases.send_task import send_task
from signing.usecases.take_contact import take_contact
from signing.usecases.understand import Understood, is_request, understand
from tests.pdfs import contract
from tests.signing.usecases.drafted import begun, drafted
from tests.world import World


async def test_a_whole_request_leaves_only_the_places_to_look_at(world: World) -> None:
    ann = await world.person("Ann")
    task_id = (await begun(world, ann)).task.id
    done = await understand(
        world.ports, ann, task_id, words="请让李明和王芳依次签这份合同，下周五前，每天上午9点提醒，叫《租约》"
    )
    task = done.view.task
    assert [(one.name, one.role, one.side) for one in task.parties] == [
        ("李明", Role.SIGNER, Side.EXTERNAL),
        ("王芳", Role.SIGNER, Side.EXTERNAL),
    ]
    assert (task.order, task.title, task.reminders.every_days) == (Order.ONE_AFTER_ANOTHER, "租约", 1)
    assert task.reminders.at == "09:00"
    assert task.deadline is not None and (done.lost, done.order_open) == ((), False)
    assert done.view.step is DraftStep.PLACES
    await find_places(world.ports, ann, task_id)
    view = await accept_places(world.ports, ann, task_id)
    assert (view.step, view.missing) == (DraftStep.REVIEW, ())
    sent = await send_task(world.ports, ann, task_id)
    slots = [name for name, _ in reminder_slots(sent.task.deadline, sent.task.reminders, world.clock())]
    assert slots and all(int(name[1:]) % 24 == 0 for name in slots)


async def test_how_many_are_enough_is_the_rule_of_their_step(world: World) -> None:
    ann = await world.person("Ann")
    task_id = (await begun(world, ann)).task.id
    words = "李明、王芳、赵强任意两人审批，然后孙丽签，72小时内"
    done = await understand(world.ports, ann, task_id, words=words)
    task = done.view.task
    assert (task.order, task.needs, done.lost) == (Order.STEPS, (Need(1, 2),), ())
    assert task.deadline == world.clock.now + timedelta(hours=72), "three days are not seventy-two hours"
    assert done.view.step is DraftStep.PLACES, "neither order nor deadline is asked again"

    task_id = (await begun(world, ann)).task.id
    await understand(world.ports, ann, task_id, words="李明、王芳、赵强签字")
    done = await understand(world.ports, ann, task_id, words="任意两人签即可")
    assert (done.view.task.order, done.view.task.needs, done.lost) == (Order.ALL_AT_ONCE, (Need(1, 2),), ())
    done = await understand(world.ports, ann, task_id, words="任意三人签即可")
    assert (done.view.task.needs, done.lost) == ((Need(1, 2),), ("3",)), "said of nobody: told, and no change"


async def test_who_approves_inside_is_a_level_before_anybody_outside(world: World) -> None:
    ann = await world.person("Ann")
    task_id = (await begun(world, ann)).task.id
    words = "内部先由赵磊、钱进任一人审批，再由王总审批，然后发给李明签"
    done = await understand(world.ports, ann, task_id, words=words)
    task = done.view.task
    assert [(one.name, one.level, one.side) for one in task.parties] == [
        ("赵磊", 1, Side.INTERNAL),
        ("钱进", 1, Side.INTERNAL),
        ("王总", 2, Side.INTERNAL),
        ("李明", 0, Side.EXTERNAL),
    ]
    assert (task.needs, done.lost) == ((Need(1, 1, internal=True),), ())
    assert (done.order_open, done.view.step) == (False, DraftStep.PLACES), "one alone has no order to ask for"
    done = await understand(world.ports, ann, task_id, words="孙丽也签")
    assert (done.order_open, done.view.step) == (True, DraftStep.ORDER)


async def test_what_was_not_said_is_asked(world: World) -> None:
    ann = await world.person("Ann")
    task_id = (await begun(world, ann)).task.id
    done = await understand(world.ports, ann, task_id, words="Have Bob and Carol sign")
    assert (done.view.step, done.order_open, done.view.task.deadline) == (DraftStep.ORDER, True, None)
    done = await understand(world.ports, ann, task_id, words="in any order, please")
    assert (done.view.step, done.view.task.order) == (DraftStep.PLACES, Order.ALL_AT_ONCE)
    await find_places(world.ports, ann, task_id)
    assert (await accept_places(world.ports, ann, task_id)).step is DraftStep.DEADLINE


async def test_nobody_to_sign_is_asked_first_and_what_was_said_is_kept(world: World) -> None:
    ann = await world.person("Ann")
    task_id = (await begun(world, ann)).task.id
    done = await understand(world.ports, ann, task_id, words="sign this by Friday, remind weekly")
    assert done.view.step is DraftStep.PARTIES
    assert done.view.task.deadline is not None and done.view.task.reminders.every_days == 7


async def test_what_cannot_be_is_told_and_the_rest_is_done(world: World) -> None:
    ann = await world.person("Ann")
    task_id = (await begun(world, ann)).task.id
    done = await understand(world.ports, ann, task_id, words="请李明签，2月30日前，客户也签")
    assert [wrong.code for wrong in done.troubles] == ["deadline-unreadable"]
    assert (done.lost, [one.name for one in done.view.task.parties]) == (("客户",), ["李明"])
    far = await understand(world.ports, ann, task_id, words="3年后")
    assert ([wrong.code for wrong in far.troubles], far.view.task.deadline) == (["deadline-too-far"], None)
    past = await understand(world.ports, ann, task_id, words="昨天之前签")
    assert ([wrong.code for wrong in past.troubles], past.view.task.deadline) == (["deadline-past"], None)
    with pytest.raises(BadAnswer, match="sentence-lost"):
        await understand(world.ports, ann, task_id, words="请尽快让客户签字")


async def test_me_is_the_one_who_writes_and_the_same_again_is_not_added_twice(world: World) -> None:
    ann = await world.person("Ann")
    task_id = (await begun(world, ann)).task.id
    done = await understand(world.ports, ann, task_id, words="I sign first, then Bob")
    assert [(one.name, one.person_id, one.side) for one in done.view.task.parties] == [
        ("Ann", ann.person_id, Side.INTERNAL),
        ("Bob", None, Side.EXTERNAL),
    ]
    again = await understand(world.ports, ann, task_id, words="get Bob to sign by Friday")
    assert (again.twice, len(again.view.task.parties)) == (("Bob",), 2)


async def test_the_chain_keeps_what_was_read_and_not_the_words(world: World) -> None:
    ann = await world.person("Ann")
    task_id = (await begun(world, ann)).task.id
    await understand(world.ports, ann, task_id, words="请李明签字，周五前，他有急事")
    async with world.ports.transaction() as tx:
        kept = [entry.facts for entry in await tx.audit.of_task(task_id)]
    (one,) = [facts for facts in kept if facts.get("what") == "understood"]
    assert (one["read"], one["parties"]) == (["deadline"], 1)
    assert one["not_understood"] and "急事" not in str(kept)


async def before(world: World, *, parties: str) -> tuple[object, str]:
    """Somebody who has had to do with `parties`, and a fresh draft of theirs."""
    ann = await world.person("Ann")
    await drafted(world, ann, parties=parties)
    return ann, (await begun(world, ann, contract(2, salt="again"))).task.id


async def asked(world: World, parties: str, words: str) -> tuple[Understood, object, str]:
    ann, task_id = await before(world, parties=parties)
    return await understand(world.ports, ann, task_id, words=words), ann, task_id  # type: ignore[arg-type]


async def test_somebody_known_is_offered_and_taken_only_by_a_press(world: World) -> None:
    done, ann, task_id = await asked(world, "李明 华明科技有限公司 13800138002 签署", "请李明签字")
    ((party, (one,)),) = done.offers
    assert (party.name, party.phone, one.phone) == ("李明", None, "+8613800138002")
    taken = await take_contact(world.ports, ann, task_id, party_id=party.id, key=one.key)  # type: ignore[arg-type]
    (now,) = taken.view.task.parties
    assert (now.phone, now.company, taken.offers) == ("+8613800138002", "华明科技有限公司", ())
    with pytest.raises(Refusal, match="contact-gone"):
        await take_contact(world.ports, ann, task_id, party_id=party.id, key=one.key)  # type: ignore[arg-type]


async def test_two_of_one_name_are_both_offered(world: World) -> None:
    done, _, _ = await asked(world, "李明 13800138002 签署\n李明 li@example.cn 签署", "请李明签字")
    ((party, both),) = done.offers
    assert {(one.phone, one.email) for one in both} == {("+8613800138002", None), (None, "li@example.cn")}
    assert (party.phone, party.email) == (None, None)


async def test_people_of_others_are_never_offered(world: World) -> None:
    eve = await world.person("Eve")
    await drafted(world, eve)  # with 李明
    ann = await world.person("Ann")
    task_id = (await begun(world, ann, contract(2, salt="mine"))).task.id
    done = await understand(world.ports, ann, task_id, words="请李明签字")
    assert done.offers == ()
    with pytest.raises(NotAllowed, match="not-found"):
        await understand(world.ports, eve, task_id, words="请王芳签字")


async def test_a_press_of_before_takes_nobody(world: World) -> None:
    done, ann, task_id = await asked(world, "李明 13800138002 签署", "请李明签字")
    ((party, (one,)),) = done.offers
    old = done.view.task.version - 1
    with pytest.raises(Stale):
        await take_contact(world.ports, ann, task_id, party_id=party.id, key=one.key, version=old)  # type: ignore[arg-type]


async def test_a_list_of_people_is_no_request(world: World) -> None:
    ann = await world.person("Ann")
    task_id = (await begun(world, ann)).task.id
    for words in ("李明 13800138002 签署", "Ann Miller, Harbor Ltd, ann@example.com, sign", "hello", "合同", ""):
        assert not await is_request(world.ports, ann, task_id, words=words), words
    for words in ("请李明签署", "get Ann to sign", "下周五前", "叫《租约》", "李明和王芳签"):
        assert await is_request(world.ports, ann, task_id, words=words), words


async def test_reminders_that_repeat_end_with_the_deadline(world: World) -> None:
    ann = await world.person("Ann")
    task_id = (await begun(world, ann)).task.id
    await add_parties(world.ports, ann, task_id, text="Bob, bob@example.com")
    done = await understand(
        world.ports, ann, task_id, words="in 7 days, remind every 2 days, remind 3 hours before"
    )
    task = done.view.task
    slots = reminder_slots(task.deadline, task.reminders, world.clock())
    assert [name for name, _ in slots] == ["h144", "h96", "h48", "h3"]
    assert task.deadline is not None
    assert all(task.deadline - at == timedelta(hours=int(name[1:])) for name, at in slots)


async def test_a_company_without_a_person_is_asked_about_first(world: World) -> None:
    ann = await world.person("Ann")
    task_id = (await begun(world, ann)).task.id
    words = "先让王芳审批，再让上海长江贸易有限公司盖章"
    done = await understand(world.ports, ann, task_id, words=words)
    assert (done.nameless, done.lost) == (("上海长江贸易有限公司",), ())
    assert done.view.step is DraftStep.PARTIES


async def test_words_that_ask_for_nothing_known_leave_the_review_to_its_buttons(world: World) -> None:
    ann = await world.person("Ann")
    task_id = (await drafted(world, ann)).task.id
    for words in ("发出", "send it", "请尽快发出去"):
        assert not await is_request(world.ports, ann, task_id, words=words), words
    assert await is_request(world.ports, ann, task_id, words="改名为《租约》")
