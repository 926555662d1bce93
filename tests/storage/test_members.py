from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from signing.task.address_book import Contact
from signing.task.members import MemberInvite
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
from tests.storage.rows import people, person


def _invite(name: str, **more: object) -> MemberInvite:
    made = MemberInvite(name, f"hash-{name}", "initiator auditor", "li", NOW, NOW + timedelta(days=1))
    return replace(made, **more)  # type: ignore[arg-type]


def _contact(name: str, owner: str, minutes: int) -> Contact:
    at = NOW + timedelta(minutes=minutes)
    return Contact(f"{owner}-{name}", owner, name, None, "+8613800138000", None, None, at, NOW)


async def test_members_are_who_has_a_role_or_runs_the_house(database: Database) -> None:
    await people(database, "li", "wang", "zhao")
    async with database.transaction() as tx:
        await tx.people.save(replace(person("li"), is_admin=True))
        await tx.people.save(replace(person("wang"), roles="auditor"))
        assert [each.id for each in await tx.people.members()] == ["li", "wang"]
        assert [each.roles for each in await tx.people.members(claimed=True)] == ["", "auditor"]


async def test_a_link_is_open_until_it_is_used_or_over(database: Database) -> None:
    await people(database, "li")
    async with database.transaction() as tx:
        for each in (
            _invite("open"),
            _invite("used", used_by="li", used_at=NOW),
            _invite("gone", revoked_at=NOW),
            _invite("late", expires_at=NOW),
        ):
            await tx.member_invites.add(each)
        assert [each.id for each in await tx.member_invites.open(NOW)] == ["open"]
        assert await tx.member_invites.claim("hash-used") == _invite("used", used_by="li", used_at=NOW)
        assert await tx.member_invites.claim("hash-none") is None
        await tx.member_invites.save(_invite("open", revoked_at=NOW))
        assert await tx.member_invites.open(NOW) == []


async def test_a_book_has_one_owner_and_its_latest_first(database: Database) -> None:
    await people(database, "li", "wang")
    async with database.transaction() as tx:
        for name, owner, minutes in (("甲", "li", 1), ("乙", "li", 2), ("丙", "wang", 3)):
            await tx.contacts.put(_contact(name, owner, minutes))
        assert [each.name for each in await tx.contacts.of_owner("li", 10)] == ["乙", "甲"]
        assert [each.name for each in await tx.contacts.of_owner("li", 1, 1)] == ["甲"]
        assert await tx.contacts.get("li", "wang-丙") is None
        assert not await tx.contacts.forget("li", "wang-丙")
        await tx.contacts.put(_contact("甲", "li", 9))
        assert [each.name for each in await tx.contacts.of_owner("li", 10)] == ["甲", "乙"]
        assert await tx.contacts.forget("li", "li-甲") and await tx.contacts.get("li", "li-甲") is None
