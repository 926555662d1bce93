"""The conversation of a draft: its live card is shown, its questions are asked. The truth is the task's row; the
dialogue only says which draft the person's next words are meant for."""

from __future__ import annotations

from dataclasses import replace

from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from bot.screens.asking import ask_file, ask_title
from bot.screens.contacts import contact_label
from bot.screens.draft_card import draft_card
from bot.screens.party_card import ask_party_value, party_card
from bot.screens.screen import Screen
from bot.screens.task_card import refusal_words
from signing.errors import NotAllowed, Refusal, Stale
from signing.task.model import DraftStep, Party
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.contacts import recent_contacts
from signing.usecases.draft_picture import draft_picture
from signing.usecases.draft_views import DraftPicture, DraftView, PlacesNotes
from signing.usecases.find_places import find_places
from signing.usecases.places_notes import places_notes

KIND = "draft"


async def show_draft(
    visit: Visit,
    view: DraftView,
    *,
    trouble: str | None = None,
    numbering: bool = False,
    page: int | None = None,
    anew: bool = False,
    changing: bool = False,
) -> None:
    """Asks the draft's question. `page`, from 0: which of the pages with places to show. `anew`: at the bottom
    even after a press, for a card that stands far above. `changing`: see `draft_card`."""
    try:
        view = await _with_places(visit, view)
    except (NotAllowed, Stale):
        raise
    except Refusal as refusal:
        trouble = trouble or refusal_words(visit.voice, refusal)
    view = await _with_recent(visit, view)
    picture = await _picture(visit, view, page)
    notes = await _notes(visit, view)
    screen = draft_card(
        view,
        visit.voice,
        picture=picture,
        trouble=trouble,
        numbering=numbering,
        notes=notes,
        changing=changing,
    )
    await begin_dialogue(
        visit.ports, visit.actor, KIND, step="numbering" if numbering else view.step.value, task_id=view.task.id
    )
    await visit.show_card(view.task.id, screen, anew=anew)


async def _with_places(visit: Visit, view: DraftView) -> DraftView:
    """The question about places is asked with places to look at."""
    task = view.task
    if view.step is not DraftStep.PLACES or task.fields or task.signature_page:
        return view
    async with at_work(visit, "places-searching"):
        return await find_places(visit.ports, visit.actor, task.id)


async def _with_recent(visit: Visit, view: DraftView) -> DraftView:
    """The question who takes part offers whom the reader named last."""
    if view.step is not DraftStep.PARTIES:
        return view
    book = await recent_contacts(visit.ports, visit.actor, view.task.parties)
    return replace(view, recent=tuple((each.id, contact_label(each, book.everyone)) for each in book.contacts))


async def _notes(visit: Visit, view: DraftView) -> PlacesNotes | None:
    if view.step is not DraftStep.PLACES:
        return None
    return await places_notes(visit.ports, visit.actor, view.task.id)


async def _picture(visit: Visit, view: DraftView, page: int | None = None) -> DraftPicture | None:
    """The page with the numbered boxes where places are asked about, else the first page. Always given: a message
    with a picture cannot be edited into one without."""
    if view.task.document is None:
        return None
    places = view.step is DraftStep.PLACES
    async with at_work(visit, "preparing-picture", "upload_photo"):
        return await draft_picture(visit.ports, visit.actor, view.task.id, page=page, places=places)


async def on_card(visit: Visit, view: DraftView, screen: Screen, *, page: int | None = None) -> None:
    """A side question, on the draft's own card. `page`: of the picture, where places are asked about."""
    picture = await _picture(visit, view, page)
    await visit.show_card(view.task.id, replace(screen, photo=picture.jpeg if picture else None))


async def show_party(visit: Visit, view: DraftView, party_id: str, *, trouble: str | None = None) -> None:
    party = party_of(view, party_id)
    await begin_dialogue(visit.ports, visit.actor, KIND, step=view.step.value, task_id=view.task.id)
    await on_card(visit, view, party_card(view, party, visit.voice, trouble=trouble))


async def ask_value(
    visit: Visit, view: DraftView, party_id: str, what: str, *, trouble: str | None = None
) -> None:
    """One value of a party, to be typed next."""
    party = party_of(view, party_id)
    data = {"party_id": party_id, "what": what}
    await begin_dialogue(visit.ports, visit.actor, "party", step=what, task_id=view.task.id, data=data)
    await on_card(visit, view, ask_party_value(view, party, what, visit.voice, trouble=trouble))


async def ask_new_title(visit: Visit, view: DraftView, *, trouble: str | None = None) -> None:
    await begin_dialogue(visit.ports, visit.actor, "title", task_id=view.task.id)
    await on_card(visit, view, ask_title(view, visit.voice, trouble=trouble))


async def ask_new_file(visit: Visit, view: DraftView) -> None:
    await begin_dialogue(visit.ports, visit.actor, "replace", task_id=view.task.id)
    await on_card(visit, view, ask_file(view, visit.voice, limit_mb=visit.context.download_limit_mb))


def party_of(view: DraftView, party_id: str) -> Party:
    party = view.task.party(party_id)
    if party is None:
        raise Refusal("party-gone")
    return party
