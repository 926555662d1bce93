"""A file becomes a document that can be signed."""

from __future__ import annotations

from dataclasses import dataclass, field

from signing.errors import DocumentRefused
from signing.pdf.normalise import normalise_pdf
from signing.ports import Ports
from signing.task.model import Document

FILENAME_LIMIT = 200  # characters
PASSWORD_LIMIT = 127  # characters; ISO 32000-2, 7.6.4.3.3: bytes


@dataclass(frozen=True, slots=True)
class Key:
    """What its sender gives to open a file: the password, used once and kept nowhere; or leave to lift (`lift`)
    what restricts printing and editing."""

    password: str = field(default="", repr=False)
    lift: bool = False


NO_KEY = Key()
LOCKS = frozenset({"locked-pdf", "password-wrong", "restricted-pdf"})  # refusals that a Key can help


async def take_document(ports: Ports, filename: str, data: bytes, key: Key = NO_KEY) -> Document:
    """Normalised in a child; what was sent and what comes of it are both stored. Raises DocumentRefused; `LOCKS`
    say that another `key` would do."""
    limit_mb = ports.installation.max_pdf_mb
    if len(data) > limit_mb * 1024 * 1024:
        raise DocumentRefused("pdf-too-large", limit_mb=limit_mb)
    if not data:
        raise DocumentRefused("empty-file")
    password = key.password[:PASSWORD_LIMIT]
    taken = await ports.children.run(normalise_pdf, data, password=password, lift=key.lift, max_mb=limit_mb)
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
