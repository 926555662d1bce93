"""What was filled in is bound into the code, and goes with the task."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import httpx
import pytest
from PIL import Image
from pypdf import PdfReader

from signing.ports import Actor
from signing.task.events import CODE_SENT, CODE_VOIDED
from signing.task.model import PartyState, Task
from tests.forms import a_form_for, answers_for
from tests.web_confirm.door import Door, Page
from tests.web_confirm.filled import ID_NUMBER, a_form, a_picture, asks, keeps
from tests.world import World


async def signs(world: World, li: Actor, page: Page, task: Task, seen: str | None) -> httpx.Response:
    told = {"code": await world.code(li, task), **({"seen": seen} if seen else {})}
    return await page.post(f"/api/tasks/{task.id}/sign", told)


async def newest_code(world: World, task: Task) -> Any:
    async with world.ports.transaction() as tx:
        return await tx.codes.newest(task.id, task.parties[0].id)


async def test_what_is_missing_or_wrong_is_named_before_a_code_is_made(door: Door) -> None:
    task, li, page = await a_form(door)
    told = await asks(page, task, {})
    assert (told.status_code, told.json()["facts"]["key"]) == (422, "p1_company")
    told = await asks(page, task, {**answers_for(), "p1_copied": "本人已阅读"})
    assert (told.status_code, told.json()["facts"]["key"]) == (422, "p1_copied")
    assert not await door.world.outbox(li, "code")


async def test_what_was_filled_in_stands_in_the_signed_document(door: Door) -> None:
    world = door.world
    task, li, page = await a_form(door)
    name = (await page.post(f"/api/tasks/{task.id}/pictures/p1_licence", content=a_picture())).json()["name"]
    sent = await asks(page, task, {**answers_for(), "p1_licence": name}, initials={"typed": "李"})
    assert sent.status_code == 200, sent.text
    told = await signs(world, li, page, task, sent.json()["bound_to"])
    assert told.status_code == 200, told.text
    await world.work()
    document = (await page.get(f"/api/tasks/{task.id}/document")).content
    fields = PdfReader(io.BytesIO(document)).get_fields() or {}
    written = {key: str(fields[f"p1_{key}"]["/V"]) for key in ("company", "holder_id", "copied", "amount")}
    assert written["company"] == "杭州青禾科技有限公司"
    assert written["holder_id"] == ID_NUMBER
    assert written["copied"] == "本人已阅读并理解全部条款"
    assert fields["p1_read"]["/V"] != "/Off"
    async with world.ports.transaction() as tx:
        assert await tx.answers.get(task.id, task.parties[0].id) is None, "they are in the document now"


@pytest.mark.parametrize("swapped", ["values", "drawing", "typed", "seals", "initials"])
async def test_swapping_anything_between_code_and_confirmation_kills_the_code(door: Door, swapped: str) -> None:
    world = door.world
    task, li, page = await a_form(door)
    sent = (await asks(page, task, answers_for(), typed="李明")).json()
    theirs = (await newest_code(world, task)).proposal
    world.clock.advance(minutes=1)
    await asks(page, task, {**answers_for(), "p1_amount": "1.00"}, typed="李明")
    code = await newest_code(world, task)
    other = {
        "values": theirs["values"],
        "drawing": "0" * 64,
        "typed": "别人",
        "seals": {"seal": "x"},
        "initials": {},
    }
    async with world.ports.transaction() as tx:
        await tx.codes.save(replace(code, proposal={**code.proposal, swapped: other[swapped]}))
    answer = await signs(world, li, page, task, None)
    assert (answer.status_code, answer.json()["code"]) == (409, "document-changed")
    assert (await newest_code(world, task)).voided_at is not None
    assert (await world.task(task)).parties[0].state is PartyState.TO_ACT
    assert sent["bound_to"] != code.bound_to


async def test_a_code_typed_on_a_page_that_shows_other_values_dies(door: Door) -> None:
    world = door.world
    task, li, page = await a_form(door)
    shown = (await asks(page, task, answers_for())).json()["bound_to"]
    world.clock.advance(minutes=1)
    other = await door.enters_by_link(li, task)
    await asks(other, task, {**answers_for(), "p1_amount": "999999.00"})
    answer = await signs(world, li, page, task, shown)
    assert (answer.status_code, answer.json()["code"]) == (409, "values-changed")
    async with world.ports.transaction() as tx:
        assert [each.kind for each in await tx.audit.of_task(task.id)].count(CODE_VOIDED) == 1
    again = await signs(world, li, page, task, (await newest_code(world, task)).bound_to)
    assert again.json()["code"] == "code-over"


async def test_a_page_opened_anew_is_told_what_the_code_in_the_chat_is_for(door: Door) -> None:
    world = door.world
    task, li, page = await a_form(door)
    assert (await page.get(f"/api/tasks/{task.id}/proposal/sign")).json()["code"] == "code-over"
    sent = (await asks(page, task, answers_for(), typed="李明")).json()
    anew = await door.enters_by_link(li, task)
    found = (await anew.get(f"/api/tasks/{task.id}/proposal/sign")).json()
    assert (found["bound_to"], found["typed"]) == (sent["bound_to"], "李明")
    assert found["values"]["p1_company"] == "杭州青禾科技有限公司"
    world.clock.advance(minutes=11)
    assert (await anew.get(f"/api/tasks/{task.id}/proposal/sign")).json()["code"] == "code-over"


async def test_what_is_personal_is_nowhere_in_clear(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    """Neither in the database, before and after signing, nor in the trail or the log."""
    world = door.world
    caplog.set_level("DEBUG")
    task, li, page = await a_form(door)
    await keeps(page, task, answers_for())
    sent = (await asks(page, task, answers_for())).json()
    everything = b"".join(each.read_bytes() for each in world.folder.glob("yinxin.db*"))
    assert ID_NUMBER.encode() not in everything
    assert (await signs(world, li, page, task, sent["bound_to"])).status_code == 200
    await world.work()
    everything = b"".join(each.read_bytes() for each in world.folder.glob("yinxin.db*"))
    assert ID_NUMBER.encode() not in everything
    assert ID_NUMBER not in caplog.text
    async with world.ports.transaction() as tx:
        trail = await tx.audit.of_task(task.id)
    assert [entry.facts["bound_to"] for entry in trail if entry.kind == CODE_SENT] == [sent["bound_to"]]


async def test_answers_of_a_task_that_ended_are_gone(door: Door) -> None:
    task, li, page = await a_form(door)
    await keeps(page, task, answers_for())
    await door.world.reject(li, task)
    async with door.world.ports.transaction() as tx:
        assert await tx.answers.get(task.id, task.parties[0].id) is None


async def test_a_name_seal_is_cut_for_who_has_a_name_for_it(door: Door) -> None:
    world = door.world
    task, li, page = await a_form(door)
    assert (await page.task(task))["hand"] == {
        "name": "李明",
        "initials": "李明",
        "name_seal": True,
        "kept": [],
    }
    seal = await page.get(f"/api/tasks/{task.id}/name-seal")
    assert Image.open(io.BytesIO(seal.content)).getchannel("A").getbbox() is not None
    sent = await asks(page, task, answers_for(), name_seal=True)
    assert (await signs(world, li, page, task, sent.json()["bound_to"])).json()["mine"][0]["state"] == "signed"
    tom = await world.person("Tom Baker", language="en")
    other = await a_form_for(world, language="en", signers=[tom])
    page = await door.enters(tom)
    assert (await page.task(other))["hand"] == {
        "name": "Tom Baker",
        "initials": "TB",
        "name_seal": False,
        "kept": [],
    }
    assert (await page.get(f"/api/tasks/{other.id}/name-seal")).status_code == 404
