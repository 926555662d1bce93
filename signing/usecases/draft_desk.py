"""What all use cases of a draft share: claimed for its initiator, changed, kept, and the next question asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from signing.audit.chain import record_events, touched
from signing.errors import NotAllowed, Stale
from signing.ports import Actor, Dialogue, Ports, Transaction
from signing.task.deadlines import reminder_slots
from signing.task.draft_steps import asked_now, missing, next_step, reached, steps_of
from signing.task.drafting import Change, check_draft
from signing.task.events import Event
from signing.task.model import DraftStep, Person, Task
from signing.task.notices import Notice
from signing.usecases.admission import at_desk, person_of, record_refusal
from signing.usecases.announce import put
from signing.usecases.draft_views import DraftView
from signing.usecases.left_papers import leave_papers

DIALOGUE = "draft"
# Dialogues about one draft, and the question of the draft behind them; the others leave it where it was.
_ASKED_IN = {"party": DraftStep.PARTIES, "picking": DraftStep.PARTIES, "byword": DraftStep.PLACES}


@dataclass
class DraftDesk:
    """A claimed draft and its initiator, inside one transaction. Everything is kept when the block ends well."""

    ports: Ports
    tx: Transaction
    actor: Actor
    person: Person
    task: Task
    step: DraftStep  # the question now asked
    events: list[Event] = field(default_factory=list)
    tells: bool = True  # a page that saves all the time tells the chat once, when it is left

    def change(self, change: Change) -> None:
        """What one of the rules gives, taken over."""
        self.task, events = change
        self.events += events

    def ask(self, step: DraftStep) -> None:
        self.task = reached(self.task, step)
        self.step = asked_now(self.task, step)

    def go_on(self, after: DraftStep) -> None:
        """To the question after the one that has just been answered."""
        self.ask(next_step(self.task, after))

    def view(self) -> DraftView:
        return view_of(self.ports, self.person, self.task, self.step)


@asynccontextmanager
async def at_draft(
    ports: Ports, actor: Actor, task_id: str, act: str, version: int | None
) -> AsyncIterator[DraftDesk]:
    """Refuses with `not-found` whoever is not the initiator, with Stale what was drawn for another version, and
    with `already-sent` what is no draft any more."""
    async with at_desk(ports, actor, task_id, act) as admitted:
        before, person = admitted.task, admitted.person
        _check_theirs(before, person, version)
        dialogue = await admitted.tx.dialogues.get(person.id)
        desk = DraftDesk(ports, admitted.tx, actor, person, before, question_of(before, dialogue))
        yield desk
        desk.step = asked_now(desk.task, desk.step)
        await _keep(desk, before)


async def draft_seen(
    ports: Ports, actor: Actor, task_id: str, act: str, version: int | None = None
) -> tuple[Task, Person, DraftStep]:
    """The same admission, only to look: for work that takes long and must not hold a transaction open."""
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            task = await tx.tasks.get(task_id)
            if task is None:
                raise NotAllowed("not-found")
            _check_theirs(task, person, version)
            return task, person, question_of(task, await tx.dialogues.get(person.id))
    except NotAllowed as refusal:
        await record_refusal(ports, actor, task_id, act, refusal)
        raise


def view_of(ports: Ports, reader: Person, task: Task, step: DraftStep) -> DraftView:
    editing = task.draft_step is DraftStep.REVIEW and step is not DraftStep.REVIEW
    now = ports.clock()
    coming = {slot for slot, _ in reminder_slots(task.deadline, task.reminders, now)}
    hours = tuple(each for each in task.reminders.hours_before if f"h{each}" in coming)
    return DraftView(task, reader, step, steps_of(task), editing, missing(task, now), hours)


def question_of(task: Task, dialogue: Dialogue | None) -> DraftStep:
    """Where the conversation about this draft stands; without one, where the draft goes on."""
    step = task.draft_step
    if dialogue is not None and dialogue.task_id == task.id:
        step = _ASKED_IN.get(dialogue.kind, step)
        if dialogue.kind == DIALOGUE:
            known = {each.value: each for each in DraftStep} | {"numbering": DraftStep.ORDER}
            step = known.get(dialogue.step, step)
    return asked_now(task, step)


async def ask_in_chat(ports: Ports, tx: Transaction, person: Person, task: Task, step: DraftStep) -> None:
    """The person's next words answer this question of this draft."""
    await tx.dialogues.put(Dialogue(person.id, DIALOGUE, step.value, task.id, {}, ports.clock()))


async def end_dialogue_about(tx: Transaction, person_id: str, task_id: str) -> None:
    dialogue = await tx.dialogues.get(person_id)
    if dialogue is not None and dialogue.task_id == task_id:
        await tx.dialogues.end(person_id)


async def tell_the_chat(ports: Ports, tx: Transaction, actor: Actor, task: Task) -> None:
    """The door that changed a draft shows it. Where that was a page, the chat gets its card by the courier."""
    if actor.channel == "page":
        key = f"card:{task.id}:{task.initiator_id}:{task.version}"
        await put(ports, tx, task, Notice("card", task.initiator_id, key, facts={"fresh": True}))


def _check_theirs(task: Task, person: Person, version: int | None) -> None:
    if task.initiator_id != person.id:
        raise NotAllowed("not-found")
    if version is not None and version != task.version:
        raise Stale("task-changed")
    check_draft(task)


async def _keep(desk: DraftDesk, before: Task) -> None:
    task, tx = desk.task, desk.tx
    if task is not before:
        await tx.tasks.save(task, expected_version=before.version)
        now = desk.ports.clock()
        await leave_papers(tx, before, task, now)
        await record_events(tx, desk.events, at=now, actor=desk.actor, task_id=task.id, touches=touched(task))
        if desk.tells:
            await tell_the_chat(desk.ports, tx, desk.actor, task)
    await ask_in_chat(desk.ports, tx, desk.person, task, desk.step)
