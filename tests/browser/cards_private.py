"""More of what stands in private chats: who else reads a task's card, how it ends, what is asked once more, what
reminds, and lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.screens import asking, lists, putting_off, reach, reminder_plan, reminders, reports, second_thoughts
from bot.screens.delivery import render
from bot.screens.draft_card import draft_card
from bot.screens.finding import found_list
from bot.screens.screen import Screen
from bot.screens.task_card import refusal_words, task_card
from signing.errors import NotAllowed, Refusal
from signing.task.model import DraftStep, Order, PartyState, Person, Reach, ReminderPlan, Role, Task, TaskState
from signing.task.put_off import PutOff
from signing.task.sealing import SealRequest
from signing.usecases.find_tasks import Found
from signing.usecases.seal_requests_waiting import WaitingRequest
from signing.usecases.snooze import Snoozed
from signing.usecases.view_reach import PartyReach, ReachView, Tried
from signing.usecases.views import (
    HistoryLine,
    RemindedParty,
    ReminderReport,
    Resting,
    SealWait,
    StatusView,
    TaskList,
)
from tests.bot.screens.made import NOW, a_party, a_person, an_item, drafted
from tests.browser.cards_made import DONE, PARTLY, Made

E, T = PartyState.ENDED, PartyState.TO_ACT
DAY = timedelta(days=1)


def _as(made: Made, role: Role, state: PartyState) -> tuple[Task, Person]:
    """A task in which somebody has this role."""
    party = replace(a_party(5, made.names[6], role), state=state, person_id="person000005")
    task = made.task(*PARTLY, order=Order.STEPS)
    return replace(task, parties=(*task.parties, party)), a_person(5, party.name, language=made.language)


def _wait(made: Made, **more: Any) -> SealWait:
    party = made.parties[0]
    return replace(SealWait(party.id, party.name, made.company, keeper=made.names[3]), **more)


def readers(made: Made) -> list[Screen]:
    """One running task, as each of its readers sees it."""
    voice, task = made.voice, made.task(*PARTLY, order=Order.ONE_AFTER_ANOTHER)
    lost = replace(task, parties=(replace(task.parties[0], reach=Reach.UNREACHABLE), *task.parties[1:]))
    approver = a_person(3, made.parties[1].name, language=made.language)
    later = a_person(4, made.parties[2].name, language=made.language)
    views = [
        made.seen(lost, made.boss),
        made.seen(made.task(), approver),
        made.seen(task, approver),
        made.seen(task, later),
        made.seen(task, made.admin),
        made.seen(replace(made.task(*PARTLY), waiting_for="timestamp-unavailable"), made.boss),
        made.seen(made.task(*PARTLY), made.boss, waits_for_seal=(_wait(made, keeper=None),)),
        made.seen(made.task(*PARTLY), made.boss, waits_for_seal=(_wait(made, more=2),)),
        made.seen(made.task(*PARTLY), made.boss, waits_for_seal=(_wait(made, request_id="r"),)),
        made.seen(task, made.signer, signer=task.parties[0], waits_for_seal=(_wait(made),)),
    ]
    for role, state in (
        (Role.VIEWER, PartyState.INFORMED), (Role.CC, PartyState.NOT_YET), (Role.FILLER, T)
    ):  # fmt: skip
        views.append(made.seen(*_as(made, role, state)))
    return [task_card(view, voice) for view in views]


def ends(made: Made) -> list[Screen]:
    voice, why = made.voice, {"zh": "第三条金额有误", "en": "The amount in clause 3 is wrong"}[made.language]
    rejected = made.task(TaskState.REJECTED, PartyState.REJECTED, PartyState.APPROVED, E, end_reason=why)
    withdrawn = made.task(TaskState.WITHDRAWN, E, PartyState.APPROVED, E, end_reason=why)
    late = made.task(TaskState.EXPIRED, E, PartyState.APPROVED, E)
    told = {"number": late.number, "title": late.title, "name": made.parties[0].name, "reason": why}
    items = [
        an_item("told", **told, key=key, done=1, total=3, count=3, by=made.boss.name)
        for key in ("told-signed", "told-rejected", "told-withdrawn", "told-expired", "told-unreachable",
                    "told-escalated", "told-expired-deputy")
    ]  # fmt: skip
    view = made.seen(rejected, made.boss)
    return [
        *(task_card(made.seen(task, made.signer), voice) for task in (rejected, withdrawn, late)),
        task_card(made.seen(late, made.boss), voice),
        task_card(made.seen(made.task(*DONE), made.signer), voice),
        *(render(item, made.boss, view, ports_installation=made.house) for item in items),
    ]


def once_more(made: Made) -> list[Screen]:
    voice, task = made.voice, made.task()
    view, why = made.seen(task, made.boss), {"zh": "条款有变", "en": "Terms changed"}[made.language]
    off = {act: PutOff("o", task.id, made.boss.id, act, why if act != "discard" else "", "x", NOW)
           for act in ("withdraw", "reject", "discard")}  # fmt: skip
    refusals = [
        NotAllowed("not-found"), NotAllowed("initiator-only"), Refusal("not-your-turn"),
        Refusal("already-acted"), Refusal("task-ended", state="withdrawn"), Refusal("remind-too-soon"),
        Refusal("somebody-acted"), Refusal("code-wrong", left=2), Refusal("snooze-past-deadline"),
        Refusal("deleted-by-rule", number=task.number, at="2031-11-23"), Refusal("held", number=task.number),
    ]  # fmt: skip
    return [
        *(putting_off.put_off_screen(each, view, voice) for each in off.values()),
        putting_off.undone("withdraw", task, voice),
        second_thoughts.confirm_take_back(task, voice),
        second_thoughts.ask_extend(task, voice, trouble=voice.say("refusal-deadline-not-later")),
        asking.ask_reason("reject", task, voice, trouble=voice.say("refusal-reason-empty")),
        asking.confirm_late(3, voice),
        *(Screen(refusal_words(voice, each)) for each in refusals),
    ]


def reminding(made: Made) -> list[Screen]:
    voice, task = made.voice, made.task()
    several = [
        {"task_id": f"t{at}", "number": f"YX-261124-000{at}", "title": made.title, "role": "signer",
         "deadline": (NOW + at * DAY).isoformat() if at else None}
        for at in range(3)
    ]  # fmt: skip
    parties = [RemindedParty(task.id, task.number, task.title, each.id, each.name) for each in task.parties]
    night = Resting("quiet", NOW.replace(hour=15, minute=40), NOW.replace(hour=0) + DAY, "Asia/Shanghai")
    rests = (night, replace(night, zone="Asia/Tokyo"), replace(night, why="holiday"))
    later = tuple(replace(each, rest=rest) for each, rest in zip(parties, rests, strict=True))
    facts = {"number": task.number, "title": task.title, "name": made.parties[0].name}
    missed = [
        an_item("told", **facts, key="told-not-reminded", why="rest", deadline=(NOW + DAY).isoformat()),
        an_item("told", **facts, key="told-not-reminded", why="capped"),
    ]
    seen = made.seen(task, made.boss)
    plan = ReminderPlan(every_days=2, at="09:00", workdays=True)
    draft = replace(task, state=TaskState.DRAFT, reminders=plan)
    review_view = drafted(draft, DraftStep.REVIEW, reader=made.boss)
    return [
        reminders.digest(several, voice),
        reminders.ask_when(voice, trouble=voice.say("refusal-snooze-past-deadline")),
        reminders.snoozed(Snoozed(NOW + DAY, task.title, 1), task.id, voice),
        reminders.snoozed(Snoozed(NOW + DAY, None, 2), None, voice),
        reports.reminded(ReminderReport((parties[0],), (parties[1],), (), (parties[2],)), voice),
        reports.reminded(ReminderReport((parties[0],), later=later), voice),
        reports.reminded(ReminderReport(later=later[:1], resting=(later[2],)), voice),
        reports.reminded(
            ReminderReport(resting=(later[2], replace(later[1], task_id="u", number="YX-261124-0009"))), voice
        ),
        *(render(each, made.boss, seen, ports_installation=made.house) for each in missed),
        reminder_plan.draft_plan(draft, voice, deputy=made.admin.name),
        reminder_plan.default_plan(plan, voice, deputy=None),
        draft_card(review_view, voice),
        draft_card(review_view, voice, changing=True),
    ]


def in_lists(made: Made) -> list[Screen]:
    voice = made.voice
    tasks = (made.task(*PARTLY), made.task(deadline=NOW - DAY), made.task(*DONE), made.task(TaskState.DRAFT))
    waiting = (
        (tasks[0], (replace(tasks[0].parties[0], reach=Reach.UNREACHABLE),)),
        (tasks[1], tasks[1].parties[:2]),
    )
    counts = {"awaiting": 4, "partially_signed": 2, "completed": 31}
    status = StatusView(True, counts, (tasks[1],), waiting, tasks[:2], 0, True, (("authority", NOW + 20 * DAY),))
    waits = {tasks[0].id: (_wait(made),)}
    asked = SealRequest("r", "s", tasks[0].id, made.parties[0].id, "p", "0" * 64, NOW, NOW + DAY)
    requests = [WaitingRequest(asked, made.company, made.names[1], tasks[0].number, made.title)]
    view = made.seen(tasks[0], made.boss)
    kinds = ("created", "sent", "prepared", "turn-came", "nudged", "read", "approved")
    said = {"name": made.parties[1].name}
    history = tuple(HistoryLine(NOW + at * DAY, kind, made.boss.name, said) for at, kind in enumerate(kinds))
    ways = (
        PartyReach(tasks[0].parties[0], "chat", "", (Tried("chat", "delivered", NOW),), False),
        PartyReach(tasks[0].parties[1], "email", "t…@example.com", (Tried("email", "back", NOW),), True),
        PartyReach(replace(tasks[0].parties[2], reach=Reach.UNREACHABLE), None, "", (), True),
    )
    return [
        lists.task_list(TaskList("mine_to_do", tasks[:2], 0, False, 2), voice, NOW),
        lists.task_list(TaskList("mine_to_do", tasks[:1], 0, False, waits=waits), voice, NOW, requests),
        lists.task_list(TaskList("mine_to_do", (), 0, False), voice, NOW, requests),
        lists.status_screen(replace(status, waits=waits), voice, NOW),
        lists.task_list(TaskList("all", tasks, 1, True), voice, NOW),
        lists.task_list(TaskList("sent", (), 0, False), voice, NOW),
        lists.status_screen(status, voice, NOW),
        lists.remind_list(status, voice),
        reports.history(replace(view, history=history), voice),
        reach.reach_screen(ReachView(tasks[0], ways), voice),
        found_list(Found(made.title, "everything", True, tasks[:2], 0, True), voice, NOW),
        found_list(Found(made.title, "all", False, (), 0, False), voice, NOW),
        second_thoughts.which_task("withdraw", tasks[:2], voice),
        asking.whom_to_invite(tasks[0], voice),
    ]


PRIVATE = {"readers": readers, "ends": ends, "more": once_more, "reminding": reminding, "lists": in_lists}
