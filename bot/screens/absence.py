"""Being away: from when, until when, who acts meanwhile, and once more before it stands. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.screen import Button, ReplyKeys, Screen
from bot.screens.settings import back
from bot.screens.voice import Voice, bold, cut
from signing.task.model import Person
from signing.usecases.wishes_desk import SettingsView

DAYS = (1, 3, 7, 14)


def away_screen(view: SettingsView, voice: Voice) -> Screen:
    wishes = view.wishes
    lines = [bold(voice.say("away-title")), voice.say("away-means")]
    if wishes.away_from and wishes.away_until and view.deputy:
        lines += ["", _stands(view.deputy.name, wishes.away_from, wishes.away_until, voice)]
        buttons = [
            Button(voice.label("button-away-change"), pack("awaynew")),
            Button(voice.label("button-away-end"), pack("awayoff"), style="danger"),
        ]
    else:
        buttons = [Button(voice.label("button-away-new"), pack("awaynew"), style="primary")]
    return Screen("\n".join(lines), rows=(tuple(buttons), back(voice)))


def _stands(name: str, start: datetime, until: datetime, voice: Voice) -> str:
    times = {"from": voice.when(start), "until": voice.when(until)}
    return voice.say("away-stands", name=cut(name, 60), **times)


def ask_from(voice: Voice, *, trouble: str | None = None) -> Screen:
    buttons = [
        Button(voice.label("button-away-now"), pack("awayfrom", "", 0, "now")),
        Button(voice.label("button-away-tomorrow"), pack("awayfrom", "", 0, "+1d")),
    ]
    return _asks("ask-away-from", "example-away-from", buttons, voice, trouble)


def ask_until(voice: Voice, *, trouble: str | None = None) -> Screen:
    buttons = [
        Button(voice.label("button-away-days", days=days), pack("awayuntil", "", 0, f"+{days}d")) for days in DAYS
    ]
    return _asks("ask-away-until", "example-away-until", buttons, voice, trouble)


def ask_who(known: Sequence[Person], voice: Voice, *, trouble: str | None = None) -> Screen:
    buttons = [Button(cut(each.name, 30), pack("awaywho", each.id)) for each in known]
    buttons.append(Button(voice.label("button-away-pick"), pack("awaypick")))
    return _asks("ask-away-who", "example-away-who", buttons, voice, trouble)


def ask_pick(voice: Voice) -> Screen:
    keys = ReplyKeys(users=voice.label("button-pick-users"), cancel=voice.label("button-stop-picking"))
    return Screen(voice.say("ask-away-pick"), reply=keys)


def confirm(name: str, start: datetime, until: datetime, voice: Voice) -> Screen:
    lines = [
        bold(voice.say("away-confirm")),
        _stands(name, start, until, voice),
        "",
        voice.say("away-confirm-means"),
    ]
    yes = Button(voice.label("button-away-yes"), pack("awayyes"), style="primary")
    return Screen("\n".join(lines), rows=((yes, _cancel(voice)),))


def _asks(key: str, example: str, buttons: list[Button], voice: Voice, trouble: str | None) -> Screen:
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        voice.say(key),
        f"<code>{voice.say(example)}</code>",
    ]
    return Screen("\n".join(lines), rows=(*in_rows(buttons), (_cancel(voice),)))


def _cancel(voice: Voice) -> Button:
    return Button(voice.label("button-cancel"), pack("cancel"))
