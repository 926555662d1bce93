"""All that waits, read one by one on a phone and confirmed with one code."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.async_api import Page, expect

from signing.confirmation.codes import CODE_PURPOSE
from signing.ports import Actor
from signing.task.model import PartyState, Task
from signing.usecases.make_page_link import make_page_link
from signing.usecases.withdraw_task import withdraw_task
from tests.browser.axe import serious
from tests.browser.desk import Desk, draw
from tests.browser.eyes import problems
from tests.pdfs import contract

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def well(page: Page) -> None:
    await page.wait_for_timeout(350)
    assert await problems(page) == {}
    assert await serious(page) == []


async def code_for(desk: Desk, who: Actor) -> str:
    newest = [each for each in await desk.world.outbox(who, "code") if each.task_id is None][-1]
    assert newest.secret is not None
    return desk.world.ports.vault.open(newest.secret, CODE_PURPOSE).decode()


TITLES = {
    "zh": ["办公设备采购合同", "保密协议", "三月付款申请", "双重身份确认书"],
    "en": ["Office equipment contract", "Confidentiality agreement", "Payment request, March", "Both at once"],
}


@dataclass
class Waits:
    """Two to sign, one to approve, and one that has to be done on its own page."""

    desk: Desk
    ann: Actor
    li: Actor
    tasks: list[Task]
    titles: list[str]
    name: str

    async def keep(self, page: Page, what: str) -> None:
        await self.desk.keep(page, f"{self.name}-{what}")
        await well(page)


async def who_waits(desk: Desk, language: str) -> Waits:
    world, zh, titles = desk.world, language == "zh", TITLES[language]
    ann = await world.person("王芳" if zh else "Grace Chen", language=language)
    li = await world.person("李明" if zh else "Tom Baker", language=language)
    tasks = [
        await world.sent(ann, signers=[li], title=titles[0], document=contract(2)),
        await world.sent(ann, signers=[li], title=titles[1], document=contract(1)),
        await world.sent(ann, approvers=[li], signers=[ann], title=titles[2], document=contract(1)),
        await world.sent(ann, approvers=[li], signers=[li], title=titles[3], document=contract(1)),
    ]
    return Waits(desk, ann, li, tasks, titles, f"batch-{language}")


async def reads_all(waits: Waits, page: Page) -> None:
    go = page.locator(".bar .primary")
    await go.tap()
    await expect(page.locator(".batch-said")).not_to_be_empty()
    for task in waits.tasks[2::-1]:
        await page.locator(f'[data-task="{task.id}"] .button').tap()
        await expect(page.locator("img.paper").first).to_be_visible()
        if task is waits.tasks[0]:
            await waits.keep(page, "2-reading")
        await go.tap()
    await expect(page.locator(".batch-state.good")).to_have_count(3)
    await waits.keep(page, "3-read")
    await go.tap()


async def signs_and_asks(waits: Waits, page: Page) -> None:
    onward = page.locator(".sheet-foot .primary")
    await draw(page)
    await waits.keep(page, "4-hand")
    await onward.tap()
    await expect(page.locator(".batch-listed > li")).to_have_count(3)
    await waits.keep(page, "5-check")
    await onward.tap()
    await expect(page.locator("input.code")).to_be_focused()


async def confirms(waits: Waits, page: Page) -> None:
    """First with a wrong code; one of the three was withdrawn meanwhile."""
    onward, code = page.locator(".sheet-foot .primary"), page.locator("input.code")
    await withdraw_task(waits.desk.world.ports, waits.ann, waits.tasks[1].id, reason="条款有变")
    right = await code_for(waits.desk, waits.li)
    waits.desk.expects("409")
    await code.fill(f"{(int(right) + 1) % 1_000_000:06d}")
    await onward.tap()
    await expect(code).to_have_attribute("aria-invalid", "true")
    await waits.keep(page, "6-wrong")
    await code.fill(right)
    await onward.tap()
    await expect(page.locator(".result .badge.good")).to_be_visible(timeout=60_000)
    await expect(page.locator(".batch-listed.ended li.bad")).to_contain_text(waits.titles[1])
    await waits.keep(page, "7-result")
    await onward.tap()


@pytest.mark.parametrize(("language", "dark"), [("zh", False), ("en", True)])
async def test_read_chosen_and_confirmed_with_one_code(desk: Desk, language: str, dark: bool) -> None:
    world, waits = desk.world, await who_waits(desk, language)
    async with desk.tab(language=language, dark=dark) as page:
        token = await make_page_link(world.ports, waits.li, "batch", None)
        await page.goto(f"{desk.base}/b#k={token}")
        await expect(page.locator(".batch-line:not(.apart)")).to_have_count(3)
        await expect(page.locator(".batch-line.apart")).to_contain_text(waits.titles[3])
        await waits.keep(page, "1-list")
        await reads_all(waits, page)
        await signs_and_asks(waits, page)
        await confirms(waits, page)
        await expect(page.locator(".batch-line")).to_have_count(1)
        await waits.keep(page, "8-after")
        await page.locator(".batch-line.apart .button").tap()
        await expect(page.locator(".title h1")).to_have_text(waits.titles[3])
        await expect(page).to_have_url(f"{desk.base}/t/{waits.tasks[3].id}")
    now = [(await world.task(each)).parties_of(waits.li.person_id or "")[0].state for each in waits.tasks[:3]]
    assert now == [PartyState.SIGNED, PartyState.ENDED, PartyState.APPROVED]
