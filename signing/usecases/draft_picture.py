from __future__ import annotations

from collections.abc import Sequence

from signing.fields.kinds import VALUED, Box, Field, FieldKind
from signing.pdf.covering import patches_of
from signing.ports import Actor, Ports
from signing.task.documents import fields_on, flat_starts
from signing.task.draft_steps import placed
from signing.task.model import Document, Task
from signing.usecases.draft_desk import draft_seen
from signing.usecases.draft_places import page_of
from signing.usecases.draft_views import DraftPicture
from signing.usecases.page_cache import picture_with_places
from signing.wording import say

# One for each party in turn; dark enough for white letters on them.
COLOURS = ("#1f5fd0", "#b4371f", "#1b7a43", "#7a3aa8", "#8a5a00", "#0b7285")


async def draft_picture(
    ports: Ports, actor: Actor, task_id: str, *, page: int | None = None, places: bool = False
) -> DraftPicture:
    """`page` from 0, counted through all documents; None: the first one, or with `places` the first that has any.
    About 1,100 px wide. A signature page that is to be added counts, and is shown as it will be."""
    task, _, _ = await draft_seen(ports, actor, task_id, "draft-picture")
    starts = flat_starts((one.key, _length(task, one)) for one in task.documents)
    numbers = {starts[field.document] + field.page for field in task.fields}
    with_places = tuple(sorted(numbers)) if places else ()
    if page is None or (places and page not in with_places):
        page = with_places[0] if with_places else 0
    document = next((one for one in reversed(task.documents) if starts[one.key] <= page), task.documents[0])
    at = page - starts[document.key]
    there = fields_on(task, document)
    here = [field for field in there if field.page == at] if places else []
    appended = page_of(task, document) if at >= document.pages else None
    boxes = boxes_of(task, here)
    patches = patches_of(there) if places else ()
    jpeg = await picture_with_places(ports, document.current, at, boxes, appended, patches=patches)
    of = document.title if len(task.documents) > 1 else ""
    return DraftPicture(jpeg, page, with_places, _legend(task, here), of)


def _length(task: Task, document: Document) -> int:
    """With the pages that are to be added."""
    return max([document.pages, *(field.page + 1 for field in fields_on(task, document))])


def boxes_of(task: Task, fields: Sequence[Field]) -> tuple[tuple[Box, str, str], ...]:
    numbers = _numbers(task)
    date = say(task.language, "page-label-date")
    boxes = []
    for field in fields:
        number, name = numbers[field.party_id]
        asked = field.option or field.label if field.kind in VALUED else ""
        label = f"{number} {date if field.kind is FieldKind.DATE else asked or name}"
        boxes.append((field.box, label, COLOURS[(number - 1) % len(COLOURS)]))
    return tuple(boxes)


def _legend(task: Task, fields: Sequence[Field]) -> tuple[tuple[int, str], ...]:
    """A signature field that the document came with is told by its name, too."""
    numbers = _numbers(task)
    named = {field.party_id: f" · {field.label}" for field in fields if field.widget and field.label}
    shown = {field.party_id: numbers[field.party_id] for field in fields}
    return tuple(sorted((number, name + named.get(party, "")) for party, (number, name) in shown.items()))


def colours_of(task: Task) -> dict[str, str]:
    """By party id; the same on the draft's pictures and on the page where it signs."""
    return {id_: COLOURS[(number - 1) % len(COLOURS)] for id_, (number, _) in _numbers(task).items()}


def _numbers(task: Task) -> dict[str, tuple[int, str]]:
    return {party.id: (number, party.name) for number, party in enumerate(placed(task), 1)}
