"""A completed document, held against validators that are not ours."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from signing.pdf.verify import verify_pdf
from signing.task.model import Order, TaskState
from signing.usecases.fetch_document import fetch_document
from tests.pdfs import contract, drawing
from tests.signing.pdf.validators import archive_verdicts, changes, poppler_verdicts, qpdf_is_content
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
