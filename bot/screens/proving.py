"""What a draft asks of its parties: what is to be proven, and with what they confirm."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.parties import named
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut
from signing.task.demands import Demand, Known, Means
from signing.task.model import ACTING_ROLES, Party
from signing.task.proving import demand_of
from signing.usecases.draft_views import DraftView

EVERYBODY = "-"


def ask_proof(view: DraftView, voice: Voice, offered: Demand, party: Party | None = None) -> Screen:
    """Of everybody, or of one party. `offered`: what this house can do."""
    task = view.task
    demand = demand_of(task, party) if party else task.demand
    who = party.id if party else EVERYBODY

    def button(label: str, what: str, on: bool = False) -> Button:
        return Button(f"✓ {label}" if on else label, pack("proof", task.id, task.version, who, what))

    known = [
        button(voice.label("proof-known", what=each.value), f"k-{each.value}", each in demand.known)
        for each in Known
        if each in offered.known or each in demand.known
    ]
    means = [
        button(voice.label("proof-means", what=each.value), f"m-{each.value}", each in demand.means)
        for each in Means
        if each in offered.means or each in demand.means
    ]
    title = voice.say("proof-title-party", name=cut(party.name, 60)) if party else voice.say("proof-title-task")
    as_task = party is not None and party.demand is None
    asked = {
        "known": [voice.label("proof-known", what=each.value) for each in demand.known]
        or [voice.label("proof-known-nothing")],
        "means": [voice.label("proof-means", what=each.value) for each in demand.means]
        or [voice.label("proof-means-any")],
    }
    lines = [
        bold(voice.say("quoted-title", title=cut(task.title, 80))),
        title,
        *([voice.say("proof-as-task")] if as_task else []),
        "",
        *(voice.pair(f"proof-{each}-label", voice.listed(words)) for each, words in asked.items()),
    ]
    clear = (
        button(voice.label("button-proof-as-task"), "task")
        if party
        else button(voice.label("button-proof-none"), "none")
    )
    back = Button(
        voice.label("button-back"),
        pack("party", task.id, task.version, party.id) if party else pack("draft", task.id, task.version),
    )
    parties = () if party else in_rows(_of_parties(view, voice))
    return Screen("\n".join(lines), rows=(*in_rows(known), *in_rows(means), *parties, (back, clear)))


def _of_parties(view: DraftView, voice: Voice) -> list[Button]:
    task = view.task
    return [
        Button(
            ("✓ " if each.demand is not None else "") + cut(each.name, 30) + " …",
            pack("proof", task.id, task.version, each.id),
        )
        for each in task.parties
        if each.role in ACTING_ROLES
    ][:8]


def demand_words(demand: Demand, voice: Voice) -> str:
    if not demand:
        return voice.say("proof-none")
    proofs = voice.listed([voice.label("proof-known", what=each.value) for each in demand.known])
    means = voice.listed([voice.label("proof-means", what=each.value) for each in demand.means])
    facts = {"known": "some" if proofs else "none", "proofs": proofs, "means": means or "none"}
    return voice.say("proof-wanted", **facts)


def demand_lines(view: DraftView, voice: Voice) -> list[str]:
    """For the review: of everybody, and of whom something else is asked."""
    task = view.task
    lines = [voice.pair("draft-proof", demand_words(task.demand, voice))] if task.demand else []
    lines += [
        f"{named(voice, each)}: {demand_words(each.demand, voice)}"
        for each in task.parties
        if each.demand is not None
    ]
    return lines
