"""A keeper at the studio: who may use a seal, and leave that is asked for."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from signing.usecases.allow_seal import allow_seal
from signing.usecases.list_seals import list_seals
from signing.usecases.seal_views import SealWish
from tests.browser.desk import Desk
from tests.browser.studio import COMPANY, opens, well
from tests.seals_at_hand import a_seal
from tests.signing.usecases.sealing import a_sealing

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def test_a_keeper_allows_takes_back_freezes_and_cancels(desk: Desk) -> None:
    world = desk.world
    li, wang = await world.person("李明"), await world.person("王芳")
    seal = await a_seal(world, li, SealWish("contract", COMPANY))
    number = str((await world.who(wang)).telegram_id)
    async with desk.tab() as page:
        await opens(desk, page, li, f"?seal={seal.id}")
        await page.get_by_text("授权他人").tap()
        desk.expects("422")
        await page.get_by_label("对方的手机号").fill("999999")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".sheet .problem")).to_contain_text("没有找到")
        await page.get_by_label("对方的手机号").fill(number)
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".sheet h2")).to_have_text("授权给王芳")
        await page.locator("#until").fill("2027-01-31")
        await desk.keep(page, "studio-zh-phone-allow")
        await well(page)
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".users li")).to_contain_text("王芳")
        await expect(page.locator(".users li")).to_contain_text("可以使用 · 至")
        assert [view.seal.id for view in await list_seals(world.ports, wang)] == [seal.id]
        await page.locator(".users .button").tap()
        await page.locator(".sheet-foot .danger").tap()
        await expect(page.locator(".users li")).to_have_count(0)
        await page.get_by_text("冻结", exact=True).tap()
        await expect(page.locator(".seal-shown .seal-state")).to_have_text("已冻结")
        await page.get_by_text("解冻", exact=True).tap()
        await expect(page.locator(".seal-shown .seal-state")).to_have_text("可以使用")
        await page.get_by_text("注销", exact=True).tap()
        await desk.keep(page, "studio-zh-phone-cancel")
        await well(page)
        await page.locator(".sheet-foot .danger").tap()
        await expect(page.locator(".seal-shown .seal-state")).to_have_text("已注销")
        await page.locator(".seal-details summary").click()
        await expect(page.locator(".seal-details")).to_contain_text("已吊销")
    assert await list_seals(world.ports, li) == await list_seals(world.ports, wang) == []


async def test_a_signer_asks_the_keeper_reads_and_agrees_and_the_signing_goes_on(desk: Desk) -> None:
    world = desk.world
    keeper, li = await world.person("赵总"), await world.person("李明")
    seal = await a_seal(world, keeper, SealWish("company", COMPANY), asks=True)
    await allow_seal(world.ports, keeper, seal.id, person_id=li.person_id or "")
    task = await a_sealing(world, li)
    async with desk.tab() as page, desk.tab() as other:
        await desk.opens(page, li, task)
        await page.locator("button.place.seal").tap()
        await expect(page.locator(".sheet h2")).to_have_text("用印审批")
        await expect(page.locator(".sheet-foot .primary")).to_have_text("申请用印")
        await desk.keep(page, "leave-zh-phone-1-ask")
        await well(page)
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".leave-waiting")).to_be_visible()
        await desk.keep(page, "leave-zh-phone-2-waiting")
        await well(page)

        await opens(desk, other, keeper)
        await other.locator("[data-request]").tap()
        await expect(other.locator(".request-page img").first).to_be_visible()
        await desk.keep(other, "leave-zh-phone-3-request")
        await well(other)
        await other.get_by_text("同意用印").tap()
        await expect(other.locator(".request-result")).to_contain_text("已同意")
        await well(other)

        await expect(page.locator(".sheet h2")).not_to_have_text("用印审批", timeout=10_000)
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator("input.code")).to_be_focused()
        await page.locator("input.code").fill(await world.code(li, task))
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".result .badge.good")).to_be_visible(timeout=30_000)


async def test_a_refusal_reaches_the_signers_page_with_its_reason(desk: Desk) -> None:
    world = desk.world
    keeper, li = await world.person("赵总"), await world.person("李明")
    seal = await a_seal(world, keeper, SealWish("company", COMPANY), asks=True)
    await allow_seal(world.ports, keeper, seal.id, person_id=li.person_id or "")
    task = await a_sealing(world, li)
    async with desk.tab() as page, desk.tab(dark=True) as other:
        await desk.opens(page, li, task)
        await page.locator("button.place.seal").tap()
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".leave-waiting")).to_be_visible()
        await opens(desk, other, keeper)
        await other.locator("[data-request]").tap()
        await other.get_by_text("拒绝", exact=True).tap()
        await other.locator("#reason").fill("金额与审批单不一致")
        await desk.keep(other, "leave-zh-phone-4-refuse")
        await well(other)
        await other.locator(".sheet-foot .danger").tap()
        await expect(other.locator(".request-result")).to_contain_text("已拒绝")
        await expect(page.locator(".sheet-body")).to_contain_text("金额与审批单不一致", timeout=10_000)
        await well(page)
