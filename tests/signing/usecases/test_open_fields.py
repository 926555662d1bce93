"""A draft of a paper that came with open signature fields: they are its places, by their names."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from signing.errors import Refusal
from signing.fields.by_keyword import Beside
from signing.fields.kinds import Box, FieldKind
from signing.fields.open_places import CERTIFIED
from signing.fields.wish import Wish
from signing.pdf.verify import verify_pdf
from signing.task.model import DraftStep, TaskState
from signing.usecases.accept_places import accept_places
from signing.usecases.choose_deadline import choose_deadline
from signing.usecases.draft_picture import draft_picture
from signing.usecases.draft_views import DraftView
from signing.usecases.fetch_document import fetch_document
from signing.usecases.find_places import find_places
from signing.usecases.place_by_words import place_by_words
from signing.usecases.place_fields import place_fields
from signing.usecases.seek_words import seek_words
from signing.usecases.send_task import send_task
from signing.usecases.view_places import view_places
from signing.wording import LANGUAGES, say
from tests.pdfs import contract
from tests.signing.pdf.foreign import foreign_signed, open_places
from tests.signing.usecases.drafted import begun, drafted
from tests.world import World


async def a_draft(world: World, *names: str, certify: int = 2) -> tuple[DraftView, bytes]:
    data = await asyncio.to_thread(lambda: foreign_signed(open_places(contract(), *names), certify=certify))
    return await drafted(world, await world.person("Ann"), until=DraftStep.PLACES, data=data), data


@pytest.mark.parametrize("certify", [0, 2])
async def test_they_are_proposed_by_name_and_signed_to_the_end(world: World, certify: int) -> None:
    ann, bo, cy = [await world.person(name) for name in ("Ann", "李明", "Ann Miller")]
    data = await asyncio.to_thread(
        lambda: foreign_signed(open_places(contract(), "Ann Miller", "Other"), certify=certify)
    )
    task = await world.draft(ann, signers=[bo, cy], document=data)
    notes = (CERTIFIED,) if certify else ()
    document = replace(task.documents[0], had_signatures=True, notes=notes)
    async with world.ports.transaction() as tx:
        await tx.tasks.save(replace(task, documents=(document,), version=2), expected_version=1)
    view = await find_places(world.ports, ann, task.id)
    first, second = view.task.parties
    marks = {field.party_id: field.widget for field in view.task.fields if field.kind is FieldKind.SIGNATURE}
    assert marks == {first.id: "Other", second.id: "Ann Miller"}
    picture = await draft_picture(world.ports, ann, task.id, places=True)
    assert picture.legend == ((1, "李明 · Other"), (2, "Ann Miller · Ann Miller"))
    await accept_places(world.ports, ann, task.id)
    await choose_deadline(world.ports, ann, task.id, words="+7d")
    await send_task(world.ports, ann, task.id)
    await world.work()
    for who in (bo, cy):
        await world.sign(who, await world.task(task))
    await world.work()
    task = await world.task(task)
    assert task.state is TaskState.COMPLETED
    closed = (await fetch_document(world.ports, ann, task.id))[1]
    assert closed.startswith(data)
    found = await asyncio.to_thread(verify_pdf, closed, roots=world.ports.authority.roots, now=world.clock.now)
    by_field = {one.field: one for one in found.signatures}
    assert (by_field["Other"].who, by_field["Ann Miller"].who) == ("李明", "Ann Miller")
    assert all(one.intact and one.later_changes != "unexplained" for one in found.signatures)


async def test_a_certified_paper_with_too_few_says_so(world: World) -> None:
    ann = await world.person("Ann")
    data = await asyncio.to_thread(lambda: foreign_signed(open_places(contract(), "Only"), certify=2))
    view = await begun(world, ann, data)
    assert "certified-open-fields" in view.task.documents[0].notes
    view = await drafted(world, ann, until=DraftStep.PLACES, data=data)
    with pytest.raises(Refusal) as few:
        await find_places(world.ports, ann, view.task.id)
    assert (few.value.code, few.value.facts) == ("open-fields-few", {"fields": 1, "signers": 2})
    for language in LANGUAGES:
        assert say(language, "refusal-open-fields-few", **few.value.facts)


async def test_on_a_certified_paper_places_change_hands_and_nothing_else(world: World) -> None:
    view, _ = await a_draft(world, "One", "Two")
    ann = await world.person("Ann")
    actor = replace(ann, person_id=view.task.initiator_id)
    ports, task_id = world.ports, view.task.id
    await find_places(ports, actor, task_id)
    there = await view_places(ports, actor, task_id)
    assert there.kinds == (), "nothing that would be refused is offered"
    with pytest.raises(Refusal, match="certified-places-stay"):
        await seek_words(ports, actor, task_id, words="a", kind=FieldKind.SIGNATURE, beside=Beside.RIGHT)
    one, two = there.fields
    moved = replace(one, box=Box(100, 400, 150, 48))
    with pytest.raises(Refusal, match="certified-places-stay"):
        await place_fields(ports, actor, task_id, fields=[moved, two], seams=[], version=there.task.version)
    swapped = [replace(one, party_id=two.party_id), replace(two, party_id=one.party_id)]
    after = await place_fields(ports, actor, task_id, fields=swapped, seams=[], version=there.task.version)
    assert {field.party_id: field.widget for field in after.task.fields} == {
        two.party_id: "One",
        one.party_id: "Two",
    }
    with pytest.raises(Refusal, match="certified-places-stay"):
        wish = Wish(one.party_id, FieldKind.SIGNATURE, words=("合同",))
        await place_by_words(ports, actor, task_id, wish=wish)
    again = await find_places(ports, actor, task_id)
    assert {field.widget for field in again.task.fields} == {"One", "Two"}


async def test_beside_a_place_by_hand_the_open_ones_go_to_who_has_none(world: World) -> None:
    view, _ = await a_draft(world, "One", certify=0)
    ann = await world.person("Ann")
    actor = replace(ann, person_id=view.task.initiator_id)
    there = await view_places(world.ports, actor, (await find_places(world.ports, actor, view.task.id)).task.id)
    marks = {field.party_id: field.widget for field in there.fields if field.kind is FieldKind.SIGNATURE}
    first, second = (party.id for party in there.task.parties)
    assert marks == {first: "One", second: ""}, "the second one is found as ever"
