"""A file with a password, or with restrictions: asked for in the chat, used once, kept nowhere."""

from __future__ import annotations

import asyncio
import io
from typing import Any

import pikepdf
import pytest

from bot.local_chat.cast import ANN_MILLER, CHEN_JING
from tests.bot.handlers.talk import Talk
from tests.pdfs import contract
from tests.signing.pdf.foreign import foreign_locked

PASSWORD = "rosebud 42"


def locked(user: str, salt: str = "") -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(contract(2, salt=salt))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user=user, owner="the author's"))
    return out.getvalue()


async def whole_chat(talk: Talk, person: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await talk.http.get(f"/chat/people/{person}/messages")).json()["messages"]
    return found


async def test_the_password_is_asked_for_used_once_and_taken_away(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    await talk.sends(ANN_MILLER, "secret.pdf", locked(PASSWORD))
    asked = await talk.sees(ANN_MILLER)
    assert "opens with a password only" in asked and "keep it nowhere" in asked
    await talk.says(ANN_MILLER, PASSWORD)
    chat = await whole_chat(talk, ANN_MILLER)
    assert not any(PASSWORD.strip() in str(message) for message in chat), "the message with it is gone"
    assert not any("opens with a password only" in str(message) for message in chat), "so is the question"
    (draft,) = await _drafts(talk, ANN_MILLER)
    assert "password-removed" in draft.document.notes
    current = await talk.world.ports.blobs.get(draft.document.current)
    with pikepdf.open(io.BytesIO(current)) as pdf:
        assert not pdf.is_encrypted
    for path in talk.world.folder.rglob("*"):
        if path.is_file() and path.parent.name != "chat":  # the messenger keeps its own
            assert b"rosebud" not in path.read_bytes(), f"kept in {path.name}"


async def test_five_wrong_passwords_are_enough(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.sends(CHEN_JING, "加密.pdf", locked("对的"))
    for left in (4, 3, 2, 1):
        await talk.says(CHEN_JING, "猜的")
        assert "密码不对" in await talk.sees(CHEN_JING) and f"还可以试 {left} 次" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "猜的")
    assert "连续五次密码都不对" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "对的")
    assert await _drafts(talk, CHEN_JING) == []


async def test_a_right_password_after_wrong_ones_goes_on(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.sends(CHEN_JING, "加密.pdf", locked("对的"))
    await talk.says(CHEN_JING, "错的")
    await talk.says(CHEN_JING, "对的")
    assert len(await _drafts(talk, CHEN_JING)) == 1


async def test_restrictions_are_lifted_with_leave_only(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    await talk.sends(ANN_MILLER, "restricted.pdf", locked(""))
    assert "restricts printing or editing" in await talk.sees(ANN_MILLER)
    assert await _drafts(talk, ANN_MILLER) == []
    await talk.says(ANN_MILLER, "why?")
    assert "May I lift the restriction?" in await talk.sees(ANN_MILLER)
    await talk.presses(ANN_MILLER, "Lift it")
    (draft,) = await _drafts(talk, ANN_MILLER)
    assert "restrictions-removed" in draft.document.notes


@pytest.mark.parametrize("user", ["", "key"])
async def test_whoever_cancels_has_no_draft(talk: Talk, user: str) -> None:
    await talk.start(ANN_MILLER)
    await talk.sends(ANN_MILLER, "locked.pdf", locked(user))
    await talk.presses(ANN_MILLER, "Cancel")
    assert "cancelled" in await talk.sees(ANN_MILLER)
    await talk.says(ANN_MILLER, "key")
    assert await _drafts(talk, ANN_MILLER) == []


async def test_a_locked_file_replaces_a_document_too(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    await talk.sends(ANN_MILLER, "first.pdf", contract(1))
    (draft,) = await _drafts(talk, ANN_MILLER)
    from signing.ports import Actor
    from signing.usecases.begin_dialogue import begin_dialogue

    person = await talk.person(ANN_MILLER)
    await begin_dialogue(talk.context.ports, Actor(person.id, "chat"), "replace", task_id=draft.id)
    await talk.sends(ANN_MILLER, "second.pdf", locked("key", salt="second"))
    await talk.says(ANN_MILLER, "key")
    (again,) = await _drafts(talk, ANN_MILLER)
    assert (again.id, again.document.filename, again.document.pages) == (draft.id, "second.pdf", 2)


async def test_a_signed_copy_with_a_password_is_checked_with_it(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    theirs = await asyncio.to_thread(foreign_locked, PASSWORD)
    await talk.says(CHEN_JING, "/verify")
    await talk.sends(CHEN_JING, "对方已签.pdf", theirs, mime="application/pdf")
    asked = await talk.sees(CHEN_JING)
    assert "打开一次文件进行检查" in asked and "待签署" not in asked
    await talk.says(CHEN_JING, "猜的")
    assert "密码不对" in await talk.sees(CHEN_JING) and "还可以试 4 次" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, PASSWORD)
    assert "Alice" in await talk.sees(CHEN_JING) and "内容完好" in await talk.sees(CHEN_JING)
    chat = await whole_chat(talk, CHEN_JING)
    assert not any(PASSWORD in str(message) for message in chat), "the message with it is gone"
    assert await _drafts(talk, CHEN_JING) == []


async def test_five_wrong_passwords_end_a_check_too(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    await talk.sends(ANN_MILLER, "theirs.pdf", locked("right"), caption="/verify", mime="application/pdf")
    for _ in range(5):
        await talk.says(ANN_MILLER, "guess")
    assert "Five passwords did not open" in await talk.sees(ANN_MILLER)
    await talk.says(ANN_MILLER, "right")
    assert "carries no electronic signature" not in await talk.sees(ANN_MILLER)


async def _drafts(talk: Talk, telegram_id: int) -> list[Any]:
    from signing.ports import TaskFilter

    person = await talk.person(telegram_id)
    async with talk.world.ports.transaction() as tx:
        found = await tx.tasks.find(TaskFilter(initiator_id=person.id, states=frozenset({"draft"})))
    return list(found)
