"""The initiator changes the parties of a running task: whom, in whose place, why, and yes. Nothing happens before;
what is said waits in the dialogue's row. Each change asks for the task as it is then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.buttons import StrangeButton
from bot.conversations.asked import ask, asked
from bot.conversations.picking import picking_given_up
from bot.conversations.visit import Visit
from bot.screens import changing_parties as screens
from bot.screens.screen import Screen
from bot.screens.task_card import refusal_words
from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Dialogue
from signing.task.actions import read_reason
from signing.task.contacts import region_of
from signing.task.handing_on import read_successor
from signing.task.model import Party, Role, Task
from signing.usecases.bring_in_party import bring_in_party
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.draft_views import PickedPerson
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.reorder_party import reorder_party
from signing.usecases.swap_party import swap_party
from signing.usecases.take_out_party import take_out_party
from signing.usecases.view_task import view_task

KIND = "parties"


async def show(visit: Visit) -> None:
    await visit.redraw(screens.changing_card(await _task(visit, visit.press.task_id), visit.voice))


async def one(visit: Visit) -> None:
    task = await _task(visit, visit.press.task_id)
    await visit.redraw(screens.changing_one(task, _party(task, visit.press.part()), visit.voice))


async def move(visit: Visit) -> None:
    press = visit.press
    by = {"earlier": -1, "later": 1}.get(press.part(1))
    if by is None:
        raise StrangeButton(press.verb)
    task = await reorder_party(
        visit.ports, visit.actor, press.task_id, party_id=press.part(), by=by, version=press.version
    )
    await visit.redraw(screens.changing_one(task, _party(task, press.part()), visit.voice))


async def begin_add(visit: Visit) -> None:
    task = await _task(visit, visit.press.task_id)
    data = {"what": "cadd", "name": ""}
    await ask(visit, KIND, "who", data, screens.ask_whom(task, "", visit.voice), task_id=task.id, anew=True)


async def begin_swap(visit: Visit) -> None:
    task = await _task(visit, visit.press.task_id)
    party = _party(task, visit.press.part())
    data = {"what": "cswap", "party_id": party.id, "name": party.name}
    screen = screens.ask_whom(task, party.name, visit.voice)
    await ask(visit, KIND, "who", data, screen, task_id=task.id, anew=True)


async def begin_removal(visit: Visit) -> None:
    task = await _task(visit, visit.press.task_id)
    party = _party(task, visit.press.part())
    data = {"what": "cout", "party_id": party.id, "name": party.name, "to": ""}
    await ask(visit, KIND, "reason", data, screens.ask_why(party.name, visit.voice), task_id=task.id)


async def changing_words(visit: Visit, dialogue: Dialogue) -> None:
    if await picking_given_up(visit):
        return
    task = await _task(visit, dialogue.task_id or "")
    if dialogue.step == "who":
        await _named(visit, task, dialogue.data)
    elif dialogue.step == "reason":
        await _why(visit, task, dialogue)
        await visit.question_over(dialogue)


async def _named(visit: Visit, task: Task, data: Mapping[str, Any]) -> None:
    try:
        if data["what"] == "cadd":
            await _add(visit, task, visit.words)
            return
        named = read_successor(visit.words, region=region_of(visit.ports.installation.time_zone))
    except BadAnswer as refusal:
        screen = screens.ask_whom(
            task, str(data["name"]), visit.voice, trouble=refusal_words(visit.voice, refusal)
        )
        await ask(visit, KIND, "who", data, screen, task_id=task.id)
        return
    await _ask_why(visit, task, {**data, "to": named.name, "said": visit.words})


async def party_picked(visit: Visit, picked: Sequence[PickedPerson]) -> bool:
    """False where nobody was asked for one."""
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if dialogue is None or (dialogue.kind, dialogue.step) != (KIND, "who") or not picked:
        return False
    task = await _task(visit, dialogue.task_id or "")
    who = picked[0]
    data = {**dialogue.data, "to": who.name, "said": who.name, "telegram_id": who.telegram_id}
    if data["what"] == "cadd":
        await visit.send(Screen(visit.voice.say("party-picked", name=who.name), drop_reply=True))
        await ask(visit, KIND, "role", data, screens.ask_role(who.name, visit.voice), task_id=task.id)
    else:
        await _ask_why(visit, task, data)
    return True


async def role_chosen(visit: Visit) -> None:
    """Of somebody who was picked to be added."""
    dialogue = await asked(visit, KIND, "role")
    role, data = visit.press.one_of(Role), dialogue.data
    task = await _task(visit, dialogue.task_id or "")
    await _add(visit, task, str(data["said"]), role=role, telegram_id=data.get("telegram_id"))


async def _add(
    visit: Visit, task: Task, said: str, *, role: Role | None = None, telegram_id: int | None = None
) -> None:
    try:
        after = await bring_in_party(
            visit.ports, visit.actor, task.id, said=said, role=role, telegram_id=telegram_id
        )
    except (BadAnswer, NotAllowed):
        raise
    except Refusal:
        await end_dialogue(visit.ports, visit.actor)
        await visit.send(Screen("…", drop_reply=True))
        raise
    await end_dialogue(visit.ports, visit.actor)
    words = visit.voice.say("party-brought-in", name=after.parties[-1].name)
    await visit.send(Screen(words, drop_reply=True))
    await visit.send(screens.changing_card(after, visit.voice))


async def _ask_why(visit: Visit, task: Task, data: Mapping[str, Any]) -> None:
    await visit.send(Screen(visit.voice.say("party-picked", name=str(data["to"])), drop_reply=True))
    screen = screens.ask_why(str(data["name"]), visit.voice)
    await ask(visit, KIND, "reason", data, screen, task_id=task.id)


async def _why(visit: Visit, task: Task, dialogue: Dialogue) -> None:
    data = dialogue.data
    try:
        reason = read_reason(visit.words)
    except BadAnswer as refusal:
        screen = screens.ask_why(str(data["name"]), visit.voice, trouble=refusal_words(visit.voice, refusal))
        await ask(visit, KIND, "reason", data, screen, task_id=task.id)
        return
    screen = screens.confirm(task, data, reason, visit.voice)
    await ask(visit, KIND, "confirm", {**data, "reason": reason}, screen, task_id=task.id)


async def confirmed(visit: Visit) -> None:
    dialogue = await asked(visit, KIND, "confirm")
    task_id = visit.press.task_id
    if dialogue.task_id != task_id:
        raise Refusal("button-over")
    await end_dialogue(visit.ports, visit.actor)
    data = dialogue.data
    party_id, reason = str(data["party_id"]), str(data["reason"])
    if data["what"] == "cout":
        task = await take_out_party(visit.ports, visit.actor, task_id, party_id=party_id, reason=reason)
    else:
        task = await swap_party(
            visit.ports,
            visit.actor,
            task_id,
            party_id=party_id,
            to=str(data["said"]),
            reason=reason,
            telegram_id=data.get("telegram_id"),
        )
    await visit.redraw(screens.changing_card(task, visit.voice))


async def _task(visit: Visit, task_id: str) -> Task:
    view = await view_task(visit.ports, visit.actor, task_id)
    if "change-party" not in view.can:
        raise Refusal("parties-fixed")
    return view.task


def _party(task: Task, party_id: str) -> Party:
    party = task.party(party_id)
    if party is None:
        raise Refusal("party-gone")
    return party
