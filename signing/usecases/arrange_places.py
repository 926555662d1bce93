"""What all changes of a draft's places share: looked for anew around what the initiator chose, and kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from signing.errors import Stale
from signing.fields.chosen import chosen
from signing.fields.kinds import VISIBLE_MARKS, Field
from signing.fields.wish import Wish
from signing.pdf.places import Arranged, look_for_places
from signing.ports import Actor, Json, Ports
from signing.task import drafting
from signing.task.draft_steps import signers
from signing.task.model import Task
from signing.usecases.draft_desk import at_draft
from signing.usecases.draft_places import page_for, place_parties
from signing.usecases.draft_views import DraftView
from signing.usecases.paper_notes import keep_wrong_tags


async def arranged(
    ports: Ports,
    task: Task,
    mine: Sequence[Field] = (),
    *,
    wish: Wish | None = None,
    act: int = 0,
    anew: bool = False,
) -> Arranged:
    """In a child. `mine`: what the initiator chose. `anew`: also where everybody was to sign on an added page."""
    assert task.document is not None, "every draft has a document"
    data = await ports.blobs.get(task.document.current)
    search: Any = partial(
        look_for_places,
        page=page_for(task, signers(task)),
        may_append=not task.document.had_signatures,
        mine=tuple(mine),
        all_on_page=not anew and _all_on_page(task),
        wish=wish,
        act=act,
    )
    found: Arranged = await ports.children.run(search, data, place_parties(task))
    keep_wrong_tags(task, found.wrong)
    return found


async def keep_places(
    ports: Ports, actor: Actor, task: Task, act: str, found: Arranged, *, what: str, **facts: Json
) -> DraftView:
    """In place of those of the draft as it was when they were looked for. Stale("task-changed")."""
    async with at_draft(ports, actor, task.id, act, task.version) as desk:
        if desk.task.version != task.version:
            raise Stale("task-changed")
        now = ports.clock()
        page = found.signature_page
        desk.change(drafting.propose_places(desk.task, found.fields, now, signature_page=page, what=what, **facts))
    return desk.view()


def _all_on_page(task: Task) -> bool:
    """Whether what was not chosen place by place is on the page that will be appended."""
    assert task.document is not None, "every draft has a document"
    mine = {field.name for field in chosen(task.fields)}
    others = [field for field in task.fields if field.name not in mine and field.kind in VISIBLE_MARKS]
    return bool(others) and all(field.page >= task.document.pages for field in others)
