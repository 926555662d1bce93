from __future__ import annotations

from signing.fields.chosen import act_of, chosen
from signing.ports import Actor, Ports
from signing.usecases.arrange_places import arranged, keep_places
from signing.usecases.draft_desk import draft_seen
from signing.usecases.draft_views import DraftView


async def undo_words(
    ports: Ports, actor: Actor, task_id: str, *, act: int, version: int | None = None
) -> DraftView:
    """Takes back what one act of placing by words has put there; what was found before comes again."""
    task, _, _ = await draft_seen(ports, actor, task_id, "undo-words", version)
    mine = [field for field in chosen(task.fields) if act_of(field) != act]
    found = await arranged(ports, task, mine)
    return await keep_places(ports, actor, task, "undo-words", found, what="places-by-words-undone", undone=act)
