"""The document's bytes: to a page that holds a session, and by a short-lived address to a phone's own downloader,
which cannot send our header."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from signing.errors import NotAllowed, Refusal
from signing.task.documents import attachments_of
from signing.task.rights import chosen, reads_all
from signing.usecases.fetch_attachment import fetch_attachment
from signing.usecases.fetch_document import fetch_document, fetch_every_document
from signing.usecases.fetch_everything import fetch_everything
from signing.usecases.fetch_report import fetch_report
from signing.usecases.intake import pdf_name
from signing.usecases.view_task import view_task
from web_confirm.bodies import json_object
from web_confirm.downloads import as_file, open_ticket, seal_ticket
from web_confirm.visitor import Entered, actor_of, limit, ports_of

router = APIRouter()

_EVIDENCE = {"report": fetch_report, "everything": fetch_everything}
KINDS = ("all", "document", "attachment", *_EVIDENCE)


@router.get("/tasks/{task_id}/document")
async def document(
    request: Request, task_id: str, visitor: Entered, which: str = "current", d: int | None = None
) -> Response:
    """Document `d` (its key; none: the first one that they may read)."""
    limit(request, "read", visitor.person.id)
    return as_file(*await fetch_document(visitor.ports, visitor.actor, task_id, which, key=d))


@router.get("/tasks/{task_id}/documents")
async def documents(request: Request, task_id: str, visitor: Entered) -> Response:
    """All that they may read, as a ZIP file."""
    limit(request, "read", visitor.person.id)
    return as_file(*await fetch_every_document(visitor.ports, visitor.actor, task_id))


@router.get("/tasks/{task_id}/attachments/{number}")
async def attachment(request: Request, task_id: str, number: int, visitor: Entered) -> Response:
    """Attachment `number` (from 0), as it was sent and as it stands in the PDF."""
    limit(request, "read", visitor.person.id)
    return as_file(*await fetch_attachment(visitor.ports, visitor.actor, task_id, number))


@router.get("/tasks/{task_id}/report")
async def report(request: Request, task_id: str, visitor: Entered) -> Response:
    """The evidence report as this reader may have it."""
    limit(request, "read", visitor.person.id)
    return as_file(*await fetch_report(visitor.ports, visitor.actor, task_id))


@router.get("/tasks/{task_id}/everything")
async def everything(request: Request, task_id: str, visitor: Entered) -> Response:
    """Documents, report, record, attachments, papers and certificates, as a ZIP file."""
    limit(request, "read", visitor.person.id)
    return as_file(*await fetch_everything(visitor.ports, visitor.actor, task_id))


@router.post("/tasks/{task_id}/download-link")
async def link(request: Request, task_id: str, visitor: Entered) -> dict[str, Any]:
    """`{}`, `{document}` (its key), `{all: true}`, `{evidence}` ("report" or "everything") or `{attachment}` (its
    number) → `{url}`, good for two minutes: for the apps of Telegram, which download outside the page."""
    limit(request, "read", visitor.person.id)
    wanted = await json_object(request)
    number, key = _number(wanted, "attachment"), _number(wanted, "document")
    view = await view_task(visitor.ports, visitor.actor, task_id)
    if "download" not in view.can:
        raise NotAllowed("not-found")
    if wanted.get("all") is True:
        filename, which = f"{view.task.number}.zip", ["all"]
    elif wanted.get("evidence") in list(_EVIDENCE):
        ending = "pdf" if wanted["evidence"] == "report" else "zip"
        filename, which = f"{view.task.number}.{ending}", [wanted["evidence"]]
    elif number is not None:
        attachments = attachments_of(view.task.documents)
        if not 0 <= number < len(attachments):
            raise NotAllowed("not-found")
        filename, which = attachments[number].name, ["attachment", str(number)]
    else:
        document = chosen(view.task, visitor.person.id, key, reads_all=reads_all(visitor.person))
        filename, which = pdf_name(document.filename), ["document", str(document.key)]
    what, *rest = which
    ticket = seal_ticket(visitor, what, task_id, *rest)
    url = f"{visitor.ports.installation.public_url}/api/download?t={ticket}"
    return {"url": url, "filename": filename}


def _number(wanted: dict[str, Any], key: str) -> int | None:
    found = wanted.get(key)
    if found is not None and (not isinstance(found, int) or isinstance(found, bool)):
        raise Refusal("bad-request")
    return found


@router.get("/download")
async def download(request: Request, t: str = "") -> Response:
    limit(request, "read")
    ports = ports_of(request)
    ticket = open_ticket(ports, t, *KINDS)
    actor, task_id = actor_of(request, ticket.person_id), ticket.about
    if ticket.what == "all":
        return as_file(*await fetch_every_document(ports, actor, task_id))
    if ticket.what in _EVIDENCE:
        return as_file(*await _EVIDENCE[ticket.what](ports, actor, task_id))
    number = int(ticket.which[0])
    if ticket.what == "attachment":
        return as_file(*await fetch_attachment(ports, actor, task_id, number))
    return as_file(*await fetch_document(ports, actor, task_id, key=number))
