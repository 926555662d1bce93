"""The intake table: what is done to an upload before it becomes the document that everybody signs."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from signing.errors import DocumentRefused
from signing.fields.open_places import CERTIFIED
from signing.pdf.active import KINDS, strip_active_content
from signing.pdf.inspect import MAX_MB, MAX_PAGES, PdfFacts, inspect_pdf
from signing.pdf.layers import fix_layers
from signing.pdf.open_fields import read_open_fields
from signing.pdf.opening import open_pdf
from signing.pdf.outside import stay_inside

_STRIPPED = {
    "javascript": "scripts-removed",
    "open-action": "open-action-removed",
    "action": "actions-removed",
    "player": "players-removed",
}
_REWRITTEN = {"differs-on-paper": "paper-as-screen"}  # what a rewrite mends is told as mended


@dataclass(frozen=True, slots=True)
class Normalised:
    """`facts` describe `data`; `notes` say what was changed or must be told, worded as `note-<code>`."""

    data: bytes
    facts: PdfFacts
    notes: tuple[str, ...]


def normalise_pdf(
    data: bytes,
    *,
    password: str = "",
    lift: bool = True,
    max_pages: int = MAX_PAGES,
    max_mb: int = MAX_MB,
) -> Normalised:
    """A file that strict readers take, the same bytes for the same input; a signed one is left untouched.
    Encryption is dropped: whoever gives the password to open it has been told; without `lift` a file that is only
    restricted (printing, editing) is refused, so that somebody can be asked.

    Raises DocumentRefused as `inspect_pdf`, and `signed-but-damaged`, `signed-and-encrypted`, `active-content`,
    `certified-no-new-fields`, `restricted-pdf`.
    """
    facts = inspect_pdf(data, password=password, max_pages=max_pages, max_mb=max_mb)
    if facts.signatures:
        return _keep_signed(data, facts)
    if facts.encrypted and not (password or lift):
        raise DocumentRefused("restricted-pdf")
    notes = [_REWRITTEN.get(note, note) for note in facts.notes]
    with open_pdf(data, password) as (pdf, _):
        if facts.encrypted:
            notes.append("password-removed" if password else "restrictions-removed")
        if facts.has_xfa:
            del pdf.Root.AcroForm["/XFA"]
            notes.append("xfa-removed")
        for key in ("/Perms", "/NeedsRendering", "/DSS"):  # usage rights and old validation data die in a rewrite
            if key in pdf.Root:
                del pdf.Root[key]
        stripped = strip_active_content(pdf)
        notes += [_STRIPPED[kind] for kind in KINDS if kind in stripped]
        if stay_inside(pdf):
            notes.append("outside-removed")
        fix_layers(pdf)
        if facts.form_fields or _has_widgets(pdf):
            _flatten_form(pdf)
            notes.append("form-flattened")
        if "/AcroForm" in pdf.Root:  # flattening drops it with its last field
            del pdf.Root["/AcroForm"]
        rewritten = _save(pdf)
    after = inspect_pdf(rewritten, max_pages=max_pages, max_mb=max_mb)
    if after.active or after.signatures or "differs-on-paper" in after.notes:
        raise DocumentRefused("active-content")
    # What bears on what is signed comes before what was merely mended: a card has room for the first few.
    return Normalised(rewritten, after, tuple(dict.fromkeys([*notes, *facts.repaired])))


def _keep_signed(data: bytes, facts: PdfFacts) -> Normalised:
    """A re-save would destroy the signatures, so what cannot be appended to as it is must be refused."""
    if facts.encrypted:
        raise DocumentRefused("signed-and-encrypted")
    certified = facts.certified_level is not None
    if certified and not read_open_fields(data):
        # Said now, not after all questions are answered: P=2 and P=3 allow no new fields (`prepare`).
        raise DocumentRefused("certified-no-new-fields")
    if facts.repaired:
        raise DocumentRefused("signed-but-damaged")
    if facts.active:
        raise DocumentRefused("active-content")
    return Normalised(data, facts, (CERTIFIED, *facts.notes) if certified else facts.notes)


def _has_widgets(pdf: Any) -> bool:
    """Also such as no form names: readers draw them all the same."""
    return any(
        isinstance(one, pikepdf.Dictionary) and str(one.get("/Subtype", "")) == "/Widget"
        for page in pdf.pages
        for one in (page.obj.get("/Annots") if isinstance(page.obj.get("/Annots"), pikepdf.Array) else ())
    )


def _flatten_form(pdf: Any) -> None:
    """Values and ticks become page content: what is signed is what was seen, and nobody fills it in later."""
    form = pdf.Root.get("/AcroForm")
    if form is not None and bool(form.get("/NeedAppearances", False)):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    for page in pdf.pages:
        annotations = page.obj.get("/Annots")
        if annotations is None:
            continue
        kept = [one for one in annotations if str(one.get("/Subtype", "")) != "/Widget"]
        if kept:
            page.obj["/Annots"] = pikepdf.Array(kept)
        else:
            del page.obj["/Annots"]


def _save(pdf: Any) -> bytes:
    out = BytesIO()
    pdf.save(
        out,
        min_version="1.7",  # PAdES (ETSI EN 319 142-1) builds on ISO 32000-1
        linearize=False,
        # pyHanko reads the head of an object stream again for each object in it: a tagged document of 75 pages
        # took 13 s to verify, and takes less than 2 s without.
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        deterministic_id=True,
        encryption=False,
        fix_metadata_version=False,
    )
    return out.getvalue()
