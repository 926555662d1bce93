from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.model import Role, Task
from signing.usecases.sign_document import confirm_revision


async def fill_document(ports: Ports, actor: Actor, task_id: str, *, code: str, seen: str | None = None) -> Task:
    """The filler's word that what they have filled in is right. It becomes a revision of its own, which locks
    their fields and is sealed by an invisible signature with the reason "filled in": whoever comes after reads it
    in the document, and nobody can alter it. Two transactions, as for `sign_document`."""
    return await confirm_revision(ports, actor, task_id, act="fill", role=Role.FILLER, code=code, seen=seen)
