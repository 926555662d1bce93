"""What a draft asks of its parties before they sign."""

from __future__ import annotations

from bot.buttons import StrangeButton
from bot.conversations.drafting import on_card
from bot.conversations.visit import Visit
from bot.screens.proving import EVERYBODY, ask_proof
from signing.errors import Refusal
from signing.task.demands import NO_DEMAND, Demand, Known, Means
from signing.task.meetable import confirmable, provable
from signing.usecases.choose_proof import choose_proof
from signing.usecases.view_draft import view_draft


async def proof(visit: Visit) -> None:
    """Without a value the question, of everybody or of one party; with one, that is set or taken back."""
    press = visit.press
    who = press.part(0) if press.args else EVERYBODY
    view = await view_draft(visit.ports, visit.actor, press.task_id)
    party_id = None if who == EVERYBODY else who
    if len(press.args) > 1:
        view = await choose_proof(
            visit.ports, visit.actor, press.task_id, party_id=party_id, change=_change(press.part(1)),
            version=press.version,
        )  # fmt: skip
    party = view.task.party(party_id) if party_id else None
    if party_id and party is None:
        raise Refusal("party-gone")
    ways, names = visit.ports.installation.ways, visit.ports.real_names is not None
    offered = Demand(
        tuple(each for each in Known if each in provable(ways, names=names, letter=False)),
        tuple(each for each in Means if each in confirmable(ways, letter=False)),
    )
    await on_card(visit, view, ask_proof(view, visit.voice, offered, party))


def _change(what: str) -> str | Demand | None:
    """A toggle; or all of it anew, None for "as the task"."""
    if what in {"none", "task"}:
        return NO_DEMAND if what == "none" else None
    try:
        NO_DEMAND.toggled(what)
    except ValueError:
        raise StrangeButton("proof") from None
    return what
