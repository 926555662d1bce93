"""The people's side over HTTP, under /chat: what the browser and the tests' client call."""

from __future__ import annotations

import asyncio
import mimetypes
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import FileResponse, StreamingResponse

from bot.local_chat import people_side
from bot.local_chat.bot_api.profile import commands_for, described
from bot.local_chat.cast import Json, Person
from bot.local_chat.chat_bodies import (
    Block,
    Newcomer,
    Opened,
    Pressed,
    Read,
    Said,
    Shared,
    SharedUsers,
    Started,
)
from bot.local_chat.files import keep_document, keep_photo
from bot.local_chat.refused import bad
from bot.local_chat.room import Room, person_row
from bot.local_chat.web_app import launch_url

SHOWN = {"image/jpeg", "image/png", "image/webp", "image/gif"}  # safe to show; all else is a download

chat = APIRouter(prefix="/chat")


def room_of(request: Request) -> Room:
    room: Room = request.app.state.room
    return room


def _person(request: Request, person_id: int) -> tuple[Room, Person]:
    room = room_of(request)
    return room, room.person(person_id)


# ── looking ──


@chat.get("/state")
async def state(request: Request) -> Json:
    room = room_of(request)
    about = ("name", "description", "short_description")
    return {
        "bot": {
            **room.bot_user(),
            **{name: {code: described(room, name, code) for code in ("en", "zh")} for name in about},
        },
        "people": [person_row(room, person) for person in room.store.people()],
        "samples": [
            {"id": number, "title": sample.title, "filename": sample.filename}
            for number, sample in enumerate(room.settings.samples)
            if sample.path.is_file()
        ],
        "faults": room.faults.listed(),
    }


@chat.get("/events")
async def events(request: Request) -> StreamingResponse:
    stream = room_of(request).live.stream()
    return StreamingResponse(stream, media_type="text/event-stream", headers={"Cache-Control": "no-store"})


@chat.get("/people/{person_id}/messages")
async def messages(request: Request, person_id: int, before: int | None = None, limit: int = 200) -> Json:
    room, person = _person(request, person_id)
    return {"messages": room.store.messages(person.id, before=before, limit=min(limit, 500))}


@chat.get("/people/{person_id}/commands")
async def commands(request: Request, person_id: int) -> Json:
    room, person = _person(request, person_id)
    return {"commands": commands_for(room, person)}


@chat.get("/files/{file_id}")
async def file(request: Request, file_id: str) -> FileResponse:
    room = room_of(request)
    row = room.store.file(file_id)
    if row is None:
        raise bad("no such file")
    kind = "inline" if row["mime"] in SHOWN else "attachment"
    path = room.store.files / row["stored"]
    return FileResponse(path, media_type=row["mime"], filename=row["name"], content_disposition_type=kind)


# ── doing ──


@chat.post("/people")
async def add_person(request: Request, newcomer: Newcomer) -> Json:
    room = room_of(request)
    facts = newcomer.model_dump()
    about = facts.pop("about")
    facts["phone_number"] = facts["phone_number"].lstrip("+") or "12025550199"
    taken = [person.id for person in room.store.people()]
    person = Person(id=max(taken) + 1, about={"en": about, "zh": about} if about else {}, **facts)
    room.change_person(person)
    return person_row(room, person)


@chat.post("/people/{person_id}/text")
async def text(request: Request, person_id: int, said: Said) -> Json:
    room, person = _person(request, person_id)
    return people_side.say(room, person, said.text, reply_to=said.reply_to)


@chat.post("/people/{person_id}/file")
async def send_file(
    request: Request,
    person_id: int,
    file: Annotated[UploadFile, File()],
    *,
    caption: Annotated[str, Form()] = "",
    photo: Annotated[bool, Form()] = False,
    reply_to: Annotated[int | None, Form()] = None,
) -> Json:
    room, _ = _person(request, person_id)
    if photo:
        row = await asyncio.to_thread(keep_photo, room.store, file.file)
    else:
        name, mime = file.filename or "file", file.content_type or ""
        row = await asyncio.to_thread(keep_document, room.store, file.file, name, mime)
    # Looked up again: the chat may have changed while the file was written.
    return people_side.send_file(room, room.person(person_id), row, caption=caption, reply_to=reply_to)


