"""A folder of the archive as one file: too large for the chat, taken in the browser by whose it is."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse

from signing.usecases.export_folder import view_export
from signing.usecases.export_whole import export_whole
from web_confirm.downloads import open_ticket, seal_ticket, streamed_zip
from web_confirm.visitor import Entered, actor_of, limit, ports_of

router = APIRouter()

FOLDER = "folder"


@router.get("/exports/{folder_id}")
async def look(request: Request, folder_id: str, visitor: Entered) -> dict[str, Any]:
    """`{name, count, size}`: how many tasks, and bytes of their documents."""
    limit(request, "read", visitor.person.id)
    found = await view_export(visitor.ports, visitor.actor, folder_id)
    return {"name": found.folder.name, "count": len(found.tasks), "size": found.size}


@router.post("/exports/{folder_id}")
async def link(request: Request, folder_id: str, visitor: Entered) -> dict[str, Any]:
    """`{url}`, good for two minutes: what a browser downloads by itself can be of any size."""
    limit(request, "read", visitor.person.id)
    await view_export(visitor.ports, visitor.actor, folder_id)
    ticket = seal_ticket(visitor, FOLDER, folder_id)
    return {"url": f"{visitor.ports.installation.public_url}/api/export?t={ticket}"}


@router.get("/export")
async def fetch(request: Request, t: str = "") -> StreamingResponse:
    limit(request, "read")
    ports = ports_of(request)
    ticket = open_ticket(ports, t, FOLDER)
    return streamed_zip(*await export_whole(ports, actor_of(request, ticket.person_id), ticket.about))
