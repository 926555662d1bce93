"""The ways to somebody, in the order they wish, and robots of their own among them. Pure."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold
from signing.ports import Installation
from signing.task.channels import MOST, Channel, ChannelState
from signing.task.ways import EMAIL, SMS
from signing.usecases.wishes_desk import SettingsView


def ways_screen(view: SettingsView, voice: Voice, *, trouble: str | None = None) -> Screen:
    names = {each.way: _named(each, voice) for each in view.channels}
    in_use = [f"{at}. {names.get(way) or voice.say(f'way-{way}')}" for at, way in enumerate(view.order, 1)]
    not_in_use = [
        voice.say("channel-not-in-use", name=_name(each, voice), state=each.state.value)
        for each in view.channels
        if each.state is not ChannelState.WORKS
    ]
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        bold(voice.say("ways-title")),
        voice.say("ways-mean"),
        "",
        *in_use,
        *not_in_use,
    ]
    first = [
        Button(voice.label("button-way-first", name=voice.label(f"way-{way}")), pack("setway", "", 0, way))
        for way in view.order[1:]
        if way not in names
    ]
    robots = [Button(_name(each, voice), pack("chan", each.id)) for each in view.channels]
    more = Button(voice.label("button-channel-new"), pack("channew"))
    on = view.wishes.email_copies
    label = voice.label("button-email-copies")
    copies = Button(f"✓ {label}" if on else label, pack("setcopies", "", 0, 0 if on else 1))
    own = [copies] if "email" in view.ways or on else []
    back = Button(voice.label("button-settings-back"), pack("settings"))
    return Screen("\n".join(lines), rows=(*in_rows([*first, *robots, *own]), (more,), (back,)))


def channel_screen(view: SettingsView, channel: Channel, voice: Voice, *, tested: bool = False) -> Screen:
    lines = [
        *([f"✓ {voice.say('channel-test-sent')}", ""] if tested else []),
        bold(voice.say("channel-title", name=_name(channel, voice))),
        voice.say(f"channel-is-{channel.state.value}"),
        voice.say("channel-seen-by-group"),
    ]
    buttons = [Button(voice.label("button-channel-test"), pack("chantest", channel.id), style="primary")]
    if channel.way in view.order[1:]:
        buttons.append(Button(voice.label("button-channel-first"), pack("chanfirst", channel.id)))
    buttons.append(Button(voice.label("button-channel-off"), pack("chanoff", channel.id), style="danger"))
    back = Button(voice.label("button-back"), pack("setways"))
    return Screen("\n".join(lines), rows=(*in_rows(buttons), (back,)))


def ask_channel(view: SettingsView, house: Installation, voice: Voice, trouble: str | None = None) -> Screen:
    """A robot's address is typed; e-mail and telephone are proven where everything is that proves."""
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        bold(voice.say("channel-ask-title")),
        voice.say("channel-ask"),
        f"<code>{voice.say('example-channel')}</code>",
        voice.say("channel-ask-secret"),
        voice.say("channel-ask-keyword", organisation=house.organisation),
        *([voice.say("channel-ask-letters")] if house.ways & {EMAIL, SMS} else []),
    ]
    if len(view.channels) >= MOST:
        lines = [bold(voice.say("channel-ask-title")), voice.say("refusal-channels-enough", most=MOST)]
    letters = [
        Button(voice.label(f"button-channel-{way}"), pack("secset", "", 0, purpose))
        for way, purpose in ((EMAIL, "email"), (SMS, "phone"))
        if way in house.ways
    ]
    back = Button(voice.label("button-back"), pack("setways"))
    return Screen("\n".join(lines), rows=(*in_rows(letters), (back,)))


def _name(channel: Channel, voice: Voice) -> str:
    return voice.label("channel-name", kind=channel.kind, ends=channel.ends)


def _named(channel: Channel, voice: Voice) -> str:
    return voice.say("channel-name", kind=channel.kind, ends=channel.ends)
