from __future__ import annotations

from collections.abc import Mapping, Sequence

from signing.audit.chain import record
from signing.audit.personal import restricted
from signing.errors import NotAllowed
from signing.fields.kinds import Field
from signing.ports import Actor, AuditEntry, Json, Ports, Transaction
from signing.task import actions
from signing.task.documents import shown_digest
from signing.task.events import (
    ADMIN_READ,
    ERASED,
    ESCALATED,
    HISTORY,
    NUDGED,
    QUESTION_ASKED,
    REMIND_PUT_OFF,
    REMINDED,
)
from signing.task.model import PARTIES_MOVE, WRITING_ROLES, Party, PartyState, Person, Role, Task
from signing.task.questions import Question
from signing.task.rights import as_seen, may_see, readable, reads_all, rights, rights_for
from signing.task.routing import progress, whose_move
from signing.usecases.admission import person_of, record_refusal
from signing.usecases.announce import settle
from signing.usecases.answers import answers_of, asked_of
from signing.usecases.handed_in import papers_for
from signing.usecases.links_of import links_of, overtaken
from signing.usecases.papers import Papers, papers_of
from signing.usecases.reading import left_to_read
from signing.usecases.seal_waits import seal_waits
from signing.usecases.seals_for import choices_for
from signing.usecases.views import HistoryLine, SealChoice, TaskView

# What a history line may tell. Addresses, devices and digests of the entry are for the evidence only.
TOLD_FACTS = ("name", "to", "what", "reason", "reachable", "code", "why", "seal", "by", "group", "until")
# Whose entries say `what` only where a seal's keeper was reminded in the party's place.
REMINDERS = frozenset({NUDGED, REMINDED, REMIND_PUT_OFF, ESCALATED})


async def view_task(
    ports: Ports, actor: Actor, task_id: str, *, mark_read: bool = False, with_pages: bool = False
) -> TaskView:
    """The task as this reader sees it. `mark_read`: they have the document before them (a POST, never a GET);
    then and with `with_pages` the page shapes come with it."""
    try:
        async with ports.transaction() as tx:
            reader, task = await _read(ports, tx, actor, task_id, mark_read)
            can = rights_for(task, reader)
            initiator = await tx.people.get(task.initiator_id)
            questions = await _questions(tx, task, reader)
            history = await _history(tx, task, questions) if "history" in can else ()
            signer = _writer(task, reader) if can & {"sign", "fill"} else None
            answers = await answers_of(ports, tx, task.id, signer.id) if signer else {}
            signs = signer is not None and signer.role is Role.SIGNER
            hands = await tx.hands.kinds(reader.id) if signs else ()
            handed_in = await papers_for(tx, task, reader.id)
            left = await left_to_read(ports, tx, task, reader.id)
            seals = await _seals(ports, tx, task, reader, signer) if signer and signs else ()
            waits = (await seal_waits(ports, tx, reader, [task])).get(task.id, ())
            links = await links_of(tx, task, reader)
            can -= overtaken(links)
            keeping = await tx.keepings.get(task.id) if "keeping" in can else None
            task = as_seen(task, reader.id, reads_all=reads_all(reader))
    except NotAllowed as refusal:
        await record_refusal(ports, actor, task_id, "view", refusal)
        raise
    papers = Papers()
    if (mark_read or with_pages) and "open" in can:
        papers = await papers_of(ports, task.documents)
    done, total = progress(task)
    mine = _my_fields(task, reader)
    return TaskView(
        task=task,
        reader=reader,
        mine=task.parties_of(reader.id),
        initiator=initiator or reader,
        can=can,
        waiting_on=whose_move(task),
        done=done,
        total=total,
        my_fields=mine,
        signer=signer,
        asked=asked_of(task, signer) if signer else (),
        answers=answers,
        kept_hands=tuple(hands),
        to_read=left,
        handed_in=handed_in,
        seals=seals,
        others=_others(task) if "open" in can and not mine else (),
        papers=papers,
        history=history,
        questions=questions,
        sha256=shown_digest(task.documents) if task.documents else "",
        links=links,
        held_why=keeping.held_why if keeping else None,
        waits_for_seal=waits,
    )


