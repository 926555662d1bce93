"""/settings: what somebody wishes for themselves, each line with its button. Pure."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.my_data import open_button as my_data_button
from bot.screens.reminder_plan import plan_words
from bot.screens.screen import Button, Screen
from bot.screens.security import open_button
from bot.screens.voice import Voice, bold, cut
from signing.task.channels import is_own
from signing.task.model import ReminderPlan
from signing.task.preferences import Hours
from signing.usecases.wishes_desk import SettingsView

LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
HOURS: tuple[Hours, ...] = ((22, 8), (22, 7), (23, 7), (21, 8), (23, 9), (0, 8))
REGIONS = ("CN", "HK", "TW", "SG", "JP", "GB", "DE", "US")


def settings_screen(view: SettingsView, voice: Voice) -> Screen:
    wishes = view.wishes
    lines = [
        bold(voice.say("settings-title")),
        "",
        voice.say("settings-language", language=LANGUAGE_NAMES[voice.language]),
        voice.say("settings-zone", zone=voice.zone),
        voice.say("settings-quiet", hours=hours_words(wishes.quiet, voice)),
        _ways(view, voice),
        voice.say("settings-days-off", days=_days(view, voice)),
        voice.say("settings-reminders", plan=plan_words(wishes.reminders or ReminderPlan(), voice)),
        voice.say("settings-away", away=_away(view, voice)),
    ]
    buttons = [
        _to("button-set-language", "language", voice),
        _to("button-set-zone", "setzone", voice),
        _to("button-set-quiet", "setquiet", voice),
        _to("button-set-ways", "setways", voice),
        _to("button-set-days", "setdays", voice),
        _to("button-set-reminders", "setplan", voice),
        _to("button-set-away", "away", voice),
        open_button(voice.language),
        my_data_button(voice),
    ]
    return Screen("\n".join(lines), rows=in_rows(buttons))


def _to(key: str, verb: str, voice: Voice) -> Button:
    return Button(voice.label(key), pack(verb))


def back(voice: Voice) -> tuple[Button, ...]:
    return (Button(voice.label("button-settings-back"), pack("settings")),)


def hours_words(hours: Hours | None, voice: Voice) -> str:
    if hours is None:
        return voice.label("quiet-off")
    return voice.label("quiet-hours", **{"from": hours[0], "to": hours[1]})


def _ways(view: SettingsView, voice: Voice) -> str:
    copies = "yes" if view.wishes.email_copies else "no"
    first = next(iter(view.order), "chat")
    return voice.say("settings-ways", way="own" if is_own(first) else first, copies=copies)


def _days(view: SettingsView, voice: Voice) -> str:
    if not view.wishes.days_off:
        return voice.label("days-off-off")
    return voice.label("days-off-on", region=_region(view, voice))


def _region(view: SettingsView, voice: Voice) -> str:
    return voice.label("region-name", region=view.region)


def _away(view: SettingsView, voice: Voice) -> str:
    wishes = view.wishes
    if wishes.away_from is None or wishes.away_until is None or view.deputy is None:
        return voice.label("away-no")
    name = cut(view.deputy.name, 40)
    times = {"from": voice.short(wishes.away_from), "until": voice.short(wishes.away_until)}
    return voice.label("away-is", name=name, **times)


def quiet_screen(view: SettingsView, voice: Voice) -> Screen:
    now = view.wishes.quiet
    buttons = [Button(_ticked(voice.label("quiet-off"), now is None), pack("setquiet", "", 0, "off"))]
    buttons += [
        Button(_ticked(hours_words(each, voice), now == each), pack("setquiet", "", 0, *each)) for each in HOURS
    ]
    lines = [bold(voice.say("quiet-title")), voice.say("quiet-means", zone=voice.zone)]
    return Screen("\n".join(lines), rows=(*in_rows(buttons), back(voice)))


def days_screen(view: SettingsView, voice: Voice) -> Screen:
    on = view.wishes.days_off
    toggle = Button(_ticked(voice.label("button-days-off"), on), pack("setdays", "", 0, 0 if on else 1))
    regions = [
        Button(
            _ticked(voice.label("region-name", region=each), view.region == each), pack("setregion", "", 0, each)
        )
        for each in REGIONS
    ]
    lines = [
        bold(voice.say("days-title")),
        voice.say("days-mean", region=_region(view, voice)),
    ]
    return Screen("\n".join(lines), rows=((toggle,), *(in_rows(regions) if on else ()), back(voice)))


def _ticked(label: str, on: bool) -> str:
    return f"✓ {label}" if on else label
