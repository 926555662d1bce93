"""A completed document whose time stamp's certificate comes to its end."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from signing.pdf.renew import newest_stamp
from signing.pdf.verify import verify_pdf
from signing.task.model import Task, TaskState
from signing.trust import profiles
from signing.trust.authority import Authority
from signing.trust.certificates import Wish, issue
from signing.trust.keys import key_der, load_key
from signing.trust.profiles import Subject, subject_name
from signing.usecases.appended import good_until
from signing.usecases.fetch_document import fetch_document
from signing.usecases.fetch_report import fetch_report
from tests.pdfs import contract, drawing
from tests.signing.pdf.validators import archive_verdicts, changes
from tests.world import PUBLIC_URL, World

EVERYBODY = {"certify": "Passed.OK", "sign_1": "Passed.OK", "sign_2": "Passed.OK", "close": "Passed.OK"}


def with_new_stamps(authority: Authority, now: datetime) -> Authority:
    """The same installation after its time-stamp authority and responders got new keys and certificates."""
    made = dict(authority.material)
    for role, profile, above in (
        ("tsa", profiles.TIME_STAMPING, "issuing"),
        ("ocsp", profiles.RESPONDER, "issuing"),
        ("root-ocsp", profiles.RESPONDER, "root"),
    ):
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = x509.load_der_x509_certificate(made[f"{above}-cert"]), load_key(made[f"{above}-key"])
        name = subject_name(Subject(f"Yinxin {role} {now:%Y}", "印信测试"))
        wish = Wish(name, key.public_key(), profile, profile.lifetime, above, PUBLIC_URL)
        made[f"{role}-key"] = key_der(key)
        made[f"{role}-cert"] = issue(wish, issuer, key, now).public_bytes(serialization.Encoding.DER)
    return Authority.from_material(made, public_url=PUBLIC_URL)


async def completed(world: World) -> tuple[Task, bytes]:
    ann, bo, cy = [await world.person(name) for name in ("Ann", "李明", "Wang Fang")]
    task = await world.sent(ann, signers=[bo, cy], document=contract(2))
    await world.sign(bo, task, drawing_png=drawing())
    await world.sign(cy, task)
    world.clock.advance(minutes=2)
    await world.work()
    task = await world.task(task)
    assert task.state is TaskState.COMPLETED
    return task, (await fetch_document(world.ports, ann, task.id))[1]


def renewed_authority(world: World) -> None:
    authority = with_new_stamps(world.ports.authority, world.clock.now)
    world.ports = replace(world.ports, authority=authority, timestamper=authority.timestamper())


async def now_stored(world: World, task: Task) -> tuple[Task, bytes]:
    task = await world.task(task)
    assert task.document is not None
    return task, await world.ports.blobs.get(task.document.current)


async def test_signed_last_year_it_still_holds_for_a_validator_without_a_network(world: World) -> None:
    _, data = await completed(world)
    later, root = world.clock.now + timedelta(days=400), world.ports.authority.root_der
    assert await asyncio.to_thread(archive_verdicts, data, root, later) == EVERYBODY


async def test_our_own_verdict_does_not_grow_old_with_the_answers_inside(world: World) -> None:
    _, data = await completed(world)
    roots = (world.ports.authority.root_der,)
    for days in (200, 1000, 2800):
        now = world.clock.now + timedelta(days=days)
        found = await asyncio.to_thread(verify_pdf, data, roots=roots, now=now)
        assert found.verdict == "valid", days


async def test_it_is_stamped_anew_while_the_old_stamp_holds(world: World) -> None:
    task, data = await completed(world)
    assert await world.work() == 0, "not yet"
    ends = good_until(newest_stamp(data))
    world.clock.now = ends - timedelta(days=89)
    assert await world.work() == 1
    after, renewed = await now_stored(world, task)
    assert (
        after.state is TaskState.COMPLETED and renewed.startswith(data) and 0 < len(renewed) - len(data) < 40_000
    )
    async with world.ports.transaction() as tx:
        chain = await tx.audit.of_task(task.id)
    assert chain[-1].kind == "renewed"
    later, root = ends + timedelta(days=300), world.ports.authority.root_der
    assert await asyncio.to_thread(archive_verdicts, renewed, root, later) == EVERYBODY
    stale = await asyncio.to_thread(archive_verdicts, data, root, later)
    assert set(stale.values()) != {"Passed.OK"}, "without the renewal it would have been lost"


async def test_it_outlives_the_time_stamp_authority_that_it_was_completed_with(world: World) -> None:
    task, data = await completed(world)
    ends = newest_stamp(data).ends
    world.clock.now = ends - timedelta(days=80)
    renewed_authority(world)
    assert await world.work() == 1
    _, renewed = await now_stored(world, task)
    later = ends + timedelta(days=60)  # every certificate of the day of signing has ended, the CAs aside
    root = world.ports.authority.root_der
    assert await asyncio.to_thread(archive_verdicts, renewed, root, later) == EVERYBODY
    explained = await asyncio.to_thread(changes, renewed)
    assert len(explained) == 6 and all(explained.values())
    found = await asyncio.to_thread(verify_pdf, renewed, roots=(root,), now=later)
    assert found.verdict == "valid", found


async def test_the_reports_about_it_are_stamped_anew_with_it(world: World) -> None:
    task, data = await completed(world)
    ann = await world.person("Ann")
    actor = replace(ann, person_id=task.initiator_id)
    name, report = await fetch_report(world.ports, actor, task.id, language="zh")
    ends = newest_stamp(data).ends
    world.clock.now = good_until(newest_stamp(data)) - timedelta(days=80)
    renewed_authority(world)
    await world.work()
    assert (await fetch_report(world.ports, actor, task.id, language="zh"))[0] == name
    _, after = await fetch_report(world.ports, actor, task.id, language="zh")
    assert after.startswith(report) and len(after) > len(report)
    root = world.ports.authority.root_der
    later = ends + timedelta(days=60)
    found = await asyncio.to_thread(verify_pdf, after, roots=(root,), now=later)
    assert found.verdict == "valid", found
    assert good_until(newest_stamp(after)) > good_until(newest_stamp(report))
    async with world.ports.transaction() as tx:
        kinds = [each.kind for each in await tx.audit.of_task(task.id)]
        reports = await tx.reports.newest_of(task.id)
    assert kinds.count("report-renewed") == len(reports) and kinds.index("report-renewed") < kinds.index("renewed")
    assert hashlib.sha256(report).hexdigest() not in {each.sha256 for each in reports}, "the newest of each reader"


async def test_it_is_renewed_again_and_again_also_when_the_spare_fields_are_used_up(world: World) -> None:
    task, data = await completed(world)
    for _ in range(4):  # twice from a spare field
        if newest_stamp(data).ends < world.clock.now + timedelta(days=900):
            renewed_authority(world)
        world.clock.now = good_until(newest_stamp(data)) - timedelta(days=80)
        before = data
        assert await world.work() == 1
        task, data = await now_stored(world, task)
        assert data.startswith(before) and data != before
    root, later = world.ports.authority.root_der, world.clock.now + timedelta(days=100)
    assert await asyncio.to_thread(archive_verdicts, data, root, later) == EVERYBODY
    explained = await asyncio.to_thread(changes, data)
    assert len(explained) == 9 and all(explained.values())


async def test_without_a_time_stamp_it_tries_the_next_day_and_tells_the_admins_when_time_grows_short(
    world: World,
) -> None:
    boss = await world.person("Boss", admin=True)
    task, data = await completed(world)
    ends = good_until(newest_stamp(data))
    world.clock.now = ends - timedelta(days=89)
    world.stamps.away = True
    assert await world.work() == 1
    assert "told-renewal" not in await world.told(boss), "there are weeks"
    world.clock.now = ends - timedelta(days=59)
    assert await world.work() == 1
    assert (await world.told(boss)).count("told-renewal") == 1
    world.clock.advance(days=1)
    assert await world.work() == 1
    assert (await world.told(boss)).count("told-renewal") == 1
    world.stamps.away = False
    world.clock.advance(days=1)
    await world.work()
    assert (await now_stored(world, task))[1] != data


async def test_a_stamp_that_would_end_as_soon_is_no_renewal(world: World) -> None:
    task, data = await completed(world)
    world.clock.now = newest_stamp(data).ends - timedelta(days=50)
    assert await world.work() == 1, "once, and not again and again"
    assert (await now_stored(world, task))[1] == data


async def test_a_task_completed_before_renewals_were_known_plans_its_own(world: World) -> None:
    task, data = await completed(world)
    async with world.ports.transaction() as tx:
        key = f"renew:{task.id}:0"  # as the migration leaves it
        await tx.jobs.enqueue(kind="renew", task_id=task.id, key=key, run_at=world.clock.now)
    assert await world.work() == 1
    assert (await now_stored(world, task))[1] == data, "too early"
    assert await world.work() == 0
