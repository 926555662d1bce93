"""A person's folders of finished tasks: made, looked into, filled by hand and by their rules."""

from __future__ import annotations

from dataclasses import dataclass

from signing.audit.chain import record
from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Actor, Ports, TaskFilter, Transaction
from signing.ports.folders import Folder
from signing.task.events import FOLDER_CHANGED
from signing.task.finding import asked
from signing.task.ids import new_id
from signing.task.members import Right, may
from signing.task.model import ENDED_STATES, Person, Task, TaskState
from signing.task.rights import may_see
from signing.task.sight import oversees
from signing.usecases.admission import at_desk, person_of
from signing.usecases.find_terms import ON, digests, find_key, sender

PAGE_SIZE = 8
LAST_PAGE = 1_000
NAME_LIMIT = 40
RULE_LIMIT = 100
MOST_FOLDERS = 40
FILED_AT_FIRST = 500  # by a new rule, of what is completed already


@dataclass(frozen=True, slots=True)
class FolderView:
    folder: Folder
    tasks: tuple[Task, ...]
    page: int
    more: bool
    may_hold: bool = False
    template: str | None = None  # the name of the one whose tasks are filed here


async def list_folders(ports: Ports, actor: Actor) -> tuple[tuple[Folder, int], ...]:
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        return tuple(await tx.folders.of_owner(person.id))


async def make_folder(ports: Ports, actor: Actor, words: str) -> Folder:
    """ "Name" or "Name: words of a rule". What its owner sent and is completed by now is filed at once. BadAnswer
    `folder-name` (limit); Refusal `folders-many` (limit)."""
    name, _, rule = words.replace("：", ":").partition(":")
    name, rule = " ".join(name.split()), " ".join(rule.split())[:RULE_LIMIT]
    if not name or len(name) > NAME_LIMIT or (rule and not asked(rule)):
        raise BadAnswer("folder-name", limit=NAME_LIMIT)
    key = await find_key(ports)
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        if len(await tx.folders.of_owner(person.id)) >= MOST_FOLDERS:
            raise Refusal("folders-many", limit=MOST_FOLDERS)
        folder = Folder(new_id(), person.id, name, rule, ports.clock())
        await tx.folders.add(folder)
        if rule:
            terms = digests(key, ON, asked(rule) | {sender(person.id)})
            ids = frozenset(task_id for _, task_id in await tx.finding.search(terms, FILED_AT_FIRST))
            for task in await tx.tasks.find(TaskFilter(ids=ids, limit=FILED_AT_FIRST)):
                if task.state is TaskState.COMPLETED and task.initiator_id == person.id:
                    await tx.folders.file(folder.id, task.id)
    return folder


async def view_folder(ports: Ports, actor: Actor, folder_id: str, page: int = 0) -> FolderView:
    page = min(max(0, page), LAST_PAGE)
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        folder = await own_folder(tx, person, folder_id)
        ids = await tx.folders.tasks(folder_id, PAGE_SIZE + 1, page * PAGE_SIZE)
        found = {task.id: task for task in await tx.tasks.find(TaskFilter(ids=frozenset(ids[:PAGE_SIZE])))}
        template = await tx.templates.get(folder.template_id) if folder.template_id else None
    listed = [found[each] for each in ids[:PAGE_SIZE] if each in found]
    shown = tuple(each for each in listed if may_see(each, person.id) or oversees(person, each))
    more, name = len(ids) > PAGE_SIZE, template.name if template else None
    return FolderView(folder, shown, page, more, may_hold=may(person, Right.HOLD), template=name)


async def drop_folder(ports: Ports, actor: Actor, folder_id: str) -> str:
    """Its name; the tasks stay where they are otherwise. That its rule of keeping goes with it is on record.
    Refusal `folder-held`."""
    async with ports.transaction() as tx:
        folder = await own_folder(tx, await person_of(tx, actor), folder_id)
        _check_not_held(folder)
        await tx.folders.drop(folder_id)
        if folder.keep_days is not None:
            facts = {"what": "drop", "folder": folder.name, "days": folder.keep_days}
            await record(tx, at=ports.clock(), kind=FOLDER_CHANGED, actor=actor, task_id=None, facts=facts)
    return folder.name


async def folders_for(ports: Ports, actor: Actor, task_id: str) -> tuple[Task, tuple[tuple[Folder, bool], ...]]:
    """The reader's folders, and whether this task is in each. Refusal `folder-not-ended`."""
    async with at_desk(ports, actor, task_id, "file", overseen=True) as desk:
        _check_ended(desk.task)
        inside = await desk.tx.folders.holding(desk.person.id, task_id)
        theirs = await desk.tx.folders.of_owner(desk.person.id)
    return desk.task, tuple((folder, folder.id in inside) for folder, _ in theirs)


async def put_in_folder(ports: Ports, actor: Actor, task_id: str, folder_id: str) -> None:
    """In, or out again where it was in. Refusal `folder-held`: a hold ends by being lifted, on record."""
    async with at_desk(ports, actor, task_id, "file", overseen=True) as desk:
        _check_ended(desk.task)
        folder = await own_folder(desk.tx, desk.person, folder_id)
        if not await desk.tx.folders.file(folder.id, task_id):
            _check_not_held(folder)
            await desk.tx.folders.take_out(folder.id, task_id)


async def file_by_rules(tx: Transaction, task: Task, words: frozenset[str]) -> None:
    """A completed task into the folders of its sender whose rule it meets; `words`: what it is about."""
    if task.state is TaskState.COMPLETED:
        for folder, _ in await tx.folders.of_owner(task.initiator_id):
            if folder.rule and asked(folder.rule) <= words:
                await tx.folders.file(folder.id, task.id)


async def own_folder(tx: Transaction, person: Person, folder_id: str) -> Folder:
    folder = await tx.folders.get(folder_id)
    if folder is None or folder.owner_id != person.id:
        raise NotAllowed("not-found")
    return folder


def _check_not_held(folder: Folder) -> None:
    if folder.held_why is not None:
        raise Refusal("folder-held", name=folder.name)


def _check_ended(task: Task) -> None:
    if task.state not in ENDED_STATES or task.state is TaskState.DISCARDED:
        raise Refusal("folder-not-ended")
