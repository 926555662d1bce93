"""By which ways the parties are reached, and what became of the last messages. Pure."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.parties import named
from bot.screens.screen import Button, Screen
from bot.screens.voice import MESSAGE_LIMIT, Voice, bold, cut, fitted
from signing.usecases.make_sheet import MadeSheet
from signing.usecases.view_reach import PartyReach, ReachView, Tried

SHOWN = 3  # ways of one party
SHEETS = 60  # buttons, of the hundred a message may have


def reach_screen(view: ReachView, voice: Voice) -> Screen:
    head = [bold(voice.say("reach-title", title=cut(view.task.title, 80))), ""]
    lines = [_lines(each, voice) for each in view.parties]
    sheets = [each.party for each in view.parties if each.invites][:SHEETS]
    after = ["", voice.say("reach-sheet-hint")] if sheets else []
    text = fitted(head, lines, after, lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    buttons = [
        Button(voice.label("button-sheet", name=cut(each.name, 30)), pack("sheet", view.task.id, 0, each.id))
        for each in sheets
    ]
    back = Button(voice.label("button-to-card"), pack("card", view.task.id))
    return Screen(text, rows=(*in_rows(buttons), (back,)))


def sheet_screens(made: MadeSheet, voice: Voice) -> tuple[Screen, Screen]:
    """How it looks, and the file to print."""
    name = cut(made.name, 60)
    return (
        Screen(voice.say("sheet-made", name=name), photo=made.picture),
        Screen(voice.say("sheet-print", name=name), document=(made.filename, made.pdf)),
    )


def _lines(each: PartyReach, voice: Voice) -> str:
    way = voice.say(f"reach-way-{each.way or 'none'}", to=each.to)
    mark = "⚠️" if each.lost or each.way is None else "·"
    lines = [f"{mark} {named(voice, each.party)} · {way}"]
    lines += [f"    {_tried(one, voice)}" for one in each.tried[:SHOWN]]
    return "\n".join(lines)


def _tried(one: Tried, voice: Voice) -> str:
    at = f" · {voice.short(one.at)}" if one.at else ""
    return voice.say("reach-tried", way=one.way, state=one.state) + at
