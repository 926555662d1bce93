"""The live card of a draft: its document, what was chosen so far, the question of now. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons import pack
from bot.screens import draft_questions as questions
from bot.screens.document_lines import documents_lines
from bot.screens.files import files_lines, files_ways
from bot.screens.review import review
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, can_say, cut, fitted, word
from signing.task.model import DraftStep
from signing.usecases.draft_views import DraftPicture, DraftView, PlacesNotes


def draft_card(
    view: DraftView,
    voice: Voice,
    *,
    picture: DraftPicture | None = None,
    trouble: str | None = None,
    numbering: bool = False,
    notes: PlacesNotes | None = None,
    changing: bool = False,
) -> Screen:
    """`picture`: the page to show. `notes`: where places are asked about. `trouble`: HTML of what was wrong with
    the last answer, said above the same question. `numbering`: the steps of the parties are being chosen.
    `changing`: at the review, with everything that can be changed."""
    if view.step is DraftStep.REVIEW:
        question = review(view, voice, changing=changing)
    elif numbering:
        question = questions.numbering(view, voice)
    elif view.step is DraftStep.PLACES:
        question = questions.places(view, voice, picture, notes)
    else:
        question = _QUESTIONS[view.step](view, voice, picture)
    text = fitted(
        [
            *([f"⚠️ {trouble}", ""] if trouble else []),
            *_head(view, voice),
            *_chosen(view, voice),
            "",
            *question.asks,
        ],
        question.lines,
        question.after,
        lambda left: voice.say("list-more", left=left),
    )
    rows = (*question.rows, *_ways_out(view, voice, question, numbering))
    if view.step is not DraftStep.REVIEW:
        rows = (*question.rows, *files_ways(view, voice), *_ways_out(view, voice, question, numbering))
    return Screen(text, rows=rows, photo=picture.jpeg if picture else None)


def _head(view: DraftView, voice: Voice) -> list[str]:
    task = view.task
    lines = [bold(word(task.title))]
    if len(task.documents) == 1:
        (document,) = task.documents
        size = megabytes(document.size)
        lines.append(
            voice.say("draft-document", filename=cut(document.filename, 60), pages=document.pages, size=size)
        )
    lines += documents_lines(task, voice, whom=True)
    if task.documents:
        lines += files_lines(task, voice)
        notes = dict.fromkeys(note for document in task.documents for note in document.notes)
        lines += [voice.say(f"note-{note}") for note in list(notes)[:5] if can_say(f"note-{note}")]
    if view.step is DraftStep.REVIEW:
        return [*lines, "", bold(voice.say("draft-review"))]
    name = voice.label(f"draft-step-{view.step.value}")
    if view.editing:
        return [*lines, "", bold(word(name))]
    at, of = view.steps.index(view.step) + 1, len(view.steps)
    return [*lines, "", bold(voice.say("draft-progress", at=at, of=of, name=name))]


def megabytes(size: int) -> str:
    """1.2 MB, 340 KB."""
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(1, round(size / 1024))} KB"


def _chosen(view: DraftView, voice: Voice) -> list[str]:
    """A line for each question that was answered before this one."""
    if view.step is DraftStep.REVIEW or view.editing:
        return []
    earlier = view.steps[: view.steps.index(view.step)]
    return [
        "✓ " + voice.pair(f"draft-step-{step.value}", questions.answer(view.task, step, voice)) for step in earlier
    ]


def _ways_out(
    view: DraftView, voice: Voice, question: questions.Question, numbering: bool
) -> Sequence[tuple[Button, ...]]:
    task = view.task
    if view.step is DraftStep.REVIEW:
        return ()
    # "Back to review" is the way back already.
    back = numbering or (not question.next if view.editing else view.steps.index(view.step) > 0)
    row = []
    if back:
        row.append(
            Button(voice.label("button-back"), pack("back", task.id, task.version, "n" if numbering else "s"))
        )
    row.append(Button(voice.label("button-cancel"), pack("leave", task.id, task.version)))
    if not question.next:
        return (tuple(row),)
    label = "button-to-review" if view.editing else "button-next"
    return ((Button(voice.label(label), pack("next", task.id, task.version), style="primary"),), tuple(row))


_QUESTIONS = {
    DraftStep.PARTIES: questions.parties,
    DraftStep.ORDER: questions.order,
    DraftStep.DEADLINE: questions.deadline,
}
