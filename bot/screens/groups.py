"""A task in a group: names and states, and a way into the private chat."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.card_lines import bar
from bot.screens.lists import STATE_SYMBOLS
from bot.screens.parties import SAY_THE_ROLE, SYMBOLS, state_words
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut, fitted, word
from signing.ports.groups import GroupCard
from signing.task.groups import name_in_public
from signing.task.model import ENDED_STATES, Party, Task
from signing.task.routing import acting, is_done

CARD = "t_"  # of a deep link to a task's card


def group_card(task: Task, voice: Voice, bot_username: str) -> Screen:
    everyone = acting(task)
    done = sum(map(is_done, everyone))
    symbol = STATE_SYMBOLS.get(task.state, "●")
    head = [f"{symbol} {bold(word(task.title, 80))}", f"{task.number} · {voice.say(f'state-{task.state.value}')}"]
    if everyone and task.state not in ENDED_STATES:
        head.append(f"{bar(done, len(everyone))} {voice.say('group-progress', done=done, total=len(everyone))}")
    lines = [_line(task, party, voice) for party in task.parties]
    foot = []
    if task.deadline is not None and task.state not in ENDED_STATES:
        foot.append(voice.pair("card-deadline", voice.when(task.deadline, since=task.sent_at or task.created_at)))
    text = fitted(
        [*head, ""], lines, ["", *foot] if foot else [], lambda left: voice.say("list-more", left=left), 2000
    )
    link = f"https://t.me/{bot_username}?start={CARD}{task.id}"
    return Screen(text, rows=((Button(voice.label("group-card-open"), url=link),),))


def card_over(task: Task, voice: Voice) -> Screen:
    """Where the message itself can no longer be taken away."""
    return Screen(voice.say("group-card-over", number=task.number))


def _line(task: Task, party: Party, voice: Voice) -> str:
    role = voice.say(f"role-{party.role.value}")
    name = name_in_public(party)
    who = word(name, 40) if name else voice.say("group-someone", role=role)
    parts = [who] if party.state in SAY_THE_ROLE or not name else [who, role]
    return f"{SYMBOLS[party.state]} {' · '.join([*parts, state_words(voice, task, party)])}"


def groups_of_task(title: str, task_id: str, link: str, standing: tuple[GroupCard, ...], voice: Voice) -> Screen:
    lines = [bold(voice.say("groups-title", title=cut(title, 60))), voice.say("groups-explained")]
    if standing:
        lines += ["", voice.say("groups-standing", names=voice.listed([cut(each.name, 40) for each in standing]))]
    off = [
        (
            Button(
                voice.label("button-groups-off", name=cut(each.name, 30)),
                pack("groupoff", task_id, 0, str(each.chat_id)),
            ),
        )
        for each in standing
    ]
    return Screen("\n".join(lines), rows=((Button(voice.label("button-groups-choose"), url=link),), *off))
