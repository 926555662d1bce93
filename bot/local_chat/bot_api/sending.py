"""sendMessage, sendPhoto, sendDocument, sendChatAction: what the bot says."""

from __future__ import annotations

from bot.local_chat.bot_api.call import Call
from bot.local_chat.bot_api.media import media_of
from bot.local_chat.cast import Json, Person
from bot.local_chat.entities import read_text
from bot.local_chat.html_text import units
from bot.local_chat.keyboards import checked_markup
from bot.local_chat.refused import bad
from bot.local_chat.room import ACTION_LASTS, for_bot

MOST_TEXT = 4096  # UTF-16 units after parsing
MOST_CAPTION = 1024
ACTIONS = (
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
)  # fmt: skip


async def send_message(call: Call) -> Json:
    person = call.person()
    return _sent(call, person, text_of(call))


async def send_photo(call: Call) -> Json:
    person = call.person()
    caption = caption_of(call)
    return _sent(call, person, {**await media_of(call, "photo", call.values.get("photo")), **caption})


async def send_document(call: Call) -> Json:
    person = call.person()
    caption = caption_of(call)
    return _sent(call, person, {**await media_of(call, "document", call.values.get("document")), **caption})


async def send_chat_action(call: Call) -> Json:
    person = call.person()
    action = call.text("action")
    if action not in ACTIONS:
        raise bad("wrong parameter action in request")
    call.room.live.tell("action", chat=person.id, action=action, seconds=ACTION_LASTS)
    return True


def text_of(call: Call) -> Json:
    text, entities = read_text(call.text("text"), call.text("parse_mode"), call.json("entities"))
    if not text:
        raise bad("message text is empty")
    if units(text) > MOST_TEXT:
        raise bad("message is too long")
    return {"text": text, **({"entities": entities} if entities else {})}


def caption_of(call: Call) -> Json:
    return caption_shape(call.text("caption"), call.text("parse_mode"), call.json("caption_entities"))


def caption_shape(source: str, mode: str, given: Json) -> Json:
    caption, entities = read_text(source, mode, given)
    if units(caption) > MOST_CAPTION:
        raise bad("message caption is too long")
    if not caption:
        return {}
    return {"caption": caption, **({"caption_entities": entities} if entities else {})}


def _sent(call: Call, person: Person, content: Json) -> Json:
    markup = checked_markup(call.json("reply_markup"))
    body = {**content, **_reply(call, person)}
    if call.flag("protect_content"):
        body["has_protected_content"] = True
    inline = bool(markup) and "inline_keyboard" in markup
    if inline and markup["inline_keyboard"]:
        body["reply_markup"] = markup
    if markup and not inline:
        body["_plain_keyboard"] = True  # such a message cannot be edited
    # A fresh look at the person: while a file was kept, they may have blocked the bot.
    person = call.person()
    with call.room.store.transaction():
        message = call.room.add_message(person, body, from_bot=True)
        if markup and not inline:
            removed = markup.get("remove_keyboard") is True
            person.keyboard = None if removed else {"markup": markup, "message_id": message["message_id"]}
        call.room.change_person(person)
    return for_bot(message)


def _reply(call: Call, person: Person) -> Json:
    given = call.json("reply_parameters") or {}
    wanted = given.get("message_id") or call.integer("reply_to_message_id", 0)
    if not wanted:
        return {}
    found = call.room.store.message(person.id, int(wanted))
    if found is not None:
        return {"reply_to_message": {key: value for key, value in found.items() if key != "reply_to_message"}}
    if given.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply"):
        return {}
    raise bad("message to be replied not found")
