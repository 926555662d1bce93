"""A keeper says in the chat who may use a seal: picked or typed, seen by name, until a day; and no longer."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.conversations.asked import ask, asked
from bot.conversations.picking import picking_given_up
from bot.conversations.visit import Visit
from bot.screens import seal_users as screens
from bot.screens.task_card import refusal_words
from signing.errors import BadAnswer, Refusal
from signing.ports import Dialogue, SealUser
from signing.task.deadlines import read_deadline
from signing.task.model import Person
from signing.usecases.allow_seal import allow_seal
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.draft_views import PickedPerson
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.find_seal_user import find_seal_user
from signing.usecases.inspect_seal import SealInspection, inspect_seal

KIND = "seal-user"
WHO, TERM = "who", "term"


async def show(visit: Visit) -> None:
    await _show(visit, visit.press.task_id)


async def begin(visit: Visit) -> None:
    await _ask_who(visit, await inspect_seal(visit.ports, visit.actor, visit.press.task_id))


async def user_picked(visit: Visit, picked: Sequence[PickedPerson]) -> bool:
    """False where nobody was asked for one."""
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if dialogue is None or (dialogue.kind, dialogue.step) != (KIND, WHO) or not picked:
        return False
    await _found(visit, dialogue, str(picked[0].telegram_id))
    await visit.question_over(dialogue)
    return True


async def user_words(visit: Visit, dialogue: Dialogue) -> None:
    if await picking_given_up(visit):
        return
    if dialogue.step == WHO:
        await _found(visit, dialogue, visit.words)
    else:
        await _until_words(visit, dialogue)
    await visit.question_over(dialogue)


async def term_pressed(visit: Visit) -> None:
    dialogue, term = await asked(visit, KIND, TERM), visit.press.part()
    if term == screens.KEEP:
        await _allow(visit, dialogue, None, keeps=True)
        return
    days = visit.press.number()
    await _allow(visit, dialogue, _end_of_day(visit, days) if days else None)


async def ask_back(visit: Visit) -> None:
    found, (user, name) = await _user(visit)
    await visit.redraw(screens.confirm_taking_back(found, user, name, visit.voice))


async def take_back(visit: Visit) -> None:
    found, (user, name) = await _user(visit)
    seal_id = found.view.seal.id
    await allow_seal(visit.ports, visit.actor, seal_id, person_id=user.person_id, allowed=False)
    await _show(visit, seal_id, said=visit.voice.say("seal-user-taken-back", name=name))


async def _show(visit: Visit, seal_id: str, *, said: str | None = None) -> None:
    found = await inspect_seal(visit.ports, visit.actor, seal_id)
    await visit.redraw(screens.user_list(found, visit.ports.clock(), visit.voice, said=said))


async def _ask_who(visit: Visit, found: SealInspection, *, trouble: str | None = None) -> None:
    data = {"seal": found.view.seal.id}
    await ask(visit, KIND, WHO, data, screens.ask_user(found, visit.voice, trouble=trouble), anew=True)


async def _found(visit: Visit, dialogue: Dialogue, words: str) -> None:
    seal_id = str(dialogue.data["seal"])
    found = await inspect_seal(visit.ports, visit.actor, seal_id)
    try:
        person = await find_seal_user(visit.ports, visit.actor, seal_id, words=words)
        _check_other(found, person)
    except BadAnswer as refusal:
        await _ask_who(visit, found, trouble=refusal_words(visit.voice, refusal))
        return
    await visit.send(screens.user_found(person.name, visit.voice))
    data = {"seal": seal_id, "person": person.id, "name": person.name}
    await ask(visit, KIND, TERM, data, screens.ask_term(found, person.name, visit.voice))


def _check_other(found: SealInspection, person: Person) -> None:
    """Said before a term is asked for."""
    if person.id == found.view.seal.keeper_id:
        raise BadAnswer("seal-user-maker")


async def _until_words(visit: Visit, dialogue: Dialogue) -> None:
    """The end, typed as a deadline is."""
    now, zone = visit.ports.clock(), visit.voice.zone
    try:
        until = await asyncio.to_thread(read_deadline, visit.words, now=now, zone=zone)
    except BadAnswer as refusal:
        found = await inspect_seal(visit.ports, visit.actor, str(dialogue.data["seal"]))
        trouble = refusal_words(visit.voice, refusal)
        screen = screens.ask_term(found, str(dialogue.data["name"]), visit.voice, trouble=trouble)
        await ask(visit, KIND, TERM, dialogue.data, screen)
        return
    await _allow(visit, dialogue, until)


async def _allow(visit: Visit, dialogue: Dialogue, until: datetime | None, *, keeps: bool = False) -> None:
    seal_id, person_id = str(dialogue.data["seal"]), str(dialogue.data["person"])
    await allow_seal(visit.ports, visit.actor, seal_id, person_id=person_id, keeps=keeps, until=until)
    await end_dialogue(visit.ports, visit.actor)
    await _show(visit, seal_id, said=visit.voice.say("seal-user-allowed", name=str(dialogue.data["name"])))


def _end_of_day(visit: Visit, days: int) -> datetime:
    """The last minute of that day, where the keeper is."""
    zone = ZoneInfo(visit.voice.zone)
    today = visit.ports.clock().astimezone(zone).date()
    return datetime.combine(today + timedelta(days=days), time(23, 59), zone)


async def _user(visit: Visit) -> tuple[SealInspection, tuple[SealUser, str]]:
    found = await inspect_seal(visit.ports, visit.actor, visit.press.task_id)
    person_id = visit.press.part()
    for each in found.users:
        if each[0].person_id == person_id:
            return found, each
    raise Refusal("button-over")
