"""A small world of real parts for the tests of use cases: a SQLite file, a folder of blobs, the vault, children
with limits, an authority with its own time stamps. Only the clock is ours to set.

    async with a_world() as world:
        ann, bo = await world.person("Ann", language="en"), await world.person("李明")
        task = await world.sent(ann, signers=[bo])
        task = await world.sign(bo, task)
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from signing.confirmation.codes import CODE_PURPOSE
from signing.confirmation.links import INVITATION_PURPOSE
from signing.pdf.child import Children
from signing.ports import Actor, Installation, OutboxItem, OutboxState, Ports
from signing.task.model import Order, Person, ReminderPlan, Role, Task
from signing.trust.authority import Authority, Material
from signing.usecases.approve_document import approve_document
from signing.usecases.do_jobs import do_next_job
from signing.usecases.fill_document import fill_document
from signing.usecases.meet_person import meet_person
from signing.usecases.reject_task import reject_task
from signing.usecases.request_code import Wishes, request_code
from signing.usecases.send_task import send_task
from signing.usecases.sign_document import sign_document
from signing.usecases.view_task import view_task
from storage.blobs import FolderBlobs
from storage.master_key import MasterKey
from storage.outbox import COLUMNS
from storage.queue_tables import outbox
from storage.unit_of_work import Database, RowsTransaction
from storage.vault import Vault
from tests.drafts_at_hand import Who, draft_of
from tests.faulty import Faults, FaultyBlobs, Stamps
from tests.made_once import (
    PUBLIC_URL,
    START,
    close_shared,
    migrated_copy,
    quick_database,
    shared_children,
    shared_material,
)

__all__ = ["PUBLIC_URL", "START", "Clock", "World", "a_world", "close_shared"]

MASTER_KEY = b"test-master-key of thirty-two by"
ADMIN_IDS = frozenset(range(9001, 9010))  # the first admins to be met get these
JOBS_AT_MOST = 50  # a test has a handful; more is a job that never ends


class Clock:
    """`world.clock.now` is set or moved; it does not go by itself."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> datetime:
        """`advance(days=1, hours=2)`: as timedelta takes them."""
        self.now += timedelta(**by)
        return self.now


