"""Screens of keeping, folders and groups: within the chat's limits in both languages, and buttons only for what is
allowed."""

from __future__ import annotations

import pytest

from bot.screens.keeping import going_rows, keeping_screen
from bot.screens.screen import Screen
from signing.task.model import TaskState
from signing.task.retention import Keeping
from signing.usecases.retention import KeepingView
from tests.bot.screens.made import check, verbs, words_of
from tests.browser.cards import DONE, GALLERIES, Made

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


@LANGUAGES
@pytest.mark.parametrize("gallery", sorted(GALLERIES))
def test_every_card_keeps_to_the_limits(language: str, gallery: str) -> None:
    for screen in GALLERIES[gallery](Made(language)):
        check(screen, in_a_row=3)  # tabs of short words


@LANGUAGES
def test_below_a_warning_stands_what_can_be_done_about_it(language: str) -> None:
    made = Made(language)
    view = made.seen(made.task(*DONE), made.boss)
    below = Screen("…", rows=going_rows(view, made.voice))
    assert verbs(below) == ["keepfor", "keepfor", "keepfor", "download", "card"]
    overseen = Screen("…", rows=going_rows(made.seen(view.task, made.admin), made.voice))
    assert verbs(overseen) == ["keepfor", "keepfor", "keepfor", "hold", "card"], "who runs the house reads nothing"


@LANGUAGES
def test_buttons_are_those_of_what_may_be_done(language: str) -> None:
    made = Made(language)
    task = made.task(*DONE)
    nothing = KeepingView(task, Keeping(task.id), None, None, False, None, True, False)
    assert verbs(keeping_screen(nothing, made.voice)) == ["card"], "without a rule there is nothing to prolong"
    ruled = KeepingView(task, Keeping(task.id), task.ended_at, 1826, False, None, True, True)
    assert verbs(keeping_screen(ruled, made.voice)) == ["keepfor", "keepfor", "keepfor", "hold", "card"]
    held = KeepingView(task, Keeping(task.id, held_why="<诉讼>"), None, 1826, False, None, False, True)
    assert verbs(keeping_screen(held, made.voice)) == ["holdoff", "card"]
    assert "<诉讼>" in words_of(keeping_screen(held, made.voice))
    running = KeepingView(made.task(TaskState.AWAITING), Keeping(task.id), None, None, False, None, False, True)
    assert verbs(keeping_screen(running, made.voice)) == ["hold", "card"]
