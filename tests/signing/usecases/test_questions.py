"""A party asks the initiator, who answers once: told, audited, read by these two alone."""

from __future__ import annotations

import pytest

from signing.errors import NotAllowed, Refusal
from signing.task.events import QUESTION_ANSWERED, QUESTION_ASKED
from signing.usecases.answer_question import answer_question
from signing.usecases.ask_question import ask_question
from signing.usecases.reject_task import reject_task
from signing.usecases.view_question import view_question
from signing.usecases.view_task import view_task
from tests.world import World


async def test_a_question_reaches_the_initiator_and_the_answer_the_asker(world: World) -> None:
    ann, bo, cy = [await world.person(name) for name in ("Ann", "李明", "王芳")]
    task = await world.sent(ann, signers=[bo, cy])
    asked = await ask_question(world.ports, bo, task.id, words="第三条的<交货期>从哪天算？")
    [item] = await world.outbox(ann, "question")
    assert (item.facts["key"], item.facts["words"], item.facts["name"]) == (
        "told-question", "第三条的<交货期>从哪天算？", "李明",
    )  # fmt: skip
    await answer_question(world.ports, ann, task.id, asked.id, words="从签署次日起算。")
    [item] = await world.outbox(bo, "question")
    assert (item.facts["words"], item.facts["asked"]) == ("从签署次日起算。", "第三条的<交货期>从哪天算？")
    assert not await world.outbox(cy, "question")
    for who in (ann, bo):
        view = await view_task(world.ports, who, task.id)
        assert [(each.words, each.answer) for each in view.questions] == [
            ("第三条的<交货期>从哪天算？", "从签署次日起算。")
        ]
        said = [line.facts["words"] for line in view.history if line.kind.endswith("-words")]
        assert said == ["第三条的<交货期>从哪天算？", "从签署次日起算。"]
    other = await view_task(world.ports, cy, task.id)
    assert other.questions == () and "words" not in str([line.facts for line in other.history])
    assert {QUESTION_ASKED, QUESTION_ANSWERED} <= {line.kind for line in other.history}


async def test_the_chain_keeps_that_it_was_asked_but_not_the_words(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo])
    asked = await ask_question(world.ports, bo, task.id, words="私下的话")
    async with world.ports.transaction() as tx:
        [entry] = [each for each in await tx.audit.of_task(task.id) if each.kind == QUESTION_ASKED]
    assert entry.facts["question_id"] == asked.id and "私下的话" not in str(entry.facts)
    assert entry.actor == bo


async def test_only_the_initiator_answers_and_only_once(world: World) -> None:
    ann, bo, cy = [await world.person(name) for name in ("Ann", "李明", "王芳")]
    task = await world.sent(ann, signers=[bo, cy])
    other = await world.sent(ann, signers=[cy])
    asked = await ask_question(world.ports, bo, task.id, words="?")
    for who, where in ((bo, task), (cy, task), (ann, other)):
        with pytest.raises(NotAllowed, match="not-found"):
            await answer_question(world.ports, who, where.id, asked.id, words="!")
        with pytest.raises(NotAllowed, match="not-found"):
            await view_question(world.ports, who, where.id, asked.id)
    assert (await view_question(world.ports, ann, task.id, asked.id))[1] == asked
    await answer_question(world.ports, ann, task.id, asked.id, words="!")
    with pytest.raises(Refusal, match="question-answered"):
        await answer_question(world.ports, ann, task.id, asked.id, words="!!")
    assert len(await world.outbox(bo, "question")) == 1


async def test_who_may_not_ask(world: World) -> None:
    ann, bo, cy = [await world.person(name) for name in ("Ann", "李明", "王芳")]
    task = await world.sent(ann, signers=[bo], copies=[cy])
    for who in (ann, cy):
        with pytest.raises(Refusal, match="cannot-ask"):
            await ask_question(world.ports, who, task.id, words="?")
    for _ in range(3):
        await ask_question(world.ports, bo, task.id, words="?")
    with pytest.raises(Refusal, match="questions-waiting"):
        await ask_question(world.ports, bo, task.id, words="?")
    assert len(await world.outbox(ann, "question")) == 3
    await reject_task(world.ports, bo, task.id, reason="x")
    with pytest.raises(Refusal, match="cannot-ask"):
        await ask_question(world.ports, bo, task.id, words="?")


async def test_an_answer_may_come_after_the_end(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo])
    asked = await ask_question(world.ports, bo, task.id, words="?")
    await world.sign(bo, task)
    await world.work()
    await answer_question(world.ports, ann, task.id, asked.id, words="!")
    assert (await view_task(world.ports, bo, task.id)).questions[0].answer == "!"
