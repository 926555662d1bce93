"""How long what lies in a folder is kept, and a legal hold over all of it."""

from __future__ import annotations

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Ports
from signing.ports.folders import Folder
from signing.task.events import FOLDER_CHANGED
from signing.task.members import Right, may
from signing.task.retention import FOLDER_DAYS, read_reason
from signing.usecases.admission import person_of
from signing.usecases.folders import own_folder


async def keep_folder(ports: Ports, actor: Actor, folder_id: str, days: int | None) -> Folder:
    """What its owner sent and lies in it is kept so many days at least, whatever the house's rule: 0 for ever,
    None as the house has it."""
    if days is not None and days not in FOLDER_DAYS:
        raise Refusal("button-over")
    async with ports.transaction() as tx:
        folder = await own_folder(tx, await person_of(tx, actor), folder_id)
        await tx.keepings.keep_folder(folder.id, days)
        facts = {"what": "keep", "folder": folder.name, "days": days}
        await record(tx, at=ports.clock(), kind=FOLDER_CHANGED, actor=actor, task_id=None, facts=facts)
        return await own_folder(tx, await person_of(tx, actor), folder_id)


async def hold_folder(ports: Ports, actor: Actor, folder_id: str, reason: str) -> Folder:
    """All that lies in it, now and later, is deleted by nothing. For admins and auditors, in a folder of their
    own. Refusal `hold-reason`, `held-already`."""
    return await _hold(ports, actor, folder_id, read_reason(reason))


async def release_folder(ports: Ports, actor: Actor, folder_id: str) -> Folder:
    """Refusal `not-held`."""
    return await _hold(ports, actor, folder_id, None)


async def _hold(ports: Ports, actor: Actor, folder_id: str, reason: str | None) -> Folder:
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        folder = await own_folder(tx, person, folder_id)
        if not may(person, Right.HOLD):
            raise NotAllowed("not-found")
        if (folder.held_why is None) == (reason is None):
            raise Refusal("not-held" if reason is None else "held-already")
        now = ports.clock()
        await tx.keepings.hold_folder(folder.id, reason, now if reason else None)
        facts = {
            "what": "hold" if reason else "release",
            "folder": folder.name,
            "reason": reason or folder.held_why,
        }
        await record(tx, at=now, kind=FOLDER_CHANGED, actor=actor, task_id=None, facts=facts)
        return await own_folder(tx, person, folder_id)
