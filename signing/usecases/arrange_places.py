"""What all changes of a draft's places share: looked for anew around what the initiator chose, and kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from signing.errors import BadAnswer, Refusal, Stale
from signing.fields.chosen import chosen, placed_by
from signing.fields.kinds import VISIBLE_MARKS, Field
from signing.fields.open_places import give_open_places
from signing.fields.place_party import PlaceParty
from signing.fields.wish import Wish
from signing.pdf.places import Arranged, look_for_places
from signing.ports import Actor, Json, Ports
from signing.task import drafting
from signing.task.documents import fields_on, is_certified
from signing.task.draft_steps import placed_in, signers
from signing.task.model import Document, Task
from signing.usecases.draft_desk import at_draft
from signing.usecases.draft_places import page_for, place_parties
from signing.usecases.draft_views import MARKS_ON_SIGNED, DraftView
from signing.usecases.paper_notes import keep_wrong_tags, open_fields_of
from signing.usecases.seals_for import company_seals


async def arranged(
    ports: Ports,
    task: Task,
    mine: Sequence[Field] = (),
    *,
    wish: Wish | None = None,
    act: int = 0,
    anew: bool = False,
    fresh: Collection[int] = (),
) -> Arranged:
    """In a child, in each document for those that it is meant for. `mine`: what the initiator chose. `fresh`: keys
    of documents that nobody has looked at yet. `anew`: also where everybody was to sign on an added page."""
    results: list[Arranged] = []
    refused: BadAnswer | None = None
    sealing = await _sealing(ports, task)
    for document in task.documents:
        parties = tuple(replace(each, may_seal=each.id in sealing) for each in place_parties(task, document))
        if not anew and document.key not in fresh:
            parties = tuple(each for each in parties if not _left_out(task, document, each.id, mine))
        chosen_here = tuple(field for field in mine if field.document == document.key)
        signing = tuple(each for each in parties if each.wants)
        given = await _in_open_fields(ports, document, signing, chosen_here)
        if is_certified(document):
            results.append(Arranged((*chosen_here, *given), False, (), 0))
            continue
        search: Any = partial(
            look_for_places,
            page=page_for(task, [party for party in signers(task) if party.id in {each.id for each in signing}]),
            may_append=not document.had_signatures,
            mine=(*chosen_here, *given),
            all_on_page=not anew and _all_on_page(task, document),
            act=act,
        )
        data = await ports.blobs.get(document.current)
        wished = wish if wish and _takes(task, document, wish) else None
        try:
            found: Arranged = await ports.children.run(search, data, parties, wish=wished)
        except BadAnswer as not_here:
            # The words need not stand in every document, only in one of them.
            if wished is None or len(task.documents) == 1 or not_here.code != "keyword-not-found":
                raise
            refused, found = not_here, await ports.children.run(search, data, parties)
        keep_wrong_tags(task, document, found.wrong)
        fields = tuple(replace(field, document=document.key) for field in found.fields)
        results.append(replace(found, fields=fields))
    hits = sum(each.hits for each in results)
    if wish is not None and not hits and refused is not None:
        raise refused
    return Arranged(
        tuple(field for each in results for field in each.fields),
        any(each.signature_page for each in results),
        tuple(wrong for each in results for wrong in each.wrong),
        hits,
    )


async def _in_open_fields(
    ports: Ports, document: Document, parties: Sequence[PlaceParty], mine: Sequence[Field]
) -> tuple[Field, ...]:
    """Who signs in a signature field that the document came with. Refusal("open-fields-few", fields, signers)
    where its maker certified it, so that there are no others."""
    there = await open_fields_of(ports, document)
    given = give_open_places(there, parties, mine)
    if is_certified(document) and {party.id for party in parties} - placed_by((*mine, *given)):
        raise Refusal("open-fields-few", fields=len(there), signers=len(parties))
    return tuple(replace(field, document=document.key) for field in given)


async def _sealing(ports: Ports, task: Task) -> frozenset[str]:
    """Parties who sign for a company and could use its chop today."""
    async with ports.transaction() as tx:
        found = [
            party.id
            for party in signers(task)
            if party.company and party.person_id and await company_seals(ports, tx, party.person_id, party)
        ]
    return frozenset(found)


def _takes(task: Task, document: Document, wish: Wish) -> bool:
    if is_certified(document) or (document.had_signatures and wish.kind not in MARKS_ON_SIGNED):
        return False
    return wish.party_id in {party.id for party in placed_in(task, document)}


def _left_out(task: Task, document: Document, party_id: str, mine: Sequence[Field]) -> bool:
    """The initiator has put this party's marks where they belong, and none into this document."""
    theirs = [field for field in (*task.fields, *mine) if field.party_id == party_id]
    here = any(field.document == document.key for field in theirs)
    return not here and bool(placed_by(chosen(theirs)))


async def keep_places(
    ports: Ports, actor: Actor, task: Task, act: str, found: Arranged, *, what: str, **facts: Json
) -> DraftView:
    """In place of those of the draft as it was when they were looked for. Stale("task-changed")."""
    async with at_draft(ports, actor, task.id, act, task.version) as desk:
        if desk.task.version != task.version:
            raise Stale("task-changed")
        now = ports.clock()
        page = found.signature_page
        desk.change(drafting.propose_places(desk.task, found.fields, now, signature_page=page, what=what, **facts))
    return desk.view()


def _all_on_page(task: Task, document: Document) -> bool:
    """Whether what was not chosen place by place is on the page that will be appended."""
    here = fields_on(task, document)
    mine = {field.name for field in chosen(here)}
    others = [field for field in here if field.name not in mine and field.kind in VISIBLE_MARKS]
    return bool(others) and all(field.page >= document.pages for field in others)
