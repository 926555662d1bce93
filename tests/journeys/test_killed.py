"""kill -9 with something in hand: the draft goes on at the same question, the work goes on where it stood, and in
the end everybody has signed once and has the same file."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from bot.local_chat.cast import CHEN_JING, LI_MING
from tests.bot.serving import newest_id
from tests.installation import Installation
from tests.journeys.steps import (
    DRAFT,
    EVERYBODY_COMES,
    PARTIES,
    answer_all,
    check_everybody_has_it,
    files,
    invited,
    invited_sign,
    tasks,
)
from tests.journeys.transcript import Journey
from tests.lame_tsa import LameTsa
from tests.local_chat_client import Message, buttons_of, text_of
from tests.page_client import PageClient, PageRefused

pytestmark = [pytest.mark.slow, pytest.mark.timeout(200)]


# ── the draft ────────────────────────────────────────────────────────────────────────────────────────────────


def test_killed_at_every_question_the_draft_goes_on_at_the_same_one(tmp_path: Path) -> None:
    with Installation(tmp_path / "house") as house:
        journey = Journey(house, files())
        journey.play_words(EVERYBODY_COMES)
        for answer, asked in DRAFT:
            journey.play_words(f"陈静> {answer}\n陈静< {asked}")
            house.restart()
            _continue(house, asked)
        house.chat.press(CHEN_JING, "发出", wait=0)
        house.restart()
        invited_sign(journey, "李明", "李明")
        invited_sign(journey, "Ann", "Ann Miller")
        check_everybody_has_it(journey, "李明", "Ann Miller")
        assert len(tasks(house)) == 1, "one task, however often it was begun again"
        assert "Traceback" not in house.log(), house.log()[-4000:]


def test_asked_to_end_with_a_draft_and_a_signature_in_hand_both_go_on(tmp_path: Path) -> None:
    with _with_lame_tsa(tmp_path) as (house, tsa):
        journey = Journey(house, files())
        journey.play_words(EVERYBODY_COMES)
        for answer, asked in DRAFT:
            journey.play_words(f"陈静> {answer}\n陈静< {asked}")
        journey.play_words("陈静> [发出]\n陈静> file 采购合同.pdf\n陈静< 第 1 步 | 谁来签")
        invited(journey, "李明")
        tsa.falls_silent()
        with _signing(house, LI_MING, "李明"):
            tsa.wait_until_it_holds()
            assert house.stop() == 0
        tsa.recovers()
        house.start()
        _continue(house, "第 1 步 | 谁来签")
        invited_sign(journey, "Ann", "Ann Miller")
        check_everybody_has_it(journey, "李明", "Ann Miller")
        assert "Traceback" not in house.log(), house.log()[-4000:]


def _continue(house: Installation, asked: str) -> None:
    """Somebody who comes back: the bot offers the one draft there is, and asks what it asked."""
    before = newest_id(house, CHEN_JING)
    house.chat.say(CHEN_JING, "/start")
    greeting = house.chat.wait_for(CHEN_JING, lambda each: "继续" in _labels(each), after=before)
    assert _labels(greeting).count("继续") == 1 and "继续：" not in str(_labels(greeting)), "one draft, not two"
    house.chat.press(CHEN_JING, "继续", message=greeting)
    wanted = [part.strip() for part in asked.split("|")]
    house.chat.wait_for(
        CHEN_JING,
        lambda each: all(part in text_of(each) for part in wanted),
        after=greeting["message_id"],
    )


def _labels(message: Message) -> list[str]:
    return [label for row in buttons_of(message) for label in row]


# ── the work ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_killed_while_preparing_signing_and_closing_all_is_done_once(tmp_path: Path) -> None:
    with _with_lame_tsa(tmp_path) as (house, tsa):
        journey = Journey(house, files())
        journey.play_words(EVERYBODY_COMES)
        answer_all(journey, PARTIES + "⏎王芳 13800138004 审批")

        tsa.falls_silent()
        house.chat.press(CHEN_JING, "发出", wait=0)
        _killed_with_it_in_hand(house, tsa)

        invited(journey, "李明")
        tsa.falls_silent()
        with _signing(house, LI_MING, "李明"):
            _killed_with_it_in_hand(house, tsa)
        # The code was taken: nobody asks 李明 again, and the next in order has their turn.
        invited_sign(journey, "Ann", "Ann Miller")

        journey.play_words("王芳> /start\n王芳< 王芳")
        invited(journey, "王芳")
        tsa.falls_silent()
        journey.play_words("王芳~ approves")
        _killed_with_it_in_hand(house, tsa)

        check_everybody_has_it(journey, "李明", "Ann Miller", readers=("陈静", "李明", "Ann", "王芳"))
        assert "Traceback" not in house.log(), house.log()[-4000:]


def _killed_with_it_in_hand(house: Installation, tsa: LameTsa) -> None:
    tsa.wait_until_it_holds()
    house.kill()
    tsa.recovers()
    house.start()


@contextmanager
def _with_lame_tsa(folder: Path) -> Iterator[tuple[Installation, LameTsa]]:
    """Stamped by the house's own authority, but by way of one that can fall silent."""
    house = Installation(folder / "house")
    with LameTsa(f"{house.pages_url}/trust/tsa") as tsa:
        house.env["YINXIN_TSA_URL"] = tsa.url
        with house:
            yield house, tsa


@contextmanager
def _signing(house: Installation, person: int, typed: str) -> Iterator[None]:
    """The code is given, and inside nobody has answered yet."""
    with PageClient(house, person) as page:
        code = page.ask_code("sign", typed=typed)

        def give() -> None:
            with suppress(httpx.HTTPError, PageRefused):  # the line breaks: that is the point
                page.give_code("sign", code)

        giving = threading.Thread(target=give)
        giving.start()
        yield
        giving.join(20)
