"""What people send beside words: what can be pages becomes a draft, the rest gets one plain sentence."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass

from telegram import Message

from bot.conversations.absence import deputy_picked
from bot.conversations.bulk import sheet_sent
from bot.conversations.changing_parties import party_picked
from bot.conversations.draft_parties import add_picked, draft_being_peopled
from bot.conversations.filing import ADD, ATTACH, attach_sent
from bot.conversations.handing_on import successor_picked
from bot.conversations.naming_signer import signer_picked
from bot.conversations.seal_users import user_picked
from bot.conversations.sealing import photo_sent
from bot.conversations.sentence import is_title
from bot.conversations.template_start import people_picked
from bot.conversations.unlocking import KIND as UNLOCK
from bot.conversations.unlocking import Sent, take
from bot.conversations.verifying import KIND as VERIFY
from bot.conversations.verifying import verify_file
from bot.conversations.visit import Visit
from bot.handlers.security import phone_proven
from bot.screens.asking import too_large_for_chat
from bot.screens.draft_card import megabytes
from bot.screens.voice import cut
from signing.errors import DocumentRefused
from signing.ports import Dialogue
from signing.task.names import full_name
from signing.usecases.add_file import draft_holding
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.draft_views import PickedPerson
from signing.usecases.file_kinds import kind_by_name
from signing.usecases.intake import Arrival, check_can_convert
from signing.usecases.replace_sent_document import DIALOGUE as REPLACE
from signing.usecases.share_phone import share_phone
from signing.wording import say

CAPTION_LIMIT = 60  # characters of what is said with a photo: it names it
# Kinds of messages that answer nothing, and how they are answered.
_UNSUPPORTED = {
    "voice": "voice",
    "audio": "voice",
    "video": "video",
    "video_note": "video",
    "animation": "sticker",
    "sticker": "sticker",
    "location": "location",
    "venue": "location",
}


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as the chat announces it."""

    file_id: str
    name: str
    size: int  # bytes; 0 where the chat does not say
    mime: str
    arrival: Arrival
    empty: bool = False


async def document(visit: Visit) -> None:
    """A file: to be verified, attached, added, to take another's place, or (mostly) the beginning of a draft."""
    message = visit.message
    assert message is not None and message.document is not None, "only documents come here"
    sent = message.document
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if _to_verify(message, dialogue):
        await verify_file(visit, sent)
        return
    if await sheet_sent(visit, sent):
        return
    mime = sent.mime_type or ""
    if mime.startswith("image/") and await photo_sent(visit, sent.file_id, sent.file_size or 0):
        return
    name = sent.file_name or f"{sent.file_unique_id}{mimetypes.guess_extension(mime) or '.pdf'}"
    size, empty = sent.file_size or 0, sent.file_size == 0
    await _take(visit, Incoming(sent.file_id, name, size, mime, _arrival(message), empty), dialogue)


async def photo(visit: Visit) -> None:
    """A photo becomes pages, except where a seal's was asked for; one sent to be verified has no signatures."""
    message = visit.message
    assert message is not None and message.photo, "only photos come here"
    largest = message.photo[-1]
    if await photo_sent(visit, largest.file_id, largest.file_size or 0):
        return
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if _to_verify(message, dialogue):
        await visit.say("unsupported-photo")
        return
    caption = cut(message.caption or "", CAPTION_LIMIT)
    said = caption if await is_title(visit, caption) else say(visit.voice.language, "photo-name")
    incoming = Incoming(largest.file_id, f"{said}.jpg", largest.file_size or 0, "image/jpeg", _arrival(message))
    await _take(visit, incoming, dialogue)


def _to_verify(message: Message, dialogue: Dialogue | None) -> bool:
    asked = (message.caption or "").split("@")[0].strip() == "/verify"
    return asked or (dialogue is not None and dialogue.kind == VERIFY)


def _arrival(message: Message) -> Arrival:
    return Arrival(message.media_group_id or "", str(message.message_id))


