"""The evidence of an ended task on the pages: for whom it is, and how it comes down."""

from __future__ import annotations

import io
import zipfile
from urllib.parse import quote

import pytest

from signing.ports import Actor
from signing.task.model import Task
from tests.web_confirm.door import Door
from tests.world import World

NOWHERE = "0" * 26


async def ended(world: World, *, signed: bool = True) -> tuple[Task, dict[str, Actor]]:
    people = {name: await world.person(name, language="en") for name in ("initiator", "first", "outsider")}
    people["admin"] = await world.person("admin", admin=True, language="en")
    task = await world.sent(people["initiator"], signers=[people["first"]])
    if signed:
        await world.sign(people["first"], task)
        await world.work()
    return await world.task(task), people


@pytest.mark.parametrize(
    ("who", "status"), [("initiator", 200), ("first", 200), ("admin", 404), ("outsider", 404)]
)
async def test_evidence_is_for_whom_the_document_is_for(door: Door, who: str, status: int) -> None:
    task, people = await ended(door.world)
    page = await door.enters(people[who])
    for what in ("report", "everything"):
        answer = await page.get(f"/api/tasks/{task.id}/{what}")
        assert answer.status_code == status
        link = await page.post(f"/api/tasks/{task.id}/download-link", {"evidence": what})
        assert link.status_code == status
        if status == 404:
            assert answer.json() == (await page.get(f"/api/tasks/{NOWHERE}/{what}")).json()


async def test_it_is_downloaded_and_never_opened_also_by_a_short_lived_address(door: Door) -> None:
    task, people = await ended(door.world)
    page = await door.enters(people["first"])
    report = await page.get(f"/api/tasks/{task.id}/report")
    assert report.content.startswith(b"%PDF-")
    disposition = report.headers["content-disposition"]
    assert disposition.startswith("attachment;") and quote("Evidence report") in disposition
    link = (await page.post(f"/api/tasks/{task.id}/download-link", {"evidence": "everything"})).json()
    address = link["url"].removeprefix(door.world.ports.installation.public_url)
    with zipfile.ZipFile(io.BytesIO((await page.get(address)).content)) as archive:
        assert archive.testzip() is None and len(archive.namelist()) >= 5
    door.world.clock.advance(minutes=3)
    assert (await page.get(address)).status_code != 200


async def test_before_the_end_there_is_none_and_the_page_says_why(door: Door) -> None:
    task, people = await ended(door.world, signed=False)
    page = await door.enters(people["initiator"])
    answer = await page.get(f"/api/tasks/{task.id}/report")
    assert answer.status_code in {400, 409, 422}
    assert "evidence report" in answer.text
    for wrong in ("x", ["report"], {"a": 1}):
        answer = await page.post(f"/api/tasks/{task.id}/download-link", {"evidence": wrong})
        assert "everything" not in answer.text, "another wish is the document's"
