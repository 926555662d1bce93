"""The live card of a task: what each reader sees and may press."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.screens.card_lines import NO_BREAK, bar
from bot.screens.task_card import task_card
from signing.task.model import Order, PartyState, Reach, Role, Task, TaskState
from signing.usecases.views import HistoryLine
from tests.bot.screens.made import (
    AWKWARD,
    LONG,
    NOW,
    a_party,
    a_person,
    a_task,
    a_voice,
    buttons,
    check,
    many_parties,
    seen,
    verbs,
    words_of,
)

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
INITIATOR, SIGNER = a_person(1), a_person(2, "李明")


def two_signers(**first: object) -> Task:
    return a_task(
        a_party(2, "李明", state=PartyState.TO_ACT, **first),
        a_party(
            3, "Ann Miller", company="Harbor Ltd", person_id=None, reach=Reach.INVITED, state=PartyState.TO_ACT
        ),
    )


@LANGUAGES
def test_a_signer_is_asked_to_sign_and_may_reject(language: str) -> None:
    screen = check(task_card(seen(two_signers(), SIGNER), a_voice(language)))
    assert buttons(screen)[0].page == "/t/task22222222"
    assert verbs(screen) == ["reject", "browser", "ask", "history"]
    assert ("请您签署（1 处）" if language == "zh" else "Please sign (one place)") in words_of(screen)


@LANGUAGES
def test_whoever_came_by_anothers_link_reads_whose_place_it_is(language: str) -> None:
    said = "名义办理" if language == "zh" else "You act as"
    words = words_of(task_card(seen(two_signers(), a_person(2, "上官云飞")), a_voice(language)))
    assert said in words and "李明" in words
    assert said not in words_of(task_card(seen(two_signers(), SIGNER), a_voice(language)))


@LANGUAGES
def test_while_it_is_prepared_nobody_is_told_that_it_is_not_their_turn(language: str) -> None:
    waiting = replace(two_signers(), state=TaskState.PREPARING)
    first = replace(waiting.parties[0], state=PartyState.NOT_YET)
    words = words_of(
        task_card(seen(replace(waiting, parties=(first, waiting.parties[1])), SIGNER), a_voice(language))
    )
    assert ("马上发给各方" if language == "zh" else "in a moment") in words
    assert ("轮到时会通知您" if language == "zh" else "you will get a message") not in words


@LANGUAGES
def test_an_approver_is_asked_to_approve(language: str) -> None:
    task = a_task(a_party(2, role=Role.APPROVER, state=PartyState.TO_ACT), a_party(3))
    screen = check(task_card(seen(task, SIGNER), a_voice(language)))
    assert ("请您审批" if language == "zh" else "Please approve") in words_of(screen)
    assert buttons(screen)[0].style == "success"


@LANGUAGES
def test_the_initiator_sees_who_acted_who_was_reached_and_may_hurry_invite_or_withdraw(language: str) -> None:
    task = two_signers(read_at=NOW)
    screen = check(task_card(seen(task, INITIATOR), a_voice(language)))
    assert verbs(screen) == ["remind", "invite", "changeparty", "reach", "history", "more"]
    rarer = check(task_card(seen(task, INITIATOR), a_voice(language), more=True))
    assert verbs(rarer) == ["browser", "groups", "tplsave", "extend", "replacesent", "withdraw", "fewer"]
    words = words_of(screen)
    zh, en = ["11月24日 11:00 已打开", "已邀请，尚未打开"], ["opened 24 Nov 11:00", "not opened yet"]
    for expected in zh if language == "zh" else en:
        assert expected in words
    assert "0/2" in words


@LANGUAGES
def test_after_acting_the_buttons_of_acting_are_gone_and_the_card_says_when(language: str) -> None:
    task = replace(two_signers(), state=TaskState.PARTIALLY_SIGNED)
    done = replace(task.parties[0], state=PartyState.SIGNED, acted_at=NOW)
    screen = check(
        task_card(seen(replace(task, parties=(done, task.parties[1])), SIGNER), a_voice(language)), live=True
    )
    assert "reject" not in verbs(screen)
    when = "11月24日 11:00" if language == "zh" else "24 Nov 11:00"
    assert "✓ 李明" in words_of(screen) and when in words_of(screen)


@LANGUAGES
@pytest.mark.parametrize("state", [s for s in TaskState if s is not TaskState.DISCARDED])
@pytest.mark.parametrize("reader", [INITIATOR, SIGNER], ids=["initiator", "party"])
def test_every_state_has_a_card_within_the_limits_of_a_caption(language: str, state: TaskState, reader) -> None:  # type: ignore[no-untyped-def]
    for party_state in PartyState:
        task = a_task(
            *many_parties(40, party_state),
            state=state,
            title=LONG,
            order=Order.STEPS,
            end_reason=LONG * 2,
            ended_at=NOW,
            waiting_for="timestamp-unavailable",
        )
        check(task_card(seen(task, reader), a_voice(language)))


@LANGUAGES
def test_many_parties_are_counted_where_there_is_no_room_for_them(language: str) -> None:
    words = words_of(task_card(seen(a_task(*many_parties(40)), INITIATOR), a_voice(language)))
    assert ("另有" if language == "zh" else "more") in words


@LANGUAGES
def test_what_people_wrote_is_shown_as_they_wrote_it(language: str) -> None:
    task = a_task(a_party(2, AWKWARD, company="<i>R&D</i>"), title="<a href='x'>&amp;")
    words = words_of(check(task_card(seen(task, SIGNER), a_voice(language))))
    for each in (AWKWARD, "<i>R&D</i>", "<a href='x'>&amp;"):
        assert each in words


@LANGUAGES
def test_a_completed_task_is_downloaded(language: str) -> None:
    task = replace(two_signers(), state=TaskState.COMPLETED, ended_at=NOW)
    screen = check(task_card(seen(task, INITIATOR), a_voice(language)))
    assert "download" in verbs(screen) and "withdraw" not in verbs(screen) and "remind" not in verbs(screen)
    assert "b" * 16 in words_of(screen)


@LANGUAGES
def test_a_draft_seen_from_outside_offers_to_go_on(language: str) -> None:
    screen = check(task_card(seen(a_task(state=TaskState.DRAFT), INITIATOR), a_voice(language)))
    assert verbs(screen) == ["draft", "discard"]


def test_the_deadline_stands_in_the_readers_zone() -> None:
    view = seen(two_signers(), SIGNER)
    assert "11:00（UTC+8）" in words_of(task_card(view, a_voice("zh")))
    assert "04:00 (UTC+1)" in words_of(task_card(view, a_voice("en", "Europe/Berlin")))


def test_a_deadline_has_its_year_where_it_can_be_another() -> None:
    far = replace(two_signers(), deadline=NOW + timedelta(days=400))
    for task, said in ((two_signers(), "截止：12月1日 周二 11:00"), (far, "截止：2027年12月29日 周三 11:00")):
        assert said in words_of(task_card(seen(task, SIGNER), a_voice("zh")))


@LANGUAGES
def test_a_running_card_says_how_far_whose_move_and_what_came_last(language: str) -> None:
    task = replace(two_signers(), state=TaskState.PARTIALLY_SIGNED)
    task = replace(
        task, parties=(replace(task.parties[0], state=PartyState.SIGNED, acted_at=NOW), task.parties[1])
    )
    signed = HistoryLine(NOW, "signed", "李明", {"name": AWKWARD, "who": "李明"})
    words = words_of(task_card(seen(task, INITIATOR, history=(signed,)), a_voice(language)))
    assert f"▰▱{NO_BREAK}1/2" in words
    assert ("等待Ann Miller办理" if language == "zh" else "Waiting for Ann Miller") in words
    zh, en = f"最近：{AWKWARD}已签署（11月24日 11:00）", f"Latest: {AWKWARD} signed (24 Nov 11:00)"
    assert (zh if language == "zh" else en) in words
    own = words_of(task_card(seen(task, a_person(3, "Ann"), history=(signed,)), a_voice(language)))
    assert ("办理" if language == "zh" else "Waiting for Ann Miller") not in own.splitlines()[2]


@pytest.mark.parametrize(
    ("done", "total", "shown"),
    [(0, 2, "▱▱"), (2, 3, "▰▰▱"), (1, 40, "▰▱▱▱▱▱▱▱"), (39, 40, "▰▰▰▰▰▰▰▱"), (40, 40, "▰" * 8)],
)
def test_the_bar_is_full_at_the_end_only_and_empty_at_the_beginning_only(
    done: int, total: int, shown: str
) -> None:
    assert bar(done, total) == shown


@LANGUAGES
def test_what_a_copy_waits_for_and_what_was_left_undone_are_said_as_they_are(language: str) -> None:
    copied = a_party(2, "李明", Role.CC, state=PartyState.NOT_YET)
    running = a_task(copied, a_party(3, "王芳", state=PartyState.TO_ACT), waiting_for="timestamp-unavailable")
    words = words_of(task_card(seen(running, SIGNER), a_voice(language)))
    zh = ["全部签完后，文件会自动发给您", "抄送 · 完成后发送", "时间戳服务暂时无法连接。恢复后会自动继续"]
    en = ["You get the document once everybody has signed", "once it is completed", "It goes on by itself"]
    for expected in zh if language == "zh" else en:
        assert expected in words
    ended = tuple(replace(party, state=PartyState.ENDED) for party in running.parties)
    expired = replace(running, state=TaskState.EXPIRED, parties=ended, ended_at=NOW, waiting_for=None)
    words = words_of(task_card(seen(expired, INITIATOR), a_voice(language)))
    assert ("王芳 · 签署 · 未办理" if language == "zh" else "王芳 · signs · did not act") in words
    assert ("李明 · 抄送 · 无需再办" if language == "zh" else "李明 · gets a copy · no longer needed") in words
