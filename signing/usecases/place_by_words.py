from __future__ import annotations

from dataclasses import dataclass

from signing.errors import Refusal
from signing.fields.chosen import act_of, chosen, last_act
from signing.fields.kinds import Field
from signing.fields.wish import Wish
from signing.ports import Actor, Ports
from signing.task.documents import is_certified
from signing.task.draft_steps import check_kind, placed
from signing.usecases.arrange_places import arranged, keep_places
from signing.usecases.draft_desk import draft_seen
from signing.usecases.draft_views import MARKS_ON_SIGNED, DraftView


@dataclass(frozen=True, slots=True)
class PlacedByWords:
    """`act`: the number to change or undo it by. `hits`: how often the words stand in the documents."""

    view: DraftView
    act: int
    fields: tuple[Field, ...]
    hits: int


async def place_by_words(
    ports: Ports, actor: Actor, task_id: str, *, wish: Wish, act: int | None = None, version: int | None = None
) -> PlacedByWords:
    """Places where words of the documents stand; `act`: in place of what this act has put there before. Whoever
    has a mark by words needs none on an added page.

    Raises BadAnswer as `grant`; Refusal("party-gone"), Refusal("fills-only"), Refusal("signed-no-filling") for
    what a document that came signed cannot take; Stale("task-changed")."""
    task, _, _ = await draft_seen(ports, actor, task_id, "place-by-words", version)
    party = next((each for each in placed(task) if each.id == wish.party_id), None)
    if party is None:
        raise Refusal("party-gone")
    check_kind(party, wish.kind)
    if all(each.had_signatures for each in task.documents) and wish.kind not in MARKS_ON_SIGNED:
        raise Refusal("signed-no-filling")
    if all(map(is_certified, task.documents)):
        raise Refusal("certified-places-stay")
    number = last_act(task.fields) + 1 if act is None else act
    mine = [field for field in chosen(task.fields) if act_of(field) != number]
    found = await arranged(ports, task, mine, wish=wish, act=number)
    view = await keep_places(
        ports,
        actor,
        task,
        "place-by-words",
        found,
        what="places-by-words",
        party_id=wish.party_id,
        kind=wish.kind.value,
        words=list(wish.words),
        which=wish.which,
        side=wish.beside.value,
        pages=wish.pages,
    )
    there = tuple(field for field in view.task.fields if act_of(field) == number)
    return PlacedByWords(view, number, there, found.hits)
