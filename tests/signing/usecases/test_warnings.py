"""Nobody finds out by a failing signature that a certificate has ended: admins are told before, each time once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from signing.trust.asking import external_timestamper
from signing.trust.authority import Authority
from signing.trust.failover import Timestampers
from signing.usecases.seal_key import seal_key
from signing.usecases.warn_of_ends import MARKS, warn_of_ends
from signing.usecases.withdrawn import withdraw_certificate
from tests.made_once import PUBLIC_URL, shared_material
from tests.signing.trust.openssl_tsa import openssl_tsa
from tests.signing.trust.purchased import purchased
from tests.signing.trust.serving import serving
from tests.world import START, World

DAY = timedelta(days=1)


async def told(world: World, who: Any) -> list[tuple[str, int]]:
    """(what, days), in the order of telling."""
    items = [item for item in await world.outbox(who) if item.facts.get("key") == "told-ends"]
    return [(end["what"], item.facts["days"]) for item in items for end in item.facts["ends"]]


def end_of(world: World, what: str) -> datetime:
    return {end.what: end.until for end in world.ports.authority.ends()}[what]


async def test_at_each_mark_every_admin_is_told_once_and_nobody_else(world: World) -> None:
    boss, deputy = await world.person("赵雷", admin=True), await world.person("Deputy", admin=True)
    ann = await world.person("Ann")
    assert await warn_of_ends(world.ports) == 0, "everything has years"
    end = end_of(world, "root-crl")
    for days in range(95, -3, -1):
        world.clock.now = end - days * DAY
        for _ in range(2):
            await warn_of_ends(world.ports)
    assert await told(world, boss) == [("root-crl", days) for days in MARKS]
    assert await told(world, deputy) == await told(world, boss) and await told(world, ann) == []
    async with world.ports.transaction() as tx:
        kinds = [entry.kind for entry in await tx.audit.of_task(None)]
    assert kinds.count("admins-warned") == len(MARKS)


async def test_who_starts_late_is_told_of_the_nearest_mark_alone(world: World) -> None:
    boss = await world.person("赵雷", admin=True)
    world.clock.now = end_of(world, "root-crl") - 5 * DAY
    assert await warn_of_ends(world.ports) == 1
    assert await told(world, boss) == [("root-crl", 5)]


async def test_what_ends_on_one_day_is_one_message(world: World) -> None:
    boss = await world.person("赵雷", admin=True)
    world.clock.now = end_of(world, "tsa") - 30 * DAY
    await warn_of_ends(world.ports)
    mails = [item for item in await world.outbox(boss) if item.facts["days"] == 30]
    assert [[end["what"] for end in mail.facts["ends"]] for mail in mails] == [
        ["certifier", "ocsp", "root-ocsp", "tsa"]
    ]


async def test_seals_and_bought_keys_are_watched_too_by_what_ends_first_above_them(world: World) -> None:
    boss = await world.person("赵雷", admin=True)
    await seal_key(world.ports, "seal1", organisation="上海长江国际贸易有限公司", name="合同专用章")
    bought = purchased(now=START)
    authority = Authority.from_material(shared_material(), public_url=PUBLIC_URL, signing=bought.key)
    world.ports = replace(world.ports, authority=authority)
    end = end_of(world, "signing")
    assert end <= bought.key.not_after
    world.clock.now = end - 7 * DAY
    await warn_of_ends(world.ports)
    assert ("signing", 7) in await told(world, boss)
    for seal, cancelled in (("seal2", False), ("seal3", True)):
        key = await seal_key(world.ports, seal, organisation="甲公司", name=seal)
        if cancelled:
            await withdraw_certificate(world.ports, key.serial, "cessationOfOperation")
    world.clock.now = START + timedelta(days=8 * 365) - 60 * DAY
    await seal_key(world.ports, "seal2", organisation="甲公司", name="seal2")  # its next certificate
    world.clock.now = START + timedelta(days=8 * 365) - DAY
    await warn_of_ends(world.ports)
    names = [
        end["name"] for item in await world.outbox(boss) for end in item.facts["ends"] if end["what"] == "seal"
    ]
    assert names == ["上海长江国际贸易有限公司 · 合同专用章"]


async def test_a_time_stamp_service_that_gives_no_stamps_is_told_once_a_week(world: World, tmp_path: Path) -> None:
    boss = await world.person("赵雷", admin=True)
    now = world.clock.now = datetime.now(UTC)
    # stamps at the true time, with a certificate that ends in 3000 days - 2995
    tsa, _ = openssl_tsa(tmp_path, now - timedelta(days=2995))
    with serving("application/timestamp-reply") as server:
        server.answers["/tsa"] = tsa.answer
        dead = "http://127.0.0.1:9/tsa?key=SECRET"
        both = Timestampers([external_timestamper(f"{server.url}/tsa"), external_timestamper(dead)])
        world.ports = replace(world.ports, timestamper=both)
        assert await warn_of_ends(world.ports) == 2, "the living one's certificate is short, the dead one is dead"
        assert await warn_of_ends(world.ports) == 0
        later = replace(world.ports, clock=lambda: now + timedelta(days=7))
        assert await warn_of_ends(later) == 2, "a week later, and the living one's clock is not ours either"
    facts = [item.facts for item in await world.outbox(boss)]
    away = [one for one in facts if one["key"] == "told-tsa-away"]
    assert [one["host"] for one in away] == ["127.0.0.1"] * 3
    assert "SECRET" not in str(away), "an address may hold a key"
    assert [(end["what"], one["days"]) for one in facts for end in one.get("ends", [])] == [("tsa-elsewhere", 5)]
