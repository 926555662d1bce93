"""For whoever does not see, point or read as most do: names, focus, contrast, size of targets, announcements."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.desk import Desk, a_contract_for, draw
from tests.browser.eyes import problems
from tests.browser.rest import rested
from tests.pdfs import contract

pytestmark = [pytest.mark.slow, pytest.mark.browser]

FOCUSED = "(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent).trim()"


async def well(page: Page, step: str) -> None:
    await rested(page)
    assert await problems(page) == {}, step


@pytest.mark.parametrize(
    ("language", "phone", "dark"),
    [("zh", True, False), ("en", False, True)],
)
async def test_every_step_can_be_read_named_and_hit(desk: Desk, language: str, phone: bool, dark: bool) -> None:
    desk.expects("409 (Conflict)")
    world = desk.world
    task, li, bo = await a_contract_for(world, language=language)
    async with desk.tab(phone=phone, dark=dark, language=language) as page:
        await desk.opens(page, li, task)
        await expect(page.locator("img.paper").first).to_be_visible()
        for summary in await page.locator("summary:visible").all():
            await summary.click()
        await well(page, "reading")
        await page.locator(".bar .quiet").first.click()
        await well(page, "rejecting")
        await page.locator(".sheet-head .tool:visible").last.click()
        await page.locator(".bar .primary").click()
        await draw(page)
        await well(page, "drawing")
        await page.locator("#tab-type").click()
        await well(page, "typing")
        await page.locator(".sheet-foot .primary").click()
        await well(page, "checking")
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator("input.code")).to_be_focused()
        code = await world.code(li, task)
        await page.locator("input.code").fill(f"{(int(code) + 1) % 1_000_000:06d}")
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator("[role=alert]")).to_be_visible()
        await well(page, "a wrong code")
        await page.locator("input.code").fill(code)
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator(".result .badge.good")).to_be_visible(timeout=30_000)
        await well(page, "signed")
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator(".status")).to_be_visible()
        await well(page, "after")
    async with desk.tab(phone=phone, dark=dark, language=language) as page:
        for path in ("/", "/nowhere", "/t/x"):
            await page.goto(desk.base + path)
            await expect(page.locator("h1")).to_be_visible()
            await well(page, path)
    desk.expects("404")
    assert bo


async def test_the_whole_of_signing_is_done_by_keyboard_and_the_focus_is_where_the_question_is(desk: Desk) -> None:
    world = desk.world
    task, li, _ = await a_contract_for(world, language="en")
    async with desk.tab(phone=False, language="en") as page:
        await desk.opens(page, li, task)
        await expect(page.locator("img.paper").first).to_be_visible()
        visited = []
        for _ in range(20):
            await page.keyboard.press("Tab")
            visited.append(str(await page.evaluate(FOCUSED)))
            if visited[-1] == "Sign":
                break
        order = ["Download", "Zoom in", "Go to my place", "Reject", "Sign"]
        assert [each for each in visited if each in order] == order
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("dialog", name="Your signature")).to_be_visible()
        assert await page.evaluate(FOCUSED) == "Your signature"
        # Tabs are gone along with arrows; what is behind the dialog is out of reach.
        for _ in range(12):
            await page.keyboard.press("Tab")
            assert await page.evaluate("!document.activeElement.closest('.dock, main')")
        await page.get_by_role("tab", name="Draw").focus()
        await page.keyboard.press("ArrowRight")
        await expect(page.get_by_role("tab", name="Type")).to_be_focused()
        await expect(page.get_by_role("tab", name="Type")).to_have_attribute("aria-selected", "true")
        await expect(page.get_by_label("Your name as the signature")).to_have_value("Tom Baker")
        await page.get_by_role("button", name="Continue").press("Enter")
        assert await page.evaluate(FOCUSED) == "Check and confirm"
        await page.get_by_role("button", name="Get a code").press("Enter")
        await expect(page.get_by_label("Six-digit code")).to_be_focused()
        await page.keyboard.type(await world.code(li, task))
        await page.keyboard.press("Enter")
        await expect(page.locator(".result .badge.good")).to_be_visible(timeout=30_000)
        await page.keyboard.press("Escape")
        await expect(page.locator("dialog")).to_have_count(0)


async def test_closing_a_sheet_gives_the_focus_back(desk: Desk) -> None:
    task, li, _ = await a_contract_for(desk.world, language="en")
    async with desk.tab(phone=False, language="en") as page:
        await desk.opens(page, li, task)
        reject = page.locator(".bar").get_by_role("button", name="Reject")
        await reject.press("Enter")
        await expect(page.get_by_label("Reason")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(reject).to_be_focused()


async def test_a_wrong_code_is_read_out_and_belongs_to_its_field(desk: Desk) -> None:
    desk.expects("409 (Conflict)")
    world = desk.world
    ann, li = await world.person("Ann", language="en"), await world.person("Li", language="en")
    task = await world.sent(ann, signers=[li])
    async with desk.tab(language="en") as page:
        await desk.opens(page, li, task)
        await page.locator(".bar .primary").click()
        await draw(page)
        await page.locator(".sheet-foot .primary").click()
        await page.locator(".sheet-foot .primary").click()
        code = page.get_by_label("Six-digit code")
        await expect(code).to_be_focused()
        right = await world.code(li, task)
        await code.fill(f"{(int(right) + 1) % 1_000_000:06d}")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("alert")).to_contain_text("4")
        await expect(code).to_have_attribute("aria-invalid", "true")
        described = str(await code.get_attribute("aria-describedby")).split()
        told = [await page.locator(f"#{each}").inner_text() for each in described]
        assert any("4" in each for each in told)


async def test_with_reduced_motion_nothing_moves(desk: Desk) -> None:
    world = desk.world
    ann, li = await world.person("王芳"), await world.person("李明")
    task = await world.sent(ann, signers=[li], document=contract(3))
    async with desk.tab() as page:
        await page.emulate_media(reduced_motion="reduce")
        await desk.opens(page, li, task)
        await page.locator(".bar .primary").click()
        await expect(page.locator("canvas.pad")).to_be_visible()
        moving = await page.evaluate(
            """document.getAnimations().filter((each) => each.effect.getComputedTiming().activeDuration > 1 && !each.effect.target.matches(".spinner"))
              .map((each) => each.animationName || each.transitionProperty)"""  # noqa: E501 - script
        )
        assert moving == []


async def test_the_eyes_of_these_tests_are_open(desk: Desk) -> None:
    """Each kind of fault, made on purpose, is seen."""
    async with desk.tab(language="en") as page:
        await page.goto(f"{desk.base}/")
        assert await problems(page) == {}
        await page.evaluate(
            """() => {
              const add = (tag, style, text = "") => {
                const node = document.createElement(tag);
                Object.assign(node.style, style);
                node.textContent = text;
                document.body.append(node);
                return node;
              };
              add("p", { color: "#aaa", background: "#fff" }, "faint words");
              add("button", { width: "20px", height: "20px" }, "x");
              add("button", { width: "60px", height: "60px" });
              add("button", { marginLeft: "800px" }, "far away");
              add("p", { height: "8px", overflow: "hidden" }, "cut off");
              add("div", { position: "fixed", top: "0", height: "50px" }, "one").className = "tools";
              add("div", { position: "fixed", top: "40px", height: "50px" }, "two").className = "jump";
            }"""
        )
        found = await problems(page)
    assert set(found) == {"crowded", "outside", "cut", "small", "nameless", "faint"}
