"""The record, entry by entry, in its order."""

from __future__ import annotations

from signing.evidence.case import Case
from signing.evidence.parties import where
from signing.evidence.plain import local, shown, utc
from signing.ports import AuditEntry
from signing.task.events import HISTORY
from signing.wording import has, say

TOLD = ("name", "to", "what", "reason", "reachable", "code", "why", "seal", "by")


def happened(case: Case) -> list[dict[str, object]]:
    devices: dict[tuple[str | None, str | None, str | None], int] = {}
    return [_line(case, each, devices) for each in case.entries]


def _line(
    case: Case, entry: AuditEntry, devices: dict[tuple[str | None, str | None, str | None], int]
) -> dict[str, object]:
    """`devices`: where each was told of first; from then on its number is enough."""
    person = case.people.get(entry.actor.person_id or "")
    who = shown(person.name) if person else say(case.language, "report-installation")
    actor = entry.actor
    first = devices.setdefault((actor.person_id, actor.ip, actor.agent), entry.number)
    told = where(case, actor)
    if first != entry.number and actor.agent and case.shows(actor.person_id):
        told = [*told[:-1], say(case.language, "report-same-device", number=first)]
    return {
        "number": entry.number,
        "local": local(case, entry.at),
        "utc": utc(entry.at),
        "what": _words(case, entry, who),
        "who": who,
        "where": " · ".join(told),
        "hash": entry.hash,
    }


def _words(case: Case, entry: AuditEntry, who: str) -> str:
    """The sentence of the task's history where there is one, else what the report calls such an entry."""
    party = case.task.party(str(entry.facts.get("party_id", "")))
    facts = {"name": shown(party.name) if party else "", "reason": "", "reachable": "no", "code": ""}
    for key in TOLD:
        if key in entry.facts:
            value = entry.facts[key]
            facts[key] = {True: "yes", False: "no"}[value] if isinstance(value, bool) else shown(str(value))
    if entry.kind in HISTORY and has(f"event-{entry.kind}"):
        return say(
            case.language, f"event-{entry.kind}", **{"to": "", "what": "", "by": "", "seal": "", **facts}, who=who
        )
    key = f"report-event-{entry.kind}"
    return say(case.language, key, name=facts["name"] or who) if has(key) else entry.kind
