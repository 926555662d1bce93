"""What signers handed in, as files in the initiator's chat."""

from __future__ import annotations

from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from bot.screens.screen import Screen
from bot.screens.voice import cut
from signing.usecases.handed_in import fetch_handed_in
from signing.usecases.view_task import view_task


async def papers(visit: Visit) -> None:
    view = await view_task(visit.ports, visit.actor, visit.press.task_id)
    asked = {each.id: each.name for party in view.task.parties for each in party.asked_files}
    who = {party.id: party.name for party in view.task.parties}
    for file in view.handed_in:
        async with at_work(visit, "reading-file"):
            name, data = await fetch_handed_in(visit.ports, visit.actor, view.task.id, file.id)
        words = visit.voice.say(
            "paper-of", what=cut(asked.get(file.asked_id, ""), 60), name=cut(who[file.party_id], 60)
        )
        await visit.send(Screen(words, document=(name, data)))
