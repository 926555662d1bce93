"""A party with only an e-mail address or a telephone: invited, told, reached another way, and nobody else is."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
import pytest_asyncio

from bot.letters.post import TRIES, Post
from signing.audit.chain import verify_chain
from signing.errors import NotAllowed, Refusal
from signing.evidence.proven import by_code
from signing.ports import Actor
from signing.task import events as kinds
from signing.task.model import PartyState, Reach, Task, TaskState
from signing.task.ways import masked
from signing.usecases.accept_invitation import accept_invitation
from signing.usecases.choose_ways import choose_first_way
from signing.usecases.enter_by_letter import enter_by_letter
from signing.usecases.fresh_letter import fresh_letter
from signing.usecases.invite_party import invite_party
from signing.usecases.note_delivery import Sent
from signing.usecases.nudge_due import nudge_due
from signing.usecases.open_delivery import Parcel, open_delivery
from signing.usecases.open_session import open_session
from signing.usecases.put_letter import LETTERS_A_DAY
from signing.usecases.request_code import request_code
from signing.usecases.sign_document import sign_document
from signing.usecases.view_task import view_task
from signing.usecases.withdraw_task import withdraw_task
from signing.wording import say
from tests.letters_at_hand import Letters, Sink, a_sink, a_text_service, sent_to, with_letters
from tests.web_confirm.door import Page, a_door
from tests.world import World

LI = ("李明", "li.ming@example.cn", None)
TOM = ("Tom Baker", "tom@example.com", None)
PHONE = "+8613800138000"


@pytest.fixture
def sink(socket_enabled: None) -> Iterator[Sink]:
    with a_sink() as sink:
        yield sink


@pytest_asyncio.fixture
async def letters(world: World, sink: Sink) -> AsyncIterator[Letters]:
    async with with_letters(world, sink) as letters:
        yield letters


def token_of(link: str) -> str:
    return urlsplit(link).fragment[2:]


async def entered(world: World, link: str, language: str | None = None) -> Actor:
    """As who has pressed the button."""
    fragment, token = urlsplit(link).fragment, token_of(link)
    if fragment.startswith("i="):
        _, person, _ = await enter_by_letter(
            world.ports, token, language=language, ip="203.0.113.9", agent="Safari"
        )
    else:
        _, person, _ = await open_session(world.ports, link_token=token, how="link", ip=None, agent=None)
    return Actor(person.id, "page", identified="email-link")


async def facts_of(world: World, task: Task, kind: str) -> list[dict[str, object]]:
    async with world.ports.transaction() as tx:
        return [dict(entry.facts) for entry in await tx.audit.of_task(task.id) if entry.kind == kind]


@pytest.mark.parametrize(("who", "language"), [(LI, "zh"), (TOM, "en")])
async def test_a_browser_is_all_a_party_needs(
    world: World, letters: Letters, sink: Sink, who: tuple[str, str, None], language: str
) -> None:
    title = "采购合同" if language == "zh" else "Supply agreement"
    task = await sent_to(world, who, language=language, title=title)
    await letters.comes_by()
    [invited] = sink.mails
    assert invited["To"] == who[1] and title in invited["Subject"]
    assert who[0] in sink.words() and "html" in str(invited.get_body(("html",)).get_content_type())
    assert [part.get_content_type() for part in invited.walk()].count("image/png") == 1
    assert f"/t/{task.id}?l={language}#i=" in sink.link()
    assert ">印信测试</td>" in sink.page() and 'src="data:' in sink.page() and 'src="http' not in sink.page()
    actor = await entered(world, sink.link())
    assert (await world.who(actor)).telegram_id is None and (await world.who(actor)).speaks == language
    view = await view_task(world.ports, actor, task.id, mark_read=True)
    sent = await request_code(world.ports, actor, task.id, act="sign", sha256=view.sha256)
    assert (sent.channel, sent.to) == ("email", masked("email", who[1]))
    await letters.comes_by()
    code = sink.code()
    assert code not in sink.mails[-1]["Subject"] and "#" not in sink.words()
    after = await sign_document(world.ports, actor, task.id, code=code)
    assert after.parties[0].state in {PartyState.SIGNED, PartyState.SIGNING}
    await world.work()
    await letters.comes_by()
    assert (await world.task(task)).state is TaskState.COMPLETED
    assert title in sink.mails[-1]["Subject"] and "#m=" in sink.link()
    again = await entered(world, sink.link())
    assert again.person_id == actor.person_id
    [code_sent] = await facts_of(world, task, kinds.CODE_SENT)
    assert (code_sent["channel"], code_sent["as_the_link"]) == ("email", True)
    async with world.ports.transaction() as tx:
        assert verify_chain(await tx.audit.of_task(task.id), task.id) is None


async def test_the_link_is_good_for_one_person_once(world: World, letters: Letters, sink: Sink) -> None:
    task = await sent_to(world, LI)
    await letters.comes_by()
    link = sink.link()
    await entered(world, link)
    with pytest.raises(NotAllowed, match="invitation-used"):
        await entered(world, link)
    stranger = await world.person("外人")
    with pytest.raises(NotAllowed, match="invitation-used"):
        await accept_invitation(world.ports, stranger, token_of(link))
    assert len(await facts_of(world, task, kinds.INVITATION_ACCEPTED)) == 1


async def test_the_link_for_the_chat_opens_no_page(world: World, letters: Letters, sink: Sink) -> None:
    task = await sent_to(world, LI)
    chat = await world.invitation_token(task, task.parties[0].id)
    with pytest.raises(NotAllowed, match="link-over"):
        await enter_by_letter(world.ports, chat, language=None, ip=None, agent=None)
    assert (await world.task(task)).parties[0].person_id is None


async def test_who_takes_the_chat_first_shuts_the_letters_door(world: World, letters: Letters, sink: Sink) -> None:
    task = await sent_to(world, LI)
    chat = await world.invitation_token(task, task.parties[0].id)
    await letters.comes_by()
    li = await world.person("李明")
    await accept_invitation(world.ports, li, chat)
    with pytest.raises(NotAllowed, match="invitation-used"):
        await entered(world, sink.link())
    with pytest.raises(NotAllowed, match="letter-over"):
        await fresh_letter(world.ports, token_of(sink.link()))


async def test_a_fresh_link_goes_to_the_same_address_and_not_without_end(
    world: World, letters: Letters, sink: Sink
) -> None:
    await sent_to(world, LI)
    await letters.comes_by()
    link = sink.link()
    actor = await entered(world, link)
    for n in range(5):
        gone = await fresh_letter(world.ports, token_of(link))
        assert (gone.channel, gone.to) == ("email", "l•••@example.cn")
        await letters.comes_by()
        assert len(sink.mails) == n + 2 and sink.mails[-1]["To"] == LI[1]
    assert (await entered(world, sink.link())).person_id == actor.person_id
    with pytest.raises(Refusal, match="letters-enough"):
        await fresh_letter(world.ports, token_of(link))
    with pytest.raises(NotAllowed, match="letter-over"):
        await fresh_letter(world.ports, "x" * 43)


async def test_whoever_presses_invite_floods_nobody(world: World, letters: Letters, sink: Sink) -> None:
    task = await sent_to(world, LI)
    ann = Actor(task.initiator_id, "chat")
    for _ in range(8):
        await invite_party(world.ports, ann, task.id, task.parties[0].id)
    await letters.comes_by()
    assert len(sink.mails) <= LETTERS_A_DAY
    assert await entered(world, sink.link())


async def test_a_letter_that_comes_back_is_told_to_the_initiator(
    world: World, letters: Letters, sink: Sink
) -> None:
    task = await sent_to(world, ("李明", "nobody@example.cn", None))
    await letters.comes_by()
    assert sink.mails == []
    assert (await world.task(task)).parties[0].reach is Reach.UNREACHABLE
    assert "told-letter-back" in await world.told(Actor(task.initiator_id, "chat"))
    [failed] = [each for each in await facts_of(world, task, kinds.NOT_DELIVERED) if each["what"] == "letter"]
    assert failed["channel"] == "email" and "550" in str(failed["why"])


async def test_a_busy_server_is_asked_again_later(world: World, letters: Letters, sink: Sink) -> None:
    await sent_to(world, LI)
    sink.busy = True
    await letters.comes_by()
    assert sink.mails == []
    sink.busy = False
    world.clock.advance(minutes=1)
    await letters.comes_by()
    assert len(sink.mails) == 1


async def test_reminded_and_told_that_it_is_withdrawn(world: World, letters: Letters, sink: Sink) -> None:
    task = await sent_to(world, LI)
    await letters.comes_by()
    await entered(world, sink.link())
    world.clock.now = (task.deadline or world.clock.now) - timedelta(hours=71, minutes=50)
    assert await nudge_due(world.ports) == 1
    await letters.comes_by()
    assert "提醒" in sink.mails[-1]["Subject"] and "#m=" in sink.link()
    await withdraw_task(world.ports, Actor(task.initiator_id, "chat"), task.id, reason="金额有误")
    await letters.comes_by()
    assert "金额有误" in sink.words()


async def test_the_code_takes_another_way_than_the_link(world: World, sink: Sink) -> None:
    with a_text_service() as (sms, asked):
        async with with_letters(world, sink, sms) as letters:
            task = await sent_to(world, ("李明", "li.ming@example.cn", PHONE))
            await letters.comes_by()
            assert asked == [] and len(sink.mails) == 1, "the invitation takes the first way that is open"
            actor = await entered(world, sink.link())
            view = await view_task(world.ports, actor, task.id, mark_read=True)
            sent = await request_code(world.ports, actor, task.id, act="sign", sha256=view.sha256)
            assert (sent.channel, sent.to) == ("sms", "••••8000")
            await letters.comes_by()
            assert len(sink.mails) == 1
            [text] = asked
            assert "13800138000" in text["path"] and "十分钟" in text["message"]
            world.clock.advance(minutes=1)
            await request_code(world.ports, actor, task.id, act="sign", sha256=view.sha256, means="email")
            noted = await facts_of(world, task, kinds.CODE_SENT)
            assert [(each["channel"], each["as_the_link"]) for each in noted] == [("sms", False), ("email", True)]
            assert all(each["open"] == ["sms", "email"] for each in noted)
            await letters.comes_by()
            await sign_document(world.ports, actor, task.id, code=sink.code())
            case: Any = SimpleNamespace(language="zh", local=lambda at: at)
            async with world.ports.transaction() as tx:
                entries = await tx.audit.of_task(task.id)
            [accepted] = [each for each in entries if each.kind == kinds.CODE_ACCEPTED]
            told = by_code(case, entries, accepted)["values"]
            assert "当时可选的确认方式：短信验证码、邮件验证码" in told and "验证码与文件链接发到同一地址" in told


async def test_where_the_mailbox_is_gone_the_telephone_is_tried(world: World, sink: Sink) -> None:
    with a_text_service() as (sms, asked):
        async with with_letters(world, sink, sms) as letters:
            task = await sent_to(world, ("李明", "nobody@example.cn", PHONE))
            await letters.comes_by()
            [text] = asked
            assert "#i=" in text["message"]
            assert (await world.task(task)).parties[0].reach is Reach.INVITED
            link = text["message"].split()[-1]
            _, person, _ = await enter_by_letter(world.ports, token_of(link), language=None, ip=None, agent=None)
            assert (person.phone, person.email) == (PHONE, None)


async def test_a_text_message_that_no_service_takes_comes_back_and_the_admins_are_told(world: World) -> None:
    await world.person("管理员", admin=True)
    with a_text_service() as (sms, asked):
        async with with_letters(world, None, sms) as letters:
            task = await sent_to(world, ("李明", None, "+8613850013800"))  # 503
            for _ in range(TRIES):
                await letters.comes_by()
                world.clock.advance(minutes=12)
            assert len(asked) == TRIES and (await world.task(task)).parties[0].reach is Reach.UNREACHABLE
            told = [each.facts for each in await world.outbox(None, "attention")]
            assert told == [{"key": "check-sms", "tries": TRIES}]
            await letters.comes_by()
            assert len(asked) == TRIES


async def test_without_any_way_everything_is_as_it_was(world: World) -> None:
    task = await sent_to(world, ("李明", "li.ming@example.cn", PHONE))
    assert [item.kind for item in await world.outbox() if item.channel] == []
    assert len(await world.outbox(Actor(task.initiator_id, "chat"), "invitation")) == 1


async def test_at_the_door(world: World, letters: Letters, sink: Sink) -> None:
    """By HTTP: looking changes nothing, a press enters, and only into what is theirs."""
    mine, other = await sent_to(world, LI), await sent_to(world, TOM)
    await letters.comes_by()
    link = next(sink.link(at) for at in range(len(sink.mails)) if mine.id in sink.link(at))
    async with a_door(world) as door:
        for method in ("GET", "HEAD", "OPTIONS"):
            await door.http.request(method, link.split("#")[0])
        assert (await world.task(mine)).parties[0].person_id is None
        token = token_of(link)
        answer = await door.stranger.post("/api/session", {"invitation": token, "language": "en"})
        assert answer.status_code == 200 and answer.json()["task_id"] == mine.id
        assert answer.json()["person"]["language"] == "en"
        page = Page(door.http, answer.json()["session"])
        assert (await page.get(f"/api/tasks/{mine.id}")).status_code == 200
        assert (await page.get(f"/api/tasks/{other.id}")).status_code == 404
        assert (await page.post(f"/api/tasks/{other.id}/reject", {"reason": "不同意"})).status_code == 404
        assert (await door.stranger.post("/api/session", {"invitation": token})).status_code == 403
        both = {"invitation": token, "link": token}
        assert (await door.stranger.post("/api/session", both)).status_code == 400
        gone = await door.stranger.post("/api/fresh-link", {"token": token})
        assert gone.json() == {"channel": "email", "to": "l•••@example.cn"}
        assert (await door.stranger.post("/api/fresh-link", {"token": "y" * 43})).status_code == 403


async def completed_by(world: World, letters: Letters, sink: Sink) -> Task:
    task = await sent_to(world, LI)
    await letters.comes_by()
    actor = await entered(world, sink.link())
    view = await view_task(world.ports, actor, task.id, mark_read=True)
    await request_code(world.ports, actor, task.id, act="sign", sha256=view.sha256)
    await letters.comes_by()
    await sign_document(world.ports, actor, task.id, code=sink.code())
    await world.work()
    await letters.comes_by()
    return await world.task(task)


def enclosed_in(sink: Sink) -> dict[str | None, bytes]:
    parts = sink.mails[-1].iter_attachments()
    return {part.get_filename(): part.get_content() for part in parts if part.get_content_type() != "image/png"}


async def test_what_was_signed_and_its_evidence_go_with_the_last_mail(
    world: World, letters: Letters, sink: Sink
) -> None:
    task = await completed_by(world, letters, sink)
    assert task.document is not None
    found = enclosed_in(sink)
    assert len(found) == 2 and "#m=" in sink.link()
    signed, report = found.values()
    assert hashlib.sha256(signed).hexdigest() == task.document.current and report.startswith(b"%PDF-")
    assert all(name and task.number in name for name in found)
    assert say("zh", "letter-enclosed", count=2) in sink.words()
    [told] = [each for each in await facts_of(world, task, kinds.DELIVERED) if "enclosed" in each]
    assert told["enclosed"] == [hashlib.sha256(each).hexdigest() for each in (signed, report)]


@pytest.mark.parametrize(("house_mb", "server_bytes"), [(0, 10**9), (10, 60_000)])
async def test_where_that_is_too_large_for_house_or_server_the_link_alone_goes(
    world: World, letters: Letters, sink: Sink, house_mb: int, server_bytes: int
) -> None:
    letters.office = replace(letters.office, enclosed_mb=house_mb)
    sink.largest = server_bytes
    task = await completed_by(world, letters, sink)
    assert not enclosed_in(sink) and "#m=" in sink.link()
    assert say("zh", "letter-enclosed", count=2) not in sink.words()
    assert not [each for each in await facts_of(world, task, kinds.DELIVERED) if "enclosed" in each]


async def test_who_wishes_for_mail_gets_it_at_their_own_address_and_without_a_way_in(
    world: World, letters: Letters, sink: Sink
) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    known = replace(await world.who(ann), email="ann@example.cn")
    async with world.ports.transaction() as tx:
        await tx.people.save(known)
    await choose_first_way(world.ports, ann, "email")
    task = await world.sent(ann, signers=[bo, "外部客户"])
    await world.sign(bo, task)
    [told] = [item for item in await world.outbox(ann, "told") if item.facts["key"] == "told-signed"]
    parcel = await open_delivery(world.ports, told, largest=1)
    assert isinstance(parcel, Parcel)
    assert isinstance(await Post(world.ports, letters.office).carry(told, parcel, "email"), Sent)
    assert sink.mails[-1]["To"] == "ann@example.cn" and "#" not in sink.words()
    why = say("zh", "letter-why-own", organisation="印信测试", to="a•••@example.cn")
    assert why in sink.words()
