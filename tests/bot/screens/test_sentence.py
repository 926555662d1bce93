"""The card of what was understood: within the limits, honest about what was not, each item with its button."""

from __future__ import annotations

from typing import Any

import pytest

from bot.handlers.presses import VERBS
from bot.screens.draft_card import draft_card
from bot.screens.sentence import understood_card
from signing.errors import BadAnswer
from signing.task.model import DraftStep, Order, ReminderPlan
from signing.usecases.known_contacts import Contact
from signing.usecases.understand import Understood
from tests.bot.screens.made import (
    AWKWARD,
    LONG,
    a_draft,
    a_party,
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
TWO = (a_party(2, "李明", phone=None, person_id=None), a_party(3, "Ann Miller"))


def done(*parties: Any, step: DraftStep = DraftStep.PLACES, **more: Any) -> Understood:
    plan = ReminderPlan(hours_before=(3,), every_days=2)
    task = a_draft(*(parties or TWO), title="租约", order=Order.ONE_AFTER_ANOTHER, reminders=plan)
    return Understood(drafted(task, step), **more)


@LANGUAGES
def test_it_shows_all_items_and_the_button_of_each(language: str) -> None:
    screen = check(understood_card(done(), a_voice(language)), live=True)
    words = words_of(screen)
    assert "租约" in words and "李明" in words and "Ann Miller" in words
    assert ("每 2 天" if language == "zh" else "every 2 days") in words
    assert {"draft", "retitle", "edit", "leave"} <= set(verbs(screen))
    assert known_verbs([screen]) <= set(VERBS)


@LANGUAGES
def test_what_was_not_understood_is_said_word_by_word(language: str) -> None:
    given = done(
        lost=("尽快", AWKWARD),
        nameless=("上海长江贸易有限公司",),
        assumed=("Bob",),
        unsealed=("王芳",),
        handles=("@ann_m",),
        twice=("赵磊",),
        troubles=(BadAnswer("deadline-past"),),
    )
    words = words_of(check(understood_card(given, a_voice(language)), live=True))
    for part in ("尽快", "上海长江贸易有限公司", "Bob", "王芳", "@ann_m", "赵磊"):
        assert part in words, part
    assert words.count("⚠️") == 7


@LANGUAGES
def test_somebody_known_is_a_button_and_nothing_else(language: str) -> None:
    known = (Contact("李明", phone="+8613800138002"), Contact("李明", email="li@example.cn"))
    screen = check(understood_card(done(offers=((TWO[0], known),)), a_voice(language)), live=True)
    labels = [button.label for button in buttons(screen)]
    assert any("+8613800138002" in label for label in labels) and any("li@example.cn" in label for label in labels)
    assert verbs(screen).count("take") == 2


@LANGUAGES
def test_an_open_order_is_said_to_be_open(language: str) -> None:
    words = words_of(understood_card(done(step=DraftStep.ORDER, order_open=True), a_voice(language)))
    assert ("签署顺序：还没说" if language == "zh" else "Order: not said yet") in words


@LANGUAGES
def test_it_keeps_to_the_limits_however_much_was_said(language: str) -> None:
    many = many_parties(50)
    contacts = tuple(Contact(LONG, phone=f"+86138001380{at:02}") for at in range(20))
    given = done(*many, lost=(LONG,) * 30, nameless=(LONG,) * 9, offers=((many[0], contacts),))
    check(understood_card(given, a_voice(language)), live=True)


@LANGUAGES
def test_reminders_that_were_said_can_be_taken_away_by_a_button(language: str) -> None:
    task = a_draft(*TWO, reminders=ReminderPlan(hours_before=(48,), every_days=3))
    card = check(draft_card(drafted(task, DraftStep.DEADLINE), a_voice(language)), live=True)
    labels = [button.label for button in buttons(card) if (button.data or "").startswith("nudges:")]
    ticked = [label for label in labels if label.startswith("✓")]
    assert ticked == (["✓ 每 3 天", "✓ 提前 48 小时"] if language == "zh" else ["✓ every 3 days", "✓ 48 h before"])
