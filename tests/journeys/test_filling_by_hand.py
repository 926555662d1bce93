"""A document with tags, from the chat to the completed PDF: a party fills in five kinds with a finger."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import pytest
import typst
from playwright.sync_api import Browser, FrameLocator, expect

from bot.local_chat import CHEN_JING, LI_MING, ZHOU_YUE
from signing.typesetting import fonts
from tests.installation import Installation
from tests.journeys import by_hand
from tests.journeys.phone import Phone
from tests.judged import check_programs

pytestmark = [pytest.mark.slow, pytest.mark.browser]

CAST = by_hand.Cast(
    CHEN_JING,
    (0, ""),
    ((LI_MING, "李明", by_hand.ZIGZAG), (ZHOU_YUE, "周悦", by_hand.TICK)),
    "李明 13800138002 签署\n周悦 13800138007 签署",
)
TAGS = (
    ("公司名称：", "{{文本:1|标签=公司名称|宽=80}}"),
    ("合同金额：", "{{金额:1|标签=合同金额|格式=2|宽=60}}"),
    ("联系电话：", "{{电话:1|标签=联系电话|宽=60}}"),
    ("风险提示：", "{{抄录:1|标签=风险提示|原文=本人已知悉风险|宽=80}}"),
    ("附件一：", "{{勾选:1|标签=我已阅读附件一}}"),
    ("甲方签字：", "{{签字:1}}"),
    ("乙方签字：", "{{签字:2}}"),
)
COMPANY, PHONE, SENTENCE = "杭州青禾科技有限公司", "13800138002", "本人已知悉风险"


def tagged() -> bytes:
    lines = [
        '#set page(paper: "a4")',
        '#set text(font: "Noto Sans Hans", size: 10.5pt)',
        "= 供应商登记表",
        "#v(1cm)",
    ]
    lines += [f'#text("{words}") #text("{tag}")\n\n#v(1.4cm)' for words, tag in TAGS]
    with tempfile.TemporaryDirectory(prefix="yinxin-tags-") as folder:
        main = Path(folder, "main.typ")
        main.write_text("\n".join(lines), encoding="utf-8")
        return bytes(typst.compile(main, root=folder, font_paths=[fonts.font_dir()], timestamp=1_000_000_000))


def fills(phone: Phone, page: FrameLocator) -> None:
    """As the walk leads: words, a number, a telephone, a sentence; the box is ticked on the paper."""
    phone.tap(page.locator(".jump"))
    for words in (COMPANY, "128000.5", PHONE, SENTENCE):
        field = page.locator(".tray .typed")
        expect(field).to_be_focused()
        field.fill(words)
        phone.shot("filling")
        phone.tap(page.locator(".tray-foot .primary"))
    phone.tap(page.locator(".tray-head .tool").last)
    box = page.locator("button.place.checkbox")
    phone.tap(box)
    expect(box).to_have_attribute("aria-pressed", "true")
    phone.shot("filled")


def test_what_a_party_fills_in_stands_in_everybodys_document(browser: Browser, tmp_path: Path) -> None:
    with Installation(tmp_path / "installation") as installation:
        phone = Phone(browser, installation.chat_url, "filling-by-hand")
        by_hand.sends(phone, CAST, "登记表.pdf", tagged())
        person, name, hand = CAST.signers[0]
        by_hand.invites(phone, CAST, person, name)
        by_hand.signs(phone, name, hand, before=fills)
        by_hand.invites(phone, CAST, *CAST.signers[1][:2])
        by_hand.signs(phone, CAST.signers[1][1], CAST.signers[1][2])
        signed = by_hand.gets_completed(phone)
        assert phone.complaints == []
    check_programs(signed, tmp_path / "signed.pdf", at_least=len(CAST.signers) + 2)
    words = subprocess.run(["pdftotext", "-", "-"], input=signed, capture_output=True, check=True).stdout.decode()
    for filled in (COMPANY, "128000.50", PHONE, SENTENCE):
        assert filled in words
