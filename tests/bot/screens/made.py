"""Views for the screens, made without a database; names and titles are as awkward as people make them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.buttons import unpack
from bot.local_chat.html_text import parse_html, units
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice
from signing.fields.kinds import Box, Field, FieldKind
from signing.ports import Installation, OutboxItem
from signing.task.model import (
    Document,
    DraftStep,
    Order,
    Party,
    PartyState,
    Person,
    Reach,
    Role,
    Side,
    Task,
    TaskState,
)
from signing.task.rights import rights
from signing.task.routing import acting, is_done, whose_move
from signing.usecases.draft_views import DraftView
from signing.usecases.views import HistoryLine, TaskView

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
INSTALLATION = Installation("华明科技 <&> Co", "https://sign.example.cn", "yinxin_test_bot")
AWKWARD = '<b>&"李明'
LONG = "关于二〇二六年度精密设备采购、安装、调试与维护之合同 " * 6
STEPS = tuple(DraftStep)


def a_voice(language: str, zone: str = "Asia/Shanghai") -> Voice:
    return Voice(language, zone)


def a_person(number: int = 1, name: str = "陈静", **more: Any) -> Person:
    return Person(f"person{number:06d}", 100 + number, name, language=more.pop("language", "zh"), **more)


def a_party(number: int, name: str = "李明", role: Role = Role.SIGNER, **more: Any) -> Party:
    more = {"person_id": f"person{number:06d}", "reach": Reach.BOUND, "side": Side.EXTERNAL, **more}
    return Party(f"party{number:07d}", number - 2, name, role, **more)


def a_task(*parties: Party, state: TaskState = TaskState.AWAITING, **more: Any) -> Task:
    document = Document("合同.pdf", "a" * 64, "b" * 64, pages=12, size=1_300_000)
    places = tuple(
        Field(f"sign_{at}", party.id, FieldKind.SIGNATURE, at % 3, Box(60, 300, 150, 60))
        for at, party in enumerate(parties)
        if party.role is Role.SIGNER
    )
    task = Task(
        "task22222222",
        "YX-261124-0007",
        more.pop("title", "采购合同"),
        state,
        "person000001",
        "zh",
        NOW - timedelta(days=1),
        documents=(document,),
        parties=parties,
        fields=places,
        deadline=NOW + timedelta(days=7),
        sent_at=NOW - timedelta(hours=5),
        version=31,
    )
    return replace(task, **more)


def many_parties(count: int, state: PartyState = PartyState.TO_ACT) -> tuple[Party, ...]:
    return tuple(
        a_party(at, f"{AWKWARD}{at}", company="一家名字非常非常长的有限责任公司" * 3, state=state)
        for at in range(2, 2 + count)
    )


def seen(task: Task, reader: Person, initiator: Person | None = None, **more: Any) -> TaskView:
    everyone = acting(task)
    return TaskView(
        task=task,
        reader=reader,
        mine=task.parties_of(reader.id),
        initiator=initiator or a_person(1, AWKWARD),
        can=rights(task, reader.id, is_admin=reader.is_admin),
        waiting_on=whose_move(task),
        done=sum(map(is_done, everyone)),
        total=len(everyone),
        my_fields=tuple(f for f in task.fields if f.party_id in {p.id for p in task.parties_of(reader.id)}),
        sha256="b" * 64,
        **more,
    )


def drafted(task: Task, step: DraftStep, **more: Any) -> DraftView:
    missing = more.pop("missing", ())
    return DraftView(task, more.pop("reader", a_person()), step, STEPS, more.pop("editing", False), missing)


def a_draft(*parties: Party, **more: Any) -> Task:
    return a_task(
        *parties, state=TaskState.DRAFT, sent_at=None, order=more.pop("order", Order.ALL_AT_ONCE), **more
    )


def an_item(kind: str, **facts: Any) -> OutboxItem:
    facts = {"number": "YX-261124-0007", "title": AWKWARD, **facts}
    return OutboxItem(1, f"{kind}:1", kind, "person000001", "task22222222", "party0000002", facts)


def a_history(count: int) -> tuple[HistoryLine, ...]:
    return tuple(
        HistoryLine(
            NOW + timedelta(minutes=at), "rejected", AWKWARD, {"name": AWKWARD, "reason": LONG, "who": AWKWARD}
        )
        for at in range(count)
    )


# ── what every screen must keep to ───────────────────────────────────────────────────────────────────────────


def buttons(screen: Screen) -> list[Button]:
    return [button for row in screen.rows for button in row]


def verbs(screen: Screen) -> list[str]:
    pressed = [unpack(button.data) for button in buttons(screen) if button.data]
    return [press.verb for press in pressed if press]


def words_of(screen: Screen) -> str:
    """As a person reads it; raises where Telegram would refuse the HTML."""
    return parse_html(screen.text)[0]


def check(screen: Screen, *, live: bool = False, in_a_row: int = 2) -> Screen:
    """Telegram's limits, and ours: a live card fits below a picture; no button without a meaning."""
    limit = 1024 if live or screen.photo or screen.document else 4096
    assert 0 < units(words_of(screen)) <= limit
    assert all(1 <= len(row) <= in_a_row for row in screen.rows)
    assert len(buttons(screen)) <= 100
    for button in buttons(screen):
        _check_button(button)
    return screen


def _check_button(button: Button) -> None:
    meanings = [each for each in (button.data, button.url, button.page, button.copy) if each is not None]
    assert len(meanings) == 1, button
    assert button.label.strip() and len(button.label) <= 64
    if button.data is not None:
        assert len(button.data.encode()) <= 64 and unpack(button.data) is not None, button.data
    if button.copy is not None:
        assert 1 <= len(button.copy) <= 256
    if button.page is not None:
        assert button.page.startswith("/")


def known_verbs(screens: Iterable[Screen]) -> set[str]:
    return {verb for screen in screens for verb in verbs(screen)}
