"""What was placed on the page is kept, whatever happens meanwhile, and is for the initiator alone."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from playwright.async_api import Page, Route, expect

from signing.fields.kinds import FieldKind
from signing.ports import Actor
from signing.task.model import Task
from signing.usecases.make_page_link import make_page_link
from signing.usecases.rename_task import rename_task
from signing.usecases.view_places import view_places
from tests.browser.desk import Desk
from tests.browser.placing import (
    a_draft,
    opens,
    saved,
    share_of_page,
    taps,
)

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def test_what_is_changed_while_it_is_being_saved_keeps_its_change(desk: Desk) -> None:
    ann, task = await a_draft(desk)
    async with desk.tab() as page:
        await opens(desk, page, ann, task)

        async def slowly(route: Route) -> None:
            answer = await route.fetch()
            await asyncio.sleep(2.5)
            await route.fulfill(response=answer)

        await page.route("**/places", slowly)
        await taps(page, "initials", 0, 0.8, 0.9)
        await page.wait_for_timeout(1200)
        await page.locator(".actions .button").nth(1).tap()
        await page.locator(".sheet input").fill("2")
        await page.locator(".sheet-foot .primary").tap()
        await page.locator(".spot").first.focus()
        await page.keyboard.press("ArrowUp")
        await page.wait_for_timeout(3500)
        await saved(page)
        await page.unroute_all(behavior="wait")
        await page.wait_for_timeout(500)
        seen = [await share_of_page(spot) for spot in await page.locator(".spot").all()]
    view = await view_places(desk.world.ports, ann, task.id)
    assert len({field.key for field in view.fields}) == 1 and len(view.fields) == 2
    tops = [1 - (field.box.v + field.box.height) / view.shapes[0].height for field in view.fields]
    assert tops == pytest.approx([top for _, top, _, _ in seen], abs=0.003)


async def test_properties_are_kept_and_the_party_sees_them_in_the_preview(desk: Desk) -> None:
    ann, task = await a_draft(desk)
    async with desk.tab() as page:
        await opens(desk, page, ann, task)
        await taps(page, "select", 0, 0.5, 0.5)
        await page.locator(".actions .button").first.tap()
        await page.get_by_label("填写内容的名称").fill("开户银行")
        await page.get_by_label("选项，每行一个").fill("招商银行")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".sheet .problem")).to_be_visible()
        await page.get_by_label("选项，每行一个").fill("招商银行\n中国银行")
        await page.get_by_label("填写提示").fill("<b>与执照一致</b>")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".spot-name")).to_have_text("开户银行")
        await saved(page)
        await page.locator(".ways-row .button").last.tap()
        await expect(page.locator(".preview-entries select")).to_be_disabled()
        await expect(page.locator(".preview-entries")).to_contain_text("<b>与执照一致</b>")
        await expect(page.locator(".preview-all .place.select")).to_be_disabled()
        await page.locator(".preview-head .tool").tap()
        await expect(page.locator(".spot")).to_be_visible()
        await taps(page, "copied", 0, 0.5, 0.7)
        await page.locator(".actions .button").first.tap()
        await page.get_by_label("需要抄录的句子").fill("我已知悉全部风险")
        await page.get_by_label("由签署人手写（不键入）").check()
        await page.locator(".sheet-foot .primary").tap()
        await saved(page)
        await page.locator(".ways-row .button").last.tap()
        await expect(page.locator(".preview-entries")).to_contain_text("手写抄录")
        await expect(page.locator(".preview-entries textarea")).to_have_count(0)
    (copied,) = [field for field in (await now(desk, task)).fields if field.kind is FieldKind.COPIED]
    assert (copied.drawn, copied.sentence) == (True, "我已知悉全部风险")


async def test_a_change_in_the_chat_meanwhile_is_taken_or_asked_about(desk: Desk) -> None:
    desk.expects("409")
    ann, task = await a_draft(desk)
    async with desk.tab() as page, desk.tab() as other:
        await opens(desk, page, ann, task)
        await taps(page, "signature", 0, 0.5, 0.3)
        await saved(page)
        await rename_task(desk.world.ports, ann, task.id, title="另一个标题")
        await taps(page, "text", 0, 0.5, 0.5)
        await page.wait_for_timeout(1200)
        await saved(page)
        kinds = {field.kind for field in (await now(desk, task)).fields}
        assert FieldKind.TEXT in kinds, "another title does not concern the places"
        await opens(desk, other, ann, task)
        await taps(other, "number", 0, 0.5, 0.7)
        await saved(other)
        await page.bring_to_front()
        await taps(page, "email", 1, 0.5, 0.5)
        await expect(page.get_by_role("dialog", name="草稿在别处改动过")).to_be_visible(timeout=30_000)
        await desk.keep(page, "placing-stale")
        await page.locator(".sheet-foot .quiet").tap()
        await expect(page.locator(".spot")).to_have_count(3)
        await expect(page.locator(".spot[data-kind=number]")).to_have_count(1)


async def now(desk: Desk, task: Task) -> Task:
    return await desk.world.task(task)


async def test_the_line_goes_down_and_nothing_is_lost(desk: Desk) -> None:
    desk.expects("ERR_INTERNET_DISCONNECTED")
    ann, task = await a_draft(desk)
    async with desk.tab() as page:
        await opens(desk, page, ann, task)
        await page.context.set_offline(True)
        await taps(page, "text", 0, 0.5, 0.5)
        await expect(page.locator(".save-state")).to_have_class("save-state unsaved", timeout=30_000)
        await page.context.set_offline(False)
        await saved(page)
        await page.locator(".placing-head .primary").tap()
        await expect(page.locator(".badge.good")).to_be_visible()
    assert await desk.world.outbox(replace(ann, channel="chat"), "card")


async def test_names_of_strangers_are_words_and_no_markup(desk: Desk) -> None:
    ann = await desk.world.person("王芳", language="zh")
    task = await desk.world.draft(ann, signers=["<img src=x onerror=alert(1)>"], title="<script>alert(1)</script>")
    async with desk.tab() as page:
        await opens(desk, page, ann, task)
        await expect(page.locator("h1")).to_have_text("<script>alert(1)</script>")
        assert await page.locator("img[src=x], script:not([src]):not([type])").count() == 0


async def test_who_is_not_the_initiator_is_told_plainly_and_sees_nothing(desk: Desk) -> None:
    desk.expects("404")
    ann, task = await a_draft(desk)
    other = await desk.world.person("路人", language="zh")
    mine = await desk.world.draft(other, signers=["某人"])
    async with desk.tab() as page:
        await opens_other(desk, page, other, mine, task)
        await expect(page.locator("main.plain h1")).to_be_visible()
        assert "采购合同" not in await page.content()
    assert ann


async def opens_other(desk: Desk, page: Page, who: Actor, mine: Task, task: Task) -> None:
    token = await make_page_link(desk.world.ports, who, "task", mine.id)
    await page.goto(f"{desk.base}/p/{task.id}#k={token}")
