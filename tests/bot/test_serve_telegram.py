"""`yinxin serve` with a token: a Bot API server of its own beside it, which goes on while the house is dead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.local_chat.cast import ANN_MILLER, LI_MING
from signing.wording import say
from tests.bot.serving import greeted, logged, newest_id
from tests.bot_api_beside import BotApi, a_house
from tests.installation import Installation

pytestmark = pytest.mark.slow


@pytest.fixture
def api(tmp_path: Path) -> Iterator[BotApi]:
    api = BotApi(tmp_path / "api")
    api.up()
    yield api
    api.down()


@pytest.fixture(params=["polling", "webhook"])
def house(request: pytest.FixtureRequest, tmp_path: Path, api: BotApi) -> Iterator[Installation]:
    more = {"YINXIN_TELEGRAM_WEBHOOK_SECRET": "a-secret_1"} if request.param == "webhook" else {}
    with a_house(tmp_path / "house", api, **more) as house:
        yield house


def test_it_says_which_bot_it_is_and_answers(house: Installation, api: BotApi) -> None:
    logged(house, say("en", "serve-ready-telegram", bot="acme_sign_bot", pages=house.pages_url))
    house.chat.start(ANN_MILLER)
    assert "PDF" in greeted(house, ANN_MILLER)
    webhook = "WEBHOOK_SECRET" in str(house.env)
    url = f"{house.pages_url}/telegram/webhook" if webhook else ""
    assert api.asked("getWebhookInfo")["url"] == url


def test_what_is_said_while_it_is_dead_is_answered_when_it_is_back(house: Installation) -> None:
    house.chat.start(ANN_MILLER)
    greeted(house, ANN_MILLER)
    house.kill()
    seen = newest_id(house, ANN_MILLER)
    house.chat.say(ANN_MILLER, "/help")
    house.chat.start(LI_MING)
    house.start()
    assert greeted(house, ANN_MILLER, after=seen, words="/remind")
    assert greeted(house, LI_MING)


def test_while_the_bot_api_is_away_it_stays_and_goes_on_afterwards(house: Installation, api: BotApi) -> None:
    house.chat.start(ANN_MILLER)
    greeted(house, ANN_MILLER)
    api.down()
    api.up()
    seen = newest_id(house, ANN_MILLER)
    house.chat.say(ANN_MILLER, "/help")
    assert greeted(house, ANN_MILLER, after=seen, words="/remind")
    assert house.stop() == 0


def test_neither_token_nor_secret_is_in_the_log(tmp_path: Path, api: BotApi) -> None:
    secret = "a-secret_of-mine"
    more = {"YINXIN_LOG_LEVEL": "debug", "YINXIN_TELEGRAM_WEBHOOK_SECRET": secret}
    with a_house(tmp_path / "house", api, **more) as house:
        house.chat.start(ANN_MILLER)
        greeted(house, ANN_MILLER)
        api.down()
        api.up()
        house.chat.start(LI_MING)
        greeted(house, LI_MING)
        house.stop()
        assert api.settings.token not in house.log() and secret not in house.log()


def test_a_forged_update_is_turned_away(tmp_path: Path, api: BotApi) -> None:
    with a_house(tmp_path / "house", api, YINXIN_TELEGRAM_WEBHOOK_SECRET="right") as house:
        door = f"{house.pages_url}/telegram/webhook"
        header = "x-telegram-bot-api-secret-token"
        forged = httpx.post(door, json={"update_id": 1}, headers={header: "wrong"}, trust_env=False)
        assert forged.status_code == 403


def test_the_bots_profile_and_menus_are_told(tmp_path: Path, api: BotApi) -> None:
    with a_house(tmp_path / "house", api) as house:
        house.chat.start(ANN_MILLER)
        greeted(house, ANN_MILLER)
        for code, language in (("", "en"), ("zh", "zh")):
            said = api.asked("getMyDescription", language_code=code)["description"]
            assert said == say(language, "bot-description")
