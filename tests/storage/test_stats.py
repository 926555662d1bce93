from __future__ import annotations

from datetime import UTC, datetime, timedelta

from signing.ports.stats import MonthCount
from signing.task.model import TaskState
from storage.unit_of_work import Database
from tests.storage.rows import stored

NOVEMBER = (datetime(2026, 10, 31, 16, tzinfo=UTC), datetime(2026, 11, 30, 16, tzinfo=UTC))
OCTOBER = (datetime(2026, 9, 30, 16, tzinfo=UTC), NOVEMBER[0])


async def test_tasks_are_counted_where_they_were_sent_and_as_they_are_now(database: Database) -> None:
    first, hour = NOVEMBER[0], timedelta(hours=1)
    completed = {"state": TaskState.COMPLETED, "ended_at": first + 5 * hour}
    how = [
        {"sent_at": first, **completed},
        {"sent_at": first - hour},
        {"sent_at": first, "deadline": first + hour},
    ]
    for n, more in enumerate(how):
        await stored(database, id=f"t{n}", number=f"YX-261101-000{n}", **more)
    async with database.transaction() as tx:
        months = await tx.stats.by_month([OCTOBER, NOVEMBER], "p-initiator")
        assert months == [MonthCount(*OCTOBER, 1, 0, 0), MonthCount(*NOVEMBER, 2, 1, 0)]
        assert await tx.stats.lives(OCTOBER[0], None, 9) == [(first, first + 5 * hour)]
        assert await tx.stats.open_now(first + 2 * hour, None) == (2, 1)
        assert await tx.stats.open_now(first, "p-甲方") == (0, 0)
        assert (await tx.stats.by_month([NOVEMBER], "p-甲方"))[0].sent == 0