class World:
    def __init__(self, folder: Path, children: Children, material: Material) -> None:
        self.folder = folder
        self.clock = Clock(START)
        self.faults = Faults()
        self.wakes = 0  # how often somebody said after a commit that there may be work
        self.acknowledged: list[tuple[str, str, str]] = []  # (task, person, act) that somebody was told "done" of
        self._key = key = MasterKey({1: MASTER_KEY})
        self.database = self._open()
        authority = Authority.from_material(material, public_url=PUBLIC_URL)
        self.stamps = Stamps(authority.timestamper(), self.faults)
        self.blobs = FolderBlobs(folder / "blobs", key)
        self.ports = Ports(
            transaction=self._transaction,
            blobs=FaultyBlobs(self.blobs, self.faults),
            vault=Vault(key, self.database),
            children=children,
            authority=authority,
            timestamper=self.stamps,
            clock=self.clock,
            installation=Installation("印信测试", PUBLIC_URL, "yinxin_test_bot", admin_telegram_ids=ADMIN_IDS),
            wake=self._woken,
        )
        self._telegram_id = 7_100_000_100  # as long as real ones: found in nothing by chance
        self._admin_ids = sorted(ADMIN_IDS)

    # ── people ───────────────────────────────────────────────────────────────────────────────────────────────

    async def person(
        self, name: str, *, language: str = "zh", admin: bool = False, zone: str | None = None
    ) -> Actor:
        """Somebody whom the bot has met."""
        self._telegram_id += 1
        telegram_id = self._admin_ids.pop(0) if admin else self._telegram_id
        person = await meet_person(
            self.ports, telegram_id=telegram_id, name=name, username=None, language_code=language
        )
        if zone is not None:
            async with self.ports.transaction() as tx:
                await tx.people.save(replace(person, time_zone=zone))
        return Actor(person.id, "chat")

    async def who(self, actor: Actor) -> Person:
        async with self.ports.transaction() as tx:
            person = await tx.people.get(actor.person_id or "")
        assert person is not None, "met before"
        return person

    # ── tasks ────────────────────────────────────────────────────────────────────────────────────────────────

    async def draft(
        self,
        initiator: Actor,
        *,
        signers: Sequence[Who] = (),
        approvers: Sequence[Who] = (),
        viewers: Sequence[Who] = (),
        copies: Sequence[Who] = (),
        fillers: Sequence[Who] = (),
        order: Order = Order.ALL_AT_ONCE,
        deadline: datetime | timedelta | None = timedelta(days=7),
        reminders: ReminderPlan | None = None,
        title: str = "采购合同",
        document: bytes | None = None,
    ) -> Task:
        """A draft that lacks nothing. Whoever is named by a mere string has not met the bot; `(who, 2)` acts in
        step 2. Fillers are named first, then approvers, signers, viewers, copies."""
        if isinstance(deadline, timedelta):
            deadline = self.clock.now + deadline
        named = (signers, approvers, viewers, copies, fillers)
        task = await draft_of(self.ports, initiator, named, title=title, document=document)
        task = replace(task, order=order, deadline=deadline, reminders=reminders or ReminderPlan())
        async with self.ports.transaction() as tx:
            await tx.tasks.add(task)
        return task

    async def sent(self, initiator: Actor, **named: object) -> Task:
        """As `draft`, then sent and prepared: the first parties have the move."""
        task = await self.draft(initiator, **named)  # type: ignore[arg-type]
        await send_task(self.ports, initiator, task.id)
        await self.work()
        return await self.task(task)

    async def task(self, task: Task | str) -> Task:
        """As it is now."""
        async with self.ports.transaction() as tx:
            found = await tx.tasks.get(task if isinstance(task, str) else task.id)
        assert found is not None
        return found

    async def asks_code(self, actor: Actor, task: Task, act: str = "sign", **how: object) -> str:
        """Opens the document, asks for a code, and reads it in the chat."""
        view = await view_task(self.ports, actor, task.id, mark_read=True)
        await request_code(self.ports, actor, task.id, act=act, sha256=view.sha256, **how)  # type: ignore[arg-type]
        return await self.code(actor, task)

    async def sign(self, actor: Actor, task: Task, **how: object) -> Task:
        return await self.confirm(actor, task, await self.asks_code(actor, task, "sign", **how))

    async def confirm(self, actor: Actor, task: Task, code: str) -> Task:
        """Types the code of a signature."""
        after = await sign_document(self.ports, actor, task.id, code=code)
        self._acknowledge(after, actor, "signed")
        return after

    async def approve(self, actor: Actor, task: Task) -> Task:
        code = await self.asks_code(actor, task, "approve")
        after = await approve_document(self.ports, actor, task.id, code=code)
        self._acknowledge(after, actor, "approved")
        return after

    async def fill(self, actor: Actor, task: Task, words: str = "招商银行") -> Task:
        """The same into every field of theirs."""
        mine = {party.id for party in task.parties_of(actor.person_id or "") if party.role is Role.FILLER}
        values = {field.key: words for field in task.fields if field.party_id in mine}
        code = await self.asks_code(actor, task, "fill", wishes=Wishes(values=values))
        after = await fill_document(self.ports, actor, task.id, code=code)
        self._acknowledge(after, actor, "filled")
        return after

    async def reject(self, actor: Actor, task: Task, reason: str = "金额有误") -> Task:
        after = await reject_task(self.ports, actor, task.id, reason=reason)
        self._acknowledge(after, actor, "rejected")
        return after

    def _acknowledge(self, task: Task, actor: Actor, act: str) -> None:
        if any(party.state.value == act for party in task.parties_of(actor.person_id or "")):
            self.acknowledged.append((task.id, actor.person_id or "", act))

    # ── what leaves, and what is done meanwhile ──────────────────────────────────────────────────────────────

    async def work(self) -> int:
        """Does all jobs that are due; gives how many there were."""
        for done in range(JOBS_AT_MOST):
            if not await do_next_job(self.ports, "test"):
                return done
        raise AssertionError("jobs without end")

    async def outbox(self, actor: Actor | None = None, kind: str | None = None) -> list[OutboxItem]:
        """What is or was to be sent, oldest first; to everybody if no actor is given."""
        query = select(*COLUMNS).order_by(outbox.c.id)
        if actor is not None:
            query = query.where(outbox.c.person_id == actor.person_id)
        if kind is not None:
            query = query.where(outbox.c.kind == kind)
        async with self.database.engine.connect() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return [OutboxItem(**{**row, "state": OutboxState(row["state"])}) for row in rows]

    async def told(self, actor: Actor) -> list[str]:
        """The wording keys of what this person is told beside their cards."""
        return [item.facts["key"] for item in await self.outbox(actor) if "key" in item.facts]

    async def code(self, actor: Actor, task: Task | str) -> str:
        """The newest code in this person's chat, opened as the courier opens it."""
        task_id = task if isinstance(task, str) else task.id
        return self.opened([item for item in await self.outbox(actor, "code") if item.task_id == task_id][-1])

    async def letter_code(self, kind: str) -> str:
        """The newest code that goes by letter: "code" of an act, "proof" of an address."""
        return self.opened((await self.outbox(None, kind))[-1])

    def opened(self, item: OutboxItem) -> str:
        assert item.secret is not None, "not sent yet"
        return self.ports.vault.open(item.secret, CODE_PURPOSE).decode()

    async def invitation_token(self, task: Task, party_id: str) -> str:
        """Of the newest link that the initiator was given to forward."""
        items = [item for item in await self.outbox(None, "invitation") if item.task_id == task.id]
        newest = [item for item in items if item.party_id == party_id][-1]
        assert newest.secret is not None, "not sent yet"
        return self.ports.vault.open(newest.secret, INVITATION_PURPOSE).decode()

    async def deliver(self) -> list[OutboxItem]:
        """The courier comes by: everything due is taken and marked as sent. Gives it in order of sending."""
        sent: list[OutboxItem] = []
        while True:
            async with self.ports.transaction() as tx:
                claimed = await tx.outbox.claim(self.clock.now, 50)
                for item in claimed:
                    await tx.outbox.sent(item.id, message_id=1000 + item.id)
            if not claimed:
                return sent
            sent += claimed

    async def restart(self) -> None:
        """The process ends and begins anew on the same files."""
        await self.database.close()
        self.database = self._open()
        self.ports = replace(self.ports, vault=Vault(self._key, self.database))

    def _open(self) -> Database:
        return quick_database(self.folder, self._key)

    def _woken(self) -> None:
        self.wakes += 1

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[RowsTransaction]:
        async with self.database.transaction() as tx:
            yield tx
            self.faults.reach("commit")
        self.faults.reach("committed")


@asynccontextmanager
async def a_world() -> AsyncIterator[World]:
    folder = Path(tempfile.mkdtemp(prefix="yinxin-world-"))
    await migrated_copy(folder)
    world = World(folder, shared_children(), shared_material())
    try:
        yield world
    finally:
        await world.database.close()
        shutil.rmtree(folder, ignore_errors=True)
