"""Every kind of card as it stands in the messenger, cards in groups among them (the local chat has no groups; the
same words and buttons are sent into a private one): `python -m tests.browser.cards [words of names]` leaves
pictures in tests/artefacts, in both languages, light and dark."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import Browser, sync_playwright

from bot.keyboards import inline
from bot.local_chat import ANN_MILLER, CHEN_JING
from bot.screens import folders as archive
from bot.screens import keeping
from bot.screens.delivery import render
from bot.screens.groups import group_card, groups_of_task
from bot.screens.screen import Screen
from bot.screens.task_card import task_card
from signing.ports.folders import Folder
from signing.ports.groups import GroupCard
from signing.task.model import PartyState, TaskState
from signing.task.retention import Keeping
from signing.usecases.folders import FolderView
from signing.usecases.retention import GoingView, KeepingView
from tests.bot.screens.made import NOW, an_item
from tests.browser.cards_made import BOT, DONE, PARTLY, YEAR, A, Made, S
from tests.browser.cards_private import PRIVATE
from tests.browser.conftest import EXECUTABLE, FLAGS
from tests.browser.local_chat_bot import RunningChat, running_chat
from tests.browser.rest import RESTED
from tests.looking import ARTEFACTS

HEAD = 60  # of the pane
HIGH = 1500  # of a column


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
        *(
            (
                an_item(
                    "seal-over", **facts, **asking, how=how, decider=made.boss.name, at=due, reason=_reason(made)
                ),
                theirs,
                None,
            )
            for how in ("granted", "refused", "lapsed", "gone", "not-yours")
        ),
        (an_item("invitation", **facts), made.seen(task, made.boss), "A" * 22),
    ]
    return [
        render(item, view.reader, view, ports_installation=made.house, secret=secret)
        for item, view, secret in items
    ]


GALLERIES = {"groups": in_groups, "live": live, "kept": kept, "told": told, **PRIVATE}


def say(chat: RunningChat, person: int, screen: Screen) -> None:
    markup: Mapping[str, Any] | None = None
    keyboard = inline(screen, chat.address)
    if keyboard is not None:
        markup = keyboard.to_dict()
    values = {"chat_id": person, "text": screen.text, "parse_mode": "HTML", "reply_markup": markup}
    chat.bot_calls("sendMessage", **{name: value for name, value in values.items() if value})


def photograph(browser: Browser, at: str, name: str, language: str, height: int) -> None:
    for scheme in ("light", "dark"):
        locale = {"zh": "zh-CN", "en": "en-GB"}[language]
        context = browser.new_context(
            viewport={"width": 390, "height": height}, locale=locale, color_scheme=scheme
        )
        page = context.new_page()
        page.goto(at)
        page.get_by_test_id(f"pane-{at.rsplit('#', 1)[1]}").wait_for()
        page.evaluate(RESTED)
        whole = page.screenshot(scale="css")
        context.close()
        in_columns(whole, ARTEFACTS / f"cards-{name}-{language}-{scheme}.png")


def in_columns(whole: bytes, path: Path) -> None:
    """From the first card on, in columns beside each other; what is above it is empty."""
    picture = Image.open(io.BytesIO(whole)).convert("RGB")
    below = picture.crop((0, HEAD, picture.width, picture.height))
    empty = Image.new("RGB", below.size, below.getpixel((4, 4)) or 0)
    box = ImageChops.difference(below, empty).getbbox()
    cards = below.crop((0, box[1] if box else 0, below.width, below.height))
    count = -(-cards.height // HIGH)
    sheet = Image.new("RGB", (cards.width * count, min(HIGH, cards.height)))
    for at in range(count):
        sheet.paste(cards.crop((0, at * HIGH, cards.width, (at + 1) * HIGH)), (at * cards.width, 0))
    sheet.save(path)


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
                    screens = gallery(Made(language))
                    for screen in screens:
                        say(chat, person, screen)
                    photograph(browser, f"{chat.address}/#{person}", name, language, 450 * len(screens))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
