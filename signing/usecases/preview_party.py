from __future__ import annotations

from dataclasses import replace

from signing.errors import Refusal
from signing.fields.kinds import VALUED
from signing.ports import Actor, Ports
from signing.task.batch import act_of
from signing.task.documents import documents_of
from signing.task.draft_steps import placed
from signing.usecases.draft_desk import draft_seen
from signing.usecases.papers import papers_of
from signing.usecases.views import TaskView


async def preview_party(ports: Ports, actor: Actor, task_id: str, *, party_id: str) -> TaskView:
    """What a party with places in this draft will see on its page, for the initiator, who can do nothing there."""
    task, person, _ = await draft_seen(ports, actor, task_id, "preview-party")
    party = next((each for each in placed(task) if each.id == party_id), None)
    if party is None:
        raise Refusal("party-gone")
    documents = documents_of(task, party)
    papers = await papers_of(ports, documents)
    places = tuple(
        field for field in task.fields if field.party_id == party.id and papers.number(field) is not None
    )
    asked = tuple(field for field in places if field.kind in VALUED)
    return TaskView(
        replace(task, documents=documents),
        person,
        (party,),
        person,
        frozenset({act_of(party)}),
        (),
        0,
        len(task.parties),
        my_fields=places,
        signer=party,
        asked=asked,
        papers=papers,
    )
