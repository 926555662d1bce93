"""Every kind of card as it stands in the messenger, cards in groups among them (the local chat has no groups; the
same words and buttons are sent into a private one): `python -m tests.browser.cards [words of names]` leaves
pictures in tests/artefacts, in both languages, light and dark."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bot.keyboards import inline
from bot.local_chat import ANN_MILLER, CHEN_JING
from bot.screens import folders as archive
from bot.screens import keeping
from bot.screens.delivery import render
from bot.screens.groups import group_card, groups_of_task
from bot.screens.screen import Screen
from bot.screens.task_card import task_card
from signing.ports import Installation
from signing.ports.folders import Folder
from signing.ports.groups import GroupCard
from signing.task.model import PartyState, Person, Role, Task, TaskState
from signing.task.retention import Keeping
from signing.task.rights import rights_for
from signing.usecases.folders import FolderView
from signing.usecases.retention import GoingView, KeepingView
from signing.usecases.views import HistoryLine, TaskView
from tests.bot.screens.made import NOW, a_party, a_person, a_task, a_voice, an_item, seen
from tests.browser.conftest import EXECUTABLE, FLAGS
from tests.browser.local_chat_bot import RunningChat, running_chat
from tests.browser.local_chat_looks import ARTEFACTS
from tests.browser.rest import RESTED

BOT = "yinxin_local_bot"
TALL = {"width": 390, "height": 2600}
NAMES = {
    "zh": ("陈静", "李明", "王芳", "周悦", "杭州青禾科技有限公司", "设备采购合同", "Li Wei"),
    "en": (
        "Jing Chen",
        "Ann Miller",
        "Tom Baker",
        "Yue Zhou",
        "Harbor Trading Ltd.",
        "Equipment purchase contract",
        "Li",
    ),
}
YEAR = timedelta(days=365)


class Made:
    """People and a task of one language."""

    def __init__(self, language: str) -> None:
        self.language, self.voice = language, a_voice(language)
        names = NAMES[language]
        self.company, self.title = names[4], names[5]
        self.house = Installation(names[4], "https://sign.example.com", BOT)
        self.boss = a_person(1, names[0], language=language)
        self.admin = a_person(9, names[3], language=language, is_admin=True, roles="admin")
        self.signer = a_person(2, names[1], language=language)
        self.parties = (
            a_party(2, names[1], company=names[4]),
            a_party(3, names[2], Role.APPROVER, state=PartyState.TO_ACT),
            a_party(4, names[3], state=PartyState.NOT_YET),
        )

    def task(self, state: TaskState = TaskState.AWAITING, *states: PartyState, **more: Any) -> Task:
        given = states or (PartyState.TO_ACT, PartyState.TO_ACT, PartyState.NOT_YET)
        acted = {PartyState.SIGNED, PartyState.APPROVED, PartyState.REJECTED}
        parties = tuple(
            replace(party, state=each, acted_at=NOW if each in acted else None)
            for party, each in zip(self.parties, given, strict=True)
        )
        ended = state in {TaskState.COMPLETED, TaskState.REJECTED, TaskState.WITHDRAWN, TaskState.EXPIRED}
        return a_task(*parties, state=state, title=self.title, ended_at=NOW if ended else None, **more)

    def seen(self, task: Task, reader: Person, **more: Any) -> TaskView:
        said = {"name": self.parties[1].name, "who": self.parties[1].name}
        history = (HistoryLine(NOW, "approved", self.parties[1].name, said),)
        view = seen(task, reader, self.boss, history=history, **more)
        return replace(view, can=rights_for(task, reader))


S, A, D = PartyState.SIGNED, PartyState.APPROVED, PartyState.NOT_YET
PARTLY = (TaskState.PARTIALLY_SIGNED, PartyState.TO_ACT, A, D)
DONE = (TaskState.COMPLETED, S, A, S)


def in_groups(made: Made) -> list[Screen]:
    some = made.task(*PARTLY)
    nameless = replace(some, parties=(*some.parties[:2], replace(some.parties[2], name="+86 138 0013 8000")))
    tasks = [
        made.task(TaskState.PREPARING),
        nameless,
        made.task(*DONE),
        made.task(TaskState.REJECTED, PartyState.REJECTED, A, PartyState.ENDED, end_reason="…"),
    ]
    there = (GroupCard(some.id, -1001, made.company, made.boss.id, NOW),)
    link = f"https://t.me/{BOT}?startgroup=g_x"
    return [
        *(group_card(task, made.voice, BOT) for task in tasks),
        groups_of_task(some.title, some.id, link, there, made.voice),
    ]


def live(made: Made) -> list[Screen]:
    voice = made.voice
    gone = made.task(*DONE, deleted_at=NOW + 5 * YEAR)
    views = [
        made.seen(made.task(), made.signer),
        made.seen(made.task(*PARTLY), made.boss),
        made.seen(made.task(TaskState.CLOSING, S, A, S), made.boss),
        made.seen(made.task(TaskState.REJECTED, PartyState.REJECTED, A, PartyState.ENDED), made.boss),
        made.seen(made.task(*DONE), made.boss, held_why=_reason(made)),
        made.seen(gone, made.boss),
    ]
    cards = [task_card(view, voice) for view in views]
    return [*cards, task_card(views[4], voice, more=True)]


def _reason(made: Made) -> str:
    return {"zh": "与青禾公司的诉讼", "en": "Lawsuit against Acme Ltd., file 26-117"}[made.language]


def kept(made: Made) -> list[Screen]:
    task, voice = made.task(*DONE), made.voice
    due = NOW + 30 * timedelta(days=1)
    plain = KeepingView(task, Keeping(task.id, due, 30), due, 1826, False, None, True, True)
    held = replace(
        plain,
        keeping=Keeping(task.id, held_why=_reason(made), held_by="x", held_at=NOW),
        due=None,
        holder=made.admin.name,
    )
    case = Folder("f1", made.boss.id, made.company, made.company, NOW, 3652, _reason(made), NOW)
    going = GoingView((plain, plain), True, 0, True)
    told = [an_item("told", key="told-going", count=count, until="2031-12-24") for count in (1, 12)]
    return [
        render(told[0], made.admin, made.seen(task, made.admin), ports_installation=made.house),
        render(told[1], made.boss, None, ports_installation=made.house),
        keeping.keeping_screen(plain, voice),
        keeping.keeping_screen(held, voice),
        keeping.keeping_screen(
            replace(plain, due=None, days=None, keeping=Keeping(task.id), may_hold=False), voice
        ),
        keeping.ask_hold(task.title, voice, folder=False),
        keeping.going_list(going, voice),
        keeping.folder_keep(case, voice, may_hold=True),
        archive.folder_list([(case, 12)], voice),
        archive.folder_screen(FolderView(case, (task,), 0, False, True, "NDA"), voice, NOW),
        archive.export_large(case, 187_000_000, voice),
    ]


def told(made: Made) -> list[Screen]:
    task = made.task(*PARTLY)
    mine, theirs = made.seen(task, made.signer), made.seen(made.task(*DONE), made.boss)
    due = (NOW + timedelta(hours=20)).isoformat()
    facts = {"number": task.number, "title": task.title, "name": made.parties[1].name}
    when = {"expires_at": due, "sha256": "c" * 64}
    waits = {"key": "told-waiting", "code": "timestamp-unavailable"}
    asking = {"what": "asked", "seal_id": "s", "by": made.boss.name, "seal": made.company, "request_id": "r"}
    items = [
        (an_item("nudge", **facts, key="told-nudge", role="signer", deadline=due), mine, None),
        (an_item("code", **facts, **when, key="told-code", act="sign"), mine, "482915"),
        (an_item("copy", **facts, key="told-completed", filename="a.pdf", sha256="d" * 64), theirs, None),
        (an_item("report", **facts, key="told-report"), theirs, None),
        (an_item("attention", **facts, **waits), made.seen(task, made.admin), None),
        (an_item("seal", **facts, **asking, digest="4f1c 09ab", expires_at=due), theirs, None),
        (an_item("invitation", **facts), made.seen(task, made.boss), "A" * 22),
    ]
    return [
        render(item, view.reader, view, ports_installation=made.house, secret=secret)
        for item, view, secret in items
    ]


GALLERIES = {"groups": in_groups, "live": live, "kept": kept, "told": told}


def say(chat: RunningChat, person: int, screen: Screen) -> None:
    markup: Mapping[str, Any] | None = None
    keyboard = inline(screen, chat.address)
    if keyboard is not None:
        markup = keyboard.to_dict()
    values = {"chat_id": person, "text": screen.text, "parse_mode": "HTML", "reply_markup": markup}
    chat.bot_calls("sendMessage", **{name: value for name, value in values.items() if value})


def photograph(browser: Browser, chat: RunningChat, person: int, language: str, name: str) -> None:
    for scheme in ("light", "dark"):
        locale = {"zh": "zh-CN", "en": "en-GB"}[language]
        context = browser.new_context(viewport=TALL, locale=locale, color_scheme=scheme)
        page = context.new_page()
        page.goto(f"{chat.address}/#{person}")
        page.get_by_test_id(f"pane-{person}").wait_for()
        page.evaluate(RESTED)
        page.screenshot(path=ARTEFACTS / f"cards-{name}-{language}-{scheme}.png", scale="css")
        context.close()


def main(wanted: list[str]) -> None:
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=FLAGS)
        for name, gallery in GALLERIES.items():
            if wanted and name not in wanted:
                continue
            with tempfile.TemporaryDirectory() as folder, running_chat(Path(folder)) as chat:
                for language, person in (("zh", CHEN_JING), ("en", ANN_MILLER)):
                    chat.people.start(person)
                    for screen in gallery(Made(language)):
                        say(chat, person, screen)
                    photograph(browser, chat, person, language, name)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
