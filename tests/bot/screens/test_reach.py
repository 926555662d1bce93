"""Who is reached by which way, and an invitation on paper: right in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.handlers.presses import VERBS
from bot.screens.lists import status_screen
from bot.screens.reach import reach_screen, sheet_screens
from signing.task.model import PartyState, Reach
from signing.usecases.make_sheet import MadeSheet
from signing.usecases.view_reach import PartyReach, ReachView, Tried
from signing.usecases.views import StatusView
from tests.bot.screens.made import AWKWARD, LONG, NOW, a_party, a_task, a_voice, check, verbs, words_of

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
WAYS = ("chat", "email", "sms", "own", "hand", None)
STATES = ("delivered", "back", "waiting", "made", "unknown")


@LANGUAGES
@pytest.mark.parametrize("name", ["王秀兰", AWKWARD, LONG])
def test_every_way_and_every_end_has_its_words(language: str, name: str) -> None:
    voice, task = a_voice(language), a_task(a_party(2, state=PartyState.TO_ACT))
    party = replace(task.parties[0], name=name)
    tried = tuple(Tried(way or "chat", state, NOW) for way, state in zip(WAYS, STATES, strict=False))
    shown = [PartyReach(party, way, "w•••@example.cn", tried, invites=way == "hand") for way in WAYS]
    screen = check(reach_screen(ReachView(task, tuple(shown)), voice))
    assert set(verbs(screen)) <= VERBS and verbs(screen) == ["sheet", "card"]
    assert words_of(screen).count("⚠️") == 1, "who has no way"
    picture, file = sheet_screens(MadeSheet(name, "a.pdf", b"%PDF-", b"PNG"), voice)
    assert picture.photo and file.document == ("a.pdf", b"%PDF-")


@LANGUAGES
def test_whom_nothing_reaches_is_marked_in_the_status(language: str) -> None:
    task = a_task(
        a_party(2, state=PartyState.TO_ACT, reach=Reach.UNREACHABLE), a_party(3, state=PartyState.TO_ACT)
    )
    found = StatusView(False, {"running": 1}, (), ((task, task.parties),), (task,), 0, False)
    assert words_of(check(status_screen(found, a_voice(language), NOW))).count("⚠️") == 1
