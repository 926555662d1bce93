"""One party of a draft, with everything about it that can be changed."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.parties import named, readable
from bot.screens.routing import routing_choices, routing_lines
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut, word
from signing.task.model import ACTING_ROLES, Party, Role, Side
from signing.usecases.draft_views import DraftView

TYPED = ("name", "company", "phone", "email")  # what is changed by typing


def party_card(view: DraftView, party: Party, voice: Voice, *, trouble: str | None = None) -> Screen:
    task = view.task
    nothing = voice.say("not-given")
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        bold(named(voice, party)),
        voice.say("party-of-draft", at=party.position + 1, of=len(task.parties), title=cut(task.title, 60)),
        "",
        voice.say("party-role", role=voice.label(f"role-{party.role.value}")),
        voice.say("party-side", side=party.side.value),
        *(voice.pair(f"party-{what}", word(_value(party, what)) or nothing) for what in TYPED if what != "name"),
        *([voice.say("party-may-delegate")] if party.may_delegate else []),
        *routing_lines(party, voice),
        *([voice.pair("party-files", word(files_of(party, voice), 200))] if party.asked_files else []),
    ]
    return Screen("\n".join(lines), rows=_rows(view, party, voice))


def files_of(party: Party, voice: Voice) -> str:
    shown = [voice.label("asked-file", name=each.name, required=each.required) for each in party.asked_files]
    return voice.listed(shown)


def _value(party: Party, what: str) -> str:
    return readable(party.phone) if what == "phone" else getattr(party, what) or ""


def _rows(view: DraftView, party: Party, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    task = view.task

    def button(label: str, what: str, value: str = "-") -> Button:
        return Button(label, pack("pset", task.id, task.version, party.id, what, value))

    roles = [
        button(("✓ " if role is party.role else "") + voice.label(f"role-{role.value}"), "role", role.value)
        for role in Role
    ]
    other = Side.EXTERNAL if party.side is Side.INTERNAL else Side.INTERNAL
    details = [button(voice.label("button-side", side=other.value), "side", other.value)]
    details += [button(voice.label(f"button-party-{what}"), what) for what in TYPED]
    if party.role in ACTING_ROLES:
        ticked = "✓ " if party.may_delegate else ""
        allow = "no" if party.may_delegate else "yes"
        details.append(button(ticked + voice.label("button-may-delegate"), "deleg", allow))
    details += [button(label, what, value) for label, what, value in routing_choices(party, voice)]
    if party.role in ACTING_ROLES:
        asked = "✓ " if party.demand is not None else ""
        to_proof = pack("proof", task.id, task.version, party.id)
        details.append(Button(asked + voice.label("button-proof"), to_proof))
    if party.role is Role.SIGNER:
        details.append(button(voice.label("button-party-files"), "files"))
    moves = []
    if party.position > 0:
        moves.append(button(voice.label("button-up"), "move", "up"))
    if party.position < len(task.parties) - 1:
        moves.append(button(voice.label("button-down"), "move", "down"))
    remove = Button(voice.label("button-remove"), pack("pdrop", task.id, task.version, party.id), style="danger")
    back = Button(voice.label("button-back"), pack("draft", task.id, task.version))
    return (*in_rows(roles), *in_rows(details), *in_rows(moves), (back, remove))


def ask_party_value(
    view: DraftView, party: Party, what: str, voice: Voice, *, trouble: str | None = None
) -> Screen:
    """Asks for a value to be typed; a lone "-" takes it away."""
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        bold(named(voice, party)),
        "",
        voice.say(f"ask-party-{what}"),
        f"<code>{voice.say(f'example-{what}')}</code>",
        *([voice.say("ask-clear")] if what != "name" else []),
    ]
    back = Button(voice.label("button-back"), pack("party", view.task.id, view.task.version, party.id))
    return Screen("\n".join(lines), rows=((back,),))
