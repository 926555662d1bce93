"""The methods we have, and the one door they are called through."""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from bot.local_chat.bot_api import editing, hearing, profile, sending
from bot.local_chat.bot_api.call import Call, read_call
from bot.local_chat.cast import Json
from bot.local_chat.faults import LOST, fail
from bot.local_chat.refused import ApiError
from bot.local_chat.room import Room

METHODS: dict[str, Callable[[Call], Awaitable[Json]]] = {
    "getMe": profile.get_me,
    "getUpdates": hearing.get_updates,
    "setWebhook": hearing.set_webhook,
    "deleteWebhook": hearing.delete_webhook,
    "getWebhookInfo": hearing.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageMedia": editing.edit_message_media,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "pinChatMessage": editing.pin_chat_message,
    "unpinChatMessage": editing.unpin_chat_message,
    "unpinAllChatMessages": editing.unpin_all_chat_messages,
    "answerCallbackQuery": hearing.answer_callback_query,
    "getFile": hearing.get_file,
    "getChat": profile.get_chat,
    "getChatMember": profile.get_chat_member,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setMyName": profile.setter("name", 64),
    "getMyName": profile.getter("name"),
    "setMyDescription": profile.setter("description", 512),
    "getMyDescription": profile.getter("description"),
    "setMyShortDescription": profile.setter("short_description", 120),
    "getMyShortDescription": profile.getter("short_description"),
    "setChatMenuButton": profile.set_chat_menu_button,
    "getChatMenuButton": profile.get_chat_menu_button,
}
BY_LOWER_CASE = {name.lower(): method for name, method in METHODS.items()}  # Telegram minds no case


async def answer(room: Room, token: str, method: str, request: Request) -> Response:
    """The whole of /bot<token>/<method>: always JSON in Telegram's envelope."""
    try:
        _check_token(room, token)
        known = BY_LOWER_CASE.get(method.lower())
        if known is None:
            raise ApiError(404, "Not Found: method not found")
        call = await read_call(room, request)
        return _json(200, {"ok": True, "result": await run(call, method, known)})
    except ApiError as error:
        after = error.parameters.get("retry_after")
        headers = {"Retry-After": str(after)} if after else {}
        return _json(error.code, error.body(), headers)


async def run(call: Call, method: str, known: Callable[[Call], Awaitable[Json]]) -> Json:
    fault = call.room.faults.take(method)
    if fault is not None:
        call.room.live.tell("faults", faults=call.room.faults.listed())
        await fail(fault)
    result = await known(call)
    if fault is not None:
        raise LOST
    return result


def download(room: Room, token: str, path: str) -> Response:
    """The whole of /file/bot<token>/<path>."""
    try:
        _check_token(room, token)
        row = room.store.file_at(path)
        if row is None:
            raise ApiError(404, "Not Found")
        if row["file_size"] > hearing.LARGEST_DOWNLOAD:
            raise ApiError(400, "Bad Request: file is too big")
    except ApiError as error:
        return _json(error.code, error.body())
    return FileResponse(room.store.files / row["stored"], media_type="application/octet-stream")


def _check_token(room: Room, token: str) -> None:
    if not hmac.compare_digest(token.encode(), room.settings.token.encode()):
        raise ApiError(401, "Unauthorized")


def _json(status: int, body: Json, headers: dict[str, str] | None = None) -> Response:
    shown = json.loads(json.dumps(body))
    return JSONResponse(shown, status_code=status, headers=headers or {})
