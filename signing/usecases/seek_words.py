from __future__ import annotations

from signing.errors import Refusal
from signing.fields.by_keyword import Beside
from signing.fields.kinds import Box, FieldKind
from signing.pdf.places import places_at_words
from signing.ports import Actor, Ports
from signing.usecases.draft_desk import draft_seen
from signing.usecases.placing_views import kinds_for


async def seek_words(
    ports: Ports, actor: Actor, task_id: str, *, words: str, kind: FieldKind, beside: Beside
) -> tuple[tuple[int, Box], ...]:
    """Page (from 0) and box of a place of this kind at every hit. Nothing is changed by looking.

    Raises BadAnswer `keyword-empty`, `keyword-too-long`, `keyword-not-found`, `keyword-everywhere`."""
    task, _, _ = await draft_seen(ports, actor, task_id, "seek-words")
    assert task.document is not None, "every draft has a document"
    if kind is FieldKind.SEAM or kind not in kinds_for(task, task.document.pages):
        raise Refusal("signed-no-filling")
    data = await ports.blobs.get(task.document.current)
    return await ports.children.run(places_at_words, data, words, kind, beside)
