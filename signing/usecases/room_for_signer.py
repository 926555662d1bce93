from __future__ import annotations

from dataclasses import replace

from signing.errors import Refusal
from signing.fields.kinds import Field
from signing.pdf.places import OFF_THE_PAGE, appended_places
from signing.ports import Ports
from signing.task.documents import fields_on, is_meant_for
from signing.task.draft_steps import signers_of
from signing.task.model import Document, Party, Task
from signing.usecases.draft_places import page_for


async def with_room(ports: Ports, task: Task, documents: tuple[Document, ...], party: Party) -> tuple[Field, ...]:
    """All fields of the task with those of one signer more, on the signature page of each document that is meant
    for them; everybody else's places stay where they are. `documents` as they are before any place is written.
    Refusal `no-free-place` (name) where no document is meant for them."""
    with_them = replace(task, documents=documents, parties=(*task.parties, party))
    fields: list[Field] = []
    for document in documents:
        there = fields_on(task, document)
        if not is_meant_for(with_them, party, document):
            fields += there
            continue
        on_page = {field.party_id for field in there if field.page >= document.pages} | {party.id}
        lines = [each for each in signers_of(with_them, document) if each.id in on_page]
        data = await ports.blobs.get(document.current)
        drawn = await ports.children.run(appended_places, data, page_for(with_them, lines))
        fields += [field for field in there if field.page < document.pages or field.kind in OFF_THE_PAGE]
        fields += [replace(field, document=document.key) for field in drawn]
    if not any(field.party_id == party.id for field in fields):
        raise Refusal("no-free-place", name=party.name)
    return tuple(fields)
