"""The documents of a task: listed, moved, for some only; copies of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.handlers.presses import VERBS
from bot.screens.documents import document_card, documents_card, who_sees_card
from bot.screens.draft_card import draft_card
from bot.screens.screen import Screen
from bot.screens.task_card import task_card
from signing.task.draft_documents import MOST_DOCUMENTS
from signing.task.model import Document, DraftStep, PartyState, SourceFile, Task
from tests.bot.screens.made import (
    AWKWARD,
    LONG,
    a_draft,
    a_party,
    a_person,
    a_task,
    a_voice,
    an_item,
    buttons,
    check,
    drafted,
    known_verbs,
    many_parties,
    seen,
    verbs,
    words_of,
)
from tests.bot.screens.test_delivery import brought

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
LI, ANN = a_party(2, "李明"), a_party(3, "Ann Miller")


def one(key: int, name: str, **facts: object) -> Document:
    return replace(Document(name, "a" * 64, "b" * 64, pages=key + 1, size=1000, key=key), **facts)  # type: ignore[arg-type]


def two(task: Task, *, only: tuple[str, ...] | None = None) -> Task:
    return replace(task, documents=(one(0, "合同.pdf"), one(1, "保密协议.pdf", only=only)))


@LANGUAGES
def test_every_screen_keeps_to_the_limits_and_its_buttons_are_answered(language: str) -> None:
    voice, screens = a_voice(language), []
    files = tuple(SourceFile(f"{LONG}{at}.pdf", "a", "b", 1, 10) for at in range(50))
    full = replace(
        a_draft(*many_parties(50), title=LONG),
        documents=tuple(one(at, f"{AWKWARD}{LONG}{at}.pdf", sources=files) for at in range(MOST_DOCUMENTS)),
    )
    limited = two(a_draft(LI, ANN), only=(LI.id,))
    for task in (two(a_draft()), limited, full):
        view = drafted(task, DraftStep.PARTIES)
        screens.append(check(documents_card(view, voice, trouble="x" * 200), live=True))
        screens.append(check(draft_card(view, voice), live=True))
        for document in task.documents[:3]:
            screens.append(check(document_card(view, document, voice, trouble="x" * 200), live=True))
            if task.parties:
                screens.append(check(who_sees_card(view, document, voice, trouble="x" * 200), live=True))
    assert known_verbs(screens) <= set(VERBS)


def labels(screen: Screen) -> list[str]:
    return [button.label for button in buttons(screen)]


def test_who_sees_a_document_has_a_tick_and_only_the_initiator_is_told_of_it() -> None:
    voice, task = a_voice("zh"), two(a_draft(LI, ANN), only=(LI.id,))
    view = drafted(task, DraftStep.REVIEW)
    shown = labels(who_sees_card(view, task.documents[1], voice))
    assert any(label.startswith("✓ 李明") for label in shown)
    assert not any(label.startswith("✓ Ann") for label in shown)
    assert "仅李明可见" in words_of(draft_card(view, voice))
    due = replace(LI, state=PartyState.TO_ACT)
    sent = two(a_task(due, ANN), only=(LI.id,))
    theirs = seen(sent, a_person(2, "李明"))
    assert "2. 保密协议.pdf" in words_of(task_card(theirs, voice))
    assert "可见" not in words_of(task_card(theirs, voice))
    ours = seen(sent, a_person(1))
    assert "仅李明可见" in words_of(task_card(ours, voice))


def test_what_is_for_some_only_or_came_signed_is_not_offered_to_be_joined() -> None:
    voice = a_voice("zh")
    together = "合并成一份 PDF"
    assert together in labels(documents_card(drafted(two(a_draft(LI)), DraftStep.PARTIES), voice))
    limited = two(a_draft(LI), only=(LI.id,))
    assert together not in labels(documents_card(drafted(limited, DraftStep.PARTIES), voice))
    signed = replace(limited, documents=(one(0, "a.pdf"), one(1, "b.pdf", had_signatures=True)))
    assert together not in labels(documents_card(drafted(signed, DraftStep.PARTIES), voice))


@LANGUAGES
def test_each_copy_says_which_of_how_many_it_is_and_the_first_one_tells_all(language: str) -> None:
    voice_view = seen(two(a_task(LI, ANN)), a_person(2, "李明"))
    words = []
    for at in (1, 2):
        item = an_item(
            "copy", key="told-completed", filename=f"{at}.pdf", sha256="d" * 64, document=at - 1, at=at, of=2
        )
        screen = check(brought(item, language, voice_view, document=(f"{at}.pdf", b"%PDF-")))
        words.append(words_of(screen))
    assert "1/2" in words[0] or "1 of 2" in words[0]
    assert "2/2" in words[1] or "2 of 2" in words[1]
    assert "Ann Miller" in words[0] and "Ann Miller" not in words[1]


@LANGUAGES
def test_each_of_fifty_parties_can_be_let_see_a_document(language: str) -> None:
    view = drafted(a_draft(*many_parties(50)), DraftStep.REVIEW)
    screen = who_sees_card(view, view.task.documents[0], a_voice(language))
    assert verbs(screen).count("docsee") == 50
