"""What a task's documents are called, and which of its pages are theirs, as JSON."""

from __future__ import annotations

from typing import Any

from signing.task.documents import attachments_of
from signing.task.model import Document
from signing.usecases.intake import pdf_name
from signing.usecases.views import TaskView
from signing.wording import has, say


def documents_of(view: TaskView, language: str) -> list[dict[str, Any]]:
    """In their order; `first`: which of all pages is their first one."""
    starts = view.papers.starts
    mine = {field.document for field in view.my_fields}
    return [
        {
            **_shown(document, view, language),
            "key": document.key,
            "first": starts.get(document.key, 0),
            "sha256": document.current,
            "mine": document.key in mine,
        }
        for document in view.task.documents
    ]


def document_of(view: TaskView, language: str) -> dict[str, Any] | None:
    """The first one, with the attachments of all."""
    document = view.task.document
    if document is None:
        return None
    attachments = attachments_of(view.task.documents)
    shown = _shown(document, view, language)
    return {**shown, "attachments": [{"name": one.name, "size": one.size} for one in attachments]}


def _shown(document: Document, view: TaskView, language: str) -> dict[str, Any]:
    return {
        "filename": pdf_name(document.filename),
        "title": document.title,
        # The signature page is appended on sending: what counts is what is drawn.
        "pages": len(view.papers.by_key.get(document.key, ())) or document.pages,
        "size": document.size,
        "notes": [say(language, f"note-{code}") for code in document.notes if has(f"note-{code}")],
    }
