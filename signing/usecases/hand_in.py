from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from signing.confirmation.papers import MAGIC, check_paper_size, read_paper
from signing.errors import NotAllowed
from signing.ports import Actor, HandedIn, Ports
from signing.task.actions import check_may_act
from signing.task.events import HANDED_IN, TAKEN_BACK, Event
from signing.task.ids import new_id
from signing.task.model import AskedFile, Party, Role
from signing.usecases.admission import Desk, at_desk, party_to_act
from signing.usecases.announce import settle
from signing.usecases.intake import clean_filename, stem_of
from signing.usecases.left_papers import leave


@dataclass(frozen=True, slots=True)
class _Place:
    party: Party
    asked: AskedFile


async def hand_in(
    ports: Ports, actor: Actor, task_id: str, asked_id: str, *, filename: str, data: bytes
) -> HandedIn:
    """A photo or PDF for one of the files that are asked of this signer, in place of an earlier one. A picture is
    made anew, without what a camera writes into it; both are looked at in a child. A code asked for before is no
    longer good: it was for other papers.

    BadAnswer `paper-too-large` (limit_mb), `paper-unreadable`, `paper-locked`."""
    async with at_desk(ports, actor, task_id, "hand-in") as desk:
        _place(ports, desk, asked_id)
    check_paper_size(data)
    clean: bytes = await ports.children.run(read_paper, data)
    sha256 = await ports.blobs.put(clean)
    async with at_desk(ports, actor, task_id, "hand-in") as desk:
        at = _place(ports, desk, asked_id)
        name = f"{stem_of(clean_filename(filename))}.{MAGIC[clean[:4]]}"
        file = HandedIn(new_id(), task_id, at.party.id, asked_id, name, sha256, len(clean), ports.clock())
        await _leave(ports, desk, at)
        await desk.tx.handed_in.put(file)
        await _changed(ports, desk, at, HANDED_IN, actor, sha256=sha256, size=file.size)
    return file


async def take_back(ports: Ports, actor: Actor, task_id: str, asked_id: str) -> None:
    """Before they have signed."""
    async with at_desk(ports, actor, task_id, "hand-in") as desk:
        at = _place(ports, desk, asked_id)
        await _leave(ports, desk, at)
        if not await desk.tx.handed_in.drop(task_id, at.party.id, asked_id):
            raise NotAllowed("not-found")
        await _changed(ports, desk, at, TAKEN_BACK, actor)


def _place(ports: Ports, desk: Desk, asked_id: str) -> _Place:
    party = party_to_act(desk.task, desk.person.id, Role.SIGNER)
    check_may_act(desk.task, party, ports.clock(), Role.SIGNER)
    asked = next((each for each in party.asked_files if each.id == asked_id), None)
    if asked is None:
        raise NotAllowed("not-found")
    return _Place(party, asked)


async def _leave(ports: Ports, desk: Desk, at: _Place) -> None:
    """What lies there before it is replaced, or taken back."""
    there = await desk.tx.handed_in.of_task(desk.task.id, at.party.id)
    names = [each.sha256 for each in there if each.asked_id == at.asked.id]
    await leave(desk.tx, desk.task.id, names, ports.clock())


async def _changed(ports: Ports, desk: Desk, at: _Place, kind: str, actor: Actor, **facts: Any) -> None:
    event = Event(kind, at.party.id, {"name": at.party.name, "what": at.asked.name, **facts})
    await settle(ports, desk.tx, desk.task, desk.task, (event,), actor=actor)
    code = await desk.tx.codes.newest(desk.task.id, at.party.id)
    if code is not None and code.used_at is None and code.voided_at is None:
        await desk.tx.codes.save(replace(code, voided_at=ports.clock()))
