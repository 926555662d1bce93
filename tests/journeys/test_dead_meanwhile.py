"""A chat that lives on while the house is dead: what is done there is answered afterwards, once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING
from tests.bot.serving import newest_id
from tests.bot_api_beside import BotApi, a_house
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
from tests.local_chat_client import Message, text_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(200)]


def test_what_is_done_in_the_chat_while_the_house_is_dead_is_answered_when_it_is_back(tmp_path: Path) -> None:
    with _beside(tmp_path) as house:
        journey = Journey(house, files())
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
        assert len(tasks(house)) == 1
        house.chat.press(CHEN_JING, "发出", wait=0)
        invited_sign(journey, "李明", "李明")
        invited_sign(journey, "Ann", "Ann Miller")
        check_everybody_has_it(journey, "李明", "Ann Miller")


def test_a_reminder_that_was_going_out_when_it_died_comes_once(tmp_path: Path) -> None:
    with _beside(tmp_path, by_day=True) as house:
        journey = Journey(house, files())
        journey.play_words(EVERYBODY_COMES)
        answer_all(journey, PARTIES, order="同时签署")
        house.chat.press(CHEN_JING, "发出", wait=0)
        for name in ("李明", "Ann Miller"):
            invited(journey, name.split(" ", maxsplit=1)[0], name)
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
def _beside(folder: Path, *, by_day: bool = False) -> Iterator[Installation]:
    """`by_day`: the house's clock alone, so that no page can be opened from the chat."""
    api = BotApi(folder / "api")
    api.up()
    house = a_house(folder / "house", api)
    try:
        with house.begin_by_day() if by_day else house:
            yield house
    finally:
        api.down()


def _is_nudge(message: Message) -> bool:
    return any(words in text_of(message) for words in ("正等您", "waiting for you"))
