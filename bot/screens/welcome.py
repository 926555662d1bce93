"""Greeting, help, settings: what is not about any one task."""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.commands import FOR_ADMINS, GROUPS, about
from bot.screens.members import role_names
from bot.screens.parties import readable
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut, word
from signing.ports import Installation
from signing.task.members import is_member, roles_of
from signing.task.model import Person, Task

LANGUAGE_NAMES = {"zh": "中文", "en": "English"}  # each in its own words, whatever the reader speaks
ZONES = ("Asia/Shanghai", "Asia/Singapore", "Asia/Tokyo", "Europe/London", "Europe/Berlin", "America/New_York")


def welcome(person: Person, installation: Installation, voice: Voice, drafts: Sequence[Task] = ()) -> Screen:
    lines = [
        bold(voice.say("welcome-hello", name=cut(person.name, 60))),
        voice.say("welcome-of", organisation=installation.organisation)
        if installation.is_named
        else voice.say("welcome-what"),
        "",
        voice.say("welcome-how"),
    ]
    buttons = [
        Button(voice.label("button-new"), pack("new"), style="primary"),
        Button(voice.label("button-tasks"), pack("tasks")),
        Button(voice.label("button-help"), pack("help")),
        Button(voice.label("button-language"), pack("language")),
    ]
    more = ("", _of_drafts(drafts, voice)) if drafts else ()
    return Screen("\n".join([*lines, *more]), rows=(*draft_rows(drafts, voice), *in_rows(buttons)))


def send_a_pdf(installation: Installation, voice: Voice, *, limit_mb: int, drafts: Sequence[Task] = ()) -> Screen:
    lines = [voice.say("new-send-pdf", limit_mb=limit_mb, page_mb=installation.max_pdf_mb)]
    if drafts:
        lines += ["", _of_drafts(drafts, voice)]
    upload = Button(voice.label("button-upload"), page="/u")
    return Screen("\n".join(lines), rows=(*draft_rows(drafts, voice), (upload,)))


def nothing_understood(voice: Voice, drafts: Sequence[Task] = ()) -> Screen:
    """For words that answer nothing."""
    key = "words-answer-nothing-drafts" if drafts else "words-answer-nothing"
    return Screen(voice.say(key), rows=draft_rows(drafts, voice))


def _of_drafts(drafts: Sequence[Task], voice: Voice) -> str:
    return voice.say("welcome-drafts", count=len(drafts), title=cut(drafts[0].title, 80))


def draft_rows(drafts: Sequence[Task], voice: Voice, most: int = 4) -> tuple[tuple[Button, ...], ...]:
    """Continue or discard, for each of the newest drafts; one alone needs no title on its button."""
    if len(drafts) == 1:
        go_on, discard = voice.label("button-continue"), voice.label("button-discard")
        return ((_to(drafts[0], go_on, "draft"), _to(drafts[0], discard, "discard")),)
    return tuple(
        (_to(task, voice.label("button-continue-title", title=cut(task.title, 24)), "draft"),
         _to(task, voice.label("button-discard"), "discard"))
        for task in drafts[:most]
    )  # fmt: skip


def _to(task: Task, label: str, verb: str) -> Button:
    return Button(label, pack(verb, task.id, 0))


def helping(person: Person, voice: Voice) -> Screen:
    """The commands by what one wants to do."""
    lines = [bold(voice.say("help-title")), "", voice.say("help-sender"), voice.say("help-party")]
    for group, names in (*GROUPS, *(FOR_ADMINS if person.is_admin else ())):
        lines += ["", bold(voice.say(f"help-{group}"))]
        lines += [f"/{name} {word(about(name, voice.language, admin=person.is_admin))}" for name in names]
    buttons = [
        Button(voice.label("button-new"), pack("new"), style="primary"),
        Button(voice.label("button-tasks"), pack("tasks")),
    ]
    return Screen("\n".join(lines), rows=in_rows(buttons))


def languages(voice: Voice) -> Screen:
    buttons = [
        Button(("✓ " if key == voice.language else "") + name, pack("speak", "", 0, key))
        for key, name in LANGUAGE_NAMES.items()
    ]
    return Screen(voice.say("ask-language"), rows=(tuple(buttons),))


def time_zones(voice: Voice, *, trouble: str | None = None) -> Screen:
    buttons = [
        Button(("✓ " if zone == voice.zone else "") + zone.replace("_", " "), pack("zone", "", 0, zone))
        for zone in ZONES
    ]
    lines = [*([f"⚠️ {trouble}", ""] if trouble else []), voice.say("ask-time-zone", zone=voice.zone)]
    return Screen("\n".join(lines), rows=in_rows(buttons))


def who_am_i(person: Person, voice: Voice) -> Screen:
    nothing = voice.say("not-given")
    lines = [
        bold(word(person.name)),
        voice.say("whoami-id", id=str(person.telegram_id)),
        voice.say("whoami-phone", phone=readable(person.phone) or nothing),
        voice.say("whoami-settings", language=LANGUAGE_NAMES[voice.language], zone=voice.zone),
        *([voice.say("whoami-roles", roles=role_names(roles_of(person), voice))] if is_member(person) else []),
        *([voice.say("whoami-admin")] if person.is_admin else []),
    ]
    return Screen("\n".join(lines))
