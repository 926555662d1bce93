"""The last look at a draft: what was chosen, what it lacks, and what is mostly done now; every change is one press
further, behind "Change…". Pure."""

from __future__ import annotations

from dataclasses import replace

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.draft_questions import Question, Rows, answer
from bot.screens.files import files_ways
from bot.screens.proving import demand_lines
from bot.screens.reading import reading_words
from bot.screens.reminder_plan import plan_words
from bot.screens.routing import refusal_lines
from bot.screens.screen import Button
from bot.screens.voice import Voice, word
from signing.task.model import DraftStep
from signing.usecases.draft_views import DraftView

# Where what is missing is put right; places have their button on the card anyway.
MENDED_IN = {
    "parties": DraftStep.PARTIES,
    "nobody-acts": DraftStep.PARTIES,
    "deadline": DraftStep.DEADLINE,
}


def review(view: DraftView, voice: Voice, *, changing: bool = False) -> Question:
    """`changing`: with everything that can be changed, in place of the rest."""
    task = view.task
    lines = [voice.pair("draft-step-title", word(task.title))]
    lines += [voice.pair(f"draft-step-{step.value}", answer(task, step, voice)) for step in view.steps[:-1]]
    lines += refusal_lines(task, voice)
    lines.append(voice.say("review-reminders", hours=_reminders(view, voice)))
    if task.reading:
        lines.append(voice.pair("draft-reading", reading_words(task.reading, voice)))
    lines += demand_lines(view, voice)
    lines.append(voice.say("review-language", language=task.language))
    missing = [f"⚠️ {voice.say(f'missing-{code}')}" for code in view.missing]
    rows = _changes(view, voice) if changing else _main(view, voice)
    return Question(asks=(), rows=rows, lines=tuple(lines), after=("", *(missing or [voice.say("review-hint")])))


def _main(view: DraftView, voice: Voice) -> Rows:
    """Send, look, place, change; leave or discard."""
    task = view.task
    send = Button(voice.label("button-send"), pack("send", task.id, task.version), style="primary")
    mends = dict.fromkeys(MENDED_IN[code] for code in view.missing if code in MENDED_IN)
    first = [_edit(view, step, voice) for step in mends] if view.missing else [send]
    look = [
        Button(voice.label("button-preview"), page=f"/p/{task.id}?preview"),
        _edit(view, DraftStep.PLACES, voice),
    ]
    change = Button(voice.label("button-change"), pack("rework", task.id, task.version))
    discard = Button(voice.label("button-discard"), pack("discard", task.id, task.version), style="danger")
    later = Button(voice.label("button-later"), pack("leave", task.id, task.version))
    return (
        *((button,) for button in first),
        *((tuple(look),) if DraftStep.PLACES in view.steps else ()),
        (change,),
        (later, discard),
    )


def _changes(view: DraftView, voice: Voice) -> Rows:
    task = view.task

    def button(key: str, verb: str) -> Button:
        return Button(voice.label(f"button-{key}"), pack(verb, task.id, task.version))

    edits = [button("edit-title", "retitle")]
    edits += [_edit(view, step, voice) for step in view.steps if step is not DraftStep.REVIEW]
    edits += [button("edit-document", "refile"), button("reading", "reading"), button("proof", "proof")]
    if not view.missing:
        edits.append(Button(voice.label("button-template-save"), pack("tplsave", task.id)))
    back = button("back", "draft")
    return (*in_rows([*edits, *(one for row in files_ways(view, voice) for one in row)]), (back,))


def _edit(view: DraftView, step: DraftStep, voice: Voice) -> Button:
    task = view.task
    return Button(voice.label(f"button-edit-{step.value}"), pack("edit", task.id, task.version, step.value))


def _reminders(view: DraftView, voice: Voice) -> str:
    """Only what is still to come: a deadline of tomorrow has no reminder three days before."""
    plan = view.task.reminders
    coming = plan.hours_before if view.reminders is None else view.reminders
    return plan_words(replace(plan, hours_before=coming), voice)
