"""Lists of tasks: mine, and how everything stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.buttons import pack
from bot.screens.next_move import keeper_words, wait_of, whom
from bot.screens.screen import Button, Screen
from bot.screens.seal_requests import waiting_lines, waiting_rows
from bot.screens.voice import MESSAGE_LIMIT, Voice, bold, cut, fitted, word
from signing.task.model import ENDED_STATES, Party, Reach, Task, TaskState
from signing.task.routing import progress
from signing.usecases.seal_requests_waiting import WaitingRequest
from signing.usecases.views import SealWait, StatusView, TaskList

WHICH = ("mine_to_do", "sent", "all")
STANDINGS = ("any", "open", "ended")
BATCH_PAGE = "/b"
A_LEAF = 10  # tasks to choose one of
STATE_SYMBOLS = {
    TaskState.DRAFT: "✎",
    TaskState.COMPLETED: "✓",
    TaskState.REJECTED: "✗",
    TaskState.WITHDRAWN: "✗",
    TaskState.EXPIRED: "✗",
}


def task_list(found: TaskList, voice: Voice, now: datetime, asked: Sequence[WaitingRequest] = ()) -> Screen:
    """Three tabs, a button a task, leaves to turn. `asked`: of the reader as a keeper of seals."""
    head = [bold(voice.say(f"tasks-{found.which}")), "", *waiting_lines(asked, voice)]
    lines = [line for task in found.tasks for line in task_lines(task, voice, now, found.waits.get(task.id, ()))]
    if not found.tasks and not asked:
        lines = [voice.say("tasks-none-standing" if found.standing != "any" else f"tasks-none-{found.which}")]
    tabs = [
        Button(
            ("• " if which == found.which else "") + voice.label(f"tab-{which}"), pack("tasks", "", 0, which, 0)
        )
        for which in WHICH
    ]
    # What there is of no state needs no choice between states.
    narrowed = (found.standing,) if found.standing != "any" else ()
    choice = STANDINGS if found.which != "mine_to_do" and (found.tasks or narrowed) else ()
    standings = [
        Button(
            ("• " if each == found.standing else "") + voice.label(f"standing-{each}"),
            pack("tasks", "", 0, found.which, 0, each),
        )
        for each in choice
    ]
    turns = leaves("tasks", found.which, page=found.page, more=found.more, voice=voice, after=narrowed)
    after = ["", voice.say("tasks-batch", count=found.batchable)] if found.batchable > 1 else []
    text = fitted(head, lines, after, lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    # Three short words each, which belong beside each other.
    below = [*turns, *([tuple(standings)] if standings else []), tuple(tabs)]
    requests = waiting_rows(asked, voice)
    return Screen(text, rows=(*requests, *together(found, voice), *card_buttons(found.tasks), *below))


def together(found: TaskList, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    """Where several wait that one code can confirm."""
    if found.batchable < 2:
        return ()
    page = Button(voice.label("button-batch", count=found.batchable), page=BATCH_PAGE, style="primary")
    return ((page,), (Button(voice.label("button-batch-browser"), pack("batch")),))


def batch_link(url: str, count: int, voice: Voice) -> Screen:
    button = Button(voice.label("button-batch-open"), url=url, style="primary")
    return Screen(voice.say("batch-link", count=count), rows=((button,),))


def task_lines(task: Task, voice: Voice, now: datetime, waits: Sequence[SealWait] = ()) -> list[str]:
    done, total = progress(task)
    under_way = total and task.state is not TaskState.DRAFT and task.state not in ENDED_STATES
    count = f" {done}/{total}" if under_way else ""
    symbol = STATE_SYMBOLS.get(task.state, "●")
    first = f"{symbol} {bold(word(task.title, 50))}"
    second = f"{task.number} · {voice.say(f'state-{task.state.value}')}{count}"
    if task.deadline is not None and task.state not in ENDED_STATES:
        late = task.deadline <= now
        second += f" · {voice.say('line-overdue' if late else 'line-until', at=voice.short(task.deadline))}"
    keepers = [keeper_words(each, voice, limit=20) for each in waits]
    return [first, second, *([voice.say("line-next", names=voice.listed(keepers))] if keepers else [])]


def card_buttons(tasks: Sequence[Task]) -> tuple[tuple[Button, ...], ...]:
    """The number first: titles resemble each other."""
    return tuple(
        (Button(cut(f"{task.number[-4:]} {task.title}", 48), pack("card", task.id, task.version)),)
        for task in tasks
    )


def leaves(
    verb: str, *args: str, page: int, more: bool, voice: Voice, after: tuple[str, ...] = ()
) -> tuple[tuple[Button, ...], ...]:
    row = []
    if page > 0:
        row.append(Button(f"‹ {voice.label('page-before')}", pack(verb, "", 0, *args, page - 1, *after)))
    if more:
        row.append(Button(f"{voice.label('page-after')} ›", pack(verb, "", 0, *args, page + 1, *after)))
    return (tuple(row),) if row else ()


def status_screen(found: StatusView, voice: Voice, now: datetime) -> Screen:
    head = [bold(voice.say("status-whole" if found.whole else "status-own"))]
    counts = [f"{voice.say(f'state-{state}')} {count}" for state, count in _ordered(found)]
    head.append(
        " · ".join(counts) if counts else voice.say("status-nothing" if found.whole else "status-nothing-own")
    )
    lines: list[str] = []
    for what, until in found.ends:
        told = voice.say("ca-end", what=what, until=f"{until:%Y-%m-%d}")
        lines += ["", f"⚠ {told}", voice.say("ca-end-near", what=what)]
    if found.overdue:
        lines += ["", bold(voice.say("status-overdue", count=len(found.overdue)))]
        lines += [_urgent_line(task, voice) for task in found.overdue]
    if found.waiting:
        lines += ["", bold(voice.say("status-waiting"))]
        lines += [
            _waiting_line(task, whose, voice, now, found.waits.get(task.id, ())) for task, whose in found.waiting
        ]
    text = fitted(head, lines, [], lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    late = ((Button(voice.label("button-remind-late"), pack("late")),),) if found.waiting else ()
    turns = leaves("status", page=found.page, more=found.more, voice=voice)
    return Screen(text, rows=(*card_buttons(found.tasks), *turns, *late))


def _ordered(found: StatusView) -> list[tuple[str, int]]:
    """In the order of a task's life."""
    return [(state.value, found.counts[state.value]) for state in TaskState if found.counts.get(state.value)]


