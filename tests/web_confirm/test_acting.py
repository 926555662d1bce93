"""The whole of acting through the API, as the pages do it."""

from __future__ import annotations

import asyncio
import base64
import io

import pytest
from PIL import Image, ImageDraw

from signing.task.model import Order, PartyState, Task, TaskState
from signing.usecases.verify_document import verify_document
from tests.web_confirm.door import Door, Page


def a_drawing() -> str:
    picture = Image.new("RGBA", (400, 160), (0, 0, 0, 0))
    ImageDraw.Draw(picture).line([(20, 120), (120, 30), (200, 130), (380, 40)], fill=(16, 27, 51, 255), width=6)
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return "data:image/png;base64," + base64.b64encode(kept.getvalue()).decode()


async def asks(page: Page, task: Task, act: str = "sign", **how: object) -> None:
    sha256 = (await page.task(task))["sha256"]
    answer = await page.post(f"/api/tasks/{task.id}/code", {"act": act, "sha256": sha256, **how})
    assert answer.status_code == 200, answer.text


async def test_a_contract_is_approved_then_signed_twice_and_is_complete(door: Door) -> None:
    world = door.world
    ann, lawyer, li, bo = [await world.person(name) for name in ("安", "法务", "李明", "Bo")]
    task = await world.sent(ann, approvers=[lawyer], signers=[li, bo], order=Order.ONE_AFTER_ANOTHER)

    page = await door.enters(lawyer)
    assert (await page.task(task))["screen"] == "act"
    await asks(page, task, "approve")
    answer = await page.post(f"/api/tasks/{task.id}/approve", {"code": await world.code(lawyer, task)})
    assert answer.json()["screen"] == "acted"

    page = await door.enters_by_link(li, task)
    seen = await page.task(task)
    assert seen["can"] == sorted(["ask", "history", "open", "download", "sign", "reject", "snooze"])
    assert [place["kind"] for place in seen["places"]] == ["signature"]
    await asks(page, task, drawing=a_drawing())
    answer = await page.post(f"/api/tasks/{task.id}/sign", {"code": await world.code(li, task)})
    assert answer.status_code == 200, answer.text
    assert answer.json()["mine"][0]["state"] == "signed"

    page = await door.enters(bo)
    await asks(page, task, typed="Bo")
    answer = await page.post(f"/api/tasks/{task.id}/sign", {"code": await world.code(bo, task)})
    assert answer.json()["state"] in {"closing", "completed"}
    await world.work()

    assert (await page.task(task))["screen"] == "completed"
    document = await page.get(f"/api/tasks/{task.id}/document")
    assert document.headers["content-type"] == "application/pdf"
    assert "filename*=UTF-8''" in document.headers["content-disposition"]
    verdict = await verify_document(world.ports, bo, document.content)
    assert verdict.verification.verdict == "valid"
    signers = [one.who for one in verdict.verification.signatures]
    assert [signers.count(name) for name in ("李明", "Bo")] == [1, 1]


async def test_a_rejection_ends_the_task_with_its_reason(door: Door) -> None:
    ann, li = await door.world.person("安"), await door.world.person("李明")
    task = await door.world.sent(ann, signers=[li])
    page = await door.enters(li)
    assert (await page.post(f"/api/tasks/{task.id}/reject", {"reason": "  "})).json()["code"] == "reason-empty"
    answer = await page.post(f"/api/tasks/{task.id}/reject", {"reason": "金额有误"})
    assert (answer.json()["screen"], answer.json()["end_reason"]) == ("ended", "金额有误")
    assert (await door.world.task(task)).state is TaskState.REJECTED


async def test_a_code_for_bytes_that_are_no_longer_the_newest_is_refused(door: Door) -> None:
    world = door.world
    ann, li, bo = [await world.person(name) for name in ("安", "李明", "Bo")]
    task = await world.sent(ann, signers=[li, bo])
    page = await door.enters(bo)
    seen = await page.task(task)
    await asks(page, task)
    code = await world.code(bo, task)
    await world.sign(li, task)
    answer = await page.post(f"/api/tasks/{task.id}/sign", {"code": code})
    assert (answer.status_code, answer.json()["code"]) == (409, "document-changed")
    world.clock.advance(minutes=1)
    answer = await page.post(f"/api/tasks/{task.id}/code", {"act": "sign", "sha256": seen["sha256"]})
    assert (answer.status_code, answer.json()["code"]) == (409, "document-changed")
    assert (await page.task(task))["sha256"] != seen["sha256"]


