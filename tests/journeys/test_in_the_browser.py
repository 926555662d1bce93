"""The main journey in a real Chromium, on a phone: from the paper clip to the signed PDF, drawn with a finger."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bot.local_chat import CHEN_JING, LI_MING, WANG_FANG, ZHOU_YUE
from bot.samples import SAMPLES
from tests.installation import Installation
from tests.journeys import by_hand
from tests.journeys.hand_marks import check_drawn, visible_places
from tests.journeys.phone import Phone
from tests.judged import check_completed, check_programs
from tests.signing.pdf.test_whole_way import check_pictures

pytestmark = [pytest.mark.slow, pytest.mark.browser]

CAST = by_hand.Cast(
    CHEN_JING,
    (WANG_FANG, "王芳"),
    ((LI_MING, "李明", by_hand.ZIGZAG), (ZHOU_YUE, "周悦", by_hand.TICK)),
    "王芳 13800138004 审批\n"
    "李明 代表杭州青禾科技有限公司 13800138002 签署\n"
    "周悦 代表上海澄明贸易有限公司 13800138007 签署",
)
SAMPLE = SAMPLES[0]


def test_everybody_ends_with_the_document_they_drew_their_signatures_on(browser: Browser, tmp_path: Path) -> None:
    sent = SAMPLE.path.read_bytes()
    with Installation(tmp_path / "installation") as installation:
        phone = Phone(browser, installation.chat_url, "by-hand")
        by_hand.sends(phone, CAST, SAMPLE.filename, sent)
        by_hand.invites(phone, CAST, *CAST.approver)
        by_hand.approves(phone, CAST.approver[1])
        for person, name, hand in CAST.signers:
            by_hand.invites(phone, CAST, person, name)
            by_hand.signs(phone, name, hand)
        signed = by_hand.gets_completed(phone)
        assert by_hand.downloads_from_page(phone) == signed, "the page hands out the same file"
        phone.becomes(CAST.initiator)
        assert by_hand.gets_completed(phone) == signed, "so has the initiator"
        phone.shows_no_button("button-share")  # invitations that were taken up are gone
        names = [name for _, name, _ in CAST.signers]
        with ThreadPoolExecutor(1) as elsewhere:  # Playwright keeps this thread's event loop for itself
            elsewhere.submit(check_completed, signed, installation, *names).result()
        assert phone.complaints == []
    check_programs(signed, tmp_path / "signed.pdf", at_least=len(CAST.signers) + 2)
    places = visible_places(signed)
    check_pictures(sent, signed, places)
    for number, (_, _, hand) in enumerate(CAST.signers, 1):
        check_drawn(signed, next(each for each in places if each.name == f"p{number}_sign_1"), hand)
