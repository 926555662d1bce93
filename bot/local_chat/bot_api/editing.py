"""Editing, deleting and pinning what was said."""

from __future__ import annotations

import time

from bot.local_chat.bot_api.call import Call
from bot.local_chat.bot_api.media import media_of
from bot.local_chat.bot_api.sending import caption_of, caption_shape, text_of
from bot.local_chat.cast import Json, Person
from bot.local_chat.keyboards import checked_markup
from bot.local_chat.refused import bad
from bot.local_chat.room import for_bot

CONTENT = ("text", "entities", "caption", "caption_entities", "photo", "document")
UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TWO_DAYS = 48 * 3600  # seconds in which a bot may delete


async def edit_message_text(call: Call) -> Json:
    person, message = _editable(call)
    if "text" not in message:
        raise bad("there is no text in the message to edit")
    return _edited(call, person, message, text_of(call))


async def edit_message_caption(call: Call) -> Json:
    person, message = _editable(call)
    if "text" in message:
        raise bad("there is no caption in the message to edit")
    media = {name: message[name] for name in ("photo", "document") if name in message}
    return _edited(call, person, message, {**media, **caption_of(call)})


async def edit_message_media(call: Call) -> Json:
    person, message = _editable(call)
    media = call.json("media") or {}
    kind = media.get("type")
    if kind not in ("photo", "document"):
        raise bad("can't parse InputMedia: type is not supported here")
    caption = caption_shape(
        media.get("caption") or "", media.get("parse_mode") or "", media.get("caption_entities")
    )
    content = {**await media_of(call, kind, media.get("media")), **caption}
    return _edited(call, person, message, content)


async def edit_message_reply_markup(call: Call) -> Json:
    person, message = _editable(call)
    return _edited(call, person, message, {name: message[name] for name in CONTENT if name in message})


def _editable(call: Call) -> tuple[Person, Json]:
    person = call.person()
    message = call.room.store.message(person.id, call.integer("message_id"))
    if message is None:
        raise bad("message to edit not found")
    if not message["from"]["is_bot"] or message.get("_plain_keyboard"):
        raise bad("message can't be edited")
    return person, message


def _edited(call: Call, person: Person, message: Json, content: Json) -> Json:
    markup = checked_markup(call.json("reply_markup"))
    if markup and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    body = {name: value for name, value in message.items() if name not in (*CONTENT, "reply_markup")} | content
    if markup and markup["inline_keyboard"]:
        body["reply_markup"] = markup
    compared = (*CONTENT, "reply_markup")
    if all(body.get(name) == message.get(name) for name in compared):
        raise bad(UNCHANGED)
    # Telegram does not mark an edit that changed the buttons only.
    if any(body.get(name) != message.get(name) for name in CONTENT):
        body["edit_date"] = int(time.time())
    call.room.change_message(person.id, body)
    return for_bot(body)


async def delete_message(call: Call) -> Json:
    person = call.person()
    message = call.room.store.message(person.id, call.integer("message_id"))
    if message is None:
        raise bad("message to delete not found")
    if time.time() - message["date"] > TWO_DAYS:
        raise bad("message can't be deleted for everyone")
    call.room.drop_message(person.id, message["message_id"])
    _unpin(call, person, message["message_id"])
    return True


async def delete_messages(call: Call) -> Json:
    person = call.person()
    for number in call.json("message_ids") or []:
        call.room.drop_message(person.id, int(number))
        _unpin(call, person, int(number))
    return True


async def pin_chat_message(call: Call) -> Json:
    person = call.person()
    number = call.integer("message_id")
    if call.room.store.message(person.id, number) is None:
        raise bad("message to pin not found")
    person.pinned = [*(one for one in person.pinned if one != number), number]
    call.room.change_person(person)
    return True


async def unpin_chat_message(call: Call) -> Json:
    person = call.person()
    number = call.integer("message_id", person.pinned[-1] if person.pinned else 0)
    if number not in person.pinned:
        raise bad("message to unpin not found")
    _unpin(call, person, number)
    return True


async def unpin_all_chat_messages(call: Call) -> Json:
    person = call.person()
    person.pinned = []
    call.room.change_person(person)
    return True


def _unpin(call: Call, person: Person, number: int) -> None:
    if number in person.pinned:
        person.pinned.remove(number)
        call.room.change_person(person)
