from __future__ import annotations

from signing.errors import Refusal
from signing.fields.chosen import chosen
from signing.fields.forms import PREFIX, empty_places, form_fields_for, owners_by_name
from signing.ports import Actor, Ports
from signing.task.draft_steps import placed
from signing.usecases.arrange_places import arranged, keep_places
from signing.usecases.draft_desk import draft_seen
from signing.usecases.draft_places import all_parties
from signing.usecases.draft_views import DraftView
from signing.usecases.paper_notes import form_of

BY_NAME = "names"


async def assign_form(
    ports: Ports, actor: Actor, task_id: str, *, to: str | None, version: int | None = None
) -> DraftView:
    """The empty fields of the uploaded form go to one party (`to`: its id), to those that their names speak of
    (BY_NAME), or to nobody (None): then they stay as they are printed.

    Refusal("party-gone"), Refusal("form-no-fields"), Stale("task-changed")."""
    task, _, _ = await draft_seen(ports, actor, task_id, "assign-form", version)
    form = await form_of(ports, task)
    if not empty_places(form):
        raise Refusal("form-no-fields")
    if to is None:
        owners = {}
    elif to == BY_NAME:
        owners = owners_by_name(form, all_parties(task))
    else:
        if to not in {party.id for party in placed(task)}:
            raise Refusal("party-gone")
        owners = {place.name: to for place in empty_places(form)}
    mine = [field for field in chosen(task.fields) if not field.name.startswith(PREFIX)]
    found = await arranged(ports, task, [*mine, *form_fields_for(form, owners)])
    return await keep_places(
        ports, actor, task, "assign-form", found, what="form-assigned", to=to, given=len(owners)
    )
