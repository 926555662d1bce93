"""What the retention rule asks of the rows: the same on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from signing.ports import Revision
from signing.ports.folders import Folder
from signing.ports.keeping import NAMING_PLACES
from signing.task.model import TaskState
from signing.task.retention import Keeping
from storage.unit_of_work import Database
from tests.storage.rows import people, stored

NOW = datetime(2030, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)


async def ended(database: Database, at: int, **more: object) -> str:
    changes = {"state": TaskState.COMPLETED, "sent_at": NOW - 9 * DAY, "ended_at": NOW - at * DAY, **more}
    task = await stored(database, id=f"t{at}", number=f"YX-{at}", **changes)
    return task.id


async def test_candidates_are_walked_oldest_first_and_what_is_deleted_is_none(database: Database) -> None:
    for at in (3, 1, 2, 8):
        await ended(database, at)
    await ended(database, 4, deleted_at=NOW)
    await ended(database, 5, state=TaskState.AWAITING, ended_at=None)
    async with database.transaction() as tx:
        first = await tx.keepings.candidates(NOW - DAY, None, 2)
        rest = await tx.keepings.candidates(NOW - DAY, first[-1], 2)
        assert [task for _, task in (*first, *rest)] == ["t8", "t3", "t2"]


async def test_what_stands_about_a_task_and_its_folders(database: Database) -> None:
    task_id = await ended(database, 3)
    await people(database, "p-other")
    kept = Keeping(task_id, NOW, 30, NOW + DAY, True, "诉讼", "p-other", NOW)
    async with database.transaction() as tx:
        assert await tx.keepings.get(task_id) == Keeping(task_id)
        await tx.keepings.put(Keeping(task_id))
        await tx.keepings.put(kept)
        assert await tx.keepings.get(task_id) == kept
        assert await tx.keepings.going("p-initiator", 9) == [task_id] and not await tx.keepings.going("p-other", 9)
        for owner, days in (("p-initiator", 1826), ("p-other", 0)):
            await tx.folders.add(Folder(f"f-{owner}", owner, "案", "", NOW))
            await tx.folders.file(f"f-{owner}", task_id)
            await tx.keepings.keep_folder(f"f-{owner}", days)
        assert await tx.keepings.folders_of(task_id) == ([1826], False)
        await tx.keepings.hold_folder("f-p-other", "诉讼", NOW)
        assert await tx.keepings.folders_of(task_id) == ([1826], True)
        assert sorted(await tx.keepings.folder_days()) == [0, 1826]


async def test_whatever_is_kept_and_may_name_a_file_is_read_page_by_page(database: Database) -> None:
    tasks = [await ended(database, at) for at in (1, 2, 3)]
    gone = await ended(database, 4, deleted_at=NOW)
    async with database.transaction() as tx:
        for number, task_id in enumerate((*tasks, gone)):
            revision = Revision(task_id, 0, f"{number}" * 64, 9, "base", None, NOW)
            await tx.revisions.add(revision)
            await tx.revisions.add(replace(revision, number=1, sha256=f"{number + 5}" * 64, kind="close"))
        said: list[str] = []
        for place in range(NAMING_PLACES):
            after: tuple[str | int, ...] | None = None
            while True:
                words, after = await tx.keepings.naming(place, after, 2)
                said += words
                if after is None:
                    break
        assert {f"{n}" * 64 for n in (0, 1, 2, 5, 6, 7)} <= set(said) and not {"3" * 64, "8" * 64} & set(said)
        assert sum('"original"' in each for each in said) == len(tasks)
        assert await tx.keepings.bases("", 2) == ["0" * 64, "1" * 64]
        assert await tx.keepings.bases("1" * 64, 2) == ["2" * 64]
        await tx.keepings.doom(["b", "a"], NOW)
        await tx.keepings.doom(["a"], NOW)
        assert await tx.keepings.doomed(9) == ["a", "b"]
        await tx.keepings.spare(["a"])
        assert await tx.keepings.doomed(9) == ["b"]
