"""How long a task is kept, what goes soon, and a folder's own rule."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.screen import Button, Screen
from bot.screens.voice import MESSAGE_LIMIT, Voice, bold, cut, fitted, word
from signing.ports.folders import Folder
from signing.task.members import Right, may
from signing.task.model import Task, TaskState
from signing.task.retention import FOLDER_DAYS, KEEP_YEARS
from signing.usecases.retention import GoingView, KeepingView
from signing.usecases.views import TaskView


def keeping_screen(view: KeepingView, voice: Voice) -> Screen:
    task = view.task
    text = "\n".join([bold(word(task.title)), task.number, "", *_lines(view, voice)])
    rows = in_rows(_keep_buttons(view, voice))
    back = Button(voice.label("button-card"), pack("card", task.id, task.version))
    return Screen(text, rows=(*rows, *_hold_rows(view, voice), (back,)))


def going_rows(view: TaskView | None, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    """Below the warning: of one task what can be done about it, of several the way to them."""
    if view is None:
        return ((Button(voice.label("button-going"), pack("going", "", 0, 0), style="primary"),),)
    if "keeping" not in view.can:
        return ()
    task = view.task
    may_hold = may(view.reader, Right.HOLD)
    hold = ((Button(voice.label("button-hold"), pack("hold", task.id)),),) if may_hold else ()
    last = [Button(voice.label("button-card"), pack("card", task.id, task.version))]
    if task.state is TaskState.COMPLETED and "download" in view.can:
        last.insert(0, Button(voice.label("button-download"), pack("download", task.id, task.version)))
    return (*in_rows(_years_buttons(task, voice)), *hold, tuple(last))


def going_list(found: GoingView, voice: Voice) -> Screen:
    title = bold(voice.say("going-title-whole" if found.whole else "going-title"))
    lines = []
    for view in found.views:
        lines.append(f"● {bold(word(view.task.title, 50))}")
        at = voice.day(view.keeping.goes_at) if view.keeping.goes_at else ""
        lines.append(voice.say("going-line", number=view.task.number, at=at))
    if not found.views:
        lines = [voice.say("going-nothing")]
    text = fitted([title, ""], lines, [], lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    buttons = tuple(
        (Button(cut(f"{each.task.number[-4:]} {each.task.title}", 48), pack("keeping", each.task.id)),)
        for each in found.views
    )
    leaves = []
    if found.page > 0:
        leaves.append(Button(f"‹ {voice.label('page-before')}", pack("going", "", 0, found.page - 1)))
    if found.more:
        leaves.append(Button(f"{voice.label('page-after')} ›", pack("going", "", 0, found.page + 1)))
    back = (Button(voice.label("button-folder-all"), pack("archive")),)
    return Screen(text, rows=(*buttons, *((tuple(leaves),) if leaves else ()), back))


def ask_hold(title: str, voice: Voice, *, folder: bool, trouble: str | None = None) -> Screen:
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        voice.say("ask-hold-folder-reason" if folder else "ask-hold-reason", title=cut(title, 80)),
        f"<code>{voice.say('example-hold-reason')}</code>",
    ]
    return Screen("\n".join(lines), rows=((Button(voice.label("button-cancel"), pack("cancel")),),))


def folder_keep(folder: Folder, voice: Voice, *, may_hold: bool) -> Screen:
    days = -1 if folder.keep_days is None else folder.keep_days
    lines = [
        bold(voice.say("folder-keep-title", name=folder.name)),
        voice.say("folder-keep-now", days=days, years=_years(days)),
        voice.say("folder-keep-longest"),
    ]
    if folder.held_why is not None:
        lines += ["", voice.say("folder-held", reason=folder.held_why)]
    choices = [
        Button(
            f"{'• ' if days == each else ''}{voice.label('button-folder-keep-days', years=_years(each))}",
            pack("fkeep", "", 0, folder.id, "house" if each < 0 else each),
        )
        for each in (-1, *FOLDER_DAYS)
    ]
    rows = list(in_rows(choices))
    if may_hold:
        verb, key = ("fhold", "button-hold") if folder.held_why is None else ("fholdoff", "button-hold-off")
        rows.append((Button(voice.label(key), pack(verb, "", 0, folder.id)),))
    rows.append((Button(cut(folder.name, 40), pack("folder", "", 0, folder.id, 0)),))
    return Screen("\n".join(lines), rows=tuple(rows))


def folder_lines(folder: Folder, voice: Voice) -> list[str]:
    """Below a folder's name, where something of its own is said."""
    lines = []
    if folder.keep_days is not None:
        lines.append(voice.say("folder-kept", days=folder.keep_days, years=_years(folder.keep_days)))
    if folder.held_why is not None:
        lines.append(voice.say("folder-held", reason=folder.held_why))
    return lines


def keeping_lines(view: TaskView, voice: Voice) -> list[str]:
    """On the task's card: a hold, for whoever may know of it, and that it is gone."""
    lines = [bold(voice.say("card-held", reason=cut(view.held_why, 200)))] if view.held_why else []
    if view.task.deleted_at is not None:
        lines.append(voice.say("card-deleted", at=voice.day(view.task.deleted_at)))
    return lines


def _years(days: int) -> int:
    return days if days <= 0 else round(days / 365.25)


def _whole_years(days: int) -> int:
    """0 where it is no whole number of them, a leap day more or less."""
    years = round(days / 365.25)
    return years if abs(days - years * 365.25) <= 1 else 0


def _lines(view: KeepingView, voice: Voice) -> list[str]:
    keeping, lines = view.keeping, []
    if keeping.held_why is not None:
        lines.append(voice.say("keeping-held", reason=keeping.held_why))
        if view.holder and keeping.held_at:
            lines.append(voice.say("keeping-held-by", name=view.holder, at=voice.day(keeping.held_at)))
    if view.folder_held:
        lines.append(voice.say("keeping-folder-held"))
    if keeping.for_ever:
        lines.append(voice.say("keeping-for-ever"))
    elif keeping.keep_until is not None:
        lines.append(voice.pair("keeping-chosen", voice.day(keeping.keep_until)))
    lines.append(
        voice.say("keeping-none")
        if view.days is None
        else voice.say("keeping-rule", days=view.days, years=_whole_years(view.days))
    )
    if view.due is not None:
        lines += [voice.pair("keeping-until", voice.day(view.due)), "", voice.say("keeping-means")]
    return lines


def _keep_buttons(view: KeepingView, voice: Voice) -> list[Button]:
    """Nothing is to be chosen where nothing would delete it."""
    if not view.may_keep or view.days is None or view.keeping.for_ever:
        return []
    return _years_buttons(view.task, voice)


def _years_buttons(task: Task, voice: Voice) -> list[Button]:
    return [
        Button(voice.label("button-keep-years", years=years), pack("keepfor", task.id, 0, years))
        for years in KEEP_YEARS
    ]


def _hold_rows(view: KeepingView, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    if not view.may_hold:
        return ()
    verb, key = ("holdoff", "button-hold-off") if view.keeping.held else ("hold", "button-hold")
    return ((Button(voice.label(key), pack(verb, view.task.id)),),)
