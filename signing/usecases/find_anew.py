from __future__ import annotations

from signing.errors import Refusal
from signing.fields.chosen import chosen
from signing.ports import Actor, Ports
from signing.task.draft_steps import placed
from signing.usecases.arrange_places import arranged, keep_places
from signing.usecases.draft_desk import DraftDesk
from signing.usecases.draft_views import DraftView


async def find_anew(ports: Ports, actor: Actor, desk: DraftDesk, *fresh: int) -> DraftView:
    """After a change that has taken or brought documents: places are looked for in those of these keys, where the
    draft has places already; what was chosen stays. Where there is no room, none are proposed there: the question
    about places says so."""
    task = desk.task
    if not placed(task) or not task.fields:
        return desk.view()
    try:
        found = await arranged(ports, task, chosen(task.fields), fresh=fresh)
        return await keep_places(ports, actor, task, "find-places", found, what="places-proposed")
    except Refusal:
        return desk.view()
