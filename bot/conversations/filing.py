"""A draft's files: another is added, their order changes, files of any kind are attached."""

from __future__ import annotations

from bot.conversations.drafting import on_card, show_draft
from bot.conversations.progress import at_work
from bot.conversations.visit import Visit, fetched
from bot.screens import files as screens
from bot.screens.task_card import refusal_words
from signing.errors import NotAllowed, Refusal, Stale
from signing.ports import Dialogue
from signing.task.draft_files import check_attachment
from signing.usecases.attach_file import attach_file
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.draft_views import DraftView
from signing.usecases.joining import FilesView, document_or_last
from signing.usecases.view_draft import view_draft

ADD, ATTACH = "addfile", "attach"


async def ask_add_file(visit: Visit, view: DraftView, *, trouble: str | None = None) -> None:
    """The next file that is sent comes behind the draft's pages."""
    await begin_dialogue(visit.ports, visit.actor, ADD, task_id=view.task.id)
    limit = visit.context.download_limit_mb
    await on_card(visit, view, screens.ask_add_file(view, visit.voice, limit_mb=limit, trouble=trouble))


async def show_files_changed(visit: Visit, changed: FilesView) -> None:
    """The draft's card, with a word on places that went with their pages."""
    dropped = changed.dropped
    trouble = visit.voice.say("places-dropped", count=dropped) if dropped else None
    await show_draft(visit, changed.view, trouble=trouble)


async def show_files(visit: Visit, view: DraftView, key: int | None = None, *, dropped: int = 0) -> None:
    document = document_or_last(view.task, key)
    if len(document.files) < 2:
        await show_files_changed(visit, FilesView(view, dropped))
        return
    trouble = visit.voice.say("places-dropped", count=dropped) if dropped else None
    await on_card(visit, view, screens.files_card(view, document, visit.voice, trouble=trouble))


async def show_file(visit: Visit, view: DraftView, number: int, key: int | None = None) -> None:
    document = document_or_last(view.task, key)
    if number >= len(document.files):
        raise Stale("file-gone")
    await on_card(visit, view, screens.file_card(view, document, number, visit.voice))


async def show_attachments(visit: Visit, view: DraftView, *, trouble: str | None = None) -> None:
    """Files that are sent next are attached, as many as there come."""
    await begin_dialogue(visit.ports, visit.actor, ATTACH, task_id=view.task.id)
    await on_card(visit, view, screens.attachments_card(view, visit.voice, trouble=trouble))


async def attach_sent(visit: Visit, task_id: str, *, file_id: str, name: str, size: int) -> None:
    """What was sent is attached; what cannot be is told above the same question."""
    try:
        check_attachment(name, size)  # before it is fetched
        async with at_work(visit, "reading-file"):
            data = await fetched(visit, file_id)
            view = await attach_file(visit.ports, visit.actor, task_id, filename=name, data=data)
    except (NotAllowed, Stale):
        raise
    except Refusal as refusal:
        view = await view_draft(visit.ports, visit.actor, task_id)
        await show_attachments(visit, view, trouble=refusal_words(visit.voice, refusal))
        return
    await show_attachments(visit, view)


async def add_words(visit: Visit, dialogue: Dialogue) -> None:
    """Words where a file was asked for."""
    view = await view_draft(visit.ports, visit.actor, dialogue.task_id or "")
    await ask_add_file(visit, view, trouble=visit.voice.say("ask-add-words"))


async def attach_words(visit: Visit, dialogue: Dialogue) -> None:
    view = await view_draft(visit.ports, visit.actor, dialogue.task_id or "")
    await show_attachments(visit, view, trouble=visit.voice.say("ask-attachment-words"))
