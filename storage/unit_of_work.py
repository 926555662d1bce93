"""The database, and the one place that commits.

SQLite has one writer: our own tasks queue up in order before it (no polling), other processes wait in its busy
handler. PostgreSQL has row locks: the repositories take them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.answers import AnswerRows
from storage.audit import AuditRows
from storage.batches import BatchRows
from storage.bulks import BulkRows
from storage.cards import CardRows
from storage.certificates import CertificateRows
from storage.channels import ChannelRows
from storage.checkpoints import CheckpointRows
from storage.codes import CodeRows
from storage.contacts import ContactRows
from storage.dialogues import DialogueRows
from storage.engines import database_url, open_engine
from storage.erasing import ErasingRows
from storage.erasures import ErasureRows
from storage.finding import FindRows
from storage.folders import FolderRows
from storage.groups import GroupRows
from storage.handed_in import HandedInRows
from storage.hands import HandRows
from storage.inbox import InboxRows
from storage.intents import IntentRows
from storage.jobs.rows import JobRows
from storage.keeping import KeepingRows
from storage.left_papers import LeftPaperRows
from storage.links import LinkRows
from storage.master_key import MasterKey
from storage.member_invites import MemberInviteRows
from storage.migrations.upgrade import upgrade
from storage.nudges import NudgeRows
from storage.outbox import OutboxRows
from storage.pages_read import PageRows
from storage.people import PeopleRows
from storage.preferences import PreferenceRows
from storage.put_off import PutOffRows
from storage.questions import QuestionRows
from storage.reports import ReportRows
from storage.revisions import RevisionRows
from storage.sealed_columns import seal_with
from storage.seals import SealRows
from storage.secrets import SecretRows
from storage.security import SecurityRows
from storage.shares import ShareRows
from storage.stats import StatRows
from storage.sweeping import SweepRows
from storage.tasks import TaskRows
from storage.templates import TemplateRows


class RowsTransaction:
    """What a use case sees of the database, for the length of one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    @cached_property
    def tasks(self) -> TaskRows:
        return TaskRows(self._connection)

    @cached_property
    def left_papers(self) -> LeftPaperRows:
        return LeftPaperRows(self._connection)

    @cached_property
    def finding(self) -> FindRows:
        return FindRows(self._connection)

    @cached_property
    def folders(self) -> FolderRows:
        return FolderRows(self._connection)

    @cached_property
    def keepings(self) -> KeepingRows:
        return KeepingRows(self._connection)

    @cached_property
    def groups(self) -> GroupRows:
        return GroupRows(self._connection)

    @cached_property
    def stats(self) -> StatRows:
        return StatRows(self._connection)

    @cached_property
    def people(self) -> PeopleRows:
        return PeopleRows(self._connection)

    @cached_property
    def preferences(self) -> PreferenceRows:
        return PreferenceRows(self._connection)

    @cached_property
    def channels(self) -> ChannelRows:
        return ChannelRows(self._connection)

    @cached_property
    def member_invites(self) -> MemberInviteRows:
        return MemberInviteRows(self._connection)

    @cached_property
    def contacts(self) -> ContactRows:
        return ContactRows(self._connection)

    @cached_property
    def dialogues(self) -> DialogueRows:
        return DialogueRows(self._connection)

    @cached_property
    def inbox(self) -> InboxRows:
        return InboxRows(self._connection)

    @cached_property
    def outbox(self) -> OutboxRows:
        return OutboxRows(self._connection)

    @cached_property
    def sweep(self) -> SweepRows:
        return SweepRows(self._connection)

    @cached_property
    def cards(self) -> CardRows:
        return CardRows(self._connection)

    @cached_property
    def security(self) -> SecurityRows:
        return SecurityRows(self._connection)

    @cached_property
    def put_off(self) -> PutOffRows:
        return PutOffRows(self._connection)

    @cached_property
    def codes(self) -> CodeRows:
        return CodeRows(self._connection)

    @cached_property
    def seals(self) -> SealRows:
        return SealRows(self._connection)

    @cached_property
    def templates(self) -> TemplateRows:
        return TemplateRows(self._connection)

    @cached_property
    def bulks(self) -> BulkRows:
        return BulkRows(self._connection)

    @cached_property
    def shares(self) -> ShareRows:
        return ShareRows(self._connection)

    @cached_property
    def batches(self) -> BatchRows:
        return BatchRows(self._connection)

    @cached_property
    def intents(self) -> IntentRows:
        return IntentRows(self._connection)

    @cached_property
    def revisions(self) -> RevisionRows:
        return RevisionRows(self._connection)

    @cached_property
    def links(self) -> LinkRows:
        return LinkRows(self._connection)

    @cached_property
    def answers(self) -> AnswerRows:
        return AnswerRows(self._connection)

    @cached_property
    def questions(self) -> QuestionRows:
        return QuestionRows(self._connection)

    @cached_property
    def hands(self) -> HandRows:
        return HandRows(self._connection)

    @cached_property
    def handed_in(self) -> HandedInRows:
        return HandedInRows(self._connection)

    @cached_property
    def reports(self) -> ReportRows:
        return ReportRows(self._connection)

    @cached_property
    def pages_read(self) -> PageRows:
        return PageRows(self._connection)

    @cached_property
    def audit(self) -> AuditRows:
        return AuditRows(self._connection)

    @cached_property
    def checkpoints(self) -> CheckpointRows:
        return CheckpointRows(self._connection)

    @cached_property
    def nudges(self) -> NudgeRows:
        return NudgeRows(self._connection)

    @cached_property
    def jobs(self) -> JobRows:
        return JobRows(self._connection)

    @cached_property
    def erasing(self) -> ErasingRows:
        return ErasingRows(self._connection)

    @cached_property
    def erasures(self) -> ErasureRows:
        return ErasureRows(self._connection)

    @cached_property
    def certificates(self) -> CertificateRows:
        return CertificateRows(self._connection)

    @cached_property
    def secrets(self) -> SecretRows:
        """The vault's, not a use case's."""
        return SecretRows(self._connection)


class Database:
    """Made by `open_database`; `migrate` it once before the first transaction."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self._queue = asyncio.Lock() if engine.dialect.name == "sqlite" else None
        self._inside: set[asyncio.Task[object] | None] = set()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[RowsTransaction]:
        """Commits at the clean end of the block, undoes everything otherwise."""
        me = asyncio.current_task()
        if me in self._inside:
            # On SQLite it would wait for itself for ever, on PostgreSQL it would see the world from before.
            raise RuntimeError("a transaction inside a transaction")
        if self._queue is not None:
            await self._queue.acquire()
        self._inside.add(me)
        try:
            async with self.engine.connect() as connection, connection.begin():
                yield RowsTransaction(connection)
        finally:
            self._inside.discard(me)
            if self._queue is not None:
                self._queue.release()

    async def migrate(self) -> None:
        """To the newest tables. Several processes may start at once: one does it, the others wait."""
        await upgrade(self.engine)

    async def close(self) -> None:
        await self.engine.dispose()


def open_database(url: str, key: MasterKey | None = None) -> Database:
    """`sqlite:////absolute/path.db`, `sqlite:///relative.db` or `postgresql://user@host/name`. Connects when first
    used. Without the key it is only for those who migrate an empty one or ask for no person. Raises ValueError for
    any other database."""
    engine = open_engine(database_url(url))
    if key is not None:
        seal_with(engine.dialect, key)
    return Database(engine)