@chat.post("/people/{person_id}/samples/{number}")
async def send_sample(request: Request, person_id: int, number: int) -> Json:
    room, _ = _person(request, person_id)
    if not 0 <= number < len(room.settings.samples):
        raise bad("no such sample")
    sample = room.settings.samples[number]
    row = await asyncio.to_thread(_kept, room, sample.path, sample.filename)
    return people_side.send_file(room, room.person(person_id), row)


def _kept(room: Room, path: Path, name: str) -> Json:
    with path.open("rb") as source:
        return keep_document(room.store, source, name, mimetypes.guess_type(name)[0] or "")


@chat.post("/people/{person_id}/press")
async def press(request: Request, person_id: int, pressed: Pressed) -> Json:
    """Answers when the bot has answered the press, or after `wait` seconds with `"answer": null`."""
    room, person = _person(request, person_id)
    number = people_side.press(room, person, pressed)
    waiting = room.answers[number]
    await asyncio.wait([waiting], timeout=pressed.wait)
    room.answers.pop(number, None)
    return {"press": number, "answer": waiting.result() if waiting.done() else None}


@chat.post("/people/{person_id}/contact")
async def contact(request: Request, person_id: int, shared: Shared) -> Json:
    room, person = _person(request, person_id)
    return people_side.share_contact(room, person, room.person(shared.person_id or person_id))


@chat.post("/people/{person_id}/users")
async def users(request: Request, person_id: int, shared: SharedUsers) -> Json:
    room, person = _person(request, person_id)
    chosen = [room.person(one) for one in shared.user_ids]
    return people_side.share_users(room, person, shared.request_id, chosen)


@chat.post("/people/{person_id}/start")
async def start(request: Request, person_id: int, started: Started) -> Json:
    room, person = _person(request, person_id)
    return people_side.start(room, person, started.payload)


@chat.post("/people/{person_id}/block")
async def block(request: Request, person_id: int, block: Block) -> Json:
    room, person = _person(request, person_id)
    people_side.set_blocked(room, person, blocked=block.blocked)
    return person_row(room, person)


@chat.post("/people/{person_id}/read")
async def read(request: Request, person_id: int, read: Read) -> Json:
    room, person = _person(request, person_id)
    if read.up_to > person.read:
        person.read = read.up_to
        room.change_person(person)
    return {"unread": room.store.unread(person.id, person.read)}


@chat.post("/people/{person_id}/web_app")
async def web_app(request: Request, person_id: int, opened: Opened) -> Json:
    """The address for the frame, with fresh initData."""
    room, person = _person(request, person_id)
    if opened.message_id is None:
        button = person_row(room, person)["menu_button"]
    elif person.keyboard and person.keyboard["message_id"] == opened.message_id:
        button = _keyboard_button(person, opened)
        url = button["web_app"]["url"]
        return {"url": launch_url(room, person, url, theme=opened.theme, from_keyboard=True)}
    else:
        _, button = people_side.button_at(room, person, opened.message_id, opened.row, opened.column)
    if "web_app" not in button:
        raise bad("this button opens no Mini App")
    return {"url": launch_url(room, person, button["web_app"]["url"], theme=opened.theme)}


def _keyboard_button(person: Person, opened: Opened) -> Json:
    try:
        button = person.keyboard["markup"]["keyboard"][opened.row][opened.column]
        return button if "web_app" in button else _gone()
    except (KeyError, IndexError) as error:
        raise bad("the button is gone") from error


def _gone() -> Json:
    raise bad("this button opens no Mini App")
