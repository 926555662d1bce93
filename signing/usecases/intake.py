"""A file becomes a document that can be signed."""

from __future__ import annotations

from signing.errors import DocumentRefused
from signing.pdf.normalise import normalise_pdf
from signing.ports import Ports
from signing.task.model import Document

FILENAME_LIMIT = 200  # characters


async def take_document(ports: Ports, filename: str, data: bytes) -> Document:
    """Normalised in a child; what was sent and what comes of it are both stored. Raises DocumentRefused."""
    limit_mb = ports.installation.max_pdf_mb
    if len(data) > limit_mb * 1024 * 1024:
        raise DocumentRefused("pdf-too-large", limit_mb=limit_mb)
    if not data:
        raise DocumentRefused("empty-file")
    taken = await ports.children.run(normalise_pdf, data, max_mb=limit_mb)
    return Document(
        filename=clean_filename(filename),
        original=await ports.blobs.put(data),
        current=await ports.blobs.put(taken.data),
        pages=taken.facts.pages,
        size=len(data),
        notes=taken.notes,
        had_signatures=taken.facts.signatures > 0,
    )


def clean_filename(said: str) -> str:
    """The last part of a path, printable, with its ending kept."""
    name = said.replace("\\", "/").rpartition("/")[2]
    name = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    return name[-FILENAME_LIMIT:] or "document.pdf"


def title_of(filename: str) -> str:
    """采购合同_2026.pdf → 采购合同 2026; empty where nothing is left."""
    stem = filename[:-4] if filename.lower().endswith(".pdf") else filename
    return " ".join(stem.replace("_", " ").split())
