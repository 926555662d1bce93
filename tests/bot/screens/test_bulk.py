from __future__ import annotations

import pytest

from bot.handlers.presses import VERBS
from bot.screens import bulk as screens
from signing.task.bulk import Bulk, BulkCount, BulkRow, BulkState, Column, Fault, What
from signing.task.template_filling import Filling, Somebody
from signing.usecases.bulk_views import BulkView, SheetChecked
from signing.usecases.offer_sheet import Sheet
from tests.bot.screens.made import AWKWARD, LONG, NOW, a_voice, buttons, check, known_verbs, many_parties, words_of
from tests.bot.screens.test_templates import a_template

NAME = Column(What.NAME, "r1")


def a_view(state: BulkState, *, parties: int = 2, index: int = 0, refused: int = 0) -> BulkView:
    template, _ = a_template(*many_parties(parties))
    version = template.latest
    who = Somebody(AWKWARD * 8, LONG[:100], "+8613800138000", "a" * 60 + "@example.com")
    row = BulkRow(
        2, Filling(1, {role.id: who for role in version.roles}, dict.fromkeys(version.merge, LONG)), None, NOW
    )
    bulk = Bulk("bulk22222222", "p", template.id, 1, NOW, state)
    return BulkView(bulk, template, version, BulkCount(3, 1, refused), row, index, LONG)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_screen_keeps_to_the_limits_and_its_buttons_are_answered(language: str) -> None:
    voice = a_voice(language)
    template, _ = a_template()
    faults = [
        Fault(at, NAME, "party-name-too-long", {"line": 0, "limit": 60})
        if at % 2
        else Fault(at, NAME, "party-unreadable", {"line": 0, "words": AWKWARD})
        for at in range(2, 900)
    ]
    shown = [
        screens.sheet_to_fill(Sheet(template, "x.xlsx", b"x"), voice),
        screens.ask_sheet(AWKWARD, voice, trouble="x"),
        screens.sheet_faults(SheetChecked(template, {NAME: AWKWARD * 9}, 900, faults), voice),
        screens.preview(a_view(BulkState.CHECKED, index=1), voice),
        screens.progress(a_view(BulkState.ISSUING), voice),
        screens.progress(a_view(BulkState.DONE, refused=2), voice),
        screens.results(Sheet(template, "x.xlsx", b"x"), voice),
    ]
    for screen in shown:
        check(screen)
    check(screens.preview(a_view(BulkState.CHECKED, parties=50), voice))
    assert known_verbs(shown) <= VERBS


def test_the_preview_goes_through_the_rows_and_says_how_many_go_out() -> None:
    voice = a_voice("zh")
    labels = [b.label for b in buttons(screens.preview(a_view(BulkState.CHECKED), voice))]
    assert labels[0].endswith("›") and "发出 3 份" in labels
    labels = [b.label for b in buttons(screens.preview(a_view(BulkState.CHECKED, index=2), voice))]
    assert labels[0].startswith("‹") and not any(label.endswith("›") for label in labels)


def test_how_far_it_is() -> None:
    voice = a_voice("zh")
    assert "1/3" in words_of(screens.progress(a_view(BulkState.ISSUING), voice))
    done = screens.progress(a_view(BulkState.DONE, refused=2), voice)
    assert "2 份未能发出" in words_of(done)
    assert [b.label for b in buttons(done)] == ["下载结果表"]
