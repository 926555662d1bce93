"""What people live through beside the main journey, in both languages, each against an installation of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.local_chat.cast import ZHAO_LEI
from tests.installation import Installation
from tests.journeys.files import Files
from tests.journeys.mailbox import Mailroom
from tests.journeys.transcript import Journey

HERE = Path(__file__).parent

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


@pytest.mark.parametrize(
    "name",
    [
        "main_en",
        "ended_zh",
        "second_zh",
        "second_en",
        "ended_en",
        "drafts_zh",
        "drafts_en",
        "sentence_zh",
        "sentence_en",
        "members_zh",
        "members_en",
        "settings_zh",
        "settings_en",
        "reminding_zh",
        "reminding_en",
        "batch_zh",
        "batch_en",
        "overview_zh",
        "overview_en",
        "files_zh",
        "files_en",
        "sending_zh",
        "sending_en",
        "documents_zh",
        "documents_en",
        "seals_zh",
        "seals_en",
        "places_zh",
        "places_en",
        "templates_zh",
        "templates_en",
        "doors_zh",
        "doors_en",
        "finding_zh",
        "finding_en",
        "evidence_zh",
        "evidence_en",
        "routing_zh",
        "routing_en",
    ],
)
def test_every_message_is_the_right_one(tmp_path: Path, name: str) -> None:
    rules = {"YINXIN_RETENTION_UNFINISHED_DAYS": "60"} if name.startswith("reminding") else {}
    house = Installation(tmp_path / "house", YINXIN_ADMINS=str(ZHAO_LEI), **rules)
    if name.startswith(("overview", "doors", "settings")):
        house.begin_by_day()
    with house:
        received: dict[str, bytes] = {}
        journey = Journey(house, Files(received), received)
        journey.play(HERE / f"{name}.txt")
        journey.check_nothing_odd()
        assert "Traceback" not in house.log(), house.log()[-4000:]


@pytest.mark.parametrize("name", ["channels_zh", "channels_en"])
def test_who_has_no_chat_gets_letters_and_text_messages(tmp_path: Path, name: str) -> None:
    with Mailroom() as mailroom, Installation(tmp_path / "house", **mailroom.settings) as house:
        journey = Journey(house, Files({}), mailroom=mailroom)
        journey.play(HERE / f"{name}.txt")
        journey.check_nothing_odd()
        assert "Traceback" not in house.log(), house.log()[-4000:]
