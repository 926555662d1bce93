"""Being away: from when, until when, who acts meanwhile; what is said waits in the dialogue's row until yes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.conversations.asked import ask, asked
from bot.conversations.picking import picking_given_up
from bot.conversations.visit import Visit
from bot.screens import absence as screens
from bot.screens.screen import Screen
from bot.screens.task_card import refusal_words
from signing.errors import BadAnswer
from signing.ports import Dialogue
from signing.task.deadlines import read_deadline
from signing.task.model import Person
from signing.task.preferences import check_absence
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.draft_views import PickedPerson
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.find_deputy import deputies_for, find_deputy
from signing.usecases.set_absence import end_absence, set_absence
from signing.usecases.view_settings import view_settings

KIND = "away"
FROM, UNTIL, WHO, CONFIRM = "from", "until", "who", "confirm"


async def show(visit: Visit) -> None:
    await visit.redraw(screens.away_screen(await view_settings(visit.ports, visit.actor), visit.voice))


async def end(visit: Visit) -> None:
    await visit.redraw(screens.away_screen(await end_absence(visit.ports, visit.actor), visit.voice))


async def begin(visit: Visit) -> None:
    await ask(visit, KIND, FROM, {}, screens.ask_from(visit.voice))


async def from_pressed(visit: Visit) -> None:
    await asked(visit, KIND, FROM)
    words = visit.press.part()
    start = visit.ports.clock() if words == "now" else _day(visit, await _read(visit, words))
    await ask(visit, KIND, UNTIL, {"from": start.isoformat()}, screens.ask_until(visit.voice))


async def until_pressed(visit: Visit) -> None:
    dialogue = await asked(visit, KIND, UNTIL)
    await _until(visit, dialogue, visit.press.part())


async def who_pressed(visit: Visit) -> None:
    dialogue = await asked(visit, KIND, WHO)
    found = await find_deputy(visit.ports, visit.actor, person_id=visit.press.task_id)
    await _confirm(visit, dialogue, found)


async def pick_pressed(visit: Visit) -> None:
    dialogue = await asked(visit, KIND, WHO)
    await ask(visit, KIND, WHO, dialogue.data, screens.ask_pick(visit.voice), anew=True)


async def deputy_picked(visit: Visit, picked: Sequence[PickedPerson]) -> bool:
    """False where nobody was asked for one."""
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if dialogue is None or (dialogue.kind, dialogue.step) != (KIND, WHO) or not picked:
        return False
    try:
        found = await find_deputy(visit.ports, visit.actor, telegram_id=picked[0].telegram_id)
    except BadAnswer as refusal:
        await _ask_who(visit, dialogue.data, trouble=refusal_words(visit.voice, refusal))
        return True
    await visit.send(Screen(visit.voice.say("away-picked", name=found.name), drop_reply=True))
    await _confirm(visit, dialogue, found)
    return True


async def away_words(visit: Visit, dialogue: Dialogue) -> None:
    if await picking_given_up(visit):
        return
    answers = {FROM: _from_words, UNTIL: _until_words, WHO: _who_words}
    answer = answers.get(dialogue.step)
    if answer is not None:
        await answer(visit, dialogue)
        await visit.question_over(dialogue)


async def _from_words(visit: Visit, dialogue: Dialogue) -> None:
    try:
        start = _day(visit, await _read(visit, visit.words))
    except BadAnswer as refusal:
        screen = screens.ask_from(visit.voice, trouble=refusal_words(visit.voice, refusal))
        await ask(visit, KIND, FROM, {}, screen)
        return
    await ask(visit, KIND, UNTIL, {"from": start.isoformat()}, screens.ask_until(visit.voice))


async def _until_words(visit: Visit, dialogue: Dialogue) -> None:
    await _until(visit, dialogue, visit.words)


async def _until(visit: Visit, dialogue: Dialogue, words: str) -> None:
    start = datetime.fromisoformat(str(dialogue.data["from"]))
    try:
        until = await _read(visit, words, after=start if words.startswith("+") else None)
        check_absence(start, until, visit.ports.clock())
    except BadAnswer as refusal:
        screen = screens.ask_until(visit.voice, trouble=refusal_words(visit.voice, refusal))
        await ask(visit, KIND, UNTIL, dialogue.data, screen)
        return
    await _ask_who(visit, {**dialogue.data, "until": until.isoformat()})


async def _ask_who(visit: Visit, data: Mapping[str, Any], *, trouble: str | None = None) -> None:
    known = await deputies_for(visit.ports, visit.actor)
    await ask(visit, KIND, WHO, data, screens.ask_who(known, visit.voice, trouble=trouble))


async def _who_words(visit: Visit, dialogue: Dialogue) -> None:
    try:
        found = await find_deputy(visit.ports, visit.actor, words=visit.words)
    except BadAnswer as refusal:
        await _ask_who(visit, dialogue.data, trouble=refusal_words(visit.voice, refusal))
        return
    await _confirm(visit, dialogue, found)


async def _confirm(visit: Visit, dialogue: Dialogue, deputy: Person) -> None:
    data = {**dialogue.data, "deputy": deputy.id}
    start, until = _times(data)
    screen = screens.confirm(deputy.name, start, until, visit.voice)
    await ask(visit, KIND, CONFIRM, data, screen)


async def confirmed(visit: Visit) -> None:
    dialogue = await asked(visit, KIND, CONFIRM)
    start, until = _times(dialogue.data)
    view = await set_absence(visit.ports, visit.actor, start, until, str(dialogue.data["deputy"]))
    await end_dialogue(visit.ports, visit.actor)
    await visit.redraw(screens.away_screen(view, visit.voice))


def _times(data: Mapping[str, Any]) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(str(data["from"])), datetime.fromisoformat(str(data["until"]))


async def _read(visit: Visit, words: str, *, after: datetime | None = None) -> datetime:
    """As a deadline is typed; what is counted in days is counted from `after`."""
    now = visit.ports.clock()
    read = await asyncio.to_thread(read_deadline, words, now=now, zone=visit.voice.zone)
    return read + (after - now) if after is not None and after > now else read


def _day(visit: Visit, at: datetime) -> datetime:
    """Absences begin with a day: at its first moment, or now where it has begun."""
    local = at.astimezone(ZoneInfo(visit.voice.zone))
    start = local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
    return max(start, visit.ports.clock().replace(microsecond=0))
