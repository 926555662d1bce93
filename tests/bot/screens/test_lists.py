"""Lists, reports, greetings: whatever is no card."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from bot.handlers import COMMANDS as HANDLED
from bot.handlers.presses import VERBS
from bot.screens import asking, lists, reports, welcome
from bot.screens.commands import COMMANDS, admin_commands
from bot.screens.putting_off import put_off_screen, undone
from bot.screens.second_thoughts import (
    ask_extend,
    ask_new_file,
    ask_rescind_reason,
    ask_which_document,
    confirm_take_back,
    which_task,
)
from signing.task.model import PartyState, TaskState
from signing.task.put_off import PutOff
from signing.usecases.views import (
    DocumentVerdict,
    KnownCopy,
    RemindedParty,
    ReminderReport,
    Resting,
    StatusView,
    TaskList,
)
from tests.bot.screens.made import (
    AWKWARD,
    INSTALLATION,
    LONG,
    NOW,
    a_history,
    a_party,
    a_person,
    a_task,
    a_voice,
    buttons,
    check,
    known_verbs,
    many_parties,
    seen,
    verbs,
    words_of,
)

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
TASKS = tuple(a_task(a_party(2), title=LONG if at % 2 else AWKWARD, id=f"task{at:08d}") for at in range(8))
WAITING = a_party(2, AWKWARD, state=PartyState.TO_ACT)


def a_status(**more: object) -> StatusView:
    whole = StatusView(
        whole=True,
        counts={"awaiting": 8, "completed": 3, "draft": 1},
        overdue=(replace(TASKS[0], deadline=NOW), replace(TASKS[1], waiting_for="timestamp-unavailable")),
        waiting=tuple((task, (WAITING,) * 6) for task in TASKS * 6),
        tasks=TASKS,
        page=1,
        more=True,
    )
    return replace(whole, **more)  # type: ignore[arg-type]


@LANGUAGES
@pytest.mark.parametrize("which", lists.WHICH)
def test_a_list_of_tasks_has_a_button_for_each_and_leaves_to_turn(language: str, which: str) -> None:
    screen = check(lists.task_list(TaskList(which, TASKS, 1, True), a_voice(language), NOW), in_a_row=3)
    assert verbs(screen) == ["card"] * 8 + ["tasks"] * (5 if which == "mine_to_do" else 8)
    empty = check(lists.task_list(TaskList(which, (), 0, False), a_voice(language), NOW), in_a_row=3)
    assert verbs(empty) == ["tasks"] * 3


@LANGUAGES
def test_what_can_be_confirmed_together_is_offered_where_it_is_more_than_one(language: str) -> None:
    voice = a_voice(language)
    found = TaskList("mine_to_do", TASKS, 0, True, batchable=7)
    screen = check(lists.task_list(found, voice, NOW), in_a_row=3)
    page = screen.rows[0][0]
    assert page.page == "/b" and "7" in page.label and verbs(screen)[:2] == ["batch", "card"]
    one = check(lists.task_list(replace(found, batchable=1), voice, NOW), in_a_row=3)
    assert "batch" not in verbs(one)
    link = check(lists.batch_link("https://sign.example.cn/b#k=x", 7, voice))
    assert "7" in words_of(link) and link.rows[0][0].url == "https://sign.example.cn/b#k=x"


@LANGUAGES
def test_the_status_begins_with_what_is_overdue(language: str) -> None:
    words = words_of(check(lists.status_screen(a_status(), a_voice(language), NOW)))
    urgent, waiting = ("需要处理（2）", "正在等待") if language == "zh" else ("Needs attention (2)", "Waiting\n")
    assert 0 < words.index(urgent) < words.index(waiting)
    assert AWKWARD in words
    assert f"{a_voice(language).say('state-awaiting')} 8" in words
    nothing = a_status(counts={}, overdue=(), waiting=(), tasks=(), page=0, more=False)
    assert check(lists.status_screen(nothing, a_voice(language), NOW)).rows == ()


@LANGUAGES
def test_reminders_are_offered_for_each_task_and_for_all_late_ones(language: str) -> None:
    screen = check(lists.remind_list(a_status(), a_voice(language)))
    assert verbs(screen) == ["remind"] * 10 + ["remindlist", "late"]
    assert check(lists.remind_list(a_status(waiting=()), a_voice(language))).rows == ()


@LANGUAGES
def test_a_reminder_reports_who_was_reached_and_who_was_not(language: str) -> None:
    one = RemindedParty("t", "YX-261124-0007", LONG, "p", AWKWARD)
    whole = ReminderReport((one,) * 40, (one,), (one,), (one,))
    words = words_of(check(reports.reminded(whole, a_voice(language))))
    assert words.count("\n") == 3 and AWKWARD in words
    assert one.number not in words, "there is only one it can be about"
    several = ReminderReport((one, replace(one, task_id="u", number="YX-261124-0008")))
    assert "0008" in words_of(check(reports.reminded(several, a_voice(language))))
    assert words_of(check(reports.reminded(ReminderReport(), a_voice(language))))


@LANGUAGES
def test_who_rests_is_named_with_their_clock_and_who_sleeps_past_the_deadline_has_a_button(language: str) -> None:
    night = Resting("quiet", NOW.replace(hour=15, minute=40), NOW.replace(day=25, hour=0), "Asia/Shanghai")
    far = replace(night, zone="America/New_York", why="holiday")
    one = RemindedParty("t", "YX-261124-0007", "采购合同", "p", "李明", night)
    said = {
        "zh": ("李明那里现在是 23:40，将在 11月25日 08:00 提醒。", "11月24日 19:00（您的时间 11月25日 08:00）"),
        "en": ("It is 23:40 for 李明, who will be reminded on 25 Nov 08:00.", "24 Nov 19:00 there (25 Nov 08:00"),
    }
    later = check(reports.reminded(ReminderReport(later=(one, replace(one, rest=far))), a_voice(language)))
    assert all(words in words_of(later) for words in said[language]) and not later.rows
    resting = check(reports.reminded(ReminderReport(resting=(one,)), a_voice(language)))
    assert "23:40" in words_of(resting) and [button.data for button in buttons(resting)] == ["remind:t:0:now"]
    both = (one, replace(one, task_id="u", number="YX-261124-0008"))
    assert verbs(check(reports.reminded(ReminderReport(resting=both), a_voice(language)))) == ["remind"] * 2


@LANGUAGES
def test_a_history_keeps_its_newest_lines(language: str) -> None:
    view = seen(a_task(a_party(2)), a_person(1), history=a_history(60))
    words = words_of(check(reports.history(view, a_voice(language))))
    day = "11月24日" if language == "zh" else "24 Nov"
    assert f"{day} 11:59" in words and f"{day} 11:00" not in words
    assert words.index(f"{day} 11:58") < words.index(f"{day} 11:59")


@LANGUAGES
@pytest.mark.parametrize(
    "word", ["not-signed", "tampered", "valid", "valid-untrusted", "unknown-kind", "cannot-judge"]
)
def test_a_verdict_is_in_plain_words_for_each_signature(language: str, word: str) -> None:
    def one(**facts: object) -> SimpleNamespace:
        plain = {"who": AWKWARD, "company": None, "claimed_at": NOW, "stamped_at": None, "intact": True}
        more = {"trusted": True, "later_changes": "none", "certification": False, "is_timestamp": False}
        more |= {"filled": False, "unknown": ""}
        return SimpleNamespace(**{**plain, **more, "stamp_trusted": False, "level": "B-LTA", **facts})

    signatures = [
        one(certification=True, stamped_at=NOW, later_changes="form-filling"),
        one(company="Harbor <Ltd>", trusted=False, later_changes="unexplained"),
        one(is_timestamp=True, later_changes="archive"),
        one(who="", intact=False, claimed_at=None),
        one(who="", intact=False, unknown="Maker.own <b>"),
    ]
    why = "damaged-pdf" if word == "cannot-judge" else None
    verification = SimpleNamespace(verdict=word, sha256="e" * 64, signatures=signatures * 20, why=why)
    registers = ("whole", "open", "ended", "older", "unregistered", "alone")
    known = [
        DocumentVerdict(verification, each, "YX-261124-0007", prolonged=each == "whole") for each in registers
    ]
    for found in (*known, DocumentVerdict(verification)):
        words = words_of(check(reports.verdict(found, AWKWARD, a_voice(language))))
        assert AWKWARD in words and "Harbor <Ltd>" in words
        assert ("签名采用 Maker.own <b>" if language == "zh" else "it is made with Maker.own <b>") in words


@LANGUAGES
@pytest.mark.parametrize("what", ["prepared", "signed", "completed", "renewed"])
def test_a_known_copy_says_which_it_is_and_the_parties_only_where_they_are_given(language: str, what: str) -> None:
    task = a_task(a_party(2, "Somebody else"), title=LONG)
    verification = SimpleNamespace(verdict="valid", sha256="e" * 64, signatures=[], why=None)
    by = AWKWARD if what == "signed" else None
    copy = KnownCopy(number=2, of=4, made_at=NOW, what=what, by=by, done=1, total=3)
    concerned = replace(copy, task=task, parties=task.parties)
    for each, named in ((copy, False), (concerned, True)):
        found = DocumentVerdict(verification, "open", task.number, copy=each)
        words = words_of(check(reports.verdict(found, "a.pdf", a_voice(language))))
        assert ("第 2 版，共 4 版" if language == "zh" else "Version 2 of 4") in words
        assert ("Somebody else" in words) is named
        assert (AWKWARD in words) is (what == "signed")


@LANGUAGES
@pytest.mark.parametrize("admin", [True, False])
def test_the_greeting_and_the_help_fit_and_escape(language: str, admin: bool) -> None:
    voice, person = a_voice(language), a_person(1, AWKWARD, is_admin=admin)
    drafts = [a_task(state=TaskState.DRAFT, title=LONG)] * 9
    for count in (0, 1, 9):
        check(welcome.welcome(person, INSTALLATION, voice, drafts[:count]))
        check(welcome.send_a_pdf(INSTALLATION, voice, limit_mb=20, drafts=drafts[:count]))
        check(welcome.nothing_understood(voice, drafts[:count]))
    assert AWKWARD in words_of(welcome.welcome(person, INSTALLATION, voice))
    for screen in (welcome.helping(person, voice), welcome.languages(voice), welcome.who_am_i(person, voice)):
        check(screen)
    check(welcome.time_zones(voice, trouble="x"))


@LANGUAGES
@pytest.mark.parametrize("end", ["reject", "withdraw"])
def test_what_cannot_be_taken_back_waits_and_can_be_undone(language: str, end: asking.End) -> None:
    task, voice = a_task(a_party(2), title=LONG), a_voice(language)
    check(asking.ask_reason(end, task, voice, trouble="x"))
    act = PutOff("a" * 12, task.id, "x", end, AWKWARD, "", NOW)
    waits = check(put_off_screen(act, seen(task, a_person(9)), voice))
    assert AWKWARD in words_of(waits) and verbs(waits) == ["undo", "end"]
    assert verbs(check(undone(end, task, voice))) == ["card"]


@LANGUAGES
def test_whom_to_invite_is_chosen_among_those_whom_nobody_stands_behind(language: str) -> None:
    unbound = [replace(party, person_id=None, reach="invited") for party in many_parties(50)]
    screen = check(asking.whom_to_invite(a_task(a_party(99), *unbound), a_voice(language)))
    assert verbs(screen) == ["invite"] * 50


@LANGUAGES
def test_the_rest_of_what_is_asked_keeps_to_the_limits(language: str) -> None:
    voice, task = a_voice(language), a_task(a_party(2), title=LONG)
    link = "https://sign.example.cn/t/task22222222#k=" + "k" * 43
    assert buttons(check(asking.page_link(link, task, voice)))[0].url == link
    check(asking.confirm_late(3, voice))
    check(asking.ask_verify_file(voice))
    people = check(asking.ask_people(voice))
    assert people.reply is not None and people.reply.users and people.reply.cancel
    large = asking.too_large_for_chat("25.0 MB", voice, limit_mb=20, page_mb=100)
    assert buttons(check(large))[0].page == "/u"
    large = asking.too_large_to_verify("25.0 MB", voice, limit_mb=20, page_mb=100)
    assert buttons(check(large))[0].page == "/v"


@LANGUAGES
def test_the_commands_of_the_menu_are_those_that_are_answered(language: str) -> None:
    for commands, only_admins in (
        (COMMANDS(language), {"members", "erase"}),
        (admin_commands(language), set[str]()),
    ):
        assert {name for name, _ in commands} == set(HANDLED) - only_admins
        assert all(1 <= len(about) <= 256 for _, about in commands)


@LANGUAGES
@pytest.mark.parametrize("admin", [True, False])
def test_help_names_every_command_of_the_menu_once_under_what_one_wants_to_do(language: str, admin: bool) -> None:
    words = words_of(welcome.helping(a_person(1, is_admin=admin), a_voice(language)))
    named = re.findall(r"^/([a-z]+) ", words, re.MULTILINE)
    menu = admin_commands(language) if admin else COMMANDS(language)
    assert sorted(named) == sorted({name for name, _ in menu} - {"start"})


def test_every_button_outside_drafts_is_answered() -> None:
    voice, drafts = a_voice("zh"), [a_task(state=TaskState.DRAFT)]
    late = NOW + timedelta(days=8)
    screens = [
        welcome.welcome(a_person(), INSTALLATION, voice, drafts),
        welcome.languages(voice),
        welcome.time_zones(voice),
        lists.task_list(TaskList("all", TASKS, 1, True), voice, late),
        lists.status_screen(a_status(), voice, late),
        lists.remind_list(a_status(), voice),
        asking.confirm_late(1, voice),
        confirm_take_back(TASKS[0], voice),
        ask_extend(TASKS[0], voice),
        ask_which_document(TASKS[0], voice),
        ask_new_file(TASKS[0], voice),
        ask_rescind_reason(TASKS[0], voice),
        which_task("extend", TASKS, voice),
        which_task("withdraw", TASKS, voice),
        asking.ask_reason("reject", TASKS[0], voice),
    ]
    assert known_verbs(screens) <= VERBS


@LANGUAGES
def test_what_a_command_may_be_about_turns_to_its_last_task(language: str) -> None:
    tasks = [a_task(a_party(2), id=f"task{at:08d}", title=f"T{at}") for at in range(20)]
    waiting = a_status(waiting=tuple((task, (WAITING,)) for task in tasks))
    for draw in (
        lambda page: which_task("extend", tasks, a_voice(language), page),
        lambda page: lists.remind_list(waiting, a_voice(language), page),
    ):
        shown: list[str] = []
        for page in range(3):
            screen = check(draw(page))
            shown += [each.label for each in buttons(screen) if each.label.split()[-1].startswith("T")]
            assert set(verbs(screen)) <= VERBS
        assert [label.split()[-1] for label in shown] == [f"T{at}" for at in range(20)]
