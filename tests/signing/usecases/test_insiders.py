"""Threat 20: whoever runs or audits the house signs for nobody, alters nothing, sees no code, and whatever they
look at is an entry that names them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from signing.errors import Refusal
from signing.ports import Actor
from signing.task.members import MemberRole
from signing.task.model import Task
from signing.usecases.audit_house import audit_house
from signing.usecases.fetch_document import fetch_document
from signing.usecases.fetch_page import fetch_page
from signing.usecases.fetch_page_text import fetch_page_text
from signing.usecases.find_tasks import EVERYTHING, find_tasks
from signing.usecases.list_seals import list_seals
from signing.usecases.make_seal import make_seal
from signing.usecases.remind import remind
from signing.usecases.seal_views import SealWish
from signing.usecases.sign_document import sign_document
from signing.usecases.status import status
from signing.usecases.view_audit import view_audit
from signing.usecases.view_members import view_member, view_members
from signing.usecases.view_seal import view_seal
from signing.usecases.view_stats import view_stats
from signing.usecases.view_task import view_task
from storage.columns import metadata
from tests.world import World

Read = Callable[[World, Actor, Task], Awaitable[object]]
BOTH, ADMIN, AUDITOR = {"admin", "auditor"}, {"admin"}, {"auditor"}
# Everything of others that they may look at: who may, and how.
READS: dict[str, tuple[set[str], Read]] = {
    "task": (BOTH, lambda w, who, t: view_task(w.ports, who, t.id)),
    "history": (BOTH, lambda w, who, t: view_audit(w.ports, who, t.id)),
    "status": (BOTH, lambda w, who, t: status(w.ports, who)),
    "find": (BOTH, lambda w, who, t: find_tasks(w.ports, who, t.title, EVERYTHING)),
    "stats": (BOTH, lambda w, who, t: view_stats(w.ports, who)),
    "members": (BOTH, lambda w, who, t: view_members(w.ports, who)),
    "member": (BOTH, lambda w, who, t: view_member(w.ports, who, who.person_id or "")),
    "audit": (BOTH, lambda w, who, t: audit_house(w.ports, who)),
    "late": (ADMIN, lambda w, who, t: remind(w.ports, who)),
    "page": (AUDITOR, lambda w, who, t: fetch_page(w.ports, who, t.id, 0, 400)),
    "words": (AUDITOR, lambda w, who, t: fetch_page_text(w.ports, who, t.id, 0)),
    "document": (AUDITOR, lambda w, who, t: fetch_document(w.ports, who, t.id)),
    "original": (AUDITOR, lambda w, who, t: fetch_document(w.ports, who, t.id, "original")),
}
LOOKS = {"admin-read", "downloaded", "audited"}


async def a_house(world: World) -> tuple[Task, dict[str, Actor]]:
    ann, bo = await world.person("Ann"), await world.person("李明")
    people = {"admin": await world.person("管理", admin=True), "auditor": await world.person("审计"), "party": bo}
    auditor = await world.who(people["auditor"])
    async with world.ports.transaction() as tx:
        await tx.people.save(replace(auditor, roles=MemberRole.AUDITOR.value))
    return await world.sent(ann, signers=[bo]), people


async def looks_of(world: World, who: Actor, task: Task) -> int:
    async with world.ports.transaction() as tx:
        entries = [*await tx.audit.of_task(task.id), *await tx.audit.of_task(None)]
    return sum(entry.kind in LOOKS and entry.actor.person_id == who.person_id for entry in entries)


async def test_whatever_they_look_at_is_an_entry_that_names_them(world: World) -> None:
    task, people = await a_house(world)
    world.clock.advance(days=4)  # late, and reminded just now: the list is looked at and nobody is told
    await remind(world.ports, Actor(task.initiator_id, "chat"), task.id)
    world.clock.advance(minutes=20)
    unseen = []
    for name, (may, read) in READS.items():
        for who in sorted(may):
            before = await looks_of(world, people[who], task)
            await read(world, people[who], task)
            if await looks_of(world, people[who], task) != before + 1:
                unseen.append((name, who))
    assert not unseen


async def test_a_seal_of_the_house_that_waits_for_them_is_looked_at_on_record(world: World) -> None:
    task, people = await a_house(world)
    keeper, second = await world.person("保管", admin=True), people["admin"]
    made = await make_seal(world.ports, keeper, SealWish("contract", world.ports.installation.organisation))
    for read in (list_seals(world.ports, second), view_seal(world.ports, second, made.seal.id)):
        before = await looks_of(world, second, task)
        await read
        assert await looks_of(world, second, task) == before + 1


@pytest.mark.parametrize("who", ["admin", "auditor"])
async def test_somebodys_code_is_of_no_use_to_them_and_nowhere_to_be_read(world: World, who: str) -> None:
    task, people = await a_house(world)
    code = await world.asks_code(people["party"], task)
    for channel in ("chat", "page"):
        with pytest.raises(Refusal):
            await sign_document(world.ports, replace(people[who], channel=channel), task.id, code=code)
    async with world.database.engine.connect() as connection:
        for table in metadata.sorted_tables:
            for row in (await connection.execute(select(table))).mappings():
                assert not any(value == code or f'"{code}"' in str(value) for value in row.values()), table.name
    assert (await world.task(task)).parties[0].state.value == "to_act"
    for item in await world.outbox(people[who]):
        assert item.kind != "code" and code not in str(item.facts)
    assert (await world.confirm(people["party"], task, code)).parties[0].state.value == "signed"
