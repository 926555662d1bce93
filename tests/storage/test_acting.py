"""Codes, intents, links, sessions, certificates."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from signing.confirmation.codes import CODE_LIFE
from signing.ports import Actor, Code, Intent, IntentState, Invitation, PageLink, Session
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
from tests.storage.rows import people, stored

MINUTE = timedelta(minutes=1)
CODE = Code(
    "c1", "task", "甲方", "sign", "$argon2", "bound", {"name": "李明", "x": [1, 2.5, 1e22]}, NOW + CODE_LIFE
)
ACTOR = Actor("p-甲方", "page", "::1", "Mozilla")
INTENT = Intent("i1", "task", "甲方", "c1", ((0, "b" * 64),), {"name": "李明", "drawing": None}, ACTOR, NOW)


async def test_the_newest_code_of_a_party_is_the_one_that_counts(database: Database) -> None:
    await stored(database)
    async with database.transaction() as tx:
        assert await tx.codes.newest("task", "甲方") is None
        await tx.codes.add(CODE)
        assert await tx.codes.newest("task", "甲方") == CODE
        assert await tx.codes.newest("task", "乙方") is None
        newer = replace(CODE, id="a0", act="approve")
        await tx.codes.add(newer)
        assert await tx.codes.newest("task", "甲方") == newer
        used = replace(newer, attempts=2, used_at=NOW, voided_at=NOW)
        await tx.codes.save(used)
        assert await tx.codes.newest("task", "甲方") == used
        with pytest.raises(LookupError):
            await tx.codes.save(replace(CODE, id="none"))


async def test_issues_and_wrong_tries_are_counted_over_all_codes_of_the_party(database: Database) -> None:
    await stored(database)
    async with database.transaction() as tx:
        for at in range(3):
            issued = NOW + at * 20 * MINUTE
            code = replace(CODE, id=f"c{at}", expires_at=issued + CODE_LIFE, attempts=at + 1)
            await tx.codes.add(code)
        await tx.codes.add(replace(CODE, id="x", party_id="乙方", attempts=9))
        assert await tx.codes.issued_since("task", "甲方", NOW) == 3
        assert await tx.codes.issued_since("task", "甲方", NOW + MINUTE) == 2
        assert await tx.codes.failures_since("task", "甲方", NOW) == 6
        # A code that was still alive then may have been tried after it.
        assert await tx.codes.failures_since("task", "甲方", NOW + MINUTE) == 6
        assert await tx.codes.failures_since("task", "甲方", NOW + CODE_LIFE) == 5
        assert await tx.codes.failures_since("task", "丙方", NOW) == 0


async def test_an_intent_comes_back_and_is_open_until_finished(database: Database) -> None:
    await stored(database)
    await stored(database, id="other", number="other")
    later = replace(INTENT, id="i0", task_id="other", recorded_at=NOW + MINUTE)
    async with database.transaction() as tx:
        await tx.intents.add(later)
        await tx.intents.add(INTENT)
        assert await tx.intents.get("i1") == INTENT
        assert await tx.intents.get("none") is None
        assert await tx.intents.open(9) == [INTENT, later]
        assert await tx.intents.open(1) == [INTENT]
        assert await tx.intents.open_of_task("task") == [INTENT]
        assert await tx.intents.finish("i1", IntentState.VOID)
        assert await tx.intents.open_of_task("task") == []
        assert await tx.intents.get("i1") == replace(INTENT, state=IntentState.VOID)
        await tx.intents.add(replace(INTENT, id="i2"))


async def test_one_of_twenty_at_once_finishes_an_intent(database: Database) -> None:
    await stored(database)
    async with database.transaction() as tx:
        await tx.intents.add(INTENT)

    async def finish() -> bool:
        async with database.transaction() as tx:
            return await tx.intents.finish("i1", IntentState.DONE)

    assert sum(await asyncio.gather(*(finish() for _ in range(20)))) == 1


async def test_the_database_refuses_a_second_open_intent_of_a_task(database: Database) -> None:
    await stored(database)
    with pytest.raises(Exception, match=r"(?i)unique"):
        async with database.transaction() as tx:
            await tx.intents.add(INTENT)
            await tx.intents.add(replace(INTENT, id="i2", party_id="乙方"))


async def test_invitations_are_found_saved_and_voided(database: Database) -> None:
    await stored(database)
    one = Invitation("h1", "task", "甲方", NOW, NOW + MINUTE)
    used = Invitation("h2", "task", "甲方", NOW, NOW + MINUTE, "p-甲方", NOW)
    other = Invitation("h3", "task", "乙方", NOW, NOW + MINUTE)
    async with database.transaction() as tx:
        for each in (one, used, other):
            await tx.links.add_invitation(each)
        assert await tx.links.invitation("h1") == one
        assert await tx.links.invitation("none") is None
        await tx.links.void_invitations("task", "甲方", NOW + MINUTE)
        assert await tx.links.invitation("h1") == replace(one, voided_at=NOW + MINUTE)
        assert await tx.links.invitation("h2") == used
        assert await tx.links.invitation("h3") == other
        await tx.links.void_invitations("task", None, NOW)
        assert await tx.links.invitation("h3") == replace(other, voided_at=NOW)
        assert await tx.links.invitation("h1") == replace(one, voided_at=NOW + MINUTE)
        await tx.links.save_invitation(replace(one, used_at=NOW, bound_person_id="p-甲方"))
        assert await tx.links.invitation("h1") == replace(one, used_at=NOW, bound_person_id="p-甲方")
        with pytest.raises(LookupError):
            await tx.links.save_invitation(replace(one, token_hash="none"))


async def test_two_people_with_one_invitation_look_at_it_one_after_another(database: Database) -> None:
    await stored(database)
    await people(database, *(f"p{at}" for at in range(10)))
    async with database.transaction() as tx:
        await tx.links.add_invitation(Invitation("h1", "task", "甲方", NOW, NOW + MINUTE))

    async def accept(person: str) -> bool:
        async with database.transaction() as tx:
            found = await tx.links.invitation("h1")
            assert found is not None
            if found.used_at is not None:
                return False
            await tx.links.save_invitation(replace(found, used_at=NOW, bound_person_id=person))
            return True

    assert sum(await asyncio.gather(*(accept(f"p{at}") for at in range(10)))) == 1


async def test_one_of_twenty_at_once_redeems_a_page_link(database: Database) -> None:
    await stored(database)
    link = PageLink("h", "p-甲方", "task", "task", NOW + MINUTE)
    async with database.transaction() as tx:
        await tx.links.add_page_link(link)

    async def redeem() -> PageLink | None:
        async with database.transaction() as tx:
            return await tx.links.redeem_page_link("h", NOW)

    got = [each for each in await asyncio.gather(*(redeem() for _ in range(20))) if each is not None]
    assert got == [replace(link, used_at=NOW)]


async def test_an_old_page_link_or_session_is_none(database: Database) -> None:
    await people(database, "li")
    session = Session("s", "li", NOW + MINUTE, "link", "::1", "Mozilla")
    async with database.transaction() as tx:
        await tx.links.add_page_link(PageLink("h", "li", "upload", None, NOW))
        assert await tx.links.redeem_page_link("h", NOW) is None
        assert await tx.links.redeem_page_link("none", NOW) is None
        await tx.links.add_session(session)
        assert await tx.links.session("s", NOW) == session
        assert await tx.links.session("s", NOW + MINUTE) is None
        assert await tx.links.session("none", NOW) is None


async def test_certificates_are_kept_by_serial_and_task(database: Database) -> None:
    await stored(database)
    async with database.transaction() as tx:
        await tx.certificates.record(serial="b", task_id="task", party_id="甲方", der=b"\x30b", issued_at=NOW)
        await tx.certificates.record(
            serial="a", task_id="task", party_id="乙方", der=b"\x30a", issued_at=NOW + MINUTE
        )
        await tx.certificates.record(serial="c", task_id=None, party_id=None, der=b"\x30c", issued_at=NOW)
        assert await tx.certificates.of_task("task") == [b"\x30b", b"\x30a"]
        assert await tx.certificates.get("c") == b"\x30c"
        assert await tx.certificates.get("none") is None
    with pytest.raises(Exception, match=r"(?i)unique"):
        async with database.transaction() as tx:
            await tx.certificates.record(serial="a", task_id=None, party_id=None, der=b"", issued_at=NOW)
