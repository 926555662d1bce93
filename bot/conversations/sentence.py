"""A request in the person's own words, with the file or after it: what was understood is shown at once."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import replace

from bot.conversations.drafting import on_card, show_draft
from bot.conversations.visit import Visit
from bot.screens.sentence import understood_card
from signing.errors import NotAllowed, Refusal
from signing.task.contacts import region_of
from signing.task.model import DraftStep
from signing.task.sentence import read_sentence
from signing.usecases.draft_views import DraftView
from signing.usecases.take_contact import take_contact
from signing.usecases.understand import Understood, is_request, understand


async def is_title(visit: Visit, words: str) -> bool:
    """What stands below a picture names it, unless it asks for something."""
    house = visit.ports.installation
    region, now = region_of(house.time_zone), visit.ports.clock()
    said = await to_thread(read_sentence, words, now=now, zone=visit.voice.zone, region=region)
    return bool(words) and not said.asks


async def request_understood(visit: Visit, view: DraftView, words: str) -> bool:
    """False, and nothing done, where the words are no request."""
    if not await is_request(visit.ports, visit.actor, view.task.id, words=words):
        return False
    done = await understand(visit.ports, visit.actor, view.task.id, words=words)
    is_clear = not (done.lost or done.nameless or done.troubles or done.twice)
    if view.step is DraftStep.REVIEW and is_clear and _is_same(view, done.view):
        # Said again what stands there: an answer that a death had us hear twice, not a request.
        await show_draft(visit, done.view)
    else:
        await show_understood(visit, done)
    return True


async def caption_understood(visit: Visit, view: DraftView) -> bool:
    """What stands below the file. What cannot be understood there leaves the draft's first question as it is."""
    words = (visit.message.caption or "").strip() if visit.message else ""
    if not words or words.startswith("/") or view.task.parties:
        return False
    try:
        return await request_understood(visit, view, words)
    except NotAllowed:
        raise
    except Refusal:
        return False


async def show_understood(visit: Visit, done: Understood) -> None:
    await on_card(visit, done.view, understood_card(done, visit.voice))


async def take_press(visit: Visit) -> None:
    """A party is somebody known: chosen by a button, never by itself."""
    press = visit.press
    done = await take_contact(
        visit.ports,
        visit.actor,
        press.task_id,
        party_id=press.part(0),
        key=press.part(1),
        version=press.version,
    )
    await show_understood(visit, done)


def _is_same(before: DraftView, after: DraftView) -> bool:
    return replace(after.task, version=before.task.version) == before.task
