"""Answers in words: who was reminded, what happened, what a file's signatures are worth."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.buttons import pack
from bot.screens.next_move import reminded_words
from bot.screens.parties import progress_line
from bot.screens.resting import rest_lines, rest_rows
from bot.screens.screen import Button, Screen
from bot.screens.voice import MESSAGE_LIMIT, Voice, bold, cut, fitted, word_lines
from signing.ports import Json
from signing.usecases.view_task import TOLD_FACTS
from signing.usecases.views import (
    DocumentVerdict,
    HistoryLine,
    KnownCopy,
    RemindedParty,
    ReminderReport,
    TaskView,
)
from signing.wording import say, say_moment
from signing.wording.copies import copy_words


def reminded(report: ReminderReport, voice: Voice) -> Screen:
    groups = (
        ("remind-reached", report.reached),
        ("remind-capped", report.capped),
        ("remind-too-soon", report.too_soon),
        ("remind-unreachable", report.unreachable),
    )
    everyone = [party for _, parties in groups for party in parties]
    one_task = len({party.task_id for party in everyone}) == 1
    lines = [voice.say(key, names=_names(parties, voice, one_task)) for key, parties in groups if parties]
    lines += rest_lines(report, voice)
    return Screen("\n".join(lines) or voice.say("remind-nobody"), rows=rest_rows(report, voice))


def _names(parties: Sequence[RemindedParty], voice: Voice, one_task: bool) -> str:
    """With the number of the task where there are several."""
    named = [(reminded_words(each, voice), each.number) for each in parties]
    several = list(dict.fromkeys(named))  # keepers whom the reader does not know by name are all called alike
    shown = [
        name if one_task else voice.label("party-of-task", name=name, number=number)
        for name, number in several[:12]
    ]
    left = len(several) - len(shown)
    return voice.listed(shown) + (f" {voice.label('list-more', left=left)}" if left > 0 else "")


def history(view: TaskView, voice: Voice) -> Screen:
    """Oldest first; where there is no room for all, the oldest are left out."""
    head = [bold(voice.say("history-of", title=cut(view.task.title, 80))), view.task.number, ""]
    lines = [_history_line(each, voice) for each in view.history]
    newest_first = fitted(head, lines[::-1], [], lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    kept = newest_first.split("\n")[len(head) :]
    back = Button(voice.label("button-card"), pack("card", view.task.id, view.task.version))
    return Screen("\n".join([*head, *kept[::-1]]), rows=((back,),))


def _history_line(line: HistoryLine, voice: Voice) -> str:
    return f"{voice.short(line.at)}  {word_lines(event_words(line, voice))}"


def event_words(line: HistoryLine, voice: Voice) -> str:
    """What happened, without its time; no HTML. What was erased since is left blank."""
    blank = dict.fromkeys(TOLD_FACTS, "")
    facts = {**blank, "reachable": "no", **line.facts, "who": line.who or ""}
    return say(voice.language, f"event-{line.kind}", **facts)


def verdict(found: DocumentVerdict, filename: str, voice: Voice) -> Screen:
    facts: Json = found.verification
    head = [bold(voice.say(f"verdict-{found.verdict}", filename=cut(filename, 60)))]
    if facts.why:
        head.append(voice.say(f"verdict-why-{facts.why}"))
    if found.register != "foreign" and (found.known or facts.verdict not in {"tampered", "cannot-judge"}):
        key = f"register-{'prolonged' if found.prolonged else found.register}"
        head.append(voice.say(key, number=found.known or ""))
    if found.rescinded_by and found.rescinded_at:
        when = voice.when(found.rescinded_at)
        head.append(bold(voice.say("register-rescinded", number=found.rescinded_by, at=when)))
    if found.deleted_at:
        head.append(voice.say("register-deleted", at=f"{found.deleted_at:%Y-%m-%d}"))
    lines: list[str] = []
    if found.copy:
        head += _copy_lines(found.copy, voice)
        lines += [*_copy_others(found.copy, voice), *_copy_parties(found.copy, voice)]
    for at, one in enumerate(facts.signatures, 1):
        lines += ["", *_signature(at, one, voice)]
    after = ["", voice.say("card-digest", digest=facts.sha256[:16])]
    return Screen(fitted(head, lines, after, lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT))


def _copy_lines(copy: KnownCopy, voice: Voice) -> list[str]:
    said = copy_words(
        voice.language,
        number=copy.number,
        of=copy.of,
        at=say_moment(voice.language, copy.made_at.astimezone(ZoneInfo(voice.zone))),
        what=copy.what,
        by=cut(copy.by, 60) if copy.by else None,
        done=copy.done,
        total=copy.total,
    )
    return [word_lines(line) for line in said]


def _copy_others(copy: KnownCopy, voice: Voice) -> list[str]:
    """All documents of the task, each of which has to be checked by itself."""
    if not copy.titles:
        return []
    titles = [
        voice.say("copy-this-document" if at == copy.at else "copy-document", n=at + 1, title=cut(title, 60))
        for at, title in enumerate(copy.titles)
    ]
    return ["", bold(voice.say("copy-documents", total=len(titles))), *titles]


def _copy_parties(copy: KnownCopy, voice: Voice) -> list[str]:
    if copy.task is None or not copy.parties:
        return []
    states = [progress_line(voice, copy.task, party) for party in copy.parties]
    return ["", bold(voice.say("copy-parties")), *states]


def _signature(at: int, one: Json, voice: Voice) -> list[str]:
    if one.is_timestamp:
        who = voice.say("verdict-timestamp")
    elif one.certification:
        who = voice.say("verdict-certified", who=_who(one, voice))
    else:
        who = voice.say("verdict-filled" if one.filled else "verdict-signed", who=_who(one, voice))
    moment = one.stamped_at or one.claimed_at
    key = "verdict-claimed"
    if one.stamped_at:
        key = "verdict-stamped" if one.stamp_trusted else "verdict-stamped-unknown"
    when = voice.pair(key, voice.when(moment)) if moment else ""
    if one.unknown:
        return [f"{at}. {who}", "? " + voice.say("verdict-unknown", what=one.unknown)]
    state = [
        voice.say("verdict-intact" if one.intact else "verdict-broken"),
        voice.say("verdict-trusted" if one.trusted else "verdict-untrusted"),
        voice.say(f"verdict-later-{one.later_changes}"),
        *([f"PAdES {one.level}"] if one.level.startswith("B-") else []),
    ]
    return [f"{at}. {who}", *([when] if when else []), ("✓ " if one.intact else "✗ ") + " · ".join(state)]


def _who(one: Json, voice: Voice) -> str:
    if not one.who:
        return voice.label("verdict-unknown-signer")
    if not one.company or one.company == one.who:
        return cut(one.who, 60)
    return voice.label("party-of-company", name=cut(one.who, 40), company=cut(one.company, 40))
