"""What people send beside words: PDFs become drafts, the rest gets one plain sentence."""

from __future__ import annotations

from pathlib import PurePath

from telegram import Document, Message

from bot.conversations.draft_parties import add_picked, draft_being_peopled
from bot.conversations.sealing import photo_sent
from bot.conversations.unlocking import KIND as UNLOCK
from bot.conversations.unlocking import Sent, take
from bot.conversations.verifying import KIND as VERIFY
from bot.conversations.verifying import verify_file
from bot.conversations.visit import Visit
from bot.screens.asking import too_large_for_chat
from bot.screens.draft_card import megabytes
from signing.errors import DocumentRefused
from signing.ports import Dialogue
from signing.task.names import full_name
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.draft_views import PickedPerson
from signing.usecases.share_phone import share_phone

PDF = "application/pdf"
# Kinds of messages that answer nothing, and how they are answered.
_UNSUPPORTED = {
    "photo": "photo",
    "voice": "voice",
    "audio": "voice",
    "video": "video",
    "video_note": "video",
    "animation": "sticker",
    "sticker": "sticker",
    "location": "location",
    "venue": "location",
}


async def document(visit: Visit) -> None:
    """A file: to be verified, to take another's place, or (mostly) the beginning of a draft."""
    message = visit.message
    assert message is not None and message.document is not None, "only documents come here"
    sent = message.document
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if (message.caption or "").split("@")[0].strip() == "/verify" or (dialogue and dialogue.kind == VERIFY):
        await verify_file(visit, sent)
        return
    replacing = dialogue if dialogue and dialogue.kind in {"replace", UNLOCK} and dialogue.task_id else None
    if (sent.mime_type or "").startswith("image/") and await photo_sent(visit, sent.file_id, sent.file_size or 0):
        return
    _check_kind(sent)
    limit = visit.context.download_limit_mb
    if (sent.file_size or 0) > limit * 1024 * 1024:
        await _to_the_page(visit, sent, replacing)
        return
    name = sent.file_name or f"{sent.file_unique_id}.pdf"
    await take(visit, Sent(sent.file_id, name, replacing.task_id if replacing else None))


def _check_kind(sent: Document) -> None:
    """By its name and type, before anything is fetched; what the bytes say is looked at by the intake."""
    named_pdf = PurePath(sent.file_name or "").suffix.lower() == ".pdf"
    if sent.mime_type != PDF and not named_pdf:
        raise DocumentRefused("not-a-pdf")
    if sent.file_size == 0:
        raise DocumentRefused("empty-file")


async def _to_the_page(visit: Visit, sent: Document, replacing: Dialogue | None) -> None:
    """Too large for the chat, or for the house."""
    installation = visit.ports.installation
    if (sent.file_size or 0) > installation.max_pdf_mb * 1024 * 1024:
        raise DocumentRefused("pdf-too-large", limit_mb=installation.max_pdf_mb)
    screen = too_large_for_chat(
        megabytes(sent.file_size or 0),
        visit.voice,
        limit_mb=visit.context.download_limit_mb,
        page_mb=installation.max_pdf_mb,
        task_id=replacing.task_id if replacing else None,
    )
    await visit.send(screen)


async def unsupported(visit: Visit) -> None:
    """Voices, stickers, and photos that nobody asked for: one sentence, and what to do instead."""
    photos = visit.message.photo if visit.message else ()
    if photos and await photo_sent(visit, photos[-1].file_id, photos[-1].file_size or 0):
        return
    kind = next((kind for kind in _UNSUPPORTED if getattr(visit.message, kind, None)), "other")
    await visit.say(f"unsupported-{_UNSUPPORTED.get(kind, kind)}")


async def contact(visit: Visit) -> None:
    """One's own number is proven by the chat; another's contact is a party where they are being named."""
    message = _message(visit)
    assert message.contact is not None, "only contacts come here"
    shared = message.contact
    if shared.user_id == visit.person.telegram_id:
        person = await share_phone(visit.ports, visit.actor, shared.phone_number)
        await visit.say("phone-shared", phone=person.phone)
        return
    view = await draft_being_peopled(visit)
    if view is None:
        await visit.say("contact-not-yours")
        return
    name = full_name(shared.first_name, shared.last_name)
    await add_picked(visit, view, [PickedPerson(name, shared.phone_number, shared.user_id)])


async def users_picked(visit: Visit) -> None:
    message = _message(visit)
    assert message.users_shared is not None, "only picked users come here"
    view = await draft_being_peopled(visit)
    if view is None:
        await visit.say("nobody-picked")
        return
    picked = [
        PickedPerson(full_name(user.first_name, user.last_name) or str(user.user_id), None, user.user_id)
        for user in message.users_shared.users
    ]
    await add_picked(visit, view, picked)


def _message(visit: Visit) -> Message:
    assert visit.message is not None, "messages only"
    return visit.message