async def _take(visit: Visit, incoming: Incoming, dialogue: Dialogue | None) -> None:
    task_id = dialogue.task_id if dialogue else None
    if dialogue and task_id and dialogue.kind == ATTACH:
        await attach_sent(visit, task_id, file_id=incoming.file_id, name=incoming.name, size=incoming.size)
        return
    _check_kind(visit, incoming)
    replaces = dialogue is not None and dialogue.kind in {REPLACE, UNLOCK} and "document" in dialogue.data
    if dialogue is not None and replaces:
        document = int(dialogue.data["document"])
        sent = Sent(incoming.file_id, incoming.name, task_id, document=document)
    else:
        sent = await _belonging(visit, incoming, dialogue)
    if incoming.size > visit.context.download_limit_mb * 1024 * 1024:
        await _to_the_page(visit, incoming, sent)
        return
    if dialogue is not None and replaces:
        await visit.question_over(dialogue)
    await take(visit, sent)


async def _belonging(visit: Visit, incoming: Incoming, dialogue: Dialogue | None) -> Sent:
    """Which draft it is for: the one that has it already or what was sent together with it, else the one that is
    being asked about."""
    holding = await draft_holding(visit.ports, visit.actor, incoming.arrival)
    task_id, adds = holding, True
    if holding is None and dialogue is not None and dialogue.kind in {ADD, "replace", UNLOCK}:
        task_id = dialogue.task_id
        adds = dialogue.kind == ADD or (dialogue.kind == UNLOCK and bool(dialogue.data.get("adds")))
    return Sent(incoming.file_id, incoming.name, task_id, adds=adds and bool(task_id), arrival=incoming.arrival)


def _check_kind(visit: Visit, incoming: Incoming) -> None:
    """By its name and type, before anything is fetched; what the bytes say is looked at by the intake."""
    check_can_convert(visit.ports, kind_by_name(incoming.name, incoming.mime))
    if incoming.empty:
        raise DocumentRefused("empty-file")


async def _to_the_page(visit: Visit, incoming: Incoming, sent: Sent) -> None:
    """Too large for the chat, or for the house."""
    installation = visit.ports.installation
    if incoming.size > installation.max_pdf_mb * 1024 * 1024:
        raise DocumentRefused("pdf-too-large", limit_mb=installation.max_pdf_mb)
    screen = too_large_for_chat(
        megabytes(incoming.size),
        visit.voice,
        limit_mb=visit.context.download_limit_mb,
        page_mb=installation.max_pdf_mb,
        task_id=sent.task_id,
        adds=sent.adds,
        document=sent.document,
    )
    await visit.send(screen)


async def unsupported(visit: Visit) -> None:
    """Voices, stickers and their like: one sentence, and what to do instead."""
    kind = next((kind for kind in _UNSUPPORTED if getattr(visit.message, kind, None)), "other")
    await visit.say(f"unsupported-{_UNSUPPORTED.get(kind, kind)}")


async def contact(visit: Visit) -> None:
    """One's own number is proven by the chat; another's contact is a party where they are being named."""
    message = _message(visit)
    assert message.contact is not None, "only contacts come here"
    shared = message.contact
    if shared.user_id == visit.person.telegram_id:
        person = await share_phone(visit.ports, visit.actor, shared.phone_number)
        await phone_proven(visit, person.phone or "")
        return
    name = full_name(shared.first_name, shared.last_name)
    person_shared = PickedPerson(name, shared.phone_number, shared.user_id)
    if await people_picked(visit, [person_shared]):
        return
    view = await draft_being_peopled(visit)
    if view is None:
        await visit.say("contact-not-yours")
        return
    await add_picked(visit, view, [person_shared])


async def users_picked(visit: Visit) -> None:
    message = _message(visit)
    assert message.users_shared is not None, "only picked users come here"
    picked = [
        PickedPerson(full_name(user.first_name, user.last_name) or str(user.user_id), None, user.user_id)
        for user in message.users_shared.users
    ]
    for takes in (people_picked, successor_picked, party_picked, signer_picked, deputy_picked, user_picked):
        if await takes(visit, picked):
            return
    view = await draft_being_peopled(visit)
    if view is None:
        await visit.say("nobody-picked")
        return
    await add_picked(visit, view, picked)


def _message(visit: Visit) -> Message:
    assert visit.message is not None, "messages only"
    return visit.message
