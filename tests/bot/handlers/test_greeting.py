"""Greeting, help and settings, said to real handlers over the local chat."""

from __future__ import annotations

import pytest

from bot.local_chat.cast import ANN_MILLER, CHEN_JING, ZHAO_LEI
from tests.bot.handlers.talk import Talk


@pytest.mark.parametrize(("person", "hello"), [(CHEN_JING, "陈静，您好"), (ANN_MILLER, "Hello Ann Miller")])
async def test_start_greets_in_the_persons_language(talk: Talk, person: int, hello: str) -> None:
    await talk.start(person)
    assert (await talk.sees(person)).startswith(hello)
    assert len(await talk.buttons(person)) == 4


async def test_the_language_is_changed_by_a_button_and_stays(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.presses(CHEN_JING, "语言")
    await talk.presses(CHEN_JING, "English")
    assert await talk.sees(CHEN_JING) == "All right, English from now on."
    await talk.says(CHEN_JING, "/help")
    assert "What Yinxin can do" in await talk.sees(CHEN_JING)


async def test_an_admin_is_helped_as_one(talk: Talk) -> None:
    await talk.start(ZHAO_LEI)
    await talk.says(ZHAO_LEI, "/help")
    assert "管理\n/members" in await talk.sees(ZHAO_LEI)


async def test_a_time_zone_is_typed_or_pressed_and_a_wrong_one_asked_again(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    await talk.says(ANN_MILLER, "/timezone")
    await talk.says(ANN_MILLER, "Mars/Olympus")
    assert "Mars/Olympus" in await talk.sees(ANN_MILLER) and "Europe/Berlin" in await talk.sees(ANN_MILLER)
    await talk.says(ANN_MILLER, "europe/berlin")
    assert "Europe/Berlin" in await talk.sees(ANN_MILLER)
    await talk.says(ANN_MILLER, "/timezone")
    await talk.presses(ANN_MILLER, "Asia/Tokyo")
    assert (await talk.person(ANN_MILLER)).time_zone == "Asia/Tokyo"


async def test_an_unknown_command_gets_one_sentence(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    await talk.says(ANN_MILLER, "/sing")
    assert await talk.sees(ANN_MILLER) == "There is no such command. Send /help to see what I can do."


async def test_words_that_answer_nothing_are_told_what_can_be_done(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    await talk.says(ANN_MILLER, "good morning")
    assert "send me a PDF" in await talk.sees(ANN_MILLER)


async def test_cancel_with_nothing_to_cancel_says_so(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    await talk.says(ANN_MILLER, "/cancel")
    assert "nothing to cancel" in await talk.sees(ANN_MILLER)


async def test_ones_own_number_is_noted(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.shares_contact(CHEN_JING)
    assert (await talk.person(CHEN_JING)).phone == "+8613800138001"


async def test_whoami_tells_what_is_known(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    await talk.says(ANN_MILLER, "/whoami")
    assert str(ANN_MILLER) in await talk.sees(ANN_MILLER)


async def test_a_block_and_a_return_are_noted(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    await talk.blocks(ANN_MILLER)
    assert (await talk.person(ANN_MILLER)).blocked
    await talk.blocks(ANN_MILLER, False)
    assert not (await talk.person(ANN_MILLER)).blocked
