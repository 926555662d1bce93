"""Screens of one's own settings, plans of reminders, absences and lists of reminders: right in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.handlers.presses import VERBS
from bot.screens import absence, channels, reminder_plan, reminders, settings
from bot.screens.screen import Screen
from signing.task.channels import Channel, ChannelState
from signing.task.model import ReminderPlan
from signing.task.preferences import Preferences
from signing.usecases.snooze import Snoozed
from signing.usecases.wishes_desk import SettingsView
from tests.bot.screens.made import (
    AWKWARD,
    INSTALLATION,
    LONG,
    NOW,
    a_draft,
    a_person,
    a_voice,
    buttons,
    check,
    verbs,
    words_of,
)

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
FULL = Preferences(
    "p1",
    quiet_from=22,
    quiet_to=7,
    order=("email", "chat"),
    email_copies=True,
    days_off=True,
    region="HK",
    away_from=NOW,
    away_until=NOW + timedelta(days=3),
    deputy_id="p2",
    reminders=ReminderPlan(every_days=3, at="09:00", workdays=True, escalate_after=2, escalate_deputy=True),
)


def a_view(wishes: Preferences, name: str = "王芳") -> SettingsView:
    ways = frozenset({"email", "sms"}) if wishes.first_way != "chat" else frozenset[str]()
    deputy = a_person(2, name) if wishes.deputy_id else None
    robots = tuple(
        Channel(f"chan{state.value}", "p1", "wecombot", "aaaa", b"", NOW, state) for state in ChannelState
    )
    order = (*wishes.order, *sorted(ways - set(wishes.order)), robots[1].way) if ways else ("chat",)
    return SettingsView(
        *(a_person(), wishes, "Asia/Shanghai", wishes.region or "CN", ways, deputy, order, robots if ways else ())
    )


def every_screen(language: str, wishes: Preferences, name: str) -> list[Screen]:
    voice, view = a_voice(language), a_view(wishes, name)
    plan = wishes.reminders or ReminderPlan()
    tasks = [
        {"task_id": f"task{at:08}", "number": f"YX-261124-{at:04}", "title": name, "role": "signer",
         "deadline": (NOW + timedelta(days=9 - at)).isoformat() if at else None}
        for at in range(12)
    ]  # fmt: skip
    deputy = view.deputy.name if view.deputy else None
    return [
        settings.settings_screen(view, voice),
        settings.quiet_screen(view, voice),
        channels.ways_screen(view, voice, trouble="⚠"),
        settings.days_screen(view, voice),
        reminder_plan.default_plan(plan, voice, deputy=deputy),
        reminder_plan.draft_plan(replace(a_draft(), title=name, reminders=plan), voice, deputy=deputy),
        absence.away_screen(view, voice),
        absence.ask_from(voice),
        absence.ask_until(voice, trouble="…"),
        absence.ask_who([a_person(3, name)], voice),
        absence.ask_pick(voice),
        absence.confirm(name, NOW, NOW + timedelta(days=1), voice),
        reminders.digest(tasks, voice),
        reminders.ask_when(voice),
        reminders.snoozed(Snoozed(NOW, name, 1), "task00000001", voice),
        reminders.snoozed(Snoozed(NOW, None, 3), None, voice),
        *(channels.channel_screen(view, each, voice, tested=True) for each in view.channels),
        channels.ask_channel(view, replace(INSTALLATION, ways=frozenset({"email", "sms"})), voice, "⚠"),
    ]


@LANGUAGES
@pytest.mark.parametrize("wishes", [Preferences("p1"), FULL])
@pytest.mark.parametrize("name", ["王芳", AWKWARD, LONG])
def test_every_screen_can_be_shown_and_each_button_is_known(language: str, wishes: Preferences, name: str) -> None:
    for screen in every_screen(language, wishes, name):
        assert set(verbs(check(screen))) <= VERBS


@LANGUAGES
def test_settings_say_what_is_wished(language: str) -> None:
    words = words_of(settings.settings_screen(a_view(FULL), a_voice(language)))
    assert "22:00–7:00" in words and "王芳" in words and "09:00" in words
    assert ("香港" if language == "zh" else "Hong Kong") in words


@LANGUAGES
def test_a_list_of_reminders_begins_with_the_nearest_deadline_and_can_be_put_off(language: str) -> None:
    digest = every_screen(language, FULL, "王芳")[12]
    numbers = [line for line in words_of(digest).splitlines() if "YX-" in line]
    assert "0011" in numbers[0] and "0000" in numbers[-1], "without a deadline comes last"
    assert verbs(digest) == ["card"] * reminders.SHOWN + ["tasks"] + ["snooze"] * 3


@LANGUAGES
def test_what_is_pressed_in_a_plan_comes_round_again(language: str) -> None:
    voice, plan = a_voice(language), ReminderPlan()
    seen = set()
    for _ in range(len(reminder_plan.EVERY)):
        screen = reminder_plan.default_plan(plan, voice, deputy=None)
        data = next(each.data for each in buttons(screen) if each.data and ":every." in each.data)
        plan = replace(plan, every_days=int(data.rsplit(".", 1)[1]))
        seen.add(plan.every_days)
    assert seen == set(reminder_plan.EVERY) and plan.every_days == 0
