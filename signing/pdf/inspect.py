"""What a file is, before anything is done with it: facts, or a refusal in one plain word."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from signing.errors import DocumentRefused
from signing.fields.kinds import PageShape
from signing.pdf.active import active_content
from signing.pdf.layers import differs_on_paper, hidden_layers
from signing.pdf.opening import form_fields, open_pdf, page_geometry

MAX_PAGES = 1000
MAX_MB = 100
MAX_SIDE = 14_400  # units of user space (ISO 32000-2, annex C): five metres, more with UserUnit


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """`sha256` is lower-case hex over exactly the given bytes, `size` is in bytes. `certified_level` is the
    DocMDP P of ISO 32000-2, 12.8.2.2 (1 none, 2 forms, 3 forms and comments). `active`: what runs or plays
    (`active.KINDS`). `repaired` and `notes` are codes, worded as `note-<code>`."""

    pages: int
    shapes: tuple[PageShape, ...]
    sha256: str
    size: int
    encrypted: bool
    signatures: int
    certified_level: int | None
    has_xfa: bool
    active: frozenset[str]
    form_fields: int
    repaired: tuple[str, ...]
    notes: tuple[str, ...]


def inspect_pdf(data: bytes, *, password: str = "", max_pages: int = MAX_PAGES, max_mb: int = MAX_MB) -> PdfFacts:
    """Facts about an uploaded file, which is not changed.

    Raises DocumentRefused: `empty-file`, `not-a-pdf`, `damaged-pdf`, `no-pages`, `locked-pdf`, `password-wrong`,
    `xfa-form`, `too-many-pages` (limit, pages), `page-too-large` (page), `certified-no-changes`, `pdf-too-large`
    (limit_mb).
    """
    if len(data) > max_mb * 1024 * 1024:
        raise DocumentRefused("pdf-too-large", limit_mb=max_mb)
    with open_pdf(data, password) as (pdf, repaired):
        pages = len(pdf.pages)
        if pages > max_pages:
            raise DocumentRefused("too-many-pages", limit=max_pages, pages=pages)
        boxes = [page_geometry(page) for page in pdf.pages]
        for number, box in enumerate(boxes, 1):
            if max(box.right - box.left, box.top - box.bottom) > MAX_SIDE:
                raise DocumentRefused("page-too-large", page=number)
        shapes = tuple(box.shape for box in boxes)
        fields = list(form_fields(pdf))
        signatures = sum(1 for field in fields if field.kind == "/Sig" and field.obj.get("/V") is not None)
        level = _certified_level(pdf)
        if level == 1:
            raise DocumentRefused("certified-no-changes")
        if signatures and "rebuilt-cross-reference" in repaired:
            raise DocumentRefused("signed-but-damaged")
        has_xfa = _has_xfa(pdf)
        if has_xfa and not _form_without_xfa(pdf, [field.obj for field in fields]):
            raise DocumentRefused("xfa-form")
        active = active_content(pdf)
        return PdfFacts(
            pages=pages,
            shapes=shapes,
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            encrypted=bool(pdf.is_encrypted),
            signatures=signatures,
            certified_level=level,
            has_xfa=has_xfa,
            active=active,
            form_fields=len(fields),
            repaired=repaired,
            notes=tuple(_notes(pdf, signatures)),
        )


def _notes(pdf: Any, signatures: int) -> Iterator[str]:
    if signatures:
        yield "already-signed"
    names = pdf.Root.get("/Names")
    if (names is not None and "/EmbeddedFiles" in names) or _pinned_files(pdf):
        yield "has-attachments"
    if hidden_layers(pdf):
        yield "hidden-layers"
    if differs_on_paper(pdf):
        yield "differs-on-paper"


def _pinned_files(pdf: Any) -> bool:
    """Attached to a place on a page."""
    return any(
        isinstance(one, pikepdf.Dictionary) and str(one.get("/Subtype", "")) == "/FileAttachment"
        for page in pdf.pages
        for one in (page.obj.get("/Annots") if isinstance(page.obj.get("/Annots"), pikepdf.Array) else ())
    )


def _certified_level(pdf: Any) -> int | None:
    signature = pdf.Root.get("/Perms", {}).get("/DocMDP")
    if signature is None:
        return None
    for reference in signature.get("/Reference", []):
        if str(reference.get("/TransformMethod", "")) == "/DocMDP":
            return int(reference.get("/TransformParams", {}).get("/P", 2))
    return 2


def _has_xfa(pdf: Any) -> bool:
    form = pdf.Root.get("/AcroForm")
    return form is not None and "/XFA" in form


def _form_without_xfa(pdf: Any, fields: list[Any]) -> bool:
    """A static form draws itself without XFA; a dynamic one shows "Please wait…" instead of its content."""
    if bool(pdf.Root.get("/NeedsRendering", False)):
        return False
    return any("/AP" in field or any("/AP" in kid for kid in field.get("/Kids", [])) for field in fields)
