"""How a card's buttons are laid out: the rarer ones are a press away where there are many."""

from __future__ import annotations

from bot.buttons import pack, unpack
from bot.screens.screen import Button
from bot.screens.voice import Voice
from signing.task.model import Task

MANY = 6  # three rows: with more of them the card's words leave a phone's screen
RARE = frozenset(
    {
        *("browser", "folderfor", "keeping", "groups", "tplsave", "extend", "replacesent", "rescind", "withdraw"),
        "attached",
    }
)


def layout(acts: list[Button], task: Task, voice: Voice, *, more: bool) -> tuple[tuple[Button, ...], ...]:
    """`more`: what is folded away, in place of the rest."""
    rare = [button for button in acts if _verb(button) in RARE]
    if len(acts) <= MANY or len(rare) < 2:
        return in_rows(acts)
    if more:
        return in_rows([*rare, Button(voice.label("button-fewer"), pack("fewer", task.id, task.version))])
    kept = [button for button in acts if button not in rare]
    return in_rows([*kept, Button(voice.label("button-more"), pack("more", task.id, task.version))])


def _verb(button: Button) -> str:
    press = unpack(button.data)
    return press.verb if press else ""


def in_rows(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    """Two a row: more cannot be read on a phone."""
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
