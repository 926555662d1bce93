"""Who is told what: a change of a task as notices. Pure; `usecases.announce` puts them into the outbox."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from signing.task import events as kinds
from signing.task.events import Event
from signing.task.model import Party, PartyState, Role, Task, TaskState
from signing.task.rights import may_keep, readable
from signing.task.routing import acting, progress, step_of

ADMINS = "admins"  # in place of a person id: every admin of the installation


@dataclass(frozen=True, slots=True)
class Notice:
    """kind as in `ports.OutboxItem`. A notice with the same key is given once only."""

    kind: str  # "card" | "told" | "invitation" | "copy" | "attention"
    person_id: str  # or ADMINS
    key: str
    party_id: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


def readers(task: Task) -> tuple[str, ...]:
    """Who should have a card: the initiator (not of one among many) and everybody whose turn has come or passed,
    viewers among them."""
    people = [task.initiator_id] if task.state is not TaskState.DISCARDED and task.bulk_id is None else []
    if task.state is not TaskState.DRAFT:
        people += [
            party.person_id
            for party in task.parties
            if party.person_id and party.state not in {PartyState.NOT_YET, PartyState.ENDED}
        ]
    return tuple(dict.fromkeys(people))


def notices(
    before: Task,
    after: Task,
    happened: Iterable[Event],
    *,
    having_cards: Iterable[str] = (),
    actor_id: str | None = None,
) -> tuple[Notice, ...]:
    """`having_cards` are the people who have a card of this task now; `actor_id` is not told what they did."""
    concerned = tuple(dict.fromkeys((*readers(before), *readers(after), *having_cards)))
    given: list[Notice] = []
    fresh: set[str] = set()
    for event in happened:
        told_of = _TOLD_OF.get(event.kind)
        given += told_of(_Case(after, event, concerned, actor_id)) if told_of else []
        party = after.party(event.party_id) if event.party_id else None
        if event.kind == kinds.TURN_CAME and party and party.person_id:
            fresh.add(party.person_id)
    if after.version != before.version:
        given = [
            Notice(
                "card",
                person_id,
                f"card:{after.id}:{person_id}:{after.version}",
                # An edited card makes no sound: who has just got the move gets theirs anew, at the bottom.
                facts={"fresh": True} if person_id in fresh else {},
            )
            for person_id in concerned
        ] + given
    return tuple(given)


@dataclass(frozen=True, slots=True)
class _Case:
    """One event, with what its notices need."""

    task: Task
    event: Event
    concerned: tuple[str, ...]
    actor_id: str | None

    @property
    def party(self) -> Party | None:
        return self.task.party(self.event.party_id) if self.event.party_id else None

    @property
    def name(self) -> str:
        return self.party.name if self.party else ""

    def initiator(self, key: str, part: str | None = None, **facts: Any) -> list[Notice]:
        """Tells the initiator, unless it was they who did it."""
        if self.task.initiator_id == self.actor_id:
            return []
        return [_told(self.task, self.task.initiator_id, key, facts, part)]

    def others(self, key: str, **facts: Any) -> list[Notice]:
        """Tells everybody concerned but the one who did it."""
        return [_told(self.task, each, key, facts) for each in self.concerned if each != self.actor_id]


def _turn_came(case: _Case) -> list[Notice]:
    if case.task.bulk_id is not None and case.party is not None and case.event.facts.get("invite"):
        # One of many: their links are handed over together. The first are told of when all has gone out.
        step, first = step_of(case.task, case.party), min(step_of(case.task, each) for each in acting(case.task))
        return [*([_many_to_invite(case.task, step)] if step > first else []), letter(case.task, case.party.id)]
    if case.event.facts.get("invite") and case.event.party_id:
        return [invitation(case.task, case.event.party_id), letter(case.task, case.event.party_id)]
    return []


def _many_to_invite(task: Task, step: int) -> Notice:
    """Once for each step of a whole sheet."""
    facts = {"key": "told-bulk-links", "bulk_id": task.bulk_id, "title": task.title}
    return Notice("told", task.initiator_id, f"bulk-links:{task.bulk_id}:{step}", facts=facts)


def _acted(case: _Case) -> list[Notice]:
    if case.task.state is TaskState.CLOSING:
        return []  # the completed document follows at once
    done, total = progress(case.task)
    return case.initiator(f"told-{case.event.kind}", case.event.party_id, name=case.name, done=done, total=total)


def _signing_voided(case: _Case) -> list[Notice]:
    party = case.party
    if party is None or party.person_id is None or party.state is not PartyState.TO_ACT:
        return []
    part = f"{party.id}:{case.task.version}"
    key = "told-filling-voided" if party.role is Role.FILLER else "told-signing-voided"
    return [_told(case.task, party.person_id, key, {}, part)]


def _invitation_accepted(case: _Case) -> list[Notice]:
    told = case.initiator("told-accepted", case.event.party_id, name=case.name)
    if case.party and case.party.person_id and case.task.state is TaskState.COMPLETED:
        told += copies(case.task, case.party.person_id)
    return told


def _reach_changed(case: _Case) -> list[Notice]:
    key = "told-reachable" if case.event.facts["reachable"] else "told-unreachable"
    if case.event.facts.get("letter"):
        key = "told-letter-back"
    return case.initiator(key, f"{case.event.party_id}:{case.task.version}", name=case.name)


def _seal_decided(case: _Case) -> list[Notice]:
    """To whoever asked: they may go on, or know why not."""
    party, facts = case.party, case.event.facts
    if party is None or party.person_id is None:
        return []
    said = {name: facts[name] for name in ("seal", "by", "reason") if name in facts}
    return [_told(case.task, party.person_id, f"told-{case.event.kind}", said, facts["request_id"])]


def _seal_lapsed(case: _Case) -> list[Notice]:
    """To whoever asked, and to who waits for their signature."""
    party, facts, key = case.party, case.event.facts, f"told-{case.event.kind}"
    if party is None or party.person_id is None:
        return []
    asker = _told(case.task, party.person_id, key, {"seal": facts["seal"]}, facts["request_id"])
    if party.person_id == case.task.initiator_id:
        return [asker]
    said = {"seal": facts["seal"], "name": case.name}
    return [asker, *case.initiator(f"{key}-initiator", facts["request_id"], **said)]


def _handed_on(case: _Case) -> list[Notice]:
    facts = case.event.facts
    told = {key: facts[key] for key in ("name", "to", "reason")}
    if facts.get("absence"):
        case = replace(case, actor_id=None)  # they hear of it even where their own act gave the turn
    return case.initiator("told-handed-on", f"{case.event.party_id}:{case.task.version}", **told)


def _turn_over(case: _Case) -> list[Notice]:
    """To the party itself: it need not act (now)."""
    party = case.party
    if party is None or party.person_id is None or party.person_id == case.actor_id:
        return []
    part = f"{party.id}:{case.task.version}"
    if by := case.event.facts.get("by"):
        return [_told(case.task, party.person_id, "told-turn-waits", {"name": by}, part)]
    return [_told(case.task, party.person_id, f"told-{case.event.kind}", {}, part)]


def _left(case: _Case) -> list[Notice]:
    """To who stood there and knew of it: their part is over."""
    facts = case.event.facts
    if not facts["knew"] or facts["from_person_id"] in {None, case.actor_id, case.task.initiator_id}:
        return []
    part = f"{case.event.party_id}:{case.task.version}"
    told = {key: facts[key] for key in ("reason",) if key in facts}
    return [_told(case.task, facts["from_person_id"], "told-party-left", told, part)]


def _signer_named(case: _Case) -> list[Notice]:
    facts = case.event.facts
    part = f"{case.event.party_id}:{case.task.version}"
    return case.initiator("told-signer-named", part, name=facts["name"], to=facts["to"])


def _deadline_extended(case: _Case) -> list[Notice]:
    facts = {"deadline": case.event.facts["deadline"]}
    return _anew(case, "told-deadline-extended", facts)


def _document_replaced(case: _Case) -> list[Notice]:
    facts = {name: case.event.facts[name] for name in ("name", "to")}
    return _anew(case, "told-document-replaced", facts)


def _anew(case: _Case, key: str, facts: Mapping[str, Any]) -> list[Notice]:
    """To everybody else concerned, each time that it happens."""
    part = str(case.task.version)
    others = (each for each in case.concerned if each != case.actor_id)
    return [_told(case.task, each, key, facts, part) for each in others]


def _prepare_failed(case: _Case) -> list[Notice]:
    """Of several documents it says which; its name is in the task, and need not be in the chain."""
    part, why = str(case.task.version), case.event.facts["why"]
    document = case.task.document_at(case.event.facts.get("document", -1))
    if document is None:
        return case.initiator("told-prepare-failed", part, why=why)
    return case.initiator("told-prepare-failed-of", part, why=why, filename=document.title)


def _waiting(case: _Case) -> list[Notice]:
    task, code = case.task, case.event.facts["code"]
    facts = {"key": "told-waiting", "code": code, "number": task.number, "title": task.title}
    return [Notice("attention", ADMINS, f"attention:{task.id}:{code}:{task.version}", facts=facts)]


_TOLD_OF: Mapping[str, Callable[[_Case], list[Notice]]] = {
    kinds.TURN_CAME: _turn_came,
    kinds.SIGNED: _acted,
    kinds.APPROVED: _acted,
    kinds.FILLED_IN: _acted,
    kinds.SIGNING_VOIDED: _signing_voided,
    kinds.HANDED_ON: _handed_on,
    kinds.SPARED: _turn_over,
    kinds.TURN_GONE: _turn_over,
    kinds.PARTY_REPLACED: _left,
    kinds.PARTY_REMOVED: _left,
    kinds.SIGNER_NAMED: _signer_named,
    kinds.REJECTED: lambda case: case.others("told-rejected", name=case.name, reason=case.event.facts["reason"]),
    kinds.WITHDRAWN: lambda case: case.others("told-withdrawn", reason=case.event.facts["reason"]),
    kinds.APPROVAL_TAKEN_BACK: lambda case: case.initiator(
        "told-approval-taken-back", f"{case.event.party_id}:{case.task.version}", name=case.name
    ),
    kinds.DEADLINE_EXTENDED: _deadline_extended,
    kinds.DOCUMENT_REPLACED: _document_replaced,
    kinds.RESCINDED: lambda case: [
        _told(case.task, each, "told-rescinded", {"to": case.event.facts["to"]}) for each in everybody(case.task)
    ],
    kinds.EXPIRED: lambda case: case.others("told-expired"),
    kinds.COMPLETED: lambda case: [one for each in everybody(case.task) for one in copies(case.task, each)],
    kinds.INVITATION_ACCEPTED: _invitation_accepted,
    kinds.REACH_CHANGED: _reach_changed,
    kinds.PREPARE_FAILED: _prepare_failed,
    kinds.WAITING: _waiting,
    kinds.SEAL_GRANTED: _seal_decided,
    kinds.SEAL_REFUSED: _seal_decided,
    kinds.SEAL_UNANSWERED: _seal_lapsed,
    kinds.SEAL_UNUSED: _seal_lapsed,
}


def everybody(task: Task) -> tuple[str, ...]:
    """The initiator and every person behind a party."""
    return tuple(dict.fromkeys([task.initiator_id, *(p.person_id for p in task.parties if p.person_id)]))


def invitation(task: Task, party_id: str) -> Notice:
    """Asks the initiator to forward the one-time link of a party. The link itself is minted by `announce`."""
    return Notice(
        "invitation",
        task.initiator_id,
        f"invitation:{task.id}:{party_id}:{task.version}",
        party_id,
        {"party_id": party_id, "number": task.number, "title": task.title},
    )


def letter(task: Task, party_id: str) -> Notice:
    """The invitation sent to where the party was named with, if there is a way there: `announce` knows."""
    return replace(invitation(task, party_id), kind="letter", key=f"letter:{task.id}:{party_id}:{task.version}")


def copies(task: Task, person_id: str) -> list[Notice]:
    """The completed documents that are meant for this person, each in a message of its own."""
    documents = readable(task, person_id) if may_keep(task, person_id) else ()
    found = []
    for at, one in enumerate(documents):
        facts: dict[str, Any] = {
            "key": "told-completed",
            "number": task.number,
            "title": task.title,
            "filename": one.filename,
            "sha256": one.current,
        }
        if len(documents) > 1:
            facts |= {"document": one.key, "at": at + 1, "of": len(documents)}
        name = f"copy:{task.id}:{person_id}" + (f":{one.key}" if at else "")
        found.append(Notice("copy", person_id, name, facts=facts))
    return found


def _told(task: Task, person_id: str, key: str, facts: Mapping[str, Any], part: str | None = None) -> Notice:
    """`part` tells notices of the same wording apart within one task."""
    name = f"{key}:{task.id}:{person_id}" + (f":{part}" if part else "")
    return Notice("told", person_id, name, facts={"key": key, "number": task.number, "title": task.title, **facts})
