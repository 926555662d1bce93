"""A draft's documents on its card: the list, one of them, and who sees it."""

from __future__ import annotations

from bot.conversations.drafting import on_card, show_draft
from bot.conversations.visit import Visit
from bot.screens import documents as screens
from bot.screens.task_card import refusal_words
from signing.errors import Refusal
from signing.task.documents import document_named, is_meant_for
from signing.usecases.arrange_documents import limit_document
from signing.usecases.draft_views import DraftView


async def show_documents(visit: Visit, view: DraftView, *, trouble: str | None = None) -> None:
    if len(view.task.documents) < 2:
        await show_draft(visit, view, trouble=trouble)
        return
    await on_card(visit, view, screens.documents_card(view, visit.voice, trouble=trouble))


async def show_document(visit: Visit, view: DraftView, key: int) -> None:
    document = document_named(view.task, key)
    await on_card(visit, view, screens.document_card(view, document, visit.voice))


async def show_who_sees(visit: Visit, view: DraftView, key: int, *, trouble: str | None = None) -> None:
    document = document_named(view.task, key)
    await on_card(visit, view, screens.who_sees_card(view, document, visit.voice, trouble=trouble))


async def toggle(visit: Visit, view: DraftView, key: int, party_id: str) -> None:
    """Who saw it no longer does, or the other way round; the last one stays."""
    document = document_named(view.task, key)
    sees = {party.id for party in view.task.parties if is_meant_for(view.task, party, document)}
    wanted = sees ^ {party_id}
    party_ids = None if wanted == {party.id for party in view.task.parties} else wanted
    try:
        view = await limit_document(
            visit.ports, visit.actor, view.task.id, key=key, party_ids=party_ids, version=visit.press.version
        )
    except Refusal as refusal:
        if refusal.code != "document-nobody":
            raise
        await show_who_sees(visit, view, key, trouble=refusal_words(visit.voice, refusal))
        return
    await show_who_sees(visit, view, key)
