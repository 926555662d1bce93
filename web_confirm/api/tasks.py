"""A task as its reader sees it, and its pages as pictures."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from signing.usecases.fetch_page import fetch_page
from signing.usecases.fetch_page_text import fetch_page_text
from signing.usecases.view_task import view_task
from web_confirm.api.shown import shown_task
from web_confirm.visitor import Entered, limit

router = APIRouter()


@router.get("/tasks/{task_id}")
async def show(request: Request, task_id: str, visitor: Entered) -> dict[str, Any]:
    limit(request, "read", visitor.person.id)
    return shown_task(visitor, await view_task(visitor.ports, visitor.actor, task_id, with_pages=True))


@router.post("/tasks/{task_id}/read")
async def read(request: Request, task_id: str, visitor: Entered) -> dict[str, Any]:
    """The reader has the document before them."""
    limit(request, "read", visitor.person.id)
    return shown_task(visitor, await view_task(visitor.ports, visitor.actor, task_id, mark_read=True))


@router.get("/tasks/{task_id}/pages/{page}")
async def picture(
    request: Request, task_id: str, page: int, visitor: Entered, *, w: int = 800, d: int | None = None
) -> Response:
    """Page `page` (from 0) of document `d` (its key; none: the first one), about `w` pixels wide, as WebP."""
    limit(request, "page", visitor.person.id)
    data = await fetch_page(visitor.ports, visitor.actor, task_id, page, w, key=d)
    return Response(data, media_type="image/webp")


@router.get("/tasks/{task_id}/pages/{page}/text")
async def text(
    request: Request, task_id: str, page: int, visitor: Entered, *, d: int | None = None
) -> dict[str, Any]:
    """`{text}`: what stands on that page, for screen readers."""
    limit(request, "words", visitor.person.id)
    return {"text": await fetch_page_text(visitor.ports, visitor.actor, task_id, page, key=d)}
