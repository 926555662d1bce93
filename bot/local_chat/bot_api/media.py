"""The photo or document of a call: uploaded, attached by name, or known by its file_id."""

from __future__ import annotations

import asyncio

from bot.local_chat.bot_api.call import Call
from bot.local_chat.cast import Json
from bot.local_chat.files import document_of, keep_document, keep_photo, photo_of
from bot.local_chat.refused import ApiError, bad

MOST = {"document": 50 * 1024 * 1024, "photo": 10 * 1024 * 1024}


async def media_of(call: Call, kind: str, given: object) -> Json:
    """`{"document": …}` or `{"photo": […]}` for a message; `kind` is one of the two."""
    upload = call.files.get(kind)
    if isinstance(given, str) and given.startswith("attach://"):
        upload = call.files.get(given.removeprefix("attach://"))
        if upload is None:
            raise bad("can't parse media: attached file not found")
    if upload is None:
        return {kind: _known(call, kind, str(given or ""))}
    if not upload.size:
        raise bad("file must be non-empty")
    if upload.size > MOST[kind] and kind == "photo":
        raise bad(
            f"file of size {upload.size} bytes is too big for a photo; the maximum size is {MOST[kind]} bytes"
        )
    if upload.size > MOST[kind]:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo":
        row = await asyncio.to_thread(keep_photo, call.room.store, upload.file)
        shown = photo_of(row)
    else:
        name, mime = upload.filename or "file", upload.content_type or ""
        row = await asyncio.to_thread(keep_document, call.room.store, upload.file, name, mime)
        shown = document_of(row)
    call.room.store.keep_file(row)
    return {kind: shown}


def _known(call: Call, kind: str, file_id: str) -> Json:
    if not file_id:
        raise bad(f"there is no {kind} in the request")
    if file_id.startswith(("http://", "https://")):
        # Telegram would fetch it; the local chat fetches nothing from anywhere.
        raise bad("failed to get HTTP URL content")
    row = call.room.store.file(file_id)
    if row is None:
        raise bad("wrong file identifier/HTTP URL specified")
    if ("width" in row) != (kind == "photo"):
        raise bad(f"can't use file of type {'Photo' if 'width' in row else 'Document'} as {kind.title()}")
    return photo_of(row) if kind == "photo" else document_of(row)