async def test_the_right_code_twenty_times_at_once_gives_one_signature(door: Door) -> None:
    world = door.world
    ann, li = await world.person("安"), await world.person("李明")
    task = await world.sent(ann, signers=[li])
    page = await door.enters(li)
    await asks(page, task)
    code = await world.code(li, task)
    answers = await asyncio.gather(*[page.post(f"/api/tasks/{task.id}/sign", {"code": code}) for _ in range(20)])
    assert [answer.status_code for answer in answers].count(200) == 1
    assert {answer.status_code for answer in answers} <= {200, 409}
    async with world.ports.transaction() as tx:
        revisions = await tx.revisions.of_task(task.id)
    assert [each.kind for each in revisions].count("party") == 1
    assert (await world.task(task)).parties[0].state is PartyState.SIGNED


async def test_five_wrong_codes_lock_the_party_out_and_say_for_how_long(door: Door) -> None:
    world = door.world
    ann, li = await world.person("安"), await world.person("李明")
    task = await world.sent(ann, signers=[li])
    page = await door.enters(li)
    await asks(page, task)
    right = await world.code(li, task)
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    said = [await page.post(f"/api/tasks/{task.id}/sign", {"code": wrong}) for _ in range(5)]
    assert [answer.json()["facts"].get("left") for answer in said[:4]] == [4, 3, 2, 1]
    assert said[4].status_code == 429
    assert said[4].json()["code"] == "code-locked"
    assert int(said[4].headers["retry-after"]) > 0
    assert (await page.post(f"/api/tasks/{task.id}/sign", {"code": right})).status_code == 429
    # From another session, too.
    again = await door.enters_by_link(li, task)
    assert (await again.post(f"/api/tasks/{task.id}/sign", {"code": right})).status_code == 429


@pytest.mark.parametrize("code", ["12345", "abcdef", "", "1234567"])
async def test_what_is_no_code_is_asked_for_again_without_counting(door: Door, code: str) -> None:
    world = door.world
    ann, li = await world.person("Ann", language="en"), await world.person("Li", language="en")
    task = await world.sent(ann, signers=[li])
    page = await door.enters(li)
    await asks(page, task)
    answer = await page.post(f"/api/tasks/{task.id}/sign", {"code": code})
    assert (answer.status_code, answer.json()["code"]) == (422, "code-six-digits")
    assert answer.json()["message"].startswith("The code has six digits")


@pytest.mark.parametrize(
    "drawing",
    ["data:image/png;base64,!!!", "data:image/png;base64,aGVsbG8=", "x" * 40],
    ids=["not-base64", "not-png", "junk"],
)
async def test_a_drawing_that_is_none_is_refused_before_a_code_is_made(door: Door, drawing: str) -> None:
    world = door.world
    ann, li = await world.person("安"), await world.person("李明")
    task = await world.sent(ann, signers=[li])
    page = await door.enters(li)
    seen = await page.task(task)
    answer = await page.post(
        f"/api/tasks/{task.id}/code", {"act": "sign", "sha256": seen["sha256"], "drawing": drawing}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "drawing-not-png")
    assert not await world.outbox(li, "code")


async def test_without_a_time_stamp_the_page_says_that_it_waits_and_for_what(door: Door) -> None:
    world = door.world
    ann, li = await world.person("Ann", language="en"), await world.person("Li", language="en")
    task = await world.sent(ann, signers=[li])
    page = await door.enters(li)
    await asks(page, task)
    world.stamps.away = True
    answer = await page.post(f"/api/tasks/{task.id}/sign", {"code": await world.code(li, task)})
    assert answer.status_code == 200
    assert answer.json()["screen"] == "signing"
    assert "time-stamp service" in answer.json()["waiting_for"]
    world.stamps.away = False
    world.clock.advance(minutes=30)
    await world.work()
    assert (await page.task(task))["mine"][0]["state"] == "signed"
