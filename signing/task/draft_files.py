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
    """`document` in place of the draft's; `order` says of each of its files which one of before it is (from 0;
    None: a new one), `same_paper` whether the last page has the size of the last page of before. Places stay where
    their page has stayed; also how many were dropped."""
    assert task.document is not None, "every draft has a document"
    kept = _kept(task, document, _moves(task.document.files, document.files, order), same_paper)
    after = replace(task, document=document)
    dropped = len(task.fields) - len(kept)
    if not task.places_chosen and not chosen(kept):
        after, dropped = without_places(after), 0  # nobody has said yes to them yet: they are looked for anew
    elif dropped:
        after = replace(after, fields=kept, signature_page=task.signature_page and _any_behind(kept, document))
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


def _kept(task: Task, document: Document, moves: dict[int, int], same_paper: bool) -> tuple[Field, ...]:
    """A strip of a seam goes with all pages, so it stays with none of them; a place on the page that will be
    appended stays on it, as long as that is drawn on the same paper."""
    assert task.document is not None, "every draft has a document"
    pages, kept = task.document.pages, []
    for one in task.fields:
        if one.kind is FieldKind.SEAM:
            continue
        if one.page < pages and moves.get(one.page) == one.page:
            kept.append(one)
        elif one.page >= pages and same_paper:
            kept.append(replace(one, page=one.page - pages + document.pages))
    return tuple(kept)


def with_attachments(document: Document, before: Document) -> Document:
    return replace(document, attachments=before.attachments)


def _any_behind(fields: Sequence[Field], document: Document) -> bool:
    return any(one.page >= document.pages for one in fields)


def attach_file(task: Task, file: AttachedFile, head: bytes, now: datetime) -> Change:
    """`head`: its first bytes. The same file again changes nothing.

    Refusal `attach-signed`, `attachments-many` (limit), `attachment-large` (limit_mb), `attachment-runs`."""
    document = task.document
    assert document is not None, "every draft has a document"
    if document.had_signatures:
        raise Refusal("attach-signed")
    if file in document.attachments:
        return task, ()
    check_attachment(file.name, file.size, head)
    if len(document.attachments) >= MOST_ATTACHED:
        raise DocumentRefused("attachments-many", limit=MOST_ATTACHED)
    taken = {one.name.casefold() for one in document.attachments}
    name, number, path = file.name, 2, PurePath(file.name)
    while name.casefold() in taken:
        name, number = f"{path.stem} ({number}){path.suffix}", number + 1
    file = replace(file, name=name)
    attachments = (*document.attachments, file)
    task = replace(task, document=replace(document, attachments=attachments))
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
    document = task.document
    assert document is not None, "every draft has a document"
    if not 0 <= number < len(document.attachments):
        raise Refusal("attachment-gone")
    gone = document.attachments[number]
    left = tuple(one for at, one in enumerate(document.attachments) if at != number)
    task = replace(task, document=replace(document, attachments=left))
    return changed(task, "detached", filename=gone.name, sha256=gone.sha256)
