"""How a task is routed, in words and buttons: levels inside, how many of a step are enough, what a role adds."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.screen import Button
from bot.screens.voice import Voice
from signing.task.draft_routing import LEVELS, shared_stages
from signing.task.model import ACTING_ROLES, Party, Role, Task
from signing.task.routing import Stage

# A button's word for what a party of a draft may be.
FLAGS = {"start": "at_start", "look": "view_only", "finds": "finds_signer"}


def routing_lines(party: Party, voice: Voice) -> list[str]:
    """What a party is beyond its role."""
    lines = [voice.say("party-level", level=party.level)] if party.level else []
    return lines + [voice.say(f"party-{what}") for what, name in FLAGS.items() if getattr(party, name)]


def routing_choices(party: Party, voice: Voice) -> list[tuple[str, str, str]]:
    """Label, what is changed, and to what, for the buttons of a draft's party."""
    found = []
    if party.role is Role.APPROVER:
        following = (party.level + 1) % (LEVELS + 1)
        found.append((voice.label("button-level", level=party.level), "level", str(following)))
    for what in _allowed(party):
        has = getattr(party, FLAGS[what])
        found.append((("✓ " if has else "") + voice.label(f"button-{what}"), what, "no" if has else "yes"))
    return found


def _allowed(party: Party) -> tuple[str, ...]:
    if party.role in ACTING_ROLES:
        return ("finds",) if party.company else ()
    return ("start", "look") if party.role is Role.CC else ("look",)


def need_rows(task: Task, voice: Voice, where: str = "s") -> tuple[tuple[Button, ...], ...]:
    """For each level or step with several parties a button that goes round: one is enough, two, …, all."""
    rows = []
    for stage, count, of in shared_stages(task):
        following = count % of + 1
        kind = "i" if stage[0] == 0 else "s"
        data = pack("need", task.id, task.version, where, kind, stage[1], following)
        rows.append((Button(_need_label(stage, count, of, voice), data),))
    return tuple(rows)


def refusal_lines(task: Task, voice: Voice) -> tuple[str, ...]:
    """Where fewer than all are enough, one who refuses still ends it: said before it is sent."""
    return (voice.say("need-refusal"),) if any(count < of for _, count, of in shared_stages(task)) else ()


def needs_words(task: Task, voice: Voice) -> list[str]:
    """Only where fewer than all are enough."""
    return [_need_label(stage, count, of, voice) for stage, count, of in shared_stages(task) if count < of]


def _need_label(stage: Stage, count: int, of: int, voice: Voice) -> str:
    # Where all act at once, those who fill in come before: step 0 of the rules.
    where = "level" if stage[0] == 0 else "step" if stage[1] else "fill"
    what = "all" if count == of else "any" if count == 1 else "some"
    return voice.label(f"need-{where}-{what}", number=stage[1], count=count, of=of)