def _urgent_line(task: Task, voice: Voice) -> str:
    key = "status-lacks" if task.waiting_for else "status-late"
    at = voice.short(task.deadline) if task.deadline else ""
    return f"⚠️ {task.number} {voice.say(key, title=cut(task.title, 40), at=at)}"


def _waiting_line(
    task: Task, whose: Sequence[Party], voice: Voice, now: datetime, waits: Sequence[SealWait]
) -> str:
    names = voice.listed([_whose(party, waits, voice) for party in whose[:4]])
    days = (now - task.sent_at).days if task.sent_at else 0
    return f"● {task.number} {voice.say('status-waits', title=cut(task.title, 40), names=names, days=days)}"


def _whose(party: Party, waits: Sequence[SealWait], voice: Voice) -> str:
    """Whom no message reaches is seen at once; by which way, the card's “Delivery” says."""
    mark = "⚠️" if party.reach is Reach.UNREACHABLE and wait_of(party, waits) is None else ""
    return f"{mark}{whom(party, waits, voice, limit=20)}"


def remind_list(found: StatusView, voice: Voice, page: int = 0) -> Screen:
    """Which task to remind about, or all late ones."""
    if not found.waiting:
        return Screen(voice.say("refusal-nobody-to-remind"))
    shown = found.waiting[page * A_LEAF : (page + 1) * A_LEAF]
    buttons = [
        (Button(cut(f"{task.number[-4:]} {task.title}", 48), pack("remind", task.id, task.version)),)
        for task, _ in shown
    ]
    turns = leaves("remindlist", page=page, more=len(found.waiting) > (page + 1) * A_LEAF, voice=voice)
    late = (Button(voice.label("button-remind-late"), pack("late"), style="primary"),)
    return Screen(voice.say("remind-which"), rows=(*buttons, *turns, late))
