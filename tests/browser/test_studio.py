"""The seal studio with real fingers: drawn live, cut out of a photo, put into use, shared, frozen, cancelled."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from signing.ports import SealState
from signing.usecases.allow_seal import allow_seal
from signing.usecases.fetch_document import fetch_document
from signing.usecases.list_seals import list_seals
from signing.usecases.make_seal import make_seal
from signing.usecases.seal_views import SealWish
from signing.usecases.verify_document import verify_document
from tests.browser.desk import Desk
from tests.browser.placing import Finger, middle
from tests.browser.studio import COMPANY, opens, well
from tests.looking import ARTEFACTS, LOOKING
from tests.seals_at_hand import a_seal
from tests.signing.seals.photos import photo
from tests.signing.seals.test_cutout import CHOP
from tests.signing.usecases.sealing import a_sealing

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def drawn(page: Page) -> None:
    await expect(page.locator(".seal-preview img")).to_be_visible(timeout=10_000)
    await expect(page.locator(".seal-preview.busy")).to_have_count(0, timeout=10_000)


@pytest.mark.parametrize(
    ("language", "phone", "dark"),
    [("en", True, True), ("zh", False, False)],
)
async def test_every_page_can_be_read_named_and_hit(
    desk: Desk, language: str, phone: bool, dark: bool, tmp_path: Path
) -> None:
    world = desk.world
    li = await world.person("李明" if language == "zh" else "Tom Baker", language=language)
    wang = await world.person("王芳" if language == "zh" else "Nina Shaw", language=language)
    seal = await a_seal(world, li, SealWish("contract", COMPANY), name="采购部用")
    await allow_seal(world.ports, li, seal.id, person_id=wang.person_id or "")
    await make_seal(world.ports, li, SealWish("legal", "李明"))
    task = await a_sealing(world, li)
    await world.sign(li, task)
    name = f"studio-{language}-{'phone' if phone else 'desk'}-{'dark' if dark else 'light'}"
    async with desk.tab(phone=phone, dark=dark, language=language) as page:
        await opens(desk, page, li)
        await expect(page.locator(".seal-paper img")).to_have_count(2)
        await desk.keep(page, f"{name}-1-list")
        await well(page)
        await page.locator("[data-way=draw]").click()
        await page.locator(".seal-form input[type=text]").first.fill(COMPANY)
        await drawn(page)
        await desk.keep(page, f"{name}-2-draw")
        await well(page)
        await page.locator(".studio > .button.link").click()
        await page.locator("[data-way=photo]").click()
        await desk.keep(page, f"{name}-3-photo")
        await well(page)
        await page.locator(".seal-form input[type=text]").first.fill(COMPANY)
        (tmp_path / "chop.jpg").write_bytes(photo(CHOP))
        await page.locator("input[type=file]").set_input_files(tmp_path / "chop.jpg")
        await expect(page.locator(".seal-preview.small img")).to_be_visible(timeout=20_000)
        await desk.keep(page, f"{name}-4-cleaned")
        await well(page)
        await page.locator(".studio > .button.link").click()
        await page.locator(f"[data-seal='{seal.id}']").click()
        await expect(page.locator(".log li")).to_have_count(1)
        await page.locator(".seal-details summary").click()
        await desk.keep(page, f"{name}-5-seal")
        if LOOKING:
            await page.screenshot(path=ARTEFACTS / f"pages-{name}-5-whole.png", full_page=True)
        await well(page)
        await page.locator(".users .button").first.click()
        await well(page)


async def test_a_seal_is_drawn_as_one_types_kept_and_put_into_use(desk: Desk) -> None:
    world = desk.world
    li = await world.person("李明")
    async with desk.tab() as page:
        await opens(desk, page, li)
        await page.locator("[data-way=draw]").tap()
        owner = page.locator(".seal-form input[type=text]").first
        desk.expects("422")
        await owner.fill("印信社")
        await expect(page.locator(".error-place .problem")).to_contain_text("现在是 3 个")
        await expect(page.locator(".seal-ask > .primary")).to_be_disabled()
        await owner.fill(COMPANY)
        await drawn(page)
        first = await page.locator(".seal-preview img").get_attribute("src")
        await page.locator(".seal-form select").first.select_option("contract")
        await drawn(page)
        await page.locator(".seal-form select").nth(1).select_option("1")
        await expect(page.locator(".seal-ask, .seal-desk").first).to_contain_text("38 × 38 毫米")
        await page.get_by_label("横排文字").fill("采购合同专用章")
        await page.get_by_label("印章编码").fill("1101080012345")
        await page.get_by_text("蓝色").tap()
        await page.get_by_text("做旧").tap()
        await page.get_by_text("每次用印须经我同意").tap()
        await page.get_by_label("名称（选填）").fill("采购部用")
        await page.wait_for_timeout(700)
        await drawn(page)
        assert await page.locator(".seal-preview img").get_attribute("src") != first
        await page.locator(".seal-ask > .primary").tap()
        await expect(page.locator(".approval")).to_contain_text("请确认您有权使用它")
        await page.locator(".approval .primary").tap()
        await expect(page.locator(".seal-shown .seal-state")).to_have_text("可以使用")
    (view,) = await list_seals(world.ports, li)
    design = view.seal.design or {}
    assert (view.seal.kind, view.seal.width, view.seal.name, view.seal.asks) == ("contract", 38, "采购部用", True)
    assert (design["title"], design["code"], design["colour"]) == ("采购合同专用章", "1101080012345", "#1F3FA6")
    assert design["ageing"] is not None and view.seal.state is SealState.APPROVED


async def test_the_houses_seal_is_made_approved_by_another_and_used_in_a_task(desk: Desk) -> None:
    """The whole way on two phones: into a document that everybody can check, and back into the log."""
    world = desk.world
    boss, other = [await world.person(name, admin=True) for name in ("赵雷", "周悦")]
    company = world.ports.installation.organisation
    async with desk.tab() as page, desk.tab() as second:
        await opens(desk, page, boss)
        await page.locator("[data-way=draw]").tap()
        await page.locator(".seal-form select").first.select_option("contract")
        await page.locator(".seal-form input[type=text]").first.fill(company)
        await drawn(page)
        await page.locator(".seal-ask > .primary").tap()
        await expect(page.locator(".approval")).to_contain_text("须由另一位管理员批准")
        await expect(page.locator(".approval .primary")).to_have_count(0)
        await desk.keep(page, "journey-zh-phone-1-waits")
        (made,) = await list_seals(world.ports, other)
        await opens(desk, second, other)
        await second.locator(f"[data-seal='{made.seal.id}']").tap()
        await expect(second.locator(".approval")).to_contain_text("核对名称和图样")
        await desk.keep(second, "journey-zh-phone-2-approve")
        await well(second)
        await second.locator(".approval .primary").tap()
        await expect(second.locator(".approval")).to_have_count(0)

        task = await a_sealing(world, boss)
        await desk.opens(page, boss, task)
        await page.locator("button.place.seal").tap()
        await expect(page.locator(".sheet")).to_contain_text("合同专用章")
        await desk.keep(page, "journey-zh-phone-3-use")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator("input.code")).to_be_focused()
        await page.locator("input.code").fill(await world.code(boss, task))
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".result .badge.good")).to_be_visible(timeout=30_000)
        await opens(desk, page, boss, f"?seal={made.seal.id}")
        await expect(page.locator(".log li")).to_contain_text(task.number)
        await desk.keep(page, "journey-zh-phone-4-log")
    await world.work()
    _, data = await fetch_document(world.ports, boss, task.id)
    found = await verify_document(world.ports, boss, data)
    assert (found.verdict, found.register) == ("valid", "whole")
    assert f"{company}合同专用章" in [one.who for one in found.verification.signatures]


async def test_a_photo_is_turned_cropped_cleaned_and_measured(desk: Desk, tmp_path: Path) -> None:
    world = desk.world
    li = await world.person("李明")
    (tmp_path / "chop.jpg").write_bytes(photo(CHOP))
    async with desk.tab() as page:
        await opens(desk, page, li)
        await page.locator("[data-way=photo]").tap()
        await page.locator(".seal-form input[type=text]").first.fill(COMPANY)
        await page.locator("input[type=file]").set_input_files(tmp_path / "chop.jpg")
        after = page.locator(".seal-preview.small img")
        await expect(after).to_be_visible(timeout=20_000)
        usual = await after.get_attribute("src")
        slider = page.locator("#tolerance")
        await slider.focus()
        for _ in range(6):
            await page.keyboard.press("ArrowRight")
        await page.wait_for_timeout(600)
        await expect(after).to_be_visible(timeout=20_000)
        assert await after.get_attribute("src") != usual
        before = await page.locator(".crop-picture").evaluate("node => [node.width, node.height]")
        await page.get_by_text("旋转 90°").tap()
        turned = await page.locator(".crop-picture").evaluate("node => [node.width, node.height]")
        assert turned == before[::-1]
        x, y = await middle(page.locator(".crop-handle.se"))
        await Finger(page).drags((x, y), (x - 12, y - 10))
        frame = await page.locator(".crop-frame").evaluate("node => [node.style.width, node.style.height]")
        assert all(float(side.removesuffix("%")) < 99 for side in frame), frame
        await page.wait_for_timeout(600)
        await expect(after).to_be_visible(timeout=20_000)
        await page.get_by_label("实际宽度").fill("42")
        await desk.keep(page, "studio-zh-phone-photo-cropped")
        await page.locator(".seal-ask > .primary").tap()
        await expect(page.locator(".approval")).to_be_visible(timeout=20_000)
    (view,) = await list_seals(world.ports, li)
    assert (view.seal.owner, view.seal.width, view.seal.design) == (COMPANY, 42, None)


async def test_turning_the_phone_and_a_stranger_without_a_link(desk: Desk) -> None:
    li = await desk.world.person("李明")
    async with desk.tab() as page:
        await opens(desk, page, li)
        await page.locator("[data-way=draw]").tap()
        await page.locator(".seal-form input[type=text]").first.fill(COMPANY)
        await drawn(page)
        await page.set_viewport_size({"width": 844, "height": 390})
        await page.wait_for_timeout(300)
        assert await page.locator(".seal-form input[type=text]").first.input_value() == COMPANY
        await desk.keep(page, "studio-zh-phone-turned")
        await well(page)
    async with desk.tab() as page:
        desk.expects("401")
        await page.goto(f"{desk.base}/s")
        await expect(page.locator("main.plain h1")).to_be_visible()
        assert "seal-row" not in await page.content()
