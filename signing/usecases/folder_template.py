"""A folder's rule "made from this template": what its owner starts by it is filed there once it is completed."""

from __future__ import annotations

from dataclasses import replace

from signing.audit.chain import record
from signing.errors import NotAllowed
from signing.ports import Actor, Ports, TaskFilter, Transaction
from signing.ports.folders import Folder
from signing.task.events import FOLDER_CHANGED
from signing.task.model import Task, TaskState
from signing.usecases.admission import person_of
from signing.usecases.folders import FILED_AT_FIRST, own_folder

BEGINNING = 10  # entries of a chain, among which is what a task was made from


async def file_template(ports: Ports, actor: Actor, folder_id: str, template_id: str | None) -> tuple[Folder, int]:
    """What is completed by now is filed at once; gives how many. None: no such rule any more."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        folder = await own_folder(tx, person, folder_id)
        template = await tx.templates.get(template_id) if template_id else None
        if template_id and (template is None or template.owner_id != person.id):
            raise NotAllowed("not-found")
        folder = replace(folder, template_id=template_id)
        await tx.folders.file_template(folder_id, template_id)
        facts = {"what": "template", "folder": folder.name, "template": template.name if template else None}
        await record(tx, at=ports.clock(), kind=FOLDER_CHANGED, actor=actor, task_id=None, facts=facts)
        if template_id is None:
            return folder, 0
        completed = frozenset({TaskState.COMPLETED.value})
        mine = TaskFilter(initiator_id=person.id, states=completed, limit=FILED_AT_FIRST)
        made = [task.id for task in await tx.tasks.find(mine) if await template_of(tx, task) == template_id]
        return folder, sum([await tx.folders.file(folder_id, each) for each in made])


async def template_of(tx: Transaction, task: Task) -> str | None:
    """The id of the template that it was started by: its chain says so from the beginning."""
    for entry in await tx.audit.after(task.id, -1, BEGINNING):
        if entry.task_id == task.id and "template_id" in entry.facts:
            return str(entry.facts["template_id"])
    return None


async def file_by_template(tx: Transaction, task: Task) -> None:
    """A completed task into those folders of its sender that take what its template makes."""
    if task.state is not TaskState.COMPLETED:
        return
    asking = [folder for folder, _ in await tx.folders.of_owner(task.initiator_id) if folder.template_id]
    made_by = await template_of(tx, task) if asking else None
    for folder in asking:
        if folder.template_id == made_by:
            await tx.folders.file(folder.id, task.id)
