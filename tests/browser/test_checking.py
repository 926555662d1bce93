"""Checking a copy, in a real Chromium: anybody's page, without a session."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from playwright.async_api import Page, expect

from signing.usecases.fetch_document import fetch_document
from tests.browser.desk import Desk
from tests.browser.eyes import problems, text_twice_as_large
from tests.pdfs import contract
from tests.signing.pdf.by_openssl import signed_by_sm2
from tests.signing.pdf.foreign import foreign_locked, foreign_signed
from tests.world import World

pytestmark = [pytest.mark.slow, pytest.mark.browser]


class Copies(NamedTuple):
    number: str
    whole: Path
    older: Path
    changed: Path


async def copies(world: World, folder: Path) -> Copies:
    """Of a contract that 李明, then 陈晓 has signed."""
    ann, li, bo = [await world.person(name) for name in ("王芳", "李明", "陈晓")]
    task = await world.sent(ann, signers=[li, bo], title="年度办公设备采购框架合同")
    task = await world.sign(li, task)
    _, early = await fetch_document(world.ports, ann, task.id)
    await world.sign(bo, task)
    await world.work()
    _, data = await fetch_document(world.ports, ann, task.id)
    kept = Copies(task.number, folder / "合同 已签.pdf", folder / "older.pdf", folder / "changed.pdf")
    kept.whole.write_bytes(data)
    kept.older.write_bytes(early)
    kept.changed.write_bytes(data[:2000] + bytes([data[2000] ^ 1]) + data[2001:])
    return kept


async def gives(page: Page, file: Path) -> None:
    await page.locator("input[type=file]").set_input_files(file)
    await expect(page.locator(".verdict, .failed-file")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize(
    ("language", "phone", "dark"),
    [("zh", False, True), ("en", True, False)],
)
async def test_a_signed_copy_says_who_when_and_that_nothing_changed(
    desk: Desk, tmp_path: Path, language: str, phone: bool, dark: bool
) -> None:
    zh = language == "zh"
    name = f"verify-{language}-{'phone' if phone else 'desk'}{'-dark' if dark else ''}"
    found = await copies(desk.world, tmp_path)
    async with desk.tab(phone=phone, dark=dark, language=language) as page:
        await page.goto(f"{desk.base}/v/{found.number}")
        await expect(page.locator(".number-card")).to_contain_text(found.number)
        assert await problems(page) == {}
        await desk.keep(page, f"{name}-1")
        await gives(page, found.whole)
        verdict = page.locator(".verdict.good")
        await expect(verdict.locator("h2")).to_have_text("有效" if zh else "Valid")
        await expect(verdict).to_contain_text("李明、陈晓" if zh else "李明, 陈晓")
        await expect(page.locator(".number-card")).to_contain_text(found.number)
        people = page.locator(".signatures > li")
        await expect(people).to_have_count(2)
        await expect(people.first).to_contain_text("2026年11月24日" if zh else "24 November 2026")
        await expect(page.locator("h1")).to_be_focused()
        for summary in await page.locator("summary").all():
            await summary.click()
        await expect(page.locator(".records li.signature")).to_have_count(3)
        assert await problems(page) == {}
        await text_twice_as_large(page)
        assert await problems(page, "outside", "cut") == {}
        await page.evaluate("document.documentElement.style.fontSize = ''")
        await desk.keep(page, f"{name}-2-valid")
        # The other language comes without sending the file again.
        await page.route("**/api/verify", lambda route: route.abort())
        await page.locator(".top button").click()
        await expect(verdict.locator("h2")).to_have_text("Valid" if zh else "有效")
        await expect(people.first).to_contain_text("24 November 2026" if zh else "2026年11月24日")


async def test_a_changed_an_unsigned_and_an_older_copy_are_told_apart(desk: Desk, tmp_path: Path) -> None:
    found = await copies(desk.world, tmp_path)
    unsigned, damaged = tmp_path / "unsigned.pdf", tmp_path / "damaged.pdf"
    unsigned.write_bytes(contract(2))
    damaged.write_bytes(contract(2)[:3000])
    async with desk.tab() as page:
        await page.goto(f"{desk.base}/v")
        await gives(page, found.changed)
        await expect(page.locator(".verdict.bad h2")).to_have_text("请勿采信这份文件")
        await expect(page.locator(".signatures .no").first).to_have_text("已损坏：所签内容被改动")
        # Nothing that could be taken for comfort beside it.
        assert await page.locator(".yes, .number-card").count() == 0
        assert await problems(page) == {}
        await desk.keep(page, "verify-zh-phone-changed")
        again = page.get_by_role("button", name="查验另一份文件")
        await again.click()
        await gives(page, unsigned)
        await expect(page.locator(".verdict h2")).to_have_text("没有签名")
        await again.click()
        await gives(page, found.older)
        await expect(page.locator(".verdict.calm h2")).to_have_text("真实，但不是最新版本")
        await expect(page.locator(".number-card")).to_contain_text("较早版本")
        await desk.keep(page, "verify-zh-phone-older")
        await again.click()
        await gives(page, damaged)
        await expect(page.locator(".verdict.bad")).to_contain_text("请向发送人索取")
        await desk.keep(page, "verify-zh-phone-damaged")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_signer_of_another_house_is_unknown_here_and_the_page_says_what_that_means(
    desk: Desk, tmp_path: Path, language: str
) -> None:
    file = tmp_path / "foreign.pdf"
    file.write_bytes(await asyncio.to_thread(foreign_signed, contract()))
    async with desk.tab(language=language, dark=language == "en") as page:
        await page.goto(f"{desk.base}/v")
        await gives(page, file)
        verdict = page.locator(".verdict.calm")
        await expect(verdict).to_contain_text(
            "not confirmed: Alice" if language == "en" else "署名未经确认：Alice"
        )
        await expect(verdict).not_to_contain_text("Signed by" if language == "en" else "签署人：Alice")
        await expect(page.locator(".signature")).to_contain_text(
            "Issuer not known" if language == "en" else "颁发机构不为"
        )
        assert await page.locator("a[href='/trust/root.cer']").count() == 0, "ours would not help"
        await page.locator(".stranger summary").click()
        await expect(page.locator(".stranger p")).to_contain_text("by telephone" if language == "en" else "电话")
        assert await problems(page) == {}
        await desk.keep(page, f"verify-{language}-phone-foreign")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_signature_of_a_kind_that_is_not_known_here_is_called_neither_good_nor_broken(
    desk: Desk, tmp_path: Path, language: str
) -> None:
    file = tmp_path / "国密.pdf"
    file.write_bytes(await asyncio.to_thread(signed_by_sm2, tmp_path))
    async with desk.tab(language=language, dark=language == "zh") as page:
        await page.goto(f"{desk.base}/v")
        await gives(page, file)
        verdict = page.locator(".verdict.calm")
        await expect(verdict.locator("h2")).to_have_text(
            "A signature cannot be checked here" if language == "en" else "有签名无法在此核验"
        )
        checks = page.locator(".signature .checks li")
        await expect(checks).to_have_text(
            ["Cannot be checked here: it is made with SM2" if language == "en" else "无法在此核验：签名采用 SM2"]
        )
        await expect(page.locator(".no")).to_have_count(0)
        await expect(page.locator(".stranger")).to_have_count(0)
        assert await problems(page) == {}
        await desk.keep(page, f"verify-{language}-phone-unknown-kind")


async def test_a_stranger_learns_how_to_make_the_issuer_known(desk: Desk) -> None:
    async with desk.tab(language="en") as page:
        await page.goto(f"{desk.base}/v")
        await page.get_by_text("Does your PDF reader say").click()
        shown = await page.locator(".stranger code").inner_text()
        async with page.expect_download() as arriving:
            await page.get_by_role("link", name="Root certificate").click()
        saved = await (await arriving.value).path()
        root = x509.load_der_x509_certificate(saved.read_bytes())
        assert shown == root.fingerprint(hashes.SHA256()).hex(":").upper()
        assert await problems(page) == {}
        await desk.keep(page, "verify-en-phone-stranger")


async def test_with_no_network_the_page_says_so_and_tries_the_same_file_again(desk: Desk, tmp_path: Path) -> None:
    desk.expects("ERR_FAILED")
    file = tmp_path / "unsigned.pdf"
    file.write_bytes(contract())
    async with desk.tab(language="en") as page:
        await page.goto(f"{desk.base}/v")
        await page.route("**/api/verify", lambda route: route.abort())
        await gives(page, file)
        await expect(page.locator("[role=alert]")).to_contain_text("connection was lost")
        await page.unroute("**/api/verify")
        await page.get_by_role("button", name="Try again").click()
        await expect(page.locator(".verdict h2")).to_have_text("Not signed")


@pytest.mark.parametrize(("language", "phone"), [("zh", True), ("en", False)])
async def test_a_copy_with_a_password_asks_for_it_and_is_judged(
    desk: Desk, tmp_path: Path, language: str, phone: bool
) -> None:
    file = tmp_path / "theirs.pdf"
    file.write_bytes(await asyncio.to_thread(foreign_locked, "rosebud"))
    async with desk.tab(phone=phone, dark=not phone, language=language) as page:
        await page.goto(f"{desk.base}/v")
        await page.locator("input[type=file]").set_input_files(file)
        await expect(page.locator("#password")).to_be_focused(timeout=30_000)
        await desk.keep(page, f"verify-{language}-password")
        assert await problems(page) == {}
        await page.keyboard.type("wrong")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("alert")).to_be_visible(timeout=30_000)
        await page.locator("#password").fill("rosebud")
        await page.keyboard.press("Enter")
        await expect(page.locator(".verdict")).to_be_visible(timeout=30_000)
        await expect(page.locator(".signatures > li")).to_contain_text("Alice")
