"""A party names somebody in its place: the old way in is shut, the new one opened, everybody sees the trace."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signing.confirmation.links import token_hash
from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Actor, Card
from signing.task.events import HANDED_ON
from signing.task.model import PartyState, Reach, Task
from signing.usecases.accept_invitation import accept_invitation
from signing.usecases.change_party import change_party
from signing.usecases.draft_views import PartyChange
from signing.usecases.hand_on import hand_on
from signing.usecases.make_page_link import make_page_link
from signing.usecases.open_delivery import Moot, Parcel, open_delivery
from signing.usecases.send_task import send_task
from signing.usecases.sign_document import sign_document
from signing.usecases.view_task import view_task
from tests.world import World

WANG = "王芳 13800138002"


async def sent(world: World, *, allowed: bool = True, **named: object) -> tuple[Task, Actor, Actor]:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.draft(ann, **(named or {"signers": [li]}))  # type: ignore[arg-type]
    for party in task.parties if allowed else ():
        change = PartyChange(may_delegate=True)
        await change_party(world.ports, ann, task.id, party_id=party.id, change=change)
    await send_task(world.ports, ann, task.id)
    await world.work()
    return await world.task(task), ann, li


async def with_phone(world: World, name: str, phone: str) -> Actor:
    actor = await world.person(name)
    person = await world.who(actor)
    async with world.ports.transaction() as tx:
        await tx.people.save(replace(person, phone=phone))
    return actor


async def test_the_old_way_in_is_dead_and_the_new_one_signs(world: World) -> None:
    task, ann, li = await sent(world)
    code = await world.asks_code(li, task)
    found = await hand_on(world.ports, li, task.id, to=WANG, reason="出差")
    assert (found.name, found.known) == ("王芳", False)
    after = await world.task(task)
    [party] = after.parties
    assert (party.name, party.phone, party.person_id) == ("王芳", "+8613800138002", None)
    assert (party.handed_by, party.handed_why, party.reach) == ("李明", "出差", Reach.INVITED)
    assert party.state is PartyState.TO_ACT and party.read_at is None
    for act in (
        lambda: view_task(world.ports, li, task.id),
        lambda: sign_document(world.ports, li, task.id, code=code),
        lambda: make_page_link(world.ports, li, "task", task.id),
        lambda: hand_on(world.ports, li, task.id, to=WANG, reason="again"),
    ):
        with pytest.raises(NotAllowed, match="not-found"):
            await act()
    wang = await world.person("王芳")
    await accept_invitation(world.ports, wang, await world.invitation_token(after, party.id))
    with pytest.raises(Refusal, match="code-over"):
        await sign_document(world.ports, wang, task.id, code=code)
    world.clock.advance(seconds=40)
    done = await world.sign(wang, after)
    assert done.parties[0].state is PartyState.SIGNED
    view = await view_task(world.ports, ann, task.id)
    [line] = [each for each in view.history if each.kind == HANDED_ON]
    assert (line.facts["name"], line.facts["to"], line.facts["reason"]) == ("李明", "王芳", "出差")


async def test_an_invitation_of_before_binds_nobody_any_more(world: World) -> None:
    task, ann, _ = await sent(world, signers=["外部客户"])
    old = await world.invitation_token(task, task.parties[0].id)
    bo = await world.person("外部客户")
    await accept_invitation(world.ports, bo, old)
    await hand_on(world.ports, bo, task.id, to="Eve eve@example.com", reason="x")
    assert ann.person_id
    async with world.ports.transaction() as tx:
        invitation = await tx.links.invitation(token_hash(old))
    assert invitation is not None and (invitation.voided_at or invitation.used_at)
    eve = await world.person("Eve")
    with pytest.raises(NotAllowed):
        await accept_invitation(world.ports, eve, old)
    await accept_invitation(world.ports, eve, await world.invitation_token(task, task.parties[0].id))
    assert (await world.task(task)).parties[0].person_id == eve.person_id


async def test_whom_we_know_by_their_number_has_it_at_once_and_the_initiator_is_told(world: World) -> None:
    task, ann, li = await sent(world)
    wang = await with_phone(world, "王芳", "+8613800138002")
    found = await hand_on(world.ports, li, task.id, to=WANG, reason="出差")
    assert found.known and not await world.outbox(ann, "invitation")
    assert "sign" in (await view_task(world.ports, wang, task.id)).can
    [told] = [each for each in await world.outbox(ann, "told") if each.facts["key"] == "told-handed-on"]
    assert (told.facts["name"], told.facts["to"], told.facts["reason"]) == ("李明", "王芳", "出差")
    # The card that stands in the old chat says that it is gone; nobody else's is shown to them.
    [item, *_] = [each for each in await world.outbox(li, "card") if each.task_id == task.id][::-1]
    assert isinstance(await open_delivery(world.ports, item, largest=1), Moot)
    async with world.ports.transaction() as tx:
        await tx.cards.put(Card(task.id, li.person_id or "", 7, "shown"))
    parcel = await open_delivery(world.ports, item, largest=1)
    assert isinstance(parcel, Parcel) and parcel.view is None
    # Once only: who stands in for somebody does not hand it on again.
    assert "hand-on" not in (await view_task(world.ports, wang, task.id)).can
    with pytest.raises(Refusal, match="may-not-hand-on"):
        await hand_on(world.ports, wang, task.id, to="Eve eve@example.com", reason="x")


async def test_somebody_picked_in_the_chat_needs_no_number(world: World) -> None:
    task, _, li = await sent(world)
    wang = await world.person("王芳")
    telegram_id = (await world.who(wang)).telegram_id
    assert (await hand_on(world.ports, li, task.id, to="王芳", reason="x", telegram_id=telegram_id)).known
    assert (await world.task(task)).parties[0].person_id == wang.person_id


async def test_somebody_is_named_by_the_name_they_have_in_the_chat(world: World) -> None:
    task, _, li = await sent(world)
    wang = await world.person("王芳")
    person = await world.who(wang)
    async with world.ports.transaction() as tx:
        await tx.people.save(replace(person, username="wangfang"))
    with pytest.raises(BadAnswer):
        await hand_on(world.ports, li, task.id, to="@nobody_here", reason="x")
    found = await hand_on(world.ports, li, task.id, to="@WangFang", reason="x")
    assert (found.name, found.known) == ("王芳", True)
    assert (await world.task(task)).parties[0].person_id == wang.person_id


async def test_where_the_initiator_does_not_allow_it_nobody_hands_on(world: World) -> None:
    task, _, li = await sent(world, allowed=False)
    assert "hand-on" not in (await view_task(world.ports, li, task.id)).can
    with pytest.raises(Refusal, match="may-not-hand-on"):
        await hand_on(world.ports, li, task.id, to=WANG, reason="x")
    assert await world.task(task) == task


@pytest.mark.parametrize(
    ("to", "reason", "code"),
    [
        ("王芳", "x", "hand-on-unreachable"),
        ("王芳 13800138002\nEve eve@example.com", "x", "hand-on-one"),
        ("我 13800138002", "x", "hand-on-one"),
        ("李明 13800138009", "x", "hand-on-self"),
        ("陈晓 13800138003", "x", "party-twice"),
        (WANG, " ", "reason-empty"),
        (WANG, "长" * 501, "reason-too-long"),
    ],
)
async def test_what_cannot_be_read_changes_nothing(world: World, to: str, reason: str, code: str) -> None:
    ann = await world.person("Ann")
    li, bo = await with_phone(world, "李明", "+8613800138009"), await with_phone(world, "陈晓", "+8613800138003")
    task, _, _ = await sent(world, signers=[li, bo])
    assert ann.person_id
    with pytest.raises(BadAnswer, match=code):
        await hand_on(world.ports, li, task.id, to=to, reason=reason)
    assert await world.task(task) == task
