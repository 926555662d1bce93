"""The buttons on lists, folders and numbers, and on how long what has ended is kept."""

from __future__ import annotations

from bot.conversations import keeping
from bot.handlers import finding, folders, groups, stats, tasks
from bot.handlers.boundary import Handler

SHELVES: dict[str, Handler] = {
    "tasks": tasks.tasks_press,
    "batch": tasks.batch,
    "status": tasks.status_press,
    "find": finding.find_press,
    "archive": folders.archive,
    "folder": folders.folder,
    "foldernew": folders.begin,
    "folderfor": folders.choose,
    "folderput": folders.put,
    "folderask": folders.ask_away,
    "folderdrop": folders.away,
    "folderzip": folders.export,
    "ftpl": folders.template,
    "folderweb": folders.whole,
    "keeping": keeping.keeping,
    "keepfor": keeping.keep_for,
    "hold": keeping.hold,
    "holdoff": keeping.release,
    "going": keeping.going,
    "fkeep": keeping.folder_keep,
    "fhold": keeping.folder_hold,
    "fholdoff": keeping.folder_release,
    "stats": stats.stats_press,
    "groups": groups.groups,
    "groupoff": groups.take_off,
}
