"""What a person does in their chat: say, send, press, share, start, block. Each act is one transaction that
writes the message and the update the bot will hear of."""

from __future__ import annotations

import re
import time
from typing import Any

from bot.local_chat.cast import Json, Person
from bot.local_chat.chat_bodies import Pressed
from bot.local_chat.entities import read_text
from bot.local_chat.files import document_of, photo_of
from bot.local_chat.html_text import units
from bot.local_chat.refused import bad
from bot.local_chat.room import Room, for_bot

LONGEST_TEXT = 4096  # UTF-16 units; the browser cuts longer ones into several messages
GONE = "the button is gone"
START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def say(room: Room, person: Person, text: str, *, reply_to: int | None = None) -> Json:
    """A text message. Raises ApiError 400 if it is empty, too long, or the chat is not open."""
    shown, entities = read_text(text, None, None)
    if not shown:
        raise bad("message text is empty")
    if units(shown) > LONGEST_TEXT:
        raise bad("message is too long")
    if not person.started and not shown.startswith("/start"):
        raise bad("the chat begins with Start")
    return _post(room, person, {"text": shown, **({"entities": entities} if entities else {})}, reply_to)


def send_file(room: Room, person: Person, row: Json, *, caption: str = "", reply_to: int | None = None) -> Json:
    """`row` is a file of `files.keep_document` or `files.keep_photo`."""
    _check_started(person)
    shown, entities = read_text(caption, None, None)
    words = {"caption": shown, **({"caption_entities": entities} if entities else {})} if shown else {}
    media = {"photo": photo_of(row)} if "width" in row else {"document": document_of(row)}
    with room.store.transaction():
        room.store.keep_file(row)
        return _post(room, person, {**media, **words}, reply_to)


def share_contact(room: Room, person: Person, whose: Person) -> Json:
    """One's own contact (user_id equals from.id) or somebody else's."""
    _check_started(person)
    contact: dict[str, Any] = {"phone_number": f"+{whose.phone_number}", "first_name": whose.first_name}
    if whose.last_name:
        contact["last_name"] = whose.last_name
    return _post(room, person, {"contact": {**contact, "user_id": whose.id}}, _keyboard_message(person))


def share_users(room: Room, person: Person, request_id: int, chosen: list[Person]) -> Json:
    """The answer to a `request_users` button that is up. Raises ApiError 400 if it asks for something else."""
    _check_started(person)
    asked = _asked(person, request_id)
    if not 1 <= len(chosen) <= asked.get("max_quantity", 1):
        raise bad("wrong number of users")
    users = []
    for one in chosen:
        shown: dict[str, Any] = {"user_id": one.id}
        if asked.get("request_name"):
            shown["first_name"] = one.first_name
            if one.last_name:
                shown["last_name"] = one.last_name
        if asked.get("request_username") and one.username:
            shown["username"] = one.username
        users.append(shown)
    return _post(
        room, person, {"users_shared": {"request_id": request_id, "users": users}}, _keyboard_message(person)
    )


def start(room: Room, person: Person, payload: str = "") -> Json:
    """The START button, or a deep link: opens the chat (after a block, again) and says /start."""
    if not START_PAYLOAD.fullmatch(payload):
        payload = ""  # Telegram drops a payload it cannot read
    with room.store.transaction():
        if person.blocked:
            set_blocked(room, person, blocked=False)
        person.started = True
        room.store.keep_person(person)
        return say(room, person, f"/start {payload}".strip())


def set_blocked(room: Room, person: Person, *, blocked: bool) -> None:
    if person.blocked == blocked:
        return
    person.blocked = blocked
    me = room.bot_user()
    gone, here = {"user": me, "status": "kicked", "until_date": 0}, {"user": me, "status": "member"}
    change = {
        "chat": person.chat(),
        "from": person.user(),
        "date": int(time.time()),
        "old_chat_member": here if blocked else gone,
        "new_chat_member": gone if blocked else here,
    }
    with room.store.transaction():
        room.change_person(person)
        room.add_update("my_chat_member", change)


def press(room: Room, person: Person, pressed: Pressed) -> str:
    """Presses an inline button with callback_data; returns the callback query's id."""
    message, button = button_at(room, person, pressed.message_id, pressed.row, pressed.column)
    if pressed.text is not None and button["text"] != pressed.text:
        raise bad(GONE)
    if "callback_data" not in button:
        raise bad("this button calls nothing")
    if person.blocked:
        raise bad("the bot is blocked")
    with room.store.transaction():
        number = room.new_press(person)
        query = {
            "id": number,
            "from": person.user(),
            "message": for_bot(message),
            "chat_instance": str(person.id * 7919),
            "data": button["callback_data"],
        }
        room.add_update("callback_query", query)
    return number


def button_at(room: Room, person: Person, message_id: int, row: int, column: int) -> tuple[Json, Json]:
    message = room.store.message(person.id, message_id)
    try:
        assert message is not None
        return message, message["reply_markup"]["inline_keyboard"][row][column]
    except (AssertionError, KeyError, IndexError) as error:
        raise bad(GONE) from error


def _post(room: Room, person: Person, body: Json, reply_to: int | None) -> Json:
    if person.blocked:
        raise bad("the bot is blocked")
    if reply_to and (found := room.store.message(person.id, reply_to)):
        body = {**body, "reply_to_message": {name: found[name] for name in found if name != "reply_to_message"}}
    with room.store.transaction():
        message = room.add_message(person, body, from_bot=False)
        room.add_update("message", for_bot(message))
        _put_keyboard_away(person)
        person.read = message["message_id"]
        room.change_person(person)
    return message


def _put_keyboard_away(person: Person) -> None:
    """A forced reply is over after any message; a one-time keyboard folds (it can be unfolded again)."""
    if person.keyboard is None:
        return
    markup = person.keyboard["markup"]
    if markup.get("force_reply"):
        person.keyboard = None
    elif markup.get("one_time_keyboard"):
        person.keyboard = {**person.keyboard, "folded": True}


def _keyboard_message(person: Person) -> int | None:
    return person.keyboard["message_id"] if person.keyboard else None


def _asked(person: Person, request_id: int) -> Json:
    rows = (person.keyboard or {}).get("markup", {}).get("keyboard", [])
    for button in (button for row in rows for button in row):
        if button.get("request_users", {}).get("request_id") == request_id:
            return button["request_users"]
    raise bad("nothing asks for users")


def _check_started(person: Person) -> None:
    if not person.started:
        raise bad("the chat begins with Start")
