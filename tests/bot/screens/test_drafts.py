"""The questions of a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.handlers.presses import VERBS
from bot.screens.asking import ask_file, ask_title
from bot.screens.draft_card import draft_card
from bot.screens.party_card import TYPED, ask_party_value, party_card
from bot.screens.proving import ask_proof
from signing.fields.kinds import Box, Field, FieldKind
from signing.task.demands import Demand, Known, Means
from signing.task.model import Document, DraftStep, Need, Order, ReminderPlan, Role
from signing.usecases.draft_views import DraftPicture, PlacesNotes
from tests.bot.screens.made import (
    AWKWARD,
    LONG,
    a_draft,
    a_party,
    a_person,
    a_voice,
    buttons,
    check,
    drafted,
    known_verbs,
    many_parties,
    verbs,
    words_of,
)

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
PICTURE = DraftPicture(b"jpeg", 0, (0, 4), ((1, AWKWARD), (2, "Ann Miller")))
ANN = a_party(3, "Ann Miller", company="Harbor Ltd", email="ann@example.com", person_id=None)
TWO = a_draft(a_party(2, AWKWARD, phone="+8613800138000"), ANN)


@LANGUAGES
@pytest.mark.parametrize("step", list(DraftStep))
@pytest.mark.parametrize("editing", [False, True])
def test_each_question_keeps_to_the_limits_however_much_there_is(
    language: str, step: DraftStep, editing: bool
) -> None:
    full = a_draft(*many_parties(50), title=LONG, order=Order.STEPS)
    for task in (a_draft(), TWO, full):
        view = drafted(task, step, editing=editing)
        check(draft_card(view, a_voice(language), picture=PICTURE, trouble="x" * 200), live=True)
        check(draft_card(view, a_voice(language), numbering=True), live=True)
        check(draft_card(view, a_voice(language), changing=True), live=True)


@LANGUAGES
def test_the_card_says_which_step_it_is_and_what_was_chosen_before(language: str) -> None:
    words = words_of(draft_card(drafted(TWO, DraftStep.PLACES), a_voice(language), picture=PICTURE))
    assert ("第 3 步，共 5 步" if language == "zh" else "Step 3 of 5") in words
    assert AWKWARD in words and ("同时签署" if language == "zh" else "All at once") in words
    assert ("12 页 · 1.2 MB" if language == "zh" else "12 pages · 1.2 MB") in words


@LANGUAGES
def test_that_one_refusal_ends_it_is_said_where_fewer_than_all_are_enough(language: str) -> None:
    said = {"zh": "任何一人拒绝，整个任务", "en": "if any one of them refuses, the whole task ends"}[language]
    for needs, there in (((), False), ((Need(1, 1),), True)):
        task = replace(a_draft(a_party(2, "Bob"), ANN), needs=needs)
        for step in (DraftStep.ORDER, DraftStep.REVIEW):
            assert (said in words_of(draft_card(drafted(task, step), a_voice(language)))) is there


@LANGUAGES
def test_every_question_but_the_first_leads_back_and_all_can_be_left(language: str) -> None:
    for step in list(DraftStep)[:-1]:
        offered = verbs(draft_card(drafted(TWO, step), a_voice(language)))
        assert "leave" in offered
        assert ("back" in offered) == (step is not DraftStep.PARTIES)
    assert {"leave", "discard"} <= set(verbs(draft_card(drafted(TWO, DraftStep.REVIEW), a_voice(language))))


@LANGUAGES
def test_a_wrong_answer_is_explained_above_the_same_question(language: str) -> None:
    screen = draft_card(drafted(TWO, DraftStep.DEADLINE), a_voice(language), trouble="nein &amp; nochmal")
    assert words_of(screen).startswith("⚠️ nein & nochmal")
    assert ("下周五" if language == "zh" else "next Friday") in words_of(screen)


@LANGUAGES
def test_nothing_goes_on_before_somebody_is_to_act(language: str) -> None:
    assert "next" not in verbs(draft_card(drafted(a_draft(), DraftStep.PARTIES), a_voice(language)))
    only_cc = a_draft(a_party(2, role=Role.CC))
    assert "next" not in verbs(draft_card(drafted(only_cc, DraftStep.PARTIES), a_voice(language)))
    assert "next" in verbs(draft_card(drafted(TWO, DraftStep.PARTIES), a_voice(language)))


@LANGUAGES
def test_every_party_has_a_button_and_who_is_in_is_not_asked_in_again(language: str) -> None:
    screen = draft_card(drafted(TWO, DraftStep.PARTIES), a_voice(language))
    assert verbs(screen).count("party") == 2 and "addme" in verbs(screen)
    mine = drafted(TWO, DraftStep.PARTIES, reader=a_person(2))
    assert "addme" not in verbs(draft_card(mine, a_voice(language)))


@LANGUAGES
def test_places_are_leafed_through_in_a_ring(language: str) -> None:
    first = draft_card(drafted(TWO, DraftStep.PLACES), a_voice(language), picture=PICTURE)
    leaves = [button.data or "" for button in buttons(first) if (button.data or "").startswith("leaf")]
    assert [data.rsplit(":", 1)[1] for data in leaves] == ["4", "4"]
    assert f"1. {AWKWARD}" in words_of(first)
    assert first.photo == b"jpeg"


@LANGUAGES
def test_a_signed_document_is_not_offered_a_page_that_cannot_be_added(language: str) -> None:
    signed = replace(TWO, documents=(Document("a.pdf", "a", "a", 1, 9000, had_signatures=True),))
    offered = verbs(draft_card(drafted(signed, DraftStep.PLACES), a_voice(language), picture=PICTURE))
    assert "sigpage" not in offered and "search" in offered


@LANGUAGES
def test_whoever_has_no_place_in_the_text_is_named_with_the_page_they_sign_on(language: str) -> None:
    """Dates are not counted: nobody signs them."""
    places = (
        Field("p1_sign", TWO.parties[0].id, FieldKind.SIGNATURE, 3, Box(60, 300, 150, 60)),
        Field("p1_date", TWO.parties[0].id, FieldKind.DATE, 3, Box(60, 200, 150, 60)),
        Field("p2_sign", ANN.id, FieldKind.SIGNATURE, 12, Box(60, 300, 150, 60)),
    )
    mixed = replace(TWO, fields=places, signature_page=True)
    screen = draft_card(drafted(mixed, DraftStep.PLACES), a_voice(language), picture=PICTURE)
    wanted = "找到了 1 处签署位置" if language == "zh" else "One place was found"
    assert wanted in words_of(screen) and "Ann Miller" in words_of(screen).partition(wanted)[2]
    assert "sigpage" in verbs(screen), "all on the page is still to be had"
    alone = replace(mixed, fields=places[2:], parties=(ANN,))
    screen = draft_card(drafted(alone, DraftStep.PLACES), a_voice(language), picture=PICTURE)
    assert wanted not in words_of(screen) and "sigpage" not in verbs(screen)


@LANGUAGES
def test_reminders_are_ticked_as_they_are(language: str) -> None:
    task = replace(TWO, reminders=ReminderPlan(hours_before=(24,)))
    labels = [button.label for button in buttons(draft_card(drafted(task, DraftStep.DEADLINE), a_voice(language)))]
    assert sum(label.startswith("✓") for label in labels) == 1


@LANGUAGES
def test_the_review_has_an_edit_for_every_line_and_sends_only_what_is_whole(language: str) -> None:
    whole = draft_card(drafted(TWO, DraftStep.REVIEW), a_voice(language))
    assert verbs(whole) == ["send", "edit", "rework", "leave", "discard"], (
        "what is mostly done, and a look on the page"
    )
    assert [button.page for button in buttons(whole) if button.page] == [f"/p/{TWO.id}?preview"]
    more = draft_card(drafted(TWO, DraftStep.REVIEW), a_voice(language), changing=True)
    wanted = {"retitle", "refile", "reading", "proof", "tplsave", "addfile", "attach", "draft"}
    assert verbs(more).count("edit") == 4 and set(verbs(more)) == {"edit", *wanted}
    lacking = draft_card(drafted(TWO, DraftStep.REVIEW, missing=("deadline",)), a_voice(language))
    assert verbs(lacking)[0] == "edit" and "send" not in verbs(lacking), "what is missing is the first thing to do"


@LANGUAGES
def test_a_party_can_be_changed_in_everything(language: str) -> None:
    view = drafted(TWO, DraftStep.PARTIES)
    screen = check(party_card(view, ANN, a_voice(language), trouble="&lt;"), live=True)
    assert verbs(screen).count("pset") == 5 + 1 + 4 + 2 + 2 and "pdrop" in verbs(screen)
    for what in TYPED:
        check(ask_party_value(view, ANN, what, a_voice(language), trouble="x" * 200), live=True)


@LANGUAGES
def test_what_is_asked_beside_the_questions_keeps_to_the_limits_too(language: str) -> None:
    view = drafted(a_draft(title=LONG), DraftStep.REVIEW)
    check(ask_title(view, a_voice(language), trouble="x" * 200), live=True)
    check(ask_file(view, a_voice(language), limit_mb=20), live=True)


def test_every_button_of_a_draft_is_answered() -> None:
    voice = a_voice("zh")
    screens = [draft_card(drafted(TWO, step), voice, picture=PICTURE) for step in DraftStep]
    screens += [draft_card(drafted(TWO, DraftStep.ORDER), voice, numbering=True)]
    screens += [party_card(drafted(TWO, DraftStep.PARTIES), ANN, voice)]
    every = Demand(tuple(Known), tuple(Means))
    screens += [ask_proof(drafted(TWO, DraftStep.REVIEW), voice, every, party) for party in (None, ANN)]
    assert known_verbs(screens) <= VERBS


@LANGUAGES
def test_who_is_to_fill_in_and_has_nothing_to_is_told_with_the_way_out(language: str) -> None:
    filler = a_party(2, "李明", role=Role.FILLER)
    idle = a_draft(filler, ANN)
    notes = PlacesNotes(None, (), 0)
    words = words_of(check(draft_card(drafted(idle, DraftStep.PLACES), a_voice(language), notes=notes), live=True))
    assert ("请点“在页面上放置”" if language == "zh" else "press “Place on the page”") in words
    signed = replace(idle, documents=(replace(idle.documents[0], had_signatures=True),))
    words = words_of(draft_card(drafted(signed, DraftStep.PLACES), a_voice(language), notes=notes))
    assert ("换一个角色" if language == "zh" else "another role") in words
