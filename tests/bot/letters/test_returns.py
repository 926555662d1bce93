"""A mail that a server had taken and that comes back later: the next way is taken, or whoever waits is told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import pytest_asyncio

from bot.letters.returns import Returns
from bot.letters.returns_box import AT_ONCE, come_back, look, returns_box
from signing.ports import Actor
from signing.task.model import Reach
from signing.usecases.open_session import open_session
from signing.usecases.remind import remind
from signing.usecases.view_reach import view_reach
from tests.bot.letters.returns_at_hand import Box, a_box, report
from tests.bot.letters.samples.chinese import qq
from tests.bot.letters.samples.others import out_of_office
from tests.bot.letters.samples.shape import TO
from tests.bot.letters.samples.western import exim
from tests.bot.letters.test_letters import LI, PHONE, entered, token_of
from tests.letters_at_hand import Letters, Sink, a_sink, a_text_service, sent_to, with_letters
from tests.world import World


@pytest.fixture
def sink(socket_enabled: None) -> Iterator[Sink]:
    with a_sink() as sink:
        yield sink


@pytest.fixture
def box(socket_enabled: None) -> Iterator[Box]:
    with a_box() as box:
        yield box


@pytest_asyncio.fixture
async def letters(world: World, sink: Sink, box: Box) -> AsyncIterator[Letters]:
    async with with_letters(world, sink) as letters:
        letters.office = replace(letters.office, returns=returns_box(box.url))
        yield letters


async def test_an_invitation_that_comes_back_is_told_once_and_nobody_elses_mail_is_touched(
    world: World, letters: Letters, sink: Sink, box: Box, caplog: pytest.LogCaptureFixture
) -> None:
    task = await sent_to(world, LI)
    await letters.comes_by()
    [invited] = sink.mails
    box.comes(b"From: wang@example.cn\r\nContent-Type: text/plain\r\n\r\nHello\r\n")
    late = box.comes(report(invited, action="delayed", status="4.4.1"))
    forged = box.comes(report(invited).replace(str(invited["Message-ID"]).encode()[1:9], b"00000000"))
    away = box.comes(out_of_office(str(invited["Message-ID"])[1:-1]))
    nameless = box.comes(exim("").replace(b"References", b"X-Nothing"))
    ours = box.comes(report(invited))
    returns = Returns(world.ports, returns_box(box.url))
    assert await returns.look() == 1 and box.seen == {ours}
    assert not box.seen & {late, forged, away, nameless}
    [unsaid] = [each.getMessage() for each in caplog.records if "do not say which" in each.getMessage()]
    assert unsaid.startswith("1 ") and TO not in caplog.text, "nothing of what they say is in the logs"
    assert (await world.task(task)).parties[0].reach is Reach.UNREACHABLE
    initiator = Actor(task.initiator_id, "chat")
    assert "told-letter-back" in await world.told(initiator)
    [party] = (await view_reach(world.ports, initiator, task.id)).parties
    assert [(each.way, each.state) for each in party.tried if each.way == "email"] == [("email", "back")]
    box.seen.clear()
    again = Returns(world.ports, returns_box(box.url))  # after a restart
    assert await again.look() == 0 and not box.seen
    assert (await world.told(initiator)).count("told-letter-back") == 1


async def test_where_the_telephone_is_known_too_it_takes_over(world: World, sink: Sink, box: Box) -> None:
    with a_text_service() as (sms, asked):
        async with with_letters(world, sink, sms) as letters:
            task = await sent_to(world, (LI[0], LI[1], PHONE))
            await letters.comes_by()
            box.comes(qq(str(sink.mails[0]["Message-ID"])[1:-1]))
            assert await Returns(world.ports, returns_box(box.url)).look() == 1
            await letters.comes_by()
            [text] = asked
            assert "#i=" in text["message"]
            assert (await world.task(task)).parties[0].reach is Reach.INVITED


async def test_who_came_by_mail_is_out_of_reach_until_a_letter_brings_them(
    world: World, letters: Letters, sink: Sink, box: Box
) -> None:
    task = await sent_to(world, LI)
    await letters.comes_by()
    actor = await entered(world, sink.link())
    world.clock.advance(hours=3)
    initiator = Actor(task.initiator_id, "chat")
    await remind(world.ports, initiator, task.id)
    await letters.comes_by()
    box.comes(report(sink.mails[-1], status="5.2.2"))
    returns = Returns(world.ports, returns_box(box.url))
    assert await returns.look() == 1 and (await world.who(actor)).blocked
    world.clock.advance(hours=30)
    await remind(world.ports, initiator, task.id)
    await letters.comes_by()
    assert len(sink.mails) == 3 and (await world.who(actor)).blocked, "that a server takes it proves nothing"
    token = token_of(sink.link())
    await open_session(world.ports, link_token=token, how="link", ip=None, agent=None)
    assert not (await world.who(actor)).blocked and "told-reachable" in await world.told(initiator)


def test_what_is_no_mailbox() -> None:
    for url in (
        "",
        "imap://a:b@mail.example.cn/",
        "imaps://mail.example.cn/",
        'imaps://a:b@h/x"y',
        "https://a@b/",
    ):
        with pytest.raises(ValueError, match=r"."):
            returns_box(url)


@pytest.mark.enable_socket
def test_a_mailbox_that_is_away_or_knows_us_not() -> None:
    with a_box() as box:
        there = returns_box(box.url)
        assert look(there) == "" and look(replace(there, password="wrong")) == "login"
        assert any(each.startswith("ID ") for each in box.looked)
    assert look(there) == "away"


@pytest.mark.enable_socket
def test_who_fills_the_mailbox_is_read_little_by_little_and_private_mails_never() -> None:
    with a_box() as box:
        there, known, now = returns_box(box.url), set[str](), datetime(2026, 11, 24, tzinfo=UTC)
        private = box.comes(b"From: wang@example.cn\r\nSubject: Hello\r\n\r\nfailure notice\r\n")
        for _ in range(AT_ONCE + 2):
            box.comes(qq(""))
        assert [len(come_back(there, now, known)) for _ in range(3)] == [AT_ONCE, 2, 0]
        assert not any(each.startswith(f"UID FETCH {private} ") for each in box.looked)
        box.seen.update(box.mails)
        come_back(there, now, known)
        assert not known, "what is read or gone is not remembered"
