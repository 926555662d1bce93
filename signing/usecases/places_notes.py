from __future__ import annotations

from signing.fields.chosen import last_act
from signing.fields.forms import PREFIX, count_fields, empty_places, owners_by_name
from signing.ports import Actor, Ports
from signing.usecases.draft_desk import draft_seen
from signing.usecases.draft_places import all_parties
from signing.usecases.draft_views import FormNote, PlacesNotes
from signing.usecases.paper_notes import form_of, wrong_tags_of


async def places_notes(ports: Ports, actor: Actor, task_id: str) -> PlacesNotes:
    """What is to be said of a draft's places beside the picture."""
    task, _, _ = await draft_seen(ports, actor, task_id, "places-notes")
    form = await form_of(ports, task)
    empty = empty_places(form)
    given = {field.party_id for field in task.fields if field.name.startswith(PREFIX)}
    note = None
    if empty:
        speaking = len(set(owners_by_name(form, all_parties(task)).values())) > 1
        note = FormNote(count_fields(form), count_fields(empty), frozenset(given), speaking)
    return PlacesNotes(note, await wrong_tags_of(ports, task), last_act(task.fields))
