"""What the initiator does with the files of a draft: joined, in another order, taken out, attached. As in
`drafting`: `(task, …, now) -> (task, events)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath

from signing.errors import DocumentRefused, Refusal
from signing.fields.chosen import chosen
from signing.fields.kinds import Field, FieldKind
from signing.task.documents import attachments_of, fields_on, with_document
from signing.task.draft_steps import unplaced
from signing.task.drafting import Change, changed, without_places
from signing.task.model import AttachedFile, Document, SourceFile, Task

MOST_FILES = 50
MOST_ATTACHED = 10
ATTACHED_MB = 10  # each
# What runs when somebody opens it, on any of their machines.
_RUNS = frozenset(
    " ".join(
        (
            "exe com scr pif bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta msi msp msix appx lnk url scf",
            "reg cpl dll sys jar jnlp class apk ipa app dmg pkg deb rpm run bin elf sh bash zsh csh ksh command",
            "py pyc pyw rb pl php gadget inf ins isp job mst sct shb shs vb ws chm hlp xll xlam docm dotm xlsm",
            "xltm pptm potm ppam iso img vhd vhdx html htm xhtml mht mhtml svg svgz swf",
        )
    ).split()
)
_HEADS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"dex\n")


def join_files(
    task: Task,
    document: Document,
    order: Sequence[int | None],
    now: datetime,
    *,
    what: str,
    filename: str,
    same_paper: bool,
) -> tuple[Change, int]:
    """`document` in place of the draft's of its key; `order` says of each of its files which one of before it is
    (from 0; None: a new one), `same_paper` whether the last page has the size of the last page of before. Places
    stay where their page has stayed; also how many were dropped."""
    before = task.document_at(document.key)
    assert before is not None, "it takes the place of one"
    there = fields_on(task, before)
    stayed = _kept(there, before, document, _moves(before.files, document.files, order), same_paper)
    kept = (*(one for one in task.fields if one.document != document.key), *stayed)
    after = with_document(task, document)
    dropped = len(there) - len(stayed)
    if not task.places_chosen and not chosen(kept):
        after, dropped = without_places(after), 0  # nobody has said yes to them yet: they are looked for anew
    elif dropped:
        after = replace(after, fields=kept)
        after = replace(after, signature_page=task.signature_page and any_appended(after))
        after = replace(after, places_chosen=False) if unplaced(after) else after
    else:
        after = replace(after, fields=kept)
    facts = {
        "filename": filename,
        "files": [
            {"filename": one.filename, "original": one.original, "pages": one.pages} for one in document.files
        ],
        "normalised": document.current,
        "pages": document.pages,
        "places_dropped": dropped,
        **({"document": document.key, "document_title": document.title} if len(task.documents) > 1 else {}),
    }
    return changed(after, what, **facts), dropped


def _moves(
    before: Sequence[SourceFile], after: Sequence[SourceFile], order: Sequence[int | None]
) -> dict[int, int]:
    """Where the pages of before are now (from 0)."""
    starts = [sum(one.pages for one in before[:at]) for at in range(len(before))]
    moves: dict[int, int] = {}
    first = 0
    for file, was in zip(after, order, strict=True):
        if was is not None:
            moves |= {starts[was] + page: first + page for page in range(file.pages)}
        first += file.pages
    return moves


def _kept(
    fields: Sequence[Field], before: Document, document: Document, moves: dict[int, int], same_paper: bool
) -> tuple[Field, ...]:
    """A strip of a seam goes with all pages, so it stays with none of them; a place on the page that will be
    appended stays on it, as long as that is drawn on the same paper."""
    pages, kept = before.pages, []
    for one in fields:
        if one.kind is FieldKind.SEAM:
            continue
        if one.page < pages and moves.get(one.page) == one.page:
            kept.append(one)
        elif one.page >= pages and same_paper:
            kept.append(replace(one, page=one.page - pages + document.pages))
    return tuple(kept)


def in_place_of(document: Document, before: Document) -> Document:
    return replace(document, attachments=before.attachments, key=before.key, only=before.only)


def any_appended(task: Task) -> bool:
    """Whether some place is on a page that is appended at sending."""
    pages = {one.key: one.pages for one in task.documents}
    return any(one.page >= pages[one.document] for one in task.fields)


def attach_file(task: Task, file: AttachedFile, head: bytes, now: datetime) -> Change:
    """`head`: its first bytes. It travels in the first document that takes it, one for everybody if there is one.
    The same file again changes nothing.

    Refusal `attach-signed`, `attachments-many` (limit), `attachment-large` (limit_mb), `attachment-runs`."""
    carriers = [one for one in task.documents if not one.had_signatures]
    if not carriers:
        raise Refusal("attach-signed")
    document = next((one for one in carriers if one.only is None), carriers[0])
    there = attachments_of(task.documents)
    if file in there:
        return task, ()
    check_attachment(file.name, file.size, head)
    if len(there) >= MOST_ATTACHED:
        raise DocumentRefused("attachments-many", limit=MOST_ATTACHED)
    taken = {one.name.casefold() for one in there}
    name, number, path = file.name, 2, PurePath(file.name)
    while name.casefold() in taken:
        name, number = f"{path.stem} ({number}){path.suffix}", number + 1
    file = replace(file, name=name)
    attachments = (*document.attachments, file)
    task = with_document(task, replace(document, attachments=attachments))
    return changed(task, "attached", filename=file.name, sha256=file.sha256, size=file.size)


def check_attachment(name: str, size: int, head: bytes = b"") -> None:
    """Every ending of a name counts: bill.pdf.exe and bill.exe.pdf are both made to deceive."""
    if size > ATTACHED_MB * 1024 * 1024:
        raise DocumentRefused("attachment-large", limit_mb=ATTACHED_MB)
    endings = {each.strip().lower() for each in name.split(".")[1:]}
    if endings & _RUNS or head.startswith(_HEADS) or re.match(rb"\s*<(?:!doctype\s+html|html|script)", head, re.I):
        raise DocumentRefused("attachment-runs")


def detach_file(task: Task, number: int, now: datetime) -> Change:
    """`number` from 0. Refusal `attachment-gone`."""
    if not 0 <= number < len(attachments_of(task.documents)):
        raise Refusal("attachment-gone")
    for document in task.documents:
        if number < len(document.attachments):
            break
        number -= len(document.attachments)
    gone = document.attachments[number]
    left = tuple(one for at, one in enumerate(document.attachments) if at != number)
    task = with_document(task, replace(document, attachments=left))
    return changed(task, "detached", filename=gone.name, sha256=gone.sha256)
