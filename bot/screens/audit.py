"""What the record of all acts is worth, in words: for the chat, and for the terminal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.buttons import pack
from bot.screens.screen import Button, Screen
from bot.screens.voice import MESSAGE_LIMIT, Voice, bold, cut, fitted
from signing.usecases.audit_findings import AuditReport, Finding
from signing.usecases.view_audit import AuditView

Say = Callable[..., str]
When = Callable[[datetime], str]


def report_lines(report: AuditReport, say: Say, when: When) -> list[str]:
    """The verdict first, then the newest checkpoint, then every finding; `say` and `when` as the door speaks."""
    counts = {"chains": report.chains, "entries": report.entries}
    lines = [
        say("audit-whole", **counts) if report.is_whole else say("audit-broken", count=report.count, **counts)
    ]
    if report.checkpoint is None:
        lines.append(say("audit-no-checkpoint"))
    else:
        newest = report.checkpoint
        facts = {"number": str(newest.number), "at": when(newest.at), "files": report.files}
        lines.append(say("audit-checkpoint", **facts, tree=newest.tree_size, root=newest.root[:16]))
        by = "audit-stamped" if report.is_trusted else "audit-stamped-untrusted"
        lines.append(say(by, by=cut(report.stamped_by, 80) or "?"))
    lines += [finding_line(each, say, when) for each in report.findings]
    left = report.count - len(report.findings)
    return [*lines, say("list-more", left=left)] if left > 0 else lines


def finding_line(found: Finding, say: Say, when: When) -> str:
    where = found.task_number or (say("audit-task-unknown", id=found.task_id) if found.task_id else "")
    where = where or say("audit-own-chain")
    entry = say("audit-entry", where=where, number="" if found.number is None else str(found.number))
    if found.kind is not None and found.at is not None:
        entry += say("audit-entry-is", kind=found.kind, at=when(found.at))
    checkpoint = "" if found.checkpoint is None else str(found.checkpoint)
    return f"✗ {say(f'finding-{found.what}', entry=entry, where=where, checkpoint=checkpoint)}"


def audit_report(report: AuditReport, voice: Voice) -> Screen:
    verdict, *lines = report_lines(report, voice.say, voice.when)
    more = Button(voice.label("button-checkpoint"), pack("checkpoint"))
    text = fitted([bold(verdict), ""], lines, [], lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    return Screen(text, rows=((more,),))


def audit_of_task(view: AuditView, voice: Voice) -> Screen:
    task = view.task
    lines = [bold(voice.say("audit-of", title=cut(task.title, 80))), task.number, ""]
    if view.problem is not None:
        found = Finding(TAIL.get(view.problem.what, view.problem.what), task.id, view.problem.number)
        lines.append(finding_line(_of(found, view), voice.say, voice.when))
    elif view.moved and view.checkpoint is not None:
        found = Finding("sealed", task.id, view.sealed - 1, checkpoint=view.checkpoint.number)
        lines.append(finding_line(_of(found, view), voice.say, voice.when))
    else:
        lines.append(voice.say("audit-task-whole", entries=view.entries, at=voice.when(view.newest_at)))
        lines.append(_sealed(view, voice))
    lines.append(voice.say("audit-head", head=view.head[:16]))
    back = Button(voice.label("button-card"), pack("card", task.id, task.version))
    return Screen("\n".join(lines), rows=((back,),))


TAIL = {"head": "tail"}


def _of(found: Finding, view: AuditView) -> Finding:
    return Finding(
        found.what, found.task_id, found.number, checkpoint=found.checkpoint, task_number=view.task.number
    )


def _sealed(view: AuditView, voice: Voice) -> str:
    if view.checkpoint is None or not view.sealed:
        return voice.say("audit-task-unsealed")
    at = voice.when(view.checkpoint.at)
    facts = {"number": str(view.checkpoint.number), "at": at, "root": view.checkpoint.root[:16]}
    return voice.say("audit-task-sealed", entries=view.sealed, **facts)
