"""What was found, as a list. The words stand in the message itself, so that its leaves turn for ever."""

from __future__ import annotations

from datetime import datetime

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.lists import WHICH, card_buttons, task_lines
from bot.screens.screen import Button, Screen
from bot.screens.voice import MESSAGE_LIMIT, Voice, bold, cut, fitted, word
from signing.usecases.find_tasks import EVERYTHING, Found

IN_A_ROW = 3


def found_list(found: Found, voice: Voice, now: datetime) -> Screen:
    tabs = (EVERYTHING, *WHICH) if found.whole else WHICH
    chosen = found.which if found.whole or found.which != EVERYTHING else "all"
    words = f"<code>{word(found.words, 200)}</code>"
    # The words are put in after the escaping, since they are to be read back from what stands in the chat.
    head = bold(voice.say("find-found", words="\x00", which=_tab(chosen, voice)).replace("\x00", words))
    lines = [line for task in found.tasks for line in task_lines(task, voice, now)]
    if not found.tasks:
        lines = [voice.say("find-none")]
    text = fitted([head, ""], lines, [], lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    across = [
        Button(("• " if which == chosen else "") + _tab(which, voice), pack("find", "", 0, which, 0))
        for which in tabs
    ]
    # Three short words stand beside each other; with a fourth they break.
    rows = (tuple(across),) if len(across) <= IN_A_ROW else in_rows(across)
    return Screen(text, rows=(*card_buttons(found.tasks), *_leaves(found, voice), *rows))


def ask_words(voice: Voice) -> Screen:
    return Screen(voice.say("find-ask"), rows=((Button(voice.label("button-cancel"), pack("cancel")),),))


def _tab(which: str, voice: Voice) -> str:
    return cut(voice.label("find-tab-everything" if which == EVERYTHING else f"tab-{which}"), 30)


def _leaves(found: Found, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    row = []
    if found.page > 0:
        row.append(Button(f"‹ {voice.label('page-before')}", pack("find", "", 0, found.which, found.page - 1)))
    if found.more:
        row.append(Button(f"{voice.label('page-after')} ›", pack("find", "", 0, found.which, found.page + 1)))
    return (tuple(row),) if row else ()
