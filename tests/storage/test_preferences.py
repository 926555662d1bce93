from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from signing.task.channels import Channel, ChannelState
from signing.task.model import Person, ReminderPlan
from signing.task.preferences import Preferences
from storage.unit_of_work import Database


async def test_wishes_are_kept_as_they_were_and_nobody_elses_change(database: Database) -> None:
    ann, bo = Person("ann", 1, "Ann"), Person("bo", 2, "Bo")
    wished = Preferences(
        "ann",
        quiet_from=22,
        quiet_to=7,
        order=("email", "own:abc", "chat"),
        email_copies=True,
        days_off=True,
        region="CN",
        away_from=datetime(2026, 12, 1, tzinfo=UTC),
        away_until=datetime(2026, 12, 8, 10, tzinfo=UTC),
        deputy_id="bo",
        reminders=ReminderPlan(hours_before=(24,), every_days=2, at="09:00", workdays=True),
    )
    async with database.transaction() as tx:
        await tx.people.add(ann)
        await tx.people.add(bo)
        await tx.preferences.put(replace(wished, order=("chat",)))
        await tx.preferences.put(wished)
    async with database.transaction() as tx:
        assert await tx.preferences.get("ann") == wished
        assert await tx.preferences.get("bo") == Preferences("bo")


async def test_ways_of_ones_own_are_kept_in_order_and_dropped_by_their_owner_alone(
    database: Database,
) -> None:
    at = datetime(2026, 12, 1, tzinfo=UTC)
    async with database.transaction() as tx:
        for number, name in enumerate(("ann", "bo"), 1):
            await tx.people.add(Person(name, number, name))
        for number in (2, 1):
            made = at + timedelta(hours=number)
            await tx.channels.put(Channel(f"c{number}", "ann", "feishu", "aaaa", b"sealed", made))
    async with database.transaction() as tx:
        first, second = await tx.channels.of_person("ann")
        assert (first.id, second.id, first.state) == ("c1", "c2", ChannelState.NEW)
        await tx.channels.put(replace(first, state=ChannelState.WORKS))
        assert await tx.channels.get("c1") == replace(first, state=ChannelState.WORKS)
        assert not await tx.channels.drop("bo", "c1") and await tx.channels.drop("ann", "c1")
        assert [each.id for each in await tx.channels.of_person("ann")] == ["c2"]
        assert await tx.channels.of_person("bo") == []
