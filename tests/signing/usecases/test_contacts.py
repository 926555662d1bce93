"""The address book: remembered by sending, used in drafts, told apart, and nobody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signing.errors import BadAnswer, NotAllowed
from signing.task.address_book import masked_email, masked_phone, shown_apart
from signing.usecases.contacts import (
    add_contact_party,
    forget_contact,
    list_contacts,
    put_contact,
    recent_contacts,
    view_contact,
)
from signing.usecases.create_task import create_task
from tests.pdfs import contract
from tests.world import World


async def names(world: World, actor: object) -> list[str]:
    return [each.name for each in (await list_contacts(world.ports, actor)).contacts]  # type: ignore[arg-type]


async def test_whom_one_sends_to_is_in_ones_own_book_once_and_latest_first(world: World) -> None:
    ann, bo, li = await world.person("Ann"), await world.person("Bo"), await world.person("李明")
    await world.sent(ann, signers=[li, "王芳"], copies=[ann])
    world.clock.advance(days=1)
    await world.sent(ann, signers=["赵六", li])
    book = await list_contacts(world.ports, ann)
    assert sorted(each.name for each in book.contacts) == ["李明", "王芳", "赵六"]
    assert book.contacts[-1].name == "王芳"
    assert next(each for each in book.contacts if each.name == "李明").person_id == li.person_id
    assert await names(world, bo) == [] and await names(world, li) == []


async def test_another_persons_entry_is_not_there(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("Bo")
    made = await put_contact(world.ports, ann, "李明 13800138000")
    draft = await create_task(world.ports, bo, filename="a.pdf", data=contract())
    for call in (
        view_contact(world.ports, bo, made.id),
        forget_contact(world.ports, bo, made.id),
        put_contact(world.ports, bo, "李四 13800138001", made.id),
        add_contact_party(world.ports, bo, draft.task.id, made.id),
    ):
        with pytest.raises(NotAllowed, match="contact-missing"):
            await call
    assert (await view_contact(world.ports, ann, made.id)).phone == "+8613800138000"


async def test_an_entry_is_added_changed_and_forgotten(world: World) -> None:
    ann = await world.person("Ann")
    made = await put_contact(world.ports, ann, "李明 13800138000 华明科技有限公司")
    again = await put_contact(world.ports, ann, "李明 13800138000 li@example.cn")
    assert again.id == made.id and (again.company, again.email) == (None, "li@example.cn")
    changed = await put_contact(world.ports, ann, "李小明 li@example.cn", made.id)
    assert (changed.id, changed.phone) == (made.id, None)
    for words in ("李明；王芳", "13800138000"):
        with pytest.raises(BadAnswer):
            await put_contact(world.ports, ann, words)
    assert await forget_contact(world.ports, ann, made.id) == "李小明"
    with pytest.raises(NotAllowed):
        await forget_contact(world.ports, ann, made.id)


async def test_two_of_one_name_stay_two_and_are_told_apart(world: World) -> None:
    ann = await world.person("Ann")
    one = await put_contact(world.ports, ann, "李明 13800138000")
    two = await put_contact(world.ports, ann, "李明 13900139999")
    book = await list_contacts(world.ports, ann)
    assert {each.id for each in book.contacts} == {one.id, two.id}
    assert shown_apart(one, book.everyone) == "****8000" and shown_apart(two, book.everyone) == "****9999"
    assert shown_apart(replace(one, name="李四"), book.everyone) == ""
    assert masked_phone("+8613800138000") == "+86138****8000"
    assert masked_email("li@example.cn") == "l***@example.cn"


async def test_a_party_comes_out_of_the_book_and_is_no_longer_offered(world: World) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    await world.sent(ann, signers=[li])
    draft = await create_task(world.ports, ann, filename="a.pdf", data=contract(salt="2"))
    offered = (await recent_contacts(world.ports, ann, draft.task.parties)).contacts
    view = await add_contact_party(world.ports, ann, draft.task.id, offered[0].id)
    assert [(party.name, party.person_id) for party in view.task.parties] == [("李明", li.person_id)]
    assert (await recent_contacts(world.ports, ann, view.task.parties)).contacts == ()
    with pytest.raises(BadAnswer, match="party-twice"):
        await add_contact_party(world.ports, ann, draft.task.id, offered[0].id)


async def test_changes_of_a_book_are_in_the_chain_without_who_stands_in_it(world: World) -> None:
    ann = await world.person("Ann")
    made = await put_contact(world.ports, ann, "李明 13800138000")
    await put_contact(world.ports, ann, "李明 li@example.cn", made.id)
    await forget_contact(world.ports, ann, made.id)
    async with world.ports.transaction() as tx:
        noted = [entry.facts for entry in await tx.audit.of_task(None) if entry.kind == "contact-changed"]
    same = {"person_id": ann.person_id, "contact_id": made.id}
    assert noted == [same | {"what": what} for what in ("added", "changed", "forgotten")]
