from __future__ import annotations

from signing.errors import BadAnswer, Refusal
from signing.fields.by_keyword import Beside
from signing.fields.kinds import Box, FieldKind
from signing.pdf.places import places_at_words
from signing.ports import Actor, Ports
from signing.task.documents import is_certified
from signing.usecases.draft_desk import draft_seen
from signing.usecases.papers import papers_of
from signing.usecases.placing_views import new_kinds


async def seek_words(
    ports: Ports, actor: Actor, task_id: str, *, words: str, kind: FieldKind, beside: Beside
) -> tuple[tuple[int, Box], ...]:
    """Page (from 0, counted through all documents) and box of a place of this kind at every hit. Nothing is
    changed by looking.

    Raises BadAnswer `keyword-empty`, `keyword-too-long`, `keyword-not-found`, `keyword-everywhere`."""
    task, _, _ = await draft_seen(ports, actor, task_id, "seek-words")
    papers = await papers_of(ports, task.documents)
    documents = [one for one in task.documents if kind in new_kinds(one, papers) and kind is not FieldKind.SEAM]
    if not documents:
        certified = all(map(is_certified, task.documents))
        raise Refusal("certified-places-stay" if certified else "signed-no-filling")
    hits: list[tuple[int, Box]] = []
    refused: BadAnswer | None = None
    for document in documents:
        data = await ports.blobs.get(document.current)
        try:
            found = await ports.children.run(places_at_words, data, words, kind, beside)
        except BadAnswer as refusal:
            if refusal.code != "keyword-not-found":
                raise
            refused = refusal
        else:
            hits += [(papers.starts[document.key] + page, box) for page, box in found]
    if refused is not None and not hits:
        raise refused
    return tuple(hits)
