"""Uploading a PDF that is too large for the chat, in a real Chromium."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from playwright.async_api import Page, expect

from signing.ports import Actor
from signing.usecases.make_page_link import make_page_link
from tests.browser.desk import Desk
from tests.browser.eyes import problems
from tests.browser.line import a_line
from tests.pdfs import contract

pytestmark = [pytest.mark.slow, pytest.mark.browser]

ALERT = ".problem"
ON_ITS_WAY = re.compile(r"已传输 (25|50|75)%")


async def opens(desk: Desk, page: Page, who: Actor, base: str = "", query: str = "") -> None:
    token = await make_page_link(desk.world.ports, who, "upload", None)
    await page.goto(f"{base or desk.base}/u{query}#k={token}")
    await expect(page.locator(".drop")).to_be_visible()
    assert "#" not in page.url, "the one-time token is taken out of the address"


async def gives(page: Page, *files: Path) -> None:
    await page.locator("input[type=file]").set_input_files(list(files))


@pytest.mark.parametrize(
    ("language", "phone", "dark"),
    [("zh", False, True), ("en", True, False)],
)
async def test_a_pdf_becomes_a_draft_and_the_page_says_to_go_back_to_the_chat(
    desk: Desk, tmp_path: Path, language: str, phone: bool, dark: bool
) -> None:
    name = f"upload-{language}-{'phone' if phone else 'desk'}{'-dark' if dark else ''}"
    ann = await desk.world.person("王芳", language=language)
    file = tmp_path / ("设备采购合同.pdf" if language == "zh" else "Framework agreement.pdf")
    file.write_bytes(contract(3))
    async with desk.tab(phone=phone, dark=dark, language=language) as page:
        await opens(desk, page, ann)
        assert await problems(page) == {}
        await desk.keep(page, f"{name}-1")
        await gives(page, file)
        await expect(page.locator("main h1")).to_have_text(
            "草稿已生成" if language == "zh" else "The draft is ready"
        )
        await expect(page.locator("main h1")).to_be_focused()
        await expect(page.locator(".done-file")).to_contain_text(file.stem)
        await expect(page.locator(".lead")).to_contain_text(
            "回到聊天" if language == "zh" else "go back to the chat"
        )
        assert await problems(page) == {}
        await desk.keep(page, f"{name}-2-done")
    assert [item.kind for item in await desk.world.outbox(ann)] == ["card"]


@pytest.mark.parametrize(
    ("content", "zh", "en"),
    [
        (lambda: b"hello", "这不是 PDF", "not a PDF"),
        (lambda: b"", "文件是空的", "empty"),
        (lambda: b"%PDF-1.7\n" + bytes(101 * 1024 * 1024), "最大 100 MB", "100 MB is the most"),
        (lambda: contract()[:2000], "PDF 已损坏", "damaged"),
    ],
    ids=["not-a-pdf", "empty", "too-large", "damaged"],
)
async def test_what_is_wrong_with_a_file_is_said_and_another_can_be_chosen(
    desk: Desk, tmp_path: Path, content: Callable[[], bytes], zh: str, en: str
) -> None:
    desk.expects("422")
    file, good = tmp_path / "合同.pdf", tmp_path / "good.pdf"
    file.write_bytes(content())
    good.write_bytes(contract())
    for language, words in (("zh", zh), ("en", en)):
        ann = await desk.world.person("Ann", language=language)
        async with desk.tab(language=language) as page:
            await opens(desk, page, ann)
            await gives(page, file)
            await expect(page.locator(ALERT)).to_contain_text(words)
            assert await problems(page) == {}
            await desk.keep(page, f"upload-{language}-phone-{words[:12]}".replace(" ", "-"))
            if not await page.locator(".drop").count():
                await page.locator(".failed-file button").click()
            await gives(page, good)
            await expect(page.locator(".badge.good")).to_be_visible()


async def test_progress_is_shown_and_read_out_in_quarters_and_the_upload_can_be_stopped(
    desk: Desk, tmp_path: Path
) -> None:
    ann = await desk.world.person("王芳")
    file = tmp_path / "扫描件.pdf"
    file.write_bytes(b"%PDF-1.7\n" + os.urandom(24 * 1024 * 1024))
    async with desk.tab() as page, a_line(desk.base) as line:
        line.slow = True
        await opens(desk, page, ann, line.base)
        await gives(page, file)
        bar = page.get_by_role("progressbar", name="传输进度")
        await expect(page.locator(".unseen[role=status]")).to_have_text(ON_ITS_WAY, timeout=30_000)
        assert 25 <= int(await bar.get_attribute("aria-valuenow") or 0) < 100
        await expect(page.locator(".amount")).to_contain_text("/ 24 MB")
        assert await problems(page) == {}
        await desk.keep(page, "upload-zh-phone-sending")
        await page.get_by_role("button", name="取消").click()
        await expect(page.locator(ALERT)).to_contain_text("已取消上传")
        await expect(page.locator(".drop")).to_be_visible()
    assert not await desk.world.outbox(ann)


async def test_a_lost_connection_is_said_and_the_same_file_sent_again(desk: Desk, tmp_path: Path) -> None:
    desk.expects("ERR_")
    ann = await desk.world.person("王芳")
    file = tmp_path / "扫描件.pdf"
    file.write_bytes(contract(8, pictures_kb=24_000))
    async with desk.tab() as page, a_line(desk.base) as line:
        line.slow = True
        await opens(desk, page, ann, line.base)
        await gives(page, file)
        await expect(page.locator(".unseen[role=status]")).to_have_text(ON_ITS_WAY, timeout=30_000)
        line.cut()
        await expect(page.locator(ALERT)).to_contain_text("连接就中断了")
        await desk.keep(page, "upload-zh-phone-lost")
        line.down = line.slow = False
        await page.get_by_role("button", name="重试").click()
        await expect(page.locator(".badge.good")).to_be_visible(timeout=30_000)
    assert [item.kind for item in await desk.world.outbox(ann)] == ["card"]


async def test_files_are_dropped_anywhere_on_the_page_one_at_a_time(desk: Desk) -> None:
    ann = await desk.world.person("Ann", language="en")
    pdf = contract().decode("latin-1")
    drag = """([pdf, count, kind]) => {
      const bytes = Uint8Array.from(pdf, (c) => c.charCodeAt(0));
      const data = new DataTransfer();
      for (let n = 0; n < count; n += 1) data.items.add(new File([bytes], `Agreement ${n}.pdf`, { type: "application/pdf" }));
      document.querySelector("h1").dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
    }"""  # noqa: E501 - script
    async with desk.tab(phone=False, language="en") as page:
        await opens(desk, page, ann)
        await page.evaluate(drag, [pdf, 1, "dragover"])
        await expect(page.locator(".drop.over")).to_be_visible()
        await desk.keep(page, "upload-en-desk-dragging")
        await page.evaluate(drag, [pdf, 2, "drop"])
        await expect(page.locator(ALERT)).to_contain_text("One file at a time")
        await expect(page.locator(".drop.over")).to_have_count(0)
        await page.evaluate(drag, [pdf, 1, "drop"])
        await expect(page.locator(".done-file")).to_contain_text("Agreement 0")


@pytest.mark.parametrize(("language", "words"), [("zh", "上传链接已失效"), ("en", "This upload link is over")])
async def test_a_used_link_and_a_session_that_is_over_say_how_to_go_on(
    desk: Desk, tmp_path: Path, language: str, words: str
) -> None:
    desk.expects("401")
    ann = await desk.world.person("Ann", language=language)
    file = tmp_path / "合同.pdf"
    file.write_bytes(b"%PDF-1.7\n" + bytes(30 * 1024 * 1024))
    token = await make_page_link(desk.world.ports, ann, "upload", None)
    async with desk.tab(language=language) as page:
        await page.goto(f"{desk.base}/u#k={token}")
        await expect(page.locator(".drop")).to_be_visible()
        async with desk.tab(language=language) as other:
            await other.goto(f"{desk.base}/u#k={token}")
            await expect(other.locator("h1")).to_have_text(words)
            await desk.keep(other, f"upload-{language}-phone-link-over")
        desk.world.clock.advance(days=2)
        # Refused before it is read, while most of it is still on its way.
        await gives(page, file)
        await expect(page.locator("h1")).to_have_text(words)


async def test_the_document_of_a_draft_is_replaced_and_nobody_elses(desk: Desk, tmp_path: Path) -> None:
    desk.expects("404")
    world = desk.world
    ann, bo = await world.person("王芳"), await world.person("陈晓")
    task = await world.draft(ann, signers=[bo])
    file = tmp_path / "新版.pdf"
    file.write_bytes(contract(5))
    async with desk.tab() as page:
        await opens(desk, page, bo, query=f"?task={task.id}")
        await expect(page.locator("h1")).to_have_text("更换文件")
        await gives(page, file)
        await expect(page.locator(ALERT)).to_be_visible()
    assert (await world.task(task)).document == task.document
    async with desk.tab() as page:
        await opens(desk, page, ann, query=f"?task={task.id}")
        await gives(page, file)
        await expect(page.locator("h1")).to_have_text("文件已更换")
    document = (await world.task(task)).document
    assert document is not None and document.pages == 5


@pytest.mark.parametrize(("language", "phone", "dark"), [("en", True, True), ("zh", False, False)])
async def test_a_locked_file_is_opened_on_the_page(
    desk: Desk, tmp_path: Path, language: str, phone: bool, dark: bool
) -> None:
    desk.expects("422")
    zh = language == "zh"
    name = f"unlock-{language}-{'phone' if phone else 'desk'}{'-dark' if dark else ''}"
    ann = await desk.world.person("王芳", language=language)
    secret, restricted = tmp_path / "保密协议.pdf", tmp_path / "restricted.pdf"
    for file, user in ((secret, "开门"), (restricted, "")):
        with pikepdf.open(io.BytesIO(contract(2, salt=file.name))) as pdf:
            pdf.save(file, encryption=pikepdf.Encryption(user=user, owner="the author's"))
    async with desk.tab(phone=phone, dark=dark, language=language) as page:
        await opens(desk, page, ann)
        await gives(page, secret)
        field = page.locator("#password")
        await expect(field).to_be_focused()
        assert await problems(page) == {}
        await desk.keep(page, f"{name}-1-asked")
        await field.fill("猜的")
        await page.locator("form button[type=submit]").click()
        await expect(page.locator(ALERT)).to_contain_text("还可以试 4 次" if zh else "Tries left: 4")
        await expect(field).to_have_value("")
        assert await problems(page) == {}
        await desk.keep(page, f"{name}-2-wrong")
        await field.fill("开门")
        await field.press("Enter")
        await expect(page.locator("main h1")).to_have_text("草稿已生成" if zh else "The draft is ready")
    async with desk.tab(phone=phone, dark=dark, language=language) as page:
        await opens(desk, page, ann)
        await gives(page, restricted)
        lift = page.get_by_role("button", name="解除限制并继续" if zh else "Lift it and go on")
        await expect(lift).to_be_visible()
        assert await problems(page) == {}
        await desk.keep(page, f"{name}-3-restricted")
        await lift.click()
        await expect(page.locator("main h1")).to_have_text("草稿已生成" if zh else "The draft is ready")
