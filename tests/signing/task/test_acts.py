"""The table of acts: whole, as it is written down, and in every door the same."""

from __future__ import annotations

import ast
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

import signing.usecases
from bot.screens.task_card import task_card
from signing.task.actions import approve, closed, reject
from signing.task.acts import CHECKS, Act
from signing.task.handing_on import party_to_hand_on
from signing.task.model import Order, PartyState, Person, Task, TaskState
from signing.task.rights import rights, rights_for
from signing.task.routing import progress, whose_move
from signing.task.second_thoughts import party_to_take_back
from signing.task.sight import as_seen
from signing.usecases.views import TaskView
from tests.bot.screens.made import a_voice, check, verbs
from tests.sent_tasks import NOW, approver, sent, signer
from tests.signing.task.acts_table import LATER, PEOPLE, SENDER, outcome, situations, written

FOLDER = Path(signing.usecases.__file__).parent
DESKS = {"at_desk", "at_running"}
FILE = Path(__file__).with_name("acts.txt")


def test_the_table_is_as_it_was_read() -> None:
    if os.environ.get("YINXIN_WRITE_TABLE"):
        FILE.write_text(written(), encoding="utf-8")
    assert written() == FILE.read_text(encoding="utf-8"), "acts.txt itself says how to write it anew"


def test_the_table_has_every_act_every_state_and_everybody() -> None:
    there = situations()
    assert set(CHECKS) == set(Act)
    assert {task.state for task, _ in there.values()} == set(TaskState)
    assert {party.state for task, _ in there.values() for party in task.parties} == set(PartyState)
    text = FILE.read_text(encoding="utf-8")
    for act in Act:
        section = text.split(f"\n{act.value.upper()}\n")[1].split("\n\n")[0]
        assert all(f"\n  {name}" in f"\n{section}" or f", {name}" in section for name in PEOPLE), act


# Acts that only exist where a use case asks for them by another name; None: no act on a task of its own.
AT_THE_DESK = {
    "ask-question": Act.ASK,
    "answer-question": None,  # a question that there is: questions.py
    "add-party": Act.CHANGE_PARTY,
    "replace-party": Act.CHANGE_PARTY,
    "remove-party": Act.CHANGE_PARTY,
    "reorder-party": Act.CHANGE_PARTY,
    "save-template": Act.TEMPLATE,
    "propose-template": Act.TEMPLATE,
    "file": Act.FOLDER,
    "request-code": Act.SIGN,
    "view-proposal": Act.SIGN,
    "keep-answers": Act.SIGN,
    "keep-picture": Act.SIGN,
    "hand-in": Act.SIGN,
    "fetch-name-seal": Act.SIGN,
    "view-leave": Act.SIGN,
    "ask-for-seal": Act.SIGN,
    "batch": Act.SIGN,
    "undo": None,  # of what was put off: put_off.py
}


def asked_at_desks() -> set[str]:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.py")]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    desks = [
        call for call in calls if isinstance(call.func, ast.Name) and call.func.id in {"at_desk", "at_running"}
    ]
    return {str(call.args[3].value) for call in desks if isinstance(call.args[3], ast.Constant)}


def test_every_act_at_a_desk_is_in_the_table() -> None:
    asked = asked_at_desks()
    assert len(asked) > 20, "the scan finds them"
    known = {act.value for act in Act} | AT_THE_DESK.keys()
    assert not asked - known, "a new act: put it into signing/task/acts.py, or say here which one it is a part of"


# What a card shows beside acts of the table: how to read elsewhere, what lies in the document, what was delivered.
BESIDE = {"browser", "attached", "papers", "more", "fewer", "reach"}
VERBS = {
    "reject": "reject",
    "namesigner": "name-signer",
    "ask": "ask",
    "handon": "hand-on",
    "remind": "remind",
    "invite": "invite",
    "changeparty": "change-party",
    "download": "download",
    "report": "report",
    "history": "history",
    "folderfor": "folder",
    "keeping": "keeping",
    "groups": "group",
    "tplsave": "template",
    "takeback": "take-back",
    "extend": "extend",
    "replacesent": "replace-document",
    "correct": "correct",
    "rescind": "rescind",
    "withdraw": "withdraw",
    "draft": "edit",
    "discard": "discard",
}
# Sending is the last question's button; reminders are put off where they stand.
ELSEWHERE = {"send", "snooze"}
PAGES = {"sign", "approve", "fill", "open"}  # one button leads to the page, which does all four


