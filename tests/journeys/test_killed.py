"""kill -9 with something in hand: the draft goes on at the same question, the work goes on where it stood, and in
the end everybody has signed once and has the same file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING
from tests.bot.serving import newest_id
from tests.bot_api_beside import BotApi, a_house
from tests.installation import Installation
from tests.journeys.transcript import Journey
from tests.judged import check_completed
from tests.lame_tsa import LameTsa
from tests.local_chat_client import Message, buttons_of, text_of
from tests.page_client import PageClient, PageRefused
from tests.pdfs import contract

pytestmark = [pytest.mark.slow, pytest.mark.timeout(200)]

FILES = {"采购合同.pdf": contract(2, "zh")}
PARTIES = "李明 青禾科技有限公司 13800138002 签署⏎Ann Miller, Harbor Trading Ltd, ann@example.com, sign"
# What is answered, and what the draft asks then.
DRAFT = (
    ("file 采购合同.pdf", "第 1 步 | 谁来签"),
    (PARTIES, "第 1 步 | 1. 李明 | 2. Ann Miller"),
    ("[下一步]", "第 2 步 | 签署顺序"),
    ("[依次签署]", "第 3 步 | 签署位置 | ✓ | 依次签署"),
    ("[位置正确]", "第 4 步 | 截止时间"),
    ("下周五 18:00", "请确认 | 李明 | Ann Miller | 依次签署 | 18:00"),
)
EVERYBODY_COMES = "陈静> /start\n李明> /start\n李明< 李明\nAnn> /start\nAnn< Ann"


# ── the draft ────────────────────────────────────────────────────────────────────────────────────────────────


def test_killed_at_every_question_the_draft_goes_on_at_the_same_one(tmp_path: Path) -> None:
    with Installation(tmp_path / "house") as house:
        journey = Journey(house, FILES)
        journey.play_words(EVERYBODY_COMES)
        for answer, asked in DRAFT:
            journey.play_words(f"陈静> {answer}\n陈静< {asked}")
            house.restart()
            _continue(house, asked)
        house.chat.press(CHEN_JING, "发出", wait=0)
        house.restart()
        _invited_sign(journey, "李明", "李明")
        _invited_sign(journey, "Ann", "Ann Miller")
        _check_everybody_has_it(journey, "李明", "Ann Miller")
        assert len(_tasks(house)) == 1, "one task, however often it was begun again"
        assert "Traceback" not in house.log(), house.log()[-4000:]


def test_asked_to_end_with_a_draft_and_a_signature_in_hand_both_go_on(tmp_path: Path) -> None:
    with _with_lame_tsa(tmp_path) as (house, tsa):
        journey = Journey(house, FILES)
        journey.play_words(EVERYBODY_COMES)
        for answer, asked in DRAFT:
            journey.play_words(f"陈静> {answer}\n陈静< {asked}")
        journey.play_words("陈静> [发出]\n陈静> file 采购合同.pdf\n陈静< 第 1 步 | 谁来签")
        _invited(journey, "李明")
        tsa.falls_silent()
        with _signing(house, LI_MING, "李明"):
            tsa.wait_until_it_holds()
            assert house.stop() == 0
        tsa.recovers()
        house.start()
        _continue(house, "第 1 步 | 谁来签")
        _invited_sign(journey, "Ann", "Ann Miller")
        _check_everybody_has_it(journey, "李明", "Ann Miller")
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


# ── the work ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_killed_while_preparing_signing_and_closing_all_is_done_once(tmp_path: Path) -> None:
    with _with_lame_tsa(tmp_path) as (house, tsa):
        journey = Journey(house, FILES)
        journey.play_words(EVERYBODY_COMES)
        _answer_all(journey, PARTIES + "⏎王芳 13800138004 审批")

        tsa.falls_silent()
        house.chat.press(CHEN_JING, "发出", wait=0)
        _killed_with_it_in_hand(house, tsa)

        _invited(journey, "李明")
        tsa.falls_silent()
        with _signing(house, LI_MING, "李明"):
            _killed_with_it_in_hand(house, tsa)
        # The code was taken: nobody asks 李明 again, and the next in order has their turn.
        _invited_sign(journey, "Ann", "Ann Miller")

        journey.play_words("王芳> /start\n王芳< 王芳")
        _invited(journey, "王芳")
        tsa.falls_silent()
        journey.play_words("王芳~ approves")
        _killed_with_it_in_hand(house, tsa)

        _check_everybody_has_it(journey, "李明", "Ann Miller", readers=("陈静", "李明", "Ann", "王芳"))
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


# ── a chat that lives on ─────────────────────────────────────────────────────────────────────────────────────


def test_what_is_done_in_the_chat_while_the_house_is_dead_is_answered_when_it_is_back(tmp_path: Path) -> None:
    with _beside(tmp_path) as house:
        journey = Journey(house, FILES)
        journey.play_words(EVERYBODY_COMES)
        for number, (answer, asked) in enumerate(DRAFT):
            while_dead = number in {0, 3, 5}  # a file, a press, words
            if while_dead:
                house.kill()
                with ThreadPoolExecutor(1) as telling:  # a press waits for its answer
                    told = telling.submit(journey.play_words, f"陈静> {answer}")
                    house.start()
                    told.result()
            else:
                journey.play_words(f"陈静> {answer}")
            journey.play_words(f"陈静< {asked}")
        assert len(_tasks(house)) == 1
        house.chat.press(CHEN_JING, "发出", wait=0)
        _invited_sign(journey, "李明", "李明")
        _invited_sign(journey, "Ann", "Ann Miller")
        _check_everybody_has_it(journey, "李明", "Ann Miller")


def test_a_reminder_that_was_going_out_when_it_died_comes_once(tmp_path: Path) -> None:
    with _beside(tmp_path) as house:
        journey = Journey(house, FILES)
        journey.play_words(EVERYBODY_COMES)
        _answer_all(journey, PARTIES, order="同时签署")
        house.chat.press(CHEN_JING, "发出", wait=0)
        for name in ("李明", "Ann Miller"):
            _invited(journey, name.split(" ", maxsplit=1)[0], name)
        house.chat.press(CHEN_JING, "催办", wait=0)
        house.chat.wait_for(LI_MING, _is_nudge)
        house.restart()
        for person in (LI_MING, ANN_MILLER):
            seen = newest_id(house, person)
            house.chat.say(person, "/help")
            house.chat.wait_for(person, "/remind", after=seen)
        nudges = {person: sum(map(_is_nudge, house.chat.messages(person))) for person in (LI_MING, ANN_MILLER)}
        assert nudges[LI_MING] == 1 and nudges[ANN_MILLER] <= 1, nudges


@contextmanager
def _beside(folder: Path) -> Iterator[Installation]:
    api = BotApi(folder / "api")
    api.up()
    try:
        with a_house(folder / "house", api) as house:
            yield house
    finally:
        api.down()


def _is_nudge(message: Message) -> bool:
    return any(words in text_of(message) for words in ("正等您", "waiting for you"))


# ── what they share ──────────────────────────────────────────────────────────────────────────────────────────


def _answer_all(journey: Journey, parties: str, order: str = "依次签署") -> None:
    for usual, asked in DRAFT:
        answer = {PARTIES: parties}.get(usual, usual)
        words = f"陈静> {answer}\n陈静< {asked}"
        journey.play_words(words.replace("依次签署", order))


def _invited(journey: Journey, who: str, named: str = "") -> None:
    """`named`: what the list of parties says, where it is more than `who`."""
    named = named or {"Ann": "Ann Miller"}.get(who, who)
    journey.play_words(f"陈静< 转发 | {named}\n{who}> opens the invitation of {named} from 陈静\n{who}< 采购合同")


def _invited_sign(journey: Journey, who: str, named: str) -> None:
    _invited(journey, who, named)
    journey.play_words(f"{who}~ signs by typing {named}")


def _check_everybody_has_it(
    journey: Journey, *signers: str, readers: Sequence[str] = ("陈静", "李明", "Ann")
) -> None:
    for who in readers:
        journey.play_words(f"{who}< file")
    files = set(journey.received.values())
    assert len(files) == 1, "everybody has the same file"
    check_completed(files.pop(), journey.installation, *signers)


def _labels(message: Message) -> list[str]:
    return [label for row in buttons_of(message) for label in row]


def _tasks(house: Installation) -> list[str]:
    """Numbers of all tasks there are, drafts among them."""
    with closing(sqlite3.connect(f"file:{house.data / 'yinxin.db'}?mode=ro", uri=True)) as rows:
        return [number for (number,) in rows.execute("select number from tasks")]
