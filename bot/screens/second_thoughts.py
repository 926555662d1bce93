"""Screens of what can still be changed of a task that runs, and of what follows one that is over."""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons import pack
from bot.screens.lists import leaves
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut
from signing.task.model import Task
from signing.usecases.views import TaskLink

DAYS = (1, 3, 7, 14)
LISTED = 8  # tasks that a command offers


def confirm_take_back(task: Task, voice: Voice) -> Screen:
    text = "\n".join(
        [
            bold(voice.say("confirm-take-back", title=cut(task.title, 80))),
            voice.say("confirm-take-back-means"),
        ]
    )
    yes = Button(voice.label("button-confirm-take-back"), pack("takebackyes", task.id), style="primary")
    return Screen(text, rows=((yes, cancel(voice)),))


def ask_extend(task: Task, voice: Voice, *, trouble: str | None = None) -> Screen:
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        bold(voice.say("ask-extend", title=cut(task.title, 80))),
        *([voice.pair("ask-extend-now", voice.when(task.deadline, since=task.sent_at))] if task.deadline else []),
        voice.say("ask-extend-hint"),
        f"<code>{voice.say('example-extend')}</code>",
    ]
    days = [Button(voice.label("button-plus-days", days=one), pack("extendby", task.id, 0, one)) for one in DAYS]
    return Screen("\n".join(lines), rows=(tuple(days[:2]), tuple(days[2:]), (cancel(voice),)))


def extended(task: Task, voice: Voice) -> Screen:
    lines = [voice.say("extend-done", title=cut(task.title, 80))]
    if task.deadline is not None:
        lines.append(voice.pair("card-deadline", voice.when(task.deadline, since=task.sent_at)))
    return Screen("\n".join(lines), rows=((to_card(task, voice),),))


def ask_which_document(task: Task, voice: Voice) -> Screen:
    buttons = [
        (Button(cut(one.filename, 40), pack("replacesent", task.id, 0, one.key)),) for one in task.documents[:20]
    ]
    return Screen(voice.say("ask-replace-which", title=cut(task.title, 80)), rows=(*buttons, (cancel(voice),)))


def ask_new_file(task: Task, voice: Voice, *, trouble: str | None = None) -> Screen:
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        voice.say("ask-replace-sent", title=cut(task.title, 80)),
    ]
    return Screen("\n".join(lines), rows=((cancel(voice),),))


def ask_rescind_reason(task: Task, voice: Voice, *, trouble: str | None = None) -> Screen:
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        bold(voice.say("quoted-title", title=cut(task.title, 80))),
        voice.say("ask-rescind-reason"),
        f"<code>{voice.say('example-rescind-reason')}</code>",
    ]
    return Screen("\n".join(lines), rows=((cancel(voice),),))


def which_task(command: str, tasks: Sequence[Task], voice: Voice, page: int = 0) -> Screen:
    """What a command without a number is about."""
    if not tasks:
        return Screen(voice.say(f"no-task-{command}"))
    rows = tuple(
        (Button(cut(f"{one.number} {one.title}", 60), pack(command, one.id, one.version, "list")),)
        for one in tasks[page * LISTED : (page + 1) * LISTED]
    )
    turns = leaves("which", command, page=page, more=len(tasks) > (page + 1) * LISTED, voice=voice)
    return Screen(voice.say(f"which-task-{command}"), rows=(*rows, *turns, (cancel(voice),)))


def link_lines(links: Sequence[TaskLink], voice: Voice) -> list[str]:
    return [_line(link, voice) for link in links]


def _line(link: TaskLink, voice: Voice) -> str:
    if link.how == "rescinded":
        return voice.say("card-rescinded", number=link.number, at=voice.past(link.at) if link.at else "")
    if link.how == "rescission":
        return voice.say("card-rescission", number=link.number, state=voice.label(f"state-{link.state}"))
    if link.how == "rescinds":
        title = cut(link.title, 60) or voice.label("card-follow-unseen")
        return voice.say("card-rescinds", number=link.number, title=title)
    return voice.say(f"card-{link.how}", number=link.number)


def to_card(task: Task, voice: Voice) -> Button:
    return Button(voice.label("button-card"), pack("card", task.id))


def cancel(voice: Voice) -> Button:
    return Button(voice.label("button-cancel"), pack("cancel"))
