"""The parties of a running task, changed by its initiator: who, what, whom instead and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.parties import named, progress_line
from bot.screens.picking import ask_somebody
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut, word
from signing.task.changing import may_change, may_move, vacant_places
from signing.task.model import Party, Task

MOST = 60  # buttons of parties, of the hundred a message may have


def changing_card(task: Task, voice: Voice) -> Screen:
    """Everybody, and a button for each who has not acted."""
    open_ones = [party for party in task.parties if may_change(task, party)]
    lines = [
        bold(voice.say("quoted-title", title=cut(task.title, 80))),
        voice.say("changing-parties" if open_ones else "changing-nobody"),
        "",
        *(progress_line(voice, task, party) for party in task.parties),
        *(["", voice.say("changing-vacant", count=count)] if (count := len(vacant_places(task))) else []),
    ]
    chosen = [
        Button(cut(f"{party.position + 1}. {party.name}", 40), pack("cparty", task.id, task.version, party.id))
        for party in open_ones[:MOST]
    ]
    add = Button(voice.label("button-add-party"), pack("cadd", task.id, task.version))
    back = Button(voice.label("button-to-card"), pack("card", task.id, task.version))
    return Screen("\n".join(lines), rows=(*in_rows(chosen), (add, back)))


def changing_one(task: Task, party: Party, voice: Voice) -> Screen:
    def button(key: str, verb: str, *more: str) -> Button:
        return Button(voice.label(key), pack(verb, task.id, task.version, party.id, *more))

    acts = [button("button-replace-party", "cswap"), button("button-remove-party", "cout")]
    acts += [
        button(f"button-party-{what}", "cmove", what)
        for what, by in (("earlier", -1), ("later", 1))
        if may_move(task, party, by)
    ]
    lines = [bold(named(voice, party)), progress_line(voice, task, party), "", voice.say("changing-one")]
    back = Button(voice.label("button-back"), pack("changeparty", task.id, task.version))
    return Screen("\n".join(lines), rows=(*in_rows(acts), (back,)))


def ask_whom(task: Task, name: str, voice: Voice, *, trouble: str | None = None) -> Screen:
    """`name`: who is replaced; empty: somebody is added."""
    question = voice.say("ask-replace-party", name=cut(name, 60)) if name else voice.say("ask-add-party")
    example = "example-replace-party" if name else "example-add-party"
    return ask_somebody(task, question, example, voice, trouble=trouble)


def ask_role(name: str, voice: Voice) -> Screen:
    """Of somebody who was picked, and not typed with it."""
    roles = [
        Button(voice.label(f"role-{role}"), pack("crole", "", 0, role))
        for role in ("signer", "approver", "filler", "viewer", "cc")
    ]
    return Screen(voice.say("ask-add-role", name=cut(name, 60)), rows=(*in_rows(roles), (_cancel(voice),)))


def ask_why(name: str, voice: Voice, *, trouble: str | None = None) -> Screen:
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        voice.say("ask-change-why", name=cut(name, 60)),
        f"<code>{voice.say('example-change-why')}</code>",
    ]
    return Screen("\n".join(lines), rows=((_cancel(voice),),))


def confirm(task: Task, change: Mapping[str, Any], reason: str, voice: Voice) -> Screen:
    """`change` as the dialogue keeps it: `what` is "cswap" or "cout", `name` who leaves, `to` who comes."""
    what, name, to = (str(change[key]) for key in ("what", "name", "to"))
    act = {"cswap": "replace", "cout": "remove"}[what]
    lines = [
        bold(voice.say(f"confirm-{act}-party", name=cut(name, 60), to=cut(to, 60), title=cut(task.title, 80))),
        f"<blockquote>{word(reason, 500)}</blockquote>",
        voice.say(f"confirm-{act}-means", name=cut(name, 60)),
    ]
    yes = Button(voice.label(f"button-confirm-{act}"), pack("cyes", task.id), style="danger")
    return Screen("\n".join(lines), rows=((yes, _cancel(voice)),))


def _cancel(voice: Voice) -> Button:
    return Button(voice.label("button-cancel"), pack("cancel"))
