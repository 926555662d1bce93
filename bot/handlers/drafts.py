"""The buttons of a draft. Each carries the version it was drawn for; the rules refuse an older one."""

from __future__ import annotations

from bot.buttons import Press, StrangeButton
from bot.conversations.documents import show_documents
from bot.conversations.draft_parties import pick_people
from bot.conversations.drafting import ask_new_file, ask_new_title, ask_value, party_of, show_draft, show_party
from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from bot.screens.party_card import TYPED
from bot.screens.routing import FLAGS
from bot.screens.screen import Screen
from bot.screens.task_card import draft_stub, task_card
from bot.screens.voice import cut
from signing.task.draft_routing import LEVELS
from signing.task.model import DraftStep, Order, Role, Side
from signing.task.routing import acting
from signing.usecases.accept_places import accept_places
from signing.usecases.add_picked_parties import add_picked_parties
from signing.usecases.change_party import change_party
from signing.usecases.choose_deadline import choose_deadline
from signing.usecases.choose_need import choose_need
from signing.usecases.choose_order import choose_order
from signing.usecases.choose_reminders import choose_reminders
from signing.usecases.draft_views import DraftView, PartyChange, PickedPerson
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.find_places import find_places
from signing.usecases.go_to_step import go_to_step
from signing.usecases.remove_party import remove_party
from signing.usecases.send_task import send_task
from signing.usecases.use_signature_page import use_signature_page
from signing.usecases.view_draft import view_draft
from signing.usecases.view_task import view_task
from signing.wording import say


async def _view(visit: Visit) -> DraftView:
    return await view_draft(visit.ports, visit.actor, visit.press.task_id)


async def go_on(visit: Visit) -> None:
    """Continue: from a list or a greeting (version 0) the card comes to the bottom; from the card it stays. Back
    from a question that stood in a message of its own takes that away."""
    if visit.press.arg == "back":
        await visit.take_away()
    await show_draft(visit, await _view(visit), anew=visit.press.version == 0)


async def go_next(visit: Visit) -> None:
    press = visit.press
    await show_draft(visit, await go_to_step(visit.ports, visit.actor, press.task_id, version=press.version))


async def go_back(visit: Visit) -> None:
    view, press = await _view(visit), visit.press
    if press.arg != "n":  # from the numbering it goes back to the choice of the order
        at = view.steps.index(view.step)
        to = DraftStep.REVIEW if view.editing else view.steps[max(0, at - 1)]
        view = await go_to_step(visit.ports, visit.actor, press.task_id, to=to, version=press.version)
    await show_draft(visit, view)


async def leave(visit: Visit) -> None:
    """Cancel: the conversation is left, the draft kept."""
    view = await _view(visit)
    await end_dialogue(visit.ports, visit.actor)
    stub = draft_stub(view.task, visit.voice)
    text = visit.voice.say("draft-kept", title=cut(view.task.title, 80))
    await visit.show_card(view.task.id, Screen(text, rows=stub.rows))


# ── parties ──────────────────────────────────────────────────────────────────────────────────────────────────


async def open_party(visit: Visit) -> None:
    await show_party(visit, await _view(visit), visit.press.arg)


async def set_party(visit: Visit) -> None:
    """A value chosen by a button; what needs words is asked for."""
    press = visit.press
    party_id, what, value = press.part(0), press.part(1), press.part(2)
    if value == "-" and what in {*TYPED, "files"}:
        await ask_value(visit, await _view(visit), party_id, what)
        return
    change = _change(press)
    view = await change_party(
        visit.ports, visit.actor, press.task_id, party_id=party_id, change=change, version=press.version
    )
    await show_party(visit, view, party_id)


def _change(press: Press) -> PartyChange:
    what = press.part(1)
    if what == "role":
        return PartyChange(role=press.one_of(Role, 2))
    if what == "side":
        return PartyChange(side=press.one_of(Side, 2))
    if what == "deleg":
        return PartyChange(may_delegate=press.part(2) == "yes")
    if what == "level":
        return PartyChange(level=min(press.number(2), LEVELS))
    if what in FLAGS:
        return PartyChange(**{FLAGS[what]: press.part(2) == "yes"})  # type: ignore[arg-type]  # all of them are bool
    if what == "move":
        return PartyChange(move=-1 if press.part(2) == "up" else 1)
    raise StrangeButton(press.verb)


async def drop_party(visit: Visit) -> None:
    press = visit.press
    view = await remove_party(visit.ports, visit.actor, press.task_id, party_id=press.arg, version=press.version)
    await show_draft(visit, view)


async def pick(visit: Visit) -> None:
    await pick_people(visit, await _view(visit))


async def add_me(visit: Visit) -> None:
    me, press = visit.person, visit.press
    picked = [PickedPerson(me.name, me.phone, me.telegram_id)]
    view = await add_picked_parties(visit.ports, visit.actor, press.task_id, picked=picked, version=press.version)
    await show_draft(visit, view)


