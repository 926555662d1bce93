from __future__ import annotations

from dataclasses import replace

from signing.ports import Answers
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
from tests.storage.rows import stored

MINE = Answers("task", "甲方", b"\x00sealed", NOW)
THEIRS = Answers("task", "乙方", b"other", NOW)


async def test_answers_are_kept_by_party_replaced_and_dropped(database: Database) -> None:
    await stored(database)
    async with database.transaction() as tx:
        assert await tx.answers.get("task", "甲方") is None
        await tx.answers.put(MINE)
        await tx.answers.put(THEIRS)
        newer = replace(MINE, sealed=b"newer")
        await tx.answers.put(newer)
        assert await tx.answers.get("task", "甲方") == newer
        await tx.answers.drop("task", "甲方")
        assert await tx.answers.get("task", "甲方") is None
        assert await tx.answers.get("task", "乙方") == THEIRS
        await tx.answers.put(MINE)
        await tx.answers.drop("task")
        assert await tx.answers.get("task", "乙方") is None


def test_what_somebody_filled_in_is_not_in_what_a_log_would_print() -> None:
    assert "sealed" not in repr(MINE)
