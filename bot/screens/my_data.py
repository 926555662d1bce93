"""What is kept about somebody: for themselves, and for admins before they erase it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.screen import Button, Screen
from bot.screens.task_card import refusal_words
from bot.screens.voice import Voice, bold, cut, word
from signing.errors import Refusal
from signing.task.model import Person
from signing.usecases.erase_person import PersonErased
from signing.usecases.kept_about import Standing
from signing.usecases.view_erasures import ErasureView, Wish
from signing.usecases.view_my_data import MyData

_SHOWN = 20


def open_button(voice: Voice) -> Button:
    """For other screens."""
    return Button(voice.label("button-my-data"), pack("mydata"))


def my_data(view: MyData, voice: Voice) -> Screen:
    lines = [
        bold(voice.say("mydata-title")),
        "",
        voice.say("mydata-identity", name=cut(view.person.name, 60)),
        *(voice.say("mydata-count", kind=kind, count=count) for kind, count in view.counts.items()),
        "",
        voice.say("mydata-hint"),
    ]
    if view.asked_at is not None:
        lines += ["", voice.say("mydata-asked", at=voice.when(view.asked_at))]
    buttons = [Button(voice.label("button-mydata-copy"), pack("mydatazip"), style="primary")]
    if view.asked_at is None:
        buttons.append(Button(voice.label("button-mydata-erase"), pack("myerase")))
    back = Button(voice.label("button-settings-back"), pack("settings"))
    return Screen("\n".join(lines), rows=(*in_rows(buttons), (back,)))


def ask_wish(view: MyData, voice: Voice) -> Screen:
    """What goes, what the law wants kept, and what stands in the way, before it is asked for."""
    lines = [bold(voice.say("mydata-erase-title")), "", voice.say("mydata-erase-means")]
    lines += _kept(view.standing, "mydata-erase-kept", voice)
    lines += _in_the_way(view.standing.in_the_way, voice)
    back = Button(voice.label("button-back-to-my-data"), pack("mydata"))
    if any(each.code == "erase-person-member" for each in view.standing.in_the_way):
        return Screen("\n".join(lines), rows=((back,),))
    yes = Button(voice.label("button-mydata-erase-yes"), pack("myeraseyes"), style="danger")
    return Screen("\n".join(lines), rows=((yes, back),))


def wish_told(first: bool, voice: Voice) -> Screen:
    back = Button(voice.label("button-back-to-my-data"), pack("mydata"))
    return Screen(voice.say("mydata-erase-asked" if first else "mydata-erase-already"), rows=((back,),))


# ── for admins ───────────────────────────────────────────────────────────────────────────────────────────────


def wishes(found: Sequence[Wish], voice: Voice) -> Screen:
    if not found:
        return Screen("\n".join([bold(voice.say("erasures-title")), "", voice.say("erasures-none")]))
    lines = [
        voice.say("erasures-line", name=cut(each.person.name, 60), at=voice.short(each.asked_at))
        for each in found[:_SHOWN]
    ]
    rows = tuple((_look(each.person.id, cut(each.person.name, 40)),) for each in found[:_SHOWN])
    if len(found) > _SHOWN:
        lines.append(voice.say("list-more", left=len(found) - _SHOWN))
    return Screen("\n".join([bold(voice.say("erasures-title")), "", *lines]), rows=rows)


def look_button(person_id: str, voice: Voice) -> Button:
    return Button(voice.label("button-erase-look"), pack("erasee", person_id), style="primary")


def _look(person_id: str, name: str) -> Button:
    return Button(name, pack("erasee", person_id))


def before_erasing(view: ErasureView, voice: Voice, *, sure: bool = False) -> Screen:
    """`sure`: the second press is the one that counts."""
    person, standing = view.person, view.standing
    lines = [bold(voice.say("erase-person-title", name=cut(person.name, 60))), _account(view), ""]
    if view.is_waiting and view.asked_at is not None:
        lines.append(voice.say("erase-person-asked", at=voice.when(view.asked_at)))
    else:
        lines.append(voice.say("erase-person-unasked"))
    if view.done_at is not None:
        lines.append(voice.say("erase-person-was", at=voice.when(view.done_at)))
    lines += ["", voice.say("erase-person-what"), f"• {voice.say('erase-person-links')}"]
    lines += [
        f"• {voice.say('mydata-count', kind=kind, count=count)}"
        for kind, count in view.counts.items()
        if kind != "documents"
    ]
    lines += _kept(standing, "erase-person-kept", voice) or ["", voice.say("erase-person-nothing-kept")]
    lines += _in_the_way(standing.in_the_way, voice)
    back = Button(voice.label("button-erasures"), pack("erasures"))
    key, verb = ("button-erase-sure", "eraseyes") if sure else ("button-erase-person", "eraseask")
    buttons = [] if standing.in_the_way else [Button(voice.label(key), pack(verb, person.id), style="danger")]
    if view.is_waiting and not sure:
        buttons.append(Button(voice.label("button-erase-decline"), pack("erasenot", person.id)))
    return Screen("\n".join(lines), rows=(*in_rows(buttons), (back,)))


def ask_decline(person: Person, voice: Voice, *, trouble: str | None = None) -> Screen:
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        voice.say("ask-erase-decline", name=cut(person.name, 60)),
        f"<code>{voice.say('example-erase-decline')}</code>",
    ]
    return Screen("\n".join(lines), rows=((Button(voice.label("button-cancel"), pack("cancel")),),))


def declined(person: Person, voice: Voice) -> Screen:
    back = Button(voice.label("button-erasures"), pack("erasures"))
    return Screen(voice.say("erase-declined", name=cut(person.name, 60)), rows=((back,),))


def erased(done: PersonErased, voice: Voice) -> Screen:
    name = cut(done.name, 60)
    lines = [voice.say("erase-person-done", name=name, rows=done.rows, entries=done.entries)]
    if done.kept and done.until is not None:
        lines.append(voice.say("erase-person-done-kept", count=done.kept, until=day(done.until)))
    if done.left:
        lines.append(voice.say("erase-left", count=done.left))
    return Screen("\n".join(lines), rows=((Button(voice.label("button-erasures"), pack("erasures")),),))


def day(at: datetime) -> str:
    return f"{at:%Y-%m-%d}"


def _account(view: ErasureView) -> str:
    person = view.person
    known = [f"@{person.username}" if person.username else "", str(person.telegram_id or "")]
    return " · ".join(word(each, 60) for each in (*known, person.phone or "", person.email or "") if each)


def _kept(standing: Standing, key: str, voice: Voice) -> list[str]:
    if standing.latest is None:
        return []
    return ["", voice.say(key, count=len(standing.kept), until=day(standing.latest))]


def _in_the_way(found: Sequence[Refusal], voice: Voice) -> list[str]:
    return [f"\n⚠️ {refusal_words(voice, each)}" for each in found]