# ── order ────────────────────────────────────────────────────────────────────────────────────────────────────


async def choose(visit: Visit) -> None:
    """One of the three orders; steps are numbered first, and chosen by "done"."""
    press = visit.press
    if press.arg == Order.STEPS.value:
        await show_draft(visit, await _view(visit), numbering=True)
        return
    order = Order.STEPS if press.arg == "done" else press.one_of(Order)
    await show_draft(
        visit, await choose_order(visit.ports, visit.actor, press.task_id, order=order, version=press.version)
    )


async def need(visit: Visit) -> None:
    """One more of a step is enough than before, and after all of them, one."""
    press = visit.press
    numbering = press.part(0) == "n"
    stage = (0 if press.part(1) == "i" else 1, press.number(2))
    view = await choose_need(
        visit.ports,
        visit.actor,
        press.task_id,
        stage=stage,
        count=press.number(3),
        by_steps=numbering,
        version=press.version,
    )
    await show_draft(visit, view, numbering=numbering)


async def next_number(visit: Visit) -> None:
    press, view = visit.press, await _view(visit)
    party = party_of(view, press.arg)
    highest = len(acting(view.task))
    step = party.step % max(1, highest) + 1
    view = await change_party(
        visit.ports,
        visit.actor,
        press.task_id,
        party_id=party.id,
        change=PartyChange(step=step),
        version=press.version,
    )
    await show_draft(visit, view, numbering=True)


# ── places ───────────────────────────────────────────────────────────────────────────────────────────────────


async def accept(visit: Visit) -> None:
    press = visit.press
    await show_draft(visit, await accept_places(visit.ports, visit.actor, press.task_id, version=press.version))


async def use_page(visit: Visit) -> None:
    press = visit.press
    view = await use_signature_page(visit.ports, visit.actor, press.task_id, version=press.version)
    await show_draft(visit, view)


async def search_again(visit: Visit) -> None:
    press = visit.press
    async with at_work(visit, "places-searching"):
        view = await find_places(visit.ports, visit.actor, press.task_id, version=press.version)
    await show_draft(visit, view)


async def leaf(visit: Visit) -> None:
    await show_draft(visit, await _view(visit), page=visit.press.number())


# ── deadline ─────────────────────────────────────────────────────────────────────────────────────────────────


async def due(visit: Visit) -> None:
    press = visit.press
    words = None if press.arg == "none" else press.arg
    view = await choose_deadline(visit.ports, visit.actor, press.task_id, words=words, version=press.version)
    await show_draft(visit, view)


async def toggle_reminder(visit: Visit) -> None:
    """One of the hours, or the repetition: every day, or no more."""
    press, view = visit.press, await _view(visit)
    plan = view.task.reminders
    hours, every = set(plan.hours_before), plan.every_days
    if press.arg == "every":
        every = 0 if every else 1
    else:
        hours ^= {press.number()}
    view = await choose_reminders(
        visit.ports,
        visit.actor,
        press.task_id,
        hours_before=tuple(sorted(hours, reverse=True)),
        every_days=every,
        version=press.version,
    )
    await show_draft(visit, view)


async def type_it(visit: Visit) -> None:
    await visit.toast(say(visit.voice.language, "typeit-toast"), alert=True)


# ── review ───────────────────────────────────────────────────────────────────────────────────────────────────


async def edit(visit: Visit) -> None:
    press = visit.press
    view = await go_to_step(
        visit.ports, visit.actor, press.task_id, to=press.one_of(DraftStep), version=press.version
    )
    await show_draft(visit, view)


async def rework(visit: Visit) -> None:
    """Everything that can be changed, in place of what is mostly done."""
    await show_draft(visit, await _view(visit), changing=True)


async def retitle(visit: Visit) -> None:
    await ask_new_title(visit, await _view(visit))


async def refile(visit: Visit) -> None:
    """Of several documents one is taken out, and another added: none goes unasked."""
    view = await _view(visit)
    if len(view.task.documents) > 1:
        await show_documents(visit, view)
    else:
        await ask_new_file(visit, view)


async def send(visit: Visit) -> None:
    """Off it goes; from here the courier moves the card."""
    press = visit.press
    view = await send_task(visit.ports, visit.actor, press.task_id, version=press.version)
    await visit.show_card(view.task.id, task_card(view, visit.voice))


async def show_as_it_is(visit: Visit) -> None:
    """After a stale press: the draft as it is now, or the card of what it has become."""
    view = await view_task(visit.ports, visit.actor, visit.press.task_id)
    if view.task.state.value == "draft":
        await show_draft(visit, await _view(visit))
    else:
        await visit.show_card(view.task.id, task_card(view, visit.voice))
