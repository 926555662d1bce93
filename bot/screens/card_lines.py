"""How far a task is, whose move it is, and what came last: the lines of its card that change most."""

from __future__ import annotations

from bot.screens.next_move import whom
from bot.screens.reports import event_words
from bot.screens.voice import Voice, cut
from signing.task.events import PREPARED
from signing.task.model import ENDED_STATES, TaskState
from signing.usecases.views import TaskView

CELLS = 8  # of the bar: more of them would break the line on a phone
NO_BREAK = "\u00a0"  # the bar and its numbers stay together
NAMED = 3  # of those whose move it is


def standing_line(view: TaskView, voice: Voice) -> str:
    """Number, state and, while it runs, the bar beside its numbers."""
    task = view.task
    parts = [task.number, voice.say(f"state-{task.state.value}")]
    if task.state not in ENDED_STATES and view.total:
        parts.append(f"{bar(view.done, view.total)}{NO_BREAK}{view.done}/{view.total}")
    return " · ".join(parts)


def bar(done: int, total: int) -> str:
    """Never full before everybody has acted, never empty once somebody has."""
    cells = min(total, CELLS)
    filled = done * cells // total
    if done and not filled:
        filled = 1
    return "▰" * filled + "▱" * (cells - filled)


def next_line(view: TaskView, voice: Voice) -> str | None:
    """The others whose move it is, keepers of seals among them; that it is the reader's own, the card says in
    bold."""
    if view.task.state in {*ENDED_STATES, TaskState.PREPARING, TaskState.CLOSING}:
        return None
    names = [whom(party, view.waits_for_seal, voice) for party in view.waiting_on if party not in view.mine]
    if not names:
        return None
    return voice.say(
        "card-next", names=voice.listed(names[:NAMED]), more=max(0, len(names) - NAMED), all=len(names)
    )


def last_line(view: TaskView, voice: Voice) -> str | None:
    """What somebody did last; of what is over, the card says how it ended anyway."""
    last = next((each for each in reversed(view.history) if each.kind != PREPARED), None)
    if last is None or view.task.state in ENDED_STATES:
        return None
    return voice.say("card-last", event=cut(event_words(last, voice), 90), at=voice.short(last.at))