async def _read(ports: Ports, tx: Transaction, actor: Actor, task_id: str, mark_read: bool) -> tuple[Person, Task]:
    reader = await person_of(tx, actor)
    task = await (tx.tasks.claim(task_id) if mark_read else tx.tasks.get(task_id))
    if task is None or not rights_for(task, reader):
        raise NotAllowed("not-found")
    if not may_see(task, reader.id) or readable(task, reader.id, reads_all=reads_all(reader)) != readable(
        task, reader.id
    ):
        facts = {"what": "task", "person_id": reader.id}
        await record(tx, at=ports.clock(), kind=ADMIN_READ, actor=actor, task_id=task_id, facts=facts)
    if mark_read and "open" in rights(task, reader.id):
        for party in task.parties_of(reader.id):
            after, events = actions.mark_read(task, party.id, ports.clock())
            task = await settle(ports, tx, task, after, events, actor=actor)
    return reader, task


async def _questions(tx: Transaction, task: Task, reader: Person) -> tuple[Question, ...]:
    mine = task.initiator_id == reader.id
    return tuple(each for each in await tx.questions.of_task(task.id) if mine or each.asker_id == reader.id)


async def _history(tx: Transaction, task: Task, questions: Sequence[Question]) -> tuple[HistoryLine, ...]:
    kept = restricted(await tx.audit.of_task(task.id), by=ERASED)
    entries = [each for each in kept if each.kind in HISTORY and not each.is_erased]
    names: dict[str | None, str | None] = {None: None}
    for entry in entries:
        person_id = entry.actor.person_id
        if person_id not in names:
            person = await tx.people.get(person_id) if person_id else None
            names[person_id] = person.name if person else None
    said = {question.id: question for question in questions}
    return tuple(_line(entry, names[entry.actor.person_id], said) for entry in entries)


def _line(entry: AuditEntry, who: str | None, said: Mapping[str, Question]) -> HistoryLine:
    facts: Mapping[str, Json] = {
        **({"what": ""} if entry.kind in REMINDERS else {}),
        # A sentence must find its placeholders: numbers and truths go as words.
        **{key: _plain(entry.facts[key]) for key in TOLD_FACTS if key in entry.facts},
        "who": who or "",
    }
    question = said.get(entry.facts.get("question_id", ""))
    if question is None:
        return HistoryLine(at=entry.at, kind=entry.kind, who=who, facts=facts)
    # What was said is told to those between whom it was said.
    words = question.words if entry.kind == QUESTION_ASKED else question.answer
    return HistoryLine(at=entry.at, kind=f"{entry.kind}-words", who=who, facts={**facts, "words": words or ""})


def _plain(value: Json) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _writer(task: Task, reader: Person) -> Party | None:
    """The one of the reader's parties whose signature or values are due now."""
    mine = task.parties_of(reader.id)
    due = [party for party in mine if party.role in WRITING_ROLES and party.state is PartyState.TO_ACT]
    return min(due, key=lambda party: WRITING_ROLES.index(party.role), default=None)


async def _seals(
    ports: Ports, tx: Transaction, task: Task, reader: Person, signer: Party
) -> tuple[SealChoice, ...]:
    fields = [each for each in task.fields if each.party_id == signer.id]
    return await choices_for(ports, tx, person_id=reader.id, party=signer, fields=fields, language=reader.speaks)


def _others(task: Task) -> tuple[Field, ...]:
    """Places where something is still to come."""
    to_come = {
        p.id for p in task.parties if p.state in {PartyState.NOT_YET, PartyState.TO_ACT, PartyState.SIGNING}
    }
    return tuple(each for each in task.fields if each.party_id in to_come) if task.state in PARTIES_MOVE else ()


def _my_fields(task: Task, reader: Person) -> tuple[Field, ...]:
    mine: Sequence[str] = [p.id for p in task.parties_of(reader.id) if p.state is PartyState.TO_ACT]
    mine = mine or [party.id for party in task.parties_of(reader.id)]
    return tuple(field for field in task.fields if field.party_id in mine)
