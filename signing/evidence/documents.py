"""The documents and every version of them, by fingerprint."""

from __future__ import annotations

from signing.evidence.case import Case
from signing.evidence.plain import Row, both, row, shown
from signing.task.model import Document
from signing.wording import say


def documents(case: Case) -> list[dict[str, object]]:
    return [_document(case, number, one) for number, one in enumerate(case.task.documents, 1)]


def _document(case: Case, number: int, document: Document) -> dict[str, object]:
    seen = document in case.readable
    name = shown(document.filename) if seen else say(case.language, "report-document-unseen", number=number)
    return {
        "title": f"{number}  {name}",
        "note": say(case.language, _note(case, document, seen=seen), pages=document.pages),
        "rows": _versions(case, document, seen=seen),
    }


def _note(case: Case, document: Document, *, seen: bool) -> str:
    if not seen:
        return "report-document-by-hash"
    return "report-document-inside" if document.current in case.embedded else "report-document-beside"


def _versions(case: Case, document: Document, *, seen: bool) -> list[Row]:
    rows: list[Row] = []
    if seen:
        for at, file in enumerate(document.files, 1):
            label = say(case.language, "report-version-original", number=at if len(document.files) > 1 else 0)
            rows.append(row(label, file.original, mono=True))
        rows += [row(shown(file.name), file.sha256, mono=True) for file in document.attachments]
    else:
        rows.append(row(say(case.language, "report-version-original", number=0), document.original, mono=True))
    mine = [each for each in case.revisions if each.document == document.key]
    for revision in mine:
        party = case.task.party(revision.party_id or "")
        facts = {"number": revision.number, "name": shown(party.name) if party else ""}
        label = say(case.language, f"report-version-{revision.kind}", **facts)
        rows.append(row(label, revision.sha256, both(case, revision.made_at), mono=True))
    return rows
