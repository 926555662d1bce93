"""Files that went through the chat: kept as they came, under an id, with their name and type."""

from __future__ import annotations

import mimetypes
import re
import secrets
import shutil
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from bot.local_chat.cast import Json
from bot.local_chat.refused import bad
from bot.local_chat.store import Store

PHOTO_EDGE = 1280  # pixels; Telegram scales photos down to this and makes them JPEG


def keep_document(store: Store, source: BinaryIO, name: str, mime: str) -> Json:
    """Copies the file (blocking: call it in a thread) and returns its row; `commit_file` makes it known."""
    name = _plain_name(name)
    mime = mime if "/" in mime else (mimetypes.guess_type(name)[0] or "application/octet-stream")
    stem = secrets.token_hex(8)
    path = f"documents/{stem}{Path(name).suffix.lower()[:12]}"
    target = store.files / stem
    with target.open("wb") as out:
        shutil.copyfileobj(source, out, 1 << 20)
    return {
        "file_id": store.new_file_id(),
        "file_unique_id": f"AgAD{stem[:12]}",
        "file_size": target.stat().st_size,
        "file_path": path,
        "name": name,
        "mime": mime,
        "stored": stem,
    }


def keep_photo(store: Store, source: BinaryIO) -> Json:
    """The same for a photo, made a JPEG of at most 1280 pixels as Telegram does (blocking).

    Raises ApiError 400 if it is no picture, or unless width + height ≤ 10000 and ratio ≤ 20.
    """
    try:
        picture: Image.Image = Image.open(source)
        width, height = picture.size
        if width + height > 10_000 or max(width, height) > 20 * min(width, height):
            raise bad("PHOTO_INVALID_DIMENSIONS")
        picture = ImageOps.exif_transpose(picture)
        flat = Image.new("RGB", picture.size, "white")
        flat.paste(picture, mask=picture.convert("RGBA").getchannel("A"))
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise bad("IMAGE_PROCESS_FAILED") from error
    flat.thumbnail((PHOTO_EDGE, PHOTO_EDGE))
    body = BytesIO()
    flat.save(body, "JPEG", quality=88)
    body.seek(0)
    row = keep_document(store, body, "photo.jpg", "image/jpeg")
    row["file_path"] = f"photos/{row['stored']}.jpg"
    return {**row, "width": flat.width, "height": flat.height}


def document_of(row: Json) -> Json:
    """Telegram's `Document`."""
    names = ("file_id", "file_unique_id", "file_size")
    return {**{name: row[name] for name in names}, "file_name": row["name"], "mime_type": row["mime"]}


def photo_of(row: Json) -> Json:
    """Telegram's list of `PhotoSize`; ours has one size."""
    return [{name: row[name] for name in ("file_id", "file_unique_id", "file_size", "width", "height")}]


def _plain_name(name: str) -> str:
    name = re.sub(r"[\x00-\x1f\x7f/\\:]", "_", name).strip(" .")
    return name[-120:] or "file"
