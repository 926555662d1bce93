"""Files beyond the chat's 20 MB: streamed to disk with their limit, then judged like any other."""

from __future__ import annotations

import asyncio
import tempfile
from typing import IO, Any
from urllib.parse import unquote

from fastapi import APIRouter, Request

from signing.errors import DocumentRefused, Refusal
from signing.ports import Ports
from signing.usecases.add_document import take_further
from signing.usecases.create_task import create_task
from signing.usecases.intake import Key
from signing.usecases.replace_document import replace_document
from signing.usecases.replace_sent_document import replace_sent_document
from web_confirm.bodies import chunks
from web_confirm.visitor import Entered, limit

router = APIRouter()

IN_MEMORY = 1024 * 1024  # bytes; more goes to a file
AT_ONCE = asyncio.Semaphore(2)  # documents held whole in memory; waiting ones lie on disk
NAME_LIMIT = 200  # characters


@router.post("/upload")
async def upload(
    request: Request,
    visitor: Entered,
    task: str | None = None,
    how: str = "replace",
    document: int | None = None,
) -> dict[str, Any]:
    """The file as the raw body, its name percent-encoded in X-File-Name → `{id, number, title, pages}` of the
    draft: a new one, or `?task=`, whose document it replaces or, with `&how=add`, is added to; with `&how=sent`,
    of the running task whose `&document=` (its key, where it has several) it replaces. What opens it:
    X-File-Password, percent-encoded, or `X-File-Lift: yes`, leave to lift what restricts it."""
    limit(request, "upload", visitor.person.id)
    filename, key = file_name(request), file_key(request)
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as kept:
        await spool(request, kept, visitor.ports)
        async with AT_ONCE:
            data = await asyncio.to_thread(kept.read)
            if task and how == "add":
                added = await take_further(
                    visitor.ports, visitor.actor, task, filename=filename, data=data, key=key
                )
                found = added.view.task
            elif task and how == "sent":
                replaced = await replace_sent_document(
                    visitor.ports, visitor.actor, task, filename=filename, data=data, document=document, key=key
                )
                found = replaced.task
            elif task:
                view = await replace_document(
                    visitor.ports, visitor.actor, task, filename=filename, data=data, key=key
                )
                found = view.task
            else:
                view = await create_task(visitor.ports, visitor.actor, filename=filename, data=data, key=key)
                found = view.task
    return {
        "id": found.id,
        "number": found.number,
        "title": found.title,
        "pages": sum(document.pages for document in found.documents),
    }


def file_name(request: Request) -> str:
    """As given, without what a path or a control character would make of it."""
    words = unquote(request.headers.get("x-file-name", "")).replace("\\", "/").rpartition("/")[2]
    clean = "".join(c for c in words if c.isprintable()).strip()
    return clean[-NAME_LIMIT:] or "document.pdf"


def file_key(request: Request) -> Key:
    password = unquote(request.headers.get("x-file-password", ""))
    return Key(password=password, lift=bool(password) or request.headers.get("x-file-lift") == "yes")


async def spool(request: Request, kept: IO[bytes], ports: Ports) -> None:
    """Leaves `kept` at its beginning. Raises DocumentRefused `empty-file`, `pdf-too-large`."""
    limit_mb, waiting, size = ports.installation.max_pdf_mb, bytearray(), 0
    try:
        async for piece in chunks(request, limit_mb * 1024 * 1024):
            size += len(piece)
            waiting += piece
            if len(waiting) >= IN_MEMORY:
                await asyncio.to_thread(kept.write, bytes(waiting))
                waiting.clear()
    except Refusal as refusal:
        if refusal.code == "body-too-large":
            raise DocumentRefused("pdf-too-large", limit_mb=limit_mb) from refusal
        raise
    if not size:
        raise DocumentRefused("empty-file")
    await asyncio.to_thread(kept.write, bytes(waiting))
    kept.seek(0)
