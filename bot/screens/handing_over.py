"""Whose a member's open tasks are to be, while the member stays one. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut
from signing.task.members import Right, may
from signing.task.model import Person
from signing.usecases.hand_over_tasks import HandedOver
from signing.usecases.view_members import MemberView

_SHOWN = 80  # buttons, of the hundred a message may have


def hand_over(
    view: MemberView, voice: Voice, others: Sequence[Person], heir_id: str = "", *, me: Person
) -> Screen:
    """`others`: who may take over besides the reader, who may too unless the tasks are their own."""
    mine = [] if view.me or not may(me, Right.START) else [me]
    heirs = [*mine, *others[:_SHOWN]]
    heir = next((each for each in heirs if each.id == heir_id), None)
    name = cut(view.person.name, 60)
    lines = [bold(voice.say("hand-over-title", name=name, tasks=view.tasks)), ""]
    if not heirs:
        lines.append(voice.say("hand-over-nobody"))
    elif heir is None:
        lines.append(voice.say("hand-over-ask"))
    else:
        lines.append(voice.say("hand-over-means", name=name, to=cut(heir.name, 60)))
    buttons = [
        Button(
            ("✓ " if each is heir else "") + _label(each, me, voice), pack("mbgive", view.person.id, 0, each.id)
        )
        for each in heirs
    ]
    back = Button(voice.label("button-back"), pack("member", view.person.id))
    yes = (
        Button(voice.label("button-hand-over-yes"), pack("mbgiveyes", view.person.id, 0, heir.id), style="primary")
        if heir
        else None
    )
    return Screen("\n".join(lines), rows=(*in_rows(buttons), (yes, back) if yes else (back,)))


def handed_over(done: HandedOver, voice: Voice) -> Screen:
    back = Button(voice.label("button-members"), pack("members", "", 0, 0))
    facts = {"name": cut(done.name, 60), "to": cut(done.heir, 60), "tasks": done.tasks}
    return Screen(voice.say("hand-over-done", **facts), rows=((back,),))


def _label(heir: Person, me: Person, voice: Voice) -> str:
    return voice.label("button-member-heir-me") if heir.id == me.id else cut(heir.name, 30)
