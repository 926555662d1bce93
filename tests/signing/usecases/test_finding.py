"""Finding tasks: what they are about and what stands in them, and only what the asker may see."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from signing.errors import BadAnswer, NotAllowed
from signing.ports import Actor
from signing.task.model import Order, Task
from signing.usecases.file_found import file_found
from signing.usecases.find_tasks import find_tasks
from tests.pdfs import contract
from tests.world import World, a_world


@pytest_asyncio.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


async def found(world: World, actor: Actor, words: str, which: str = "everything") -> list[str]:
    view = await find_tasks(world.ports, actor, words, which)
    return [task.title for task in view.tasks]


async def house(world: World) -> tuple[Actor, Actor, Actor, Actor, Task]:
    """Chen sends to Li, then to Wang; Zhao runs the house and has no part in it."""
    chen, li = await world.person("陈静"), await world.person("李明")
    wang, zhao = await world.person("王芳"), await world.person("赵磊", admin=True)
    one_by_one = Order.ONE_AFTER_ANOTHER
    task = await world.sent(
        chen, signers=[(li, 1), (wang, 2)], order=one_by_one, title="设备采购合同", document=contract()
    )
    return chen, li, wang, zhao, task


async def test_words_in_any_order_find_what_is_theirs(world: World) -> None:
    chen, li, _, _, task = await house(world)
    month = f"{world.clock.now:%m}月".lstrip("0")
    for words in ("采购", "王芳 采购", f"采购 {month} 王芳", task.number, task.number[-4:], "合同 李明 采购"):
        assert await found(world, chen, words) == ["设备采购合同"], words
        assert await found(world, li, words) == ["设备采购合同"], words
    assert await found(world, chen, "采购 赵磊") == []
    assert await found(world, await world.person("周悦"), "采购") == [], "a stranger finds nothing"
    assert await found(world, chen, "采购", "sent") == ["设备采购合同"]
    assert await found(world, li, "采购", "sent") == []


async def test_what_stands_inside_is_found_by_who_may_read_it(world: World) -> None:
    """Wang's turn has not come; an admin sees how tasks stand, not what is in them."""
    chen, li, wang, zhao, task = await house(world)
    inside = "甲方"  # stands in the contract, in no title and no name
    assert await found(world, chen, inside) == await found(world, li, inside) == ["设备采购合同"]
    assert await found(world, wang, inside) == await found(world, zhao, inside) == []
    assert await found(world, wang, "采购") == await found(world, zhao, "采购") == ["设备采购合同"]
    await world.sign(li, task)
    assert await found(world, wang, inside) == ["设备采购合同"]
    assert await found(world, wang, inside, "mine_to_do") == ["设备采购合同"]
    assert await found(world, li, "采购", "mine_to_do") == []


async def test_a_draft_is_its_owners_and_changes_are_followed(world: World) -> None:
    chen, li, zhao = await world.person("陈静"), await world.person("李明"), await world.person("赵磊", admin=True)
    draft = await world.draft(chen, signers=[li], title="草稿甲")
    assert await found(world, chen, "草稿甲") == ["草稿甲"]
    assert await found(world, li, "草稿甲") == await found(world, zhao, "草稿甲") == []
    async with world.ports.transaction() as tx:
        after = replace(draft, title="租赁协议", version=draft.version + 1)
        await tx.tasks.save(after, expected_version=draft.version)
    assert await found(world, chen, "租赁") == ["租赁协议"]
    assert await found(world, chen, "租赁 草稿") == ["租赁协议"], "its file is still called so"
    assert await found(world, zhao, "租赁") == []


async def test_lists_of_found_tasks_turn_their_leaves(world: World) -> None:
    chen = await world.person("陈静")
    for number in range(9):
        await world.draft(chen, signers=["王芳"], title=f"合同{number}")
    while await file_found(world.ports):
        pass
    first = await find_tasks(world.ports, chen, "合同")
    assert [task.title for task in first.tasks] == [f"合同{number}" for number in range(8, 0, -1)] and first.more
    second = await find_tasks(world.ports, chen, "合同", page=1)
    assert [task.title for task in second.tasks] == ["合同0"] and not second.more


async def test_nothing_to_look_for_and_no_such_list_are_refused(world: World) -> None:
    chen = await world.person("陈静")
    with pytest.raises(BadAnswer, match="find-nothing-asked"):
        await find_tasks(world.ports, chen, "？")
    with pytest.raises(NotAllowed):
        await find_tasks(world.ports, chen, "合同", "theirs")
