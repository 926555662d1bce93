"""What was understood of a request, on the draft's card: each item with the button that puts it right. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.buttons import pack
from bot.screens import draft_questions as questions
from bot.screens.card_keys import in_rows
from bot.screens.parties import draft_line
from bot.screens.reminder_plan import plan_words
from bot.screens.screen import Button, Screen
from bot.screens.task_card import refusal_words
from bot.screens.voice import Voice, bold, cut, fitted, word
from signing.task.draft_steps import placed
from signing.task.model import DraftStep, Task
from signing.task.routing import acting, is_internal_level
from signing.usecases.understand import Understood

MOST_OFFERED = 8  # buttons; more of one name are told apart by typing
LISTED = 120  # characters of the words of one warning


def understood_card(done: Understood, voice: Voice, *, photo: bytes | None = None) -> Screen:
    """Short ways to correct stand beside what they correct; the way on stands first."""
    task = done.view.task
    text = fitted(
        [bold(voice.say("understood")), "", *_said(done, voice)],
        [
            *_apart(_warnings(done, voice)),
            *_apart([voice.say("understood-parties")] if task.parties else []),
            *(draft_line(voice, task, party) for party in task.parties),
        ],
        ["", voice.say("understood-next", step=voice.label(f"draft-step-{done.view.step.value}"))],
        lambda left: voice.say("list-more", left=left),
    )
    return Screen(text, rows=_rows(done, voice), photo=photo)


def _apart(lines: list[str]) -> list[str]:
    return ["", *lines] if lines else []


def _said(done: Understood, voice: Voice) -> Iterator[str]:
    task = done.view.task
    yield voice.pair("draft-step-title", word(task.title))
    in_order = [party for party in acting(task) if not is_internal_level(party)]
    if len(in_order) > 1 or task.needs:
        said = voice.say("understood-open") if done.order_open else questions.answer(task, DraftStep.ORDER, voice)
        yield voice.pair("draft-step-order", said)
    when = voice.when(task.deadline, since=task.created_at) if task.deadline else voice.say("understood-open")
    yield voice.pair("draft-step-deadline", when)
    yield voice.say("review-reminders", hours=_reminders(task, voice))


def _reminders(task: Task, voice: Voice) -> str:
    return plan_words(task.reminders, voice)


def _warnings(done: Understood, voice: Voice) -> list[str]:
    """What was not understood comes before the people: it is what the reader has to look at, whatever is cut."""
    lines = [f"⚠️ {refusal_words(voice, wrong)}" for wrong in done.troubles]
    for key, names in (
        ("understood-lost", [f"“{cut(each, 40)}”" for each in done.lost]),
        ("understood-nameless", [cut(each, 40) for each in done.nameless]),
        ("understood-handles", list(done.handles)),
        ("understood-unsealed", [cut(each, 30) for each in done.unsealed]),
        ("understood-assumed", [cut(each, 30) for each in done.assumed]),
        ("understood-twice", [cut(each, 30) for each in done.twice]),
    ):
        if names:
            lines.append(f"⚠️ {voice.say(key, words=cut(voice.listed(names), LISTED))}")
    for party, offered in done.offers:
        key = "understood-several" if len(offered) > 1 else "understood-known"
        lines.append("• " + voice.say(key, name=cut(party.name, 30), count=len(offered)))
    return lines


def _rows(done: Understood, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    task = done.view.task
    go = Button(voice.label("button-next"), pack("draft", task.id, task.version), style="primary")
    offers = [
        Button(
            voice.label(
                "button-take-contact", name=cut(one.name, 16), how=_how(one.phone, one.email, one.company)
            ),
            pack("take", task.id, task.version, party.id, one.key),
        )
        for party, offered in done.offers
        for one in offered
    ]
    edits = [
        Button(voice.label(f"button-edit-{step.value}"), pack("edit", task.id, task.version, step.value))
        for step in _correctable(done)
    ]
    edits.insert(0, Button(voice.label("button-edit-title"), pack("retitle", task.id, task.version)))
    leave = Button(voice.label("button-cancel"), pack("leave", task.id, task.version))
    return (*((one,) for one in offers[:MOST_OFFERED]), (go,), *in_rows(edits), (leave,))


def _correctable(done: Understood) -> Sequence[DraftStep]:
    """Questions that have an answer; the others are asked anyway."""
    task = done.view.task
    steps = [DraftStep.PARTIES]
    if len(acting(task)) > 1:
        steps.append(DraftStep.ORDER)
    if task.deadline is not None and acting(task):
        steps.append(DraftStep.DEADLINE)
    if placed(task) and task.draft_step is DraftStep.REVIEW:
        steps.append(DraftStep.PLACES)
    return steps


def _how(phone: str | None, email: str | None, company: str | None) -> str:
    """Enough to know them by, and no more than the initiator has typed before."""
    return cut(phone or email or company or "Telegram", 24)
