from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.handlers.presses import VERBS
from bot.screens import shares as screens
from signing.task.sharing import Share, ShareStart, StartState, Uses
from signing.task.template_filling import Filling, Somebody
from signing.usecases.decide_share import StartView
from signing.usecases.share_desk import ShareView, StrangerView
from signing.usecases.template_views import FillingView
from tests.bot.screens.made import AWKWARD, LONG, NOW, a_person, a_voice, check, known_verbs, many_parties
from tests.bot.screens.test_templates import a_template


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("approval", [True, False])
def test_every_screen_keeps_to_the_limits_and_its_buttons_are_answered(language: str, approval: bool) -> None:
    voice = a_voice(language)
    template, _ = a_template(*many_parties(40))
    version = template.latest
    share = Share(
        "share2222222", template.id, "p", "h", b"", NOW, NOW + timedelta(days=30), "r1", approval=approval
    )
    who = Somebody(AWKWARD * 8, LONG[:100], "+8613800138000", "a" * 60 + "@example.com")
    nobody, people = Filling(1), Filling(1, {role.id: who for role in version.roles})
    whole = replace(people, answers=dict.fromkeys(version.merge, LONG))
    start = ShareStart("start2222222", share.id, "w", NOW, whole)
    link = "https://t.me/yinxin_test_bot?start=s_" + "x" * 43
    mine = ShareView(share, template, version.roles[0], link, Uses(3, 1, 1), [start], 30)
    owner = a_person(1, LONG[:60])

    def strange(filling: Filling) -> StrangerView:
        return StrangerView(share, owner, FillingView(template, version, filling), version.roles[0])

    asked = StartView(share, start, template, version, owner)
    shown = [
        screens.share_card(mine, voice),
        screens.share_code(mine, voice),
        screens.confirm_off(template.id, voice),
        screens.share_off(template.id, AWKWARD, voice),
        screens.ask_stranger(strange(nobody), voice, trouble=LONG),
        screens.ask_stranger(strange(people), voice),
        screens.ask_stranger(strange(whole), voice),
        screens.handed_over(approval, AWKWARD, AWKWARD, voice),
        screens.request(asked, voice),
        screens.request(replace(asked, start=replace(start, state=StartState.REFUSED)), voice),
        screens.request(replace(asked, start=replace(start, state=StartState.STARTED, task_id="t" * 12)), voice),
    ]
    for screen in shown:
        check(screen)
    assert known_verbs(shown) <= VERBS
