"""A completed document, held against validators that are not ours."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from signing.pdf.verify import verify_pdf
from signing.task.model import Order, TaskState
from signing.trust.asking import external_timestamper
from signing.trust.authority import Authority
from signing.trust.failover import Timestampers
from signing.trust.fetching import Fetcher
from signing.trust.outside import Outside
from signing.usecases.fetch_document import fetch_document
from tests.made_once import PUBLIC_URL, shared_material
from tests.pdfs import contract, drawing
from tests.signing.pdf.validators import archive_verdicts, changes, poppler_verdicts, qpdf_is_content
from tests.signing.trust.openssl_tsa import openssl_tsa
from tests.signing.trust.serving import serving
from tests.world import World


async def completed(world: World, language: str = "zh") -> bytes:
    ann, legal, bo, cy = [await world.person(name) for name in ("Ann", "法务", "李明", "Wang Fang")]
    document = contract(3, language)
    task = await world.sent(
        ann, approvers=[legal], signers=[bo, cy], order=Order.ONE_AFTER_ANOTHER, document=document
    )
    await world.approve(legal, task)
    await world.sign(bo, task, drawing_png=drawing())
    world.clock.advance(days=3)
    await world.sign(cy, task)
    world.clock.advance(hours=30)  # past the life of the last one-shot certificate
    await world.work()
    task = await world.task(task)
    assert task.state is TaskState.COMPLETED
    return (await fetch_document(world.ports, bo, task.id))[1]


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_pyhanko_passes_every_signature_weeks_later_and_can_explain_every_change(
    world: World, language: str
) -> None:
    data = await completed(world, language)
    root, later = world.ports.authority.root_der, world.clock.advance(days=40)  # all one-shot certificates ended
    verdicts = await asyncio.to_thread(archive_verdicts, data, root, later)
    assert verdicts == {"certify": "Passed.OK", "sign_1": "Passed.OK", "sign_2": "Passed.OK", "close": "Passed.OK"}
    explained = await asyncio.to_thread(changes, data)
    assert len(explained) == 5 and all(explained.values()), "four signatures and the archive time stamp"


async def test_our_own_verdict_names_who_signed(world: World) -> None:
    data = await completed(world)
    roots = (world.ports.authority.root_der,)
    found = await asyncio.to_thread(verify_pdf, data, roots=roots, now=world.clock.now)
    assert found.verdict == "valid" and found.exit_code == 0
    assert {"李明", "Wang Fang"} <= {each.who for each in found.signatures}


@pytest.mark.slow
async def test_programs_that_are_not_python_agree(world: World, tmp_path: Path) -> None:
    file = tmp_path / "completed.pdf"
    file.write_bytes(await completed(world))
    verdicts = await asyncio.to_thread(poppler_verdicts, file)
    # Poppler 22 knows no document time stamps.
    assert verdicts == [*["Signature is Valid."] * 4, "Signature has not yet been verified."]
    assert await asyncio.to_thread(qpdf_is_content, file)


@pytest.mark.slow
async def test_of_a_stamp_service_that_stands_in_at_the_completion_it_is_stored_how_it_stands(
    world: World, tmp_path: Path
) -> None:
    """The party's signature is stamped by one service, and that one is away when the document is completed."""
    now = world.clock.now = datetime.now(UTC)
    with serving("application/timestamp-reply") as server:
        roots = []
        for name in ("first", "second"):
            tsa, listed = openssl_tsa(tmp_path / name, now, name=name, crl=f"{server.url}/{name}.crl")
            server.answers[f"/{name}"] = tsa.answer
            server.answers[f"/{name}.crl"] = lambda _, listed=listed: (200, listed(now - timedelta(hours=1)))  # type: ignore[misc]
            roots.append(tsa.root)
        outside = Outside(roots=tuple(roots), used=True, fetcher=Fetcher(allow_private=True, seconds=5))
        authority = Authority.from_material(shared_material(), public_url=PUBLIC_URL, outside=outside)
        stamps = Timestampers([external_timestamper(f"{server.url}/{name}") for name in ("first", "second")])
        world.ports = replace(world.ports, authority=authority, timestamper=stamps)
        ann, bo = await world.person("Ann"), await world.person("李明")
        task = await world.sign(bo, await world.sent(ann, signers=[bo]))
        server.answers["/first"] = lambda _: (503, b"")
        await world.work()
        task = await world.task(task)
        assert task.state is TaskState.COMPLETED
    data = await world.ports.blobs.get(task.documents[0].current)
    found = await asyncio.to_thread(verify_pdf, data, roots=authority.roots, now=now + timedelta(days=1))
    assert {one.level for one in found.signatures if not one.is_timestamp} == {"B-LTA"}, found
    later = now + timedelta(hours=12)
    verdicts = await asyncio.to_thread(archive_verdicts, data, authority.root_der, later, *roots)
    assert set(verdicts.values()) == {"Passed.OK"}, verdicts