def view_of(name: str, situation: str) -> TaskView:
    task, _ = situations()[situation]
    roles = {"admin": "admin", "auditor": "auditor"}.get(name, "")
    person = Person(PEOPLE[name].person_id, 7, name, language="zh", is_admin=roles == "admin", roles=roles)
    done, total = progress(task)
    return TaskView(
        as_seen(task, person.id, reads_all=PEOPLE[name].reads_all),
        person,
        task.parties_of(person.id),
        Person("p-initiator", 8, SENDER),
        rights_for(task, person),
        whose_move(task),
        done,
        total,
    )


@pytest.mark.parametrize("name", PEOPLE)
def test_cards_offer_exactly_what_the_table_allows(name: str) -> None:
    """But that a deadline that is over ends the task with the next tick, and the card is drawn anew."""
    for situation, (task, now) in situations().items():
        reader = PEOPLE[name]
        table = {act.value for act in Act if outcome(task, reader, act, now) is None}
        view = view_of(name, situation)
        if situation == "overdue":
            assert view.can >= table
            continue
        assert view.can == table, situation
        if not table:
            continue  # no card: the task is not there
        screens = [check(task_card(view, a_voice("zh")), live=True)]
        if "more" in verbs(screens[0]):
            screens.append(check(task_card(view, a_voice("zh"), more=True), live=True))
        offered = {VERBS[verb] for screen in screens for verb in verbs(screen) if verb not in BESIDE}
        on_page = any(button.page for screen in screens for row in screen.rows for button in row)
        hidden = set(PAGES | ELSEWHERE)
        if task.state is TaskState.DRAFT:  # its own card has the rest
            hidden |= {"history", "download", "template"}
        elif task.state is not TaskState.COMPLETED:
            hidden.add("download")  # read on the page
        assert offered == table - hidden, situation
        assert on_page == bool(table & PAGES) or task.state is TaskState.DRAFT, situation


def test_who_stands_in_two_places_may_do_what_either_may() -> None:
    task, _ = situations()["outside"]
    each = [rights(task, party.person_id or "") for party in task.parties if party.name in BOTH]
    assert rights(_as_one(task, "approver", "signer"), "p-both") == each[0] | each[1]


def test_of_two_approvals_the_later_is_taken_back_first() -> None:
    one = _as_one(sent(approver("first"), approver("second", 2), signer("signer", 3), order=Order.STEPS), *TWICE)
    once = approve(one, "first", NOW)[0]
    twice = approve(once, "second", NOW + timedelta(minutes=1))[0]
    assert "take-back" in rights(twice, "p-both")
    assert party_to_take_back(twice, "p-both", LATER).id == "second"


def test_of_two_turns_the_one_that_may_be_handed_on_is() -> None:
    task = sent(approver("first"), replace(signer("second"), may_delegate=True), order=Order.STEPS)
    both = _as_one(task, *TWICE)
    assert "hand-on" in rights(both, "p-both") and party_to_hand_on(both, "p-both", LATER).id == "second"


def test_what_nobody_has_signed_is_not_rescinded() -> None:
    done = closed(approve(sent(approver("first")), "first", NOW)[0], NOW, revisions={0: "d" * 64})[0]
    assert done.state is TaskState.COMPLETED and "rescind" not in rights(done, done.initiator_id)


def test_who_stands_for_a_company_may_say_no_for_it() -> None:
    task, now = situations()["second step"]
    assert reject(task, "company", now, reason="金额有误")[0].state is TaskState.REJECTED


BOTH = {"approver", "signer"}
TWICE = ("first", "second")


def _as_one(task: Task, *names: str) -> Task:
    """One person in several places."""
    parties = [replace(each, person_id="p-both") if each.name in names else each for each in task.parties]
    return replace(task, parties=tuple(parties))
