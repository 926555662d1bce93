"""The report as a page description: Typst sets it as PDF/A-3."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import qrcode
from qrcode.constants import ERROR_CORRECT_M

from signing.evidence.case import Case
from signing.evidence.documents import documents
from signing.evidence.happened import happened
from signing.evidence.law import checks, law
from signing.evidence.parties import parties
from signing.evidence.plain import both, row, shown
from signing.typesetting.typst import typeset
from signing.wording import say

TEMPLATE = Path(__file__).parent / "templates" / "report.typ"
LABELS = (
    "heading",
    "part-task",
    "part-documents",
    "part-parties",
    "part-events",
    "part-law",
    "part-check",
    "scan",
)
COLUMNS = ("column-number", "column-time", "column-what", "column-where")


def typeset_report(case: Case) -> bytes:
    """Not signed, and without what travels inside it."""
    return typeset(TEMPLATE, data_of(case), at=case.made_at, archival=True)


def data_of(case: Case) -> dict[str, Any]:
    lang, task = case.language, case.task
    return {
        "lang": lang,
        "number": task.number,
        "title": shown(task.title) or task.number,
        "completed": case.completed,
        "state": say(lang, f"state-{task.state.value}"),
        "banner": say(lang, "report-banner", state=task.state.value),
        "running": say(lang, "report-running", number=task.number),
        "organisation": shown(case.organisation),
        "words": {key: say(lang, f"report-{key}") for key in (*LABELS, *COLUMNS)},
        "qr": _svg(case.verify_url),
        "url": case.verify_url,
        "summary": _summary(case),
        "documents": documents(case),
        "parties": parties(case),
        "events": happened(case),
        "law": law(case),
        "checks": checks(case),
        "scope": say(lang, "report-scope-whole" if case.whole else "report-scope-part"),
        "head": case.entries[-1].hash,
    }


def _summary(case: Case) -> list[dict[str, object]]:
    lang, task = case.language, case.task
    initiator = case.people.get(task.initiator_id)
    head = case.entries[-1]
    rows = [
        row(say(lang, "report-number"), task.number),
        row(say(lang, "report-title"), shown(task.title)),
        row(say(lang, "report-sender"), shown(initiator.name) if initiator else "—"),
        row(say(lang, "report-sent"), both(case, task.sent_at) if task.sent_at else "—"),
        row(say(lang, "report-ended"), both(case, task.ended_at) if task.ended_at else "—"),
        row(say(lang, "report-reason"), shown(task.end_reason)),
        row(say(lang, "report-made"), both(case, case.made_at)),
        row(say(lang, "report-made-for"), shown(case.reader.name) or "—"),
        row(
            say(lang, "report-record"), say(lang, "report-entries", count=len(case.entries)), head.hash, mono=True
        ),
        row(say(lang, "report-checkpoint"), *_checkpoint(case), mono=case.checkpoint is not None),
    ]
    return [each for each in rows if each["values"]]


def _checkpoint(case: Case) -> list[str]:
    if case.checkpoint is None:
        return [say(case.language, "report-checkpoint-later")]
    facts = {
        "number": case.checkpoint.number,
        "at": both(case, case.checkpoint.at),
        "sealed": case.sealed_number or 0,
    }
    return [say(case.language, "report-checkpoint-is", **facts), case.checkpoint.hash]


def _svg(url: str) -> str:
    """Modules as one path: sharp at any size, and no picture for PDF/A to mind."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(url)
    code.make(fit=True)
    rows = code.get_matrix()
    out = io.StringIO()
    for y, line in enumerate(rows):
        for x, dark in enumerate(line):
            if dark:
                out.write(f"M{x} {y}h1v1h-1z")
    side = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path d="{out.getvalue()}" fill="#1b1b1f"/></svg>'
    )
