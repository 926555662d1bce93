"""A party in one line, as every card shows it."""

from __future__ import annotations

import phonenumbers

from bot.screens.voice import Voice, cut, word
from signing.task.model import ACTING_ROLES, Order, Party, PartyState, Reach, Role, Task, TaskState
from signing.task.routing import DONE_STATES, stages, step_of

SYMBOLS = {
    PartyState.NOT_YET: "○",
    PartyState.TO_ACT: "●",
    PartyState.SIGNING: "…",
    PartyState.SIGNED: "✓",
    PartyState.APPROVED: "✓",
    PartyState.FILLED: "✓",
    PartyState.REJECTED: "✗",
    PartyState.SPARED: "–",
    PartyState.INFORMED: "◦",
    PartyState.COPIED: "◦",
    PartyState.ENDED: "–",
}

SAY_THE_ROLE = DONE_STATES | {PartyState.COPIED}  # "signs · signed" says it twice


def named(voice: Voice, party: Party) -> str:
    """Name and company, as HTML."""
    name = word(party.name, 40)
    if not party.company:
        return name
    return voice.say("party-of-company", name=cut(party.name, 40), company=cut(party.company, 40))


def progress_line(voice: Voice, task: Task, party: Party, *, for_seal: bool = False) -> str:
    """Symbol, who, as what, how far, and where they cannot be reached, that too. `for_seal`: it waits for leave to
    use one."""
    parts = [] if party.state in SAY_THE_ROLE else [voice.say(f"role-{party.role.value}")]
    parts.append(voice.say("party-state-for-seal") if for_seal else state_words(voice, task, party))
    if party.acted_at is not None:
        parts.append(voice.short(party.acted_at))
    elif reach := _reach(voice, task, party):
        parts.append(reach)
    if party.handed_by:
        parts.append(voice.say("party-handed-by", name=cut(party.handed_by, 30)))
    in_turn = task.order is not Order.ALL_AT_ONCE or len(stages(task)) > 1
    step = f"{step_of(task, party)}. " if in_turn and party.role in ACTING_ROLES else ""
    return f"{SYMBOLS[party.state]} {step}{named(voice, party)} · {' · '.join(parts)}"


def state_words(voice: Voice, task: Task, party: Party) -> str:
    if party.role is Role.CC and party.state is PartyState.NOT_YET:
        return voice.say("party-state-copy-later")
    if party.role in ACTING_ROLES and party.state is PartyState.ENDED and task.state is TaskState.EXPIRED:
        return voice.say("party-state-did-not")
    return voice.say(f"party-state-{party.state.value}")


def _reach(voice: Voice, task: Task, party: Party) -> str | None:
    if party.reach is Reach.UNREACHABLE:
        return voice.say("reach-unreachable")
    if task.state in {TaskState.DRAFT, TaskState.PREPARING} or party.state is PartyState.ENDED:
        return None
    if party.read_at is not None and party.state is PartyState.TO_ACT:
        return voice.say("reach-opened", at=voice.short(party.read_at))
    if party.reach is Reach.INVITED:
        return voice.say("reach-invited")
    return None


def readable(phone: str | None) -> str:
    """+86 138 0013 8002 for +8613800138002."""
    if not phone:
        return ""
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return phone
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL))


def draft_line(voice: Voice, task: Task, party: Party) -> str:
    """Number, who, as what, and how they are reached."""
    ways = [word(each, 40) for each in (readable(party.phone), party.email) if each]
    if party.reach is Reach.BOUND:
        ways.append(voice.say("reach-known"))
    beside = [voice.say("party-level-short", level=party.level)] if party.level else []
    return " · ".join(
        [f"{party.position + 1}. {named(voice, party)}", voice.say(f"role-{party.role.value}"), *beside, *ways]
    )
