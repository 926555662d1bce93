"""A draft taken through its own use cases, up to a question."""

from __future__ import annotations

from signing.ports import Actor
from signing.task.model import DraftStep, Order
from signing.usecases.accept_places import accept_places
from signing.usecases.add_parties import add_parties
from signing.usecases.choose_deadline import choose_deadline
from signing.usecases.choose_order import choose_order
from signing.usecases.create_task import create_task
from signing.usecases.draft_views import DraftView
from signing.usecases.find_places import find_places
from signing.usecases.go_to_step import go_to_step
from signing.usecases.view_draft import view_draft
from tests.pdfs import contract
from tests.world import World

TWO = "李明 华明科技有限公司 13800138002 签署\nAnn Miller, Harbor Ltd, ann@example.com, sign"


async def begun(world: World, who: Actor, data: bytes | None = None) -> DraftView:
    return await create_task(world.ports, who, filename="采购合同.pdf", data=data or contract(2))


async def drafted(
    world: World, who: Actor, *, until: DraftStep = DraftStep.REVIEW, data: bytes | None = None, parties: str = TWO
) -> DraftView:
    """Answers every question before `until`."""
    ports, view = world.ports, await begun(world, who, data)
    task_id = view.task.id
    view = await add_parties(ports, who, task_id, text=parties)
    while view.step is not until:
        match view.step:
            case DraftStep.PARTIES:
                view = await go_to_step(ports, who, task_id)
            case DraftStep.ORDER:
                view = await choose_order(ports, who, task_id, order=Order.ALL_AT_ONCE)
            case DraftStep.PLACES:
                await find_places(ports, who, task_id)
                view = await accept_places(ports, who, task_id)
            case DraftStep.DEADLINE:
                view = await choose_deadline(ports, who, task_id, words="+7d")
    return await view_draft(ports, who, task_id)
