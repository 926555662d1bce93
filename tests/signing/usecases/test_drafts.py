"""A draft from the file to its review: each question by its use case, refused to everybody but its initiator."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from signing.errors import BadAnswer, DocumentRefused, NotAllowed, Refusal, Stale
from signing.ports import Actor
from signing.task.model import DraftStep, Order, Reach, Side, TaskState
from signing.usecases.accept_places import accept_places
from signing.usecases.add_parties import add_parties
from signing.usecases.add_picked_parties import add_picked_parties
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.change_party import change_party
from signing.usecases.choose_deadline import choose_deadline
from signing.usecases.choose_order import choose_order
from signing.usecases.choose_reminders import choose_reminders
from signing.usecases.create_task import create_task
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.discard_draft import discard_draft
from signing.usecases.draft_picture import draft_picture
from signing.usecases.draft_views import PartyChange, PickedPerson
from signing.usecases.find_places import find_places
from signing.usecases.go_to_step import go_to_step
from signing.usecases.list_drafts import list_drafts
from signing.usecases.remove_party import remove_party
from signing.usecases.rename_task import rename_task
from signing.usecases.replace_document import replace_document
from signing.usecases.send_task import send_task
from signing.usecases.take_contact import take_contact
from signing.usecases.understand import understand
from signing.usecases.use_signature_page import use_signature_page
from signing.usecases.view_draft import view_draft
from tests.pdfs import contract
from tests.signing.usecases.drafted import begun, drafted
from tests.world import World

Draft = Callable[[World, Actor, str], Awaitable[object]]
STRANGER = PickedPerson("Bo", None, 77)

DOORS: dict[str, Draft] = {
    "accept-places": lambda w, who, t: accept_places(w.ports, who, t),
    "add-parties": lambda w, who, t: add_parties(w.ports, who, t, text="Bo, bo@example.com"),
    "add-picked-parties": lambda w, who, t: add_picked_parties(w.ports, who, t, picked=[STRANGER]),
    "change-party": lambda w, who, t: change_party(w.ports, who, t, party_id="x", change=PartyChange(name="B")),
    "choose-deadline": lambda w, who, t: choose_deadline(w.ports, who, t, words="+1d"),
    "choose-order": lambda w, who, t: choose_order(w.ports, who, t, order=Order.ALL_AT_ONCE),
    "choose-reminders": lambda w, who, t: choose_reminders(w.ports, who, t, hours_before=(1,)),
    "discard-draft": lambda w, who, t: discard_draft(w.ports, who, t),
    "draft-picture": lambda w, who, t: draft_picture(w.ports, who, t),
    "find-places": lambda w, who, t: find_places(w.ports, who, t),
    "go-to-step": lambda w, who, t: go_to_step(w.ports, who, t),
    "remove-party": lambda w, who, t: remove_party(w.ports, who, t, party_id="x"),
    "rename-task": lambda w, who, t: rename_task(w.ports, who, t, title="B"),
    "replace-document": lambda w, who, t: replace_document(w.ports, who, t, filename="b.pdf", data=contract()),
    "send": lambda w, who, t: send_task(w.ports, who, t),
    "use-signature-page": lambda w, who, t: use_signature_page(w.ports, who, t),
    "take-contact": lambda w, who, t: take_contact(w.ports, who, t, party_id="x", key="0"),
    "understand": lambda w, who, t: understand(w.ports, who, t, words="get Bo to sign"),
    "view-draft": lambda w, who, t: view_draft(w.ports, who, t),
}


@pytest.mark.parametrize("act", DOORS)
async def test_somebody_elses_draft_is_not_there_and_the_attempt_is_kept(world: World, act: str) -> None:
    ann, eve = await world.person("Ann"), await world.person("Eve")
    view = await drafted(world, ann)
    with pytest.raises(NotAllowed, match="not-found"):
        await DOORS[act](world, eve, view.task.id)
    assert await world.task(view.task) == view.task
    async with world.ports.transaction() as tx:
        last = (await tx.audit.of_task(view.task.id))[-1]
    assert (last.kind, last.actor.person_id, last.facts["code"]) == ("refused", eve.person_id, "not-found")


@pytest.mark.parametrize("act", sorted(set(DOORS) - {"discard-draft", "send"}))
async def test_what_was_sent_is_no_draft_any_more(world: World, act: str) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann)
    await send_task(world.ports, ann, view.task.id)
    with pytest.raises(Refusal, match="already-sent"):
        await DOORS[act](world, ann, view.task.id)


async def test_the_questions_come_one_after_another_and_the_review_is_complete(world: World) -> None:
    ann = await world.person("Ann")
    view = await begun(world, ann)
    assert (view.step, view.steps, view.missing) == (DraftStep.PARTIES, tuple(DraftStep), ("parties",))
    assert (view.task.title, view.task.document.pages if view.task.document else 0) == ("采购合同", 2)
    view = await drafted(world, ann, data=contract(2, salt="b"))
    assert (view.step, view.missing, view.editing) == (DraftStep.REVIEW, (), False)
    assert [(p.name, p.company, p.phone, p.email) for p in view.task.parties] == [
        ("李明", "华明科技有限公司", "+8613800138002", None),
        ("Ann Miller", "Harbor Ltd", None, "ann@example.com"),
    ]
    assert view.task.number.startswith("YX-261124-")


async def test_a_draft_comes_back_to_its_question_after_a_restart(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann, until=DraftStep.DEADLINE)
    await world.restart()
    assert (await view_draft(world.ports, ann, view.task.id)).step is DraftStep.DEADLINE
    dialogue = await current_dialogue(world.ports, ann)
    assert dialogue is not None and (dialogue.task_id, dialogue.step) == (view.task.id, "deadline")


async def test_the_same_file_again_is_the_same_draft_until_something_is_done_to_it(world: World) -> None:
    ann = await world.person("Ann")
    first, again = await begun(world, ann), await begun(world, ann)
    assert first.task.id == again.task.id
    await add_parties(world.ports, ann, first.task.id, text="Bo, bo@example.com")
    assert (await begun(world, ann)).task.id != first.task.id
    assert len(await list_drafts(world.ports, ann)) == 2


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty-file"), (b"PK\x03\x04 a letter", "not-a-pdf"), (b"%PDF-1.7\nbroken", None)]
)
async def test_a_file_that_cannot_be_taken_leaves_no_draft(world: World, data: bytes, code: str | None) -> None:
    ann = await world.person("Ann")
    with pytest.raises(DocumentRefused, match=code or "damaged-pdf"):
        await create_task(world.ports, ann, filename="a.pdf", data=data)
    assert not await list_drafts(world.ports, ann)


async def test_a_file_over_the_limit_is_refused_before_it_is_opened(world: World) -> None:
    ann = await world.person("Ann")
    with pytest.raises(DocumentRefused) as refused:
        await create_task(world.ports, ann, filename="a.pdf", data=b"%PDF-" + bytes(101 * 1024 * 1024))
    assert (refused.value.code, refused.value.facts) == ("pdf-too-large", {"limit_mb": 100})


async def test_a_button_drawn_before_another_change_changes_nothing(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann)
    with pytest.raises(Stale, match="task-changed"):
        await rename_task(world.ports, ann, view.task.id, title="B", version=view.task.version - 1)
    assert (await world.task(view.task)).title == "采购合同"


async def test_me_and_people_already_met_need_no_invitation(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    async with world.ports.transaction() as tx:
        person = await tx.people.get(bo.person_id or "")
        assert person is not None
        await tx.people.save(replace(person, phone="+8613800138002"))
    view = await begun(world, ann)
    view = await add_parties(world.ports, ann, view.task.id, text="我 审批\n李明 13800138002 签署\n王芳 签署")
    parties = view.task.parties
    assert [p.person_id for p in parties] == [ann.person_id, bo.person_id, None]
    assert [p.reach for p in parties] == [Reach.BOUND, Reach.BOUND, Reach.NOT_INVITED]
    assert (parties[0].name, parties[0].side, parties[2].side) == ("Ann", Side.INTERNAL, Side.EXTERNAL)


async def test_a_line_that_cannot_be_read_adds_nobody(world: World) -> None:
    ann = await world.person("Ann")
    view = await begun(world, ann)
    with pytest.raises(BadAnswer, match="party-phone-wrong") as refused:
        await add_parties(world.ports, ann, view.task.id, text="李明 13800138002 签署\n王芳 12345 签署")
    assert refused.value.facts["line"] == 2
    assert (await world.task(view.task)).parties == ()


async def test_places_are_looked_for_anew_when_signers_or_the_file_change(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann)
    other = await replace_document(world.ports, ann, view.task.id, filename="二.pdf", data=contract(3))
    assert (other.task.fields, other.task.places_chosen, other.missing) == ((), False, ("places",))
    assert other.step is DraftStep.PLACES, "asked at once"
    assert other.task.parties == view.task.parties and other.task.deadline == view.task.deadline
    await find_places(world.ports, ann, view.task.id)
    accepted = await accept_places(world.ports, ann, view.task.id)
    assert accepted.step is DraftStep.REVIEW
    view = await remove_party(world.ports, ann, view.task.id, party_id=view.task.parties[0].id)
    assert view.task.fields == ()


async def test_of_the_reminders_those_are_told_that_are_still_to_come(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann)
    view = await choose_deadline(world.ports, ann, view.task.id, words="20小时后")
    assert view.task.reminders.hours_before == (72, 24, 3) and view.reminders == (3,)


async def test_discarding_twice_is_discarding_once(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann)
    for _ in range(2):
        await discard_draft(world.ports, ann, view.task.id)
    assert (await world.task(view.task)).state is TaskState.DISCARDED
    assert not await list_drafts(world.ports, ann)
    assert await current_dialogue(world.ports, ann) is None


async def test_another_conversation_leaves_the_draft_where_it_was(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann, until=DraftStep.ORDER)
    await begin_dialogue(world.ports, ann, "verify")
    assert (await view_draft(world.ports, ann, view.task.id)).step is DraftStep.ORDER
