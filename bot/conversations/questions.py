"""Asking the initiator from the card, and answering from the message that brought the question."""

from __future__ import annotations

from bot.conversations.asked import answered, ask
from bot.conversations.visit import Visit
from bot.screens.questions import ask_answer, ask_question, sent
from signing.errors import Refusal
from signing.ports import Dialogue
from signing.usecases import answer_question as answering
from signing.usecases import ask_question as asking
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.view_question import view_question
from signing.usecases.view_task import view_task


async def begin_asking(visit: Visit) -> None:
    view = await view_task(visit.ports, visit.actor, visit.press.task_id)
    if "ask" not in view.can:
        raise Refusal("cannot-ask")
    screen = ask_question(view.task, view.initiator.name, visit.voice)
    await ask(visit, "ask", "words", {}, screen, task_id=view.task.id, anew=True)


async def question_words(visit: Visit, dialogue: Dialogue) -> None:
    view = await view_task(visit.ports, visit.actor, dialogue.task_id or "")

    async def again(trouble: str) -> None:
        screen = ask_question(view.task, view.initiator.name, visit.voice, trouble=trouble)
        await ask(visit, "ask", "words", {}, screen, task_id=view.task.id)

    async with answered(visit, dialogue, again):
        await asking.ask_question(visit.ports, visit.actor, view.task.id, words=visit.words)
        await end_dialogue(visit.ports, visit.actor)
        await visit.send(sent("question-sent", view.initiator.name, view.task, visit.voice))


async def begin_answering(visit: Visit) -> None:
    press = visit.press
    task, question = await view_question(visit.ports, visit.actor, press.task_id, press.part(0))
    data = {"question_id": question.id}
    screen = ask_answer(task, question, visit.voice)
    await ask(visit, "reply", "words", data, screen, task_id=task.id, anew=True)


async def answer_words(visit: Visit, dialogue: Dialogue) -> None:
    task_id, question_id = dialogue.task_id or "", str(dialogue.data.get("question_id"))

    async def again(trouble: str) -> None:
        screen = ask_answer(task, question, visit.voice, trouble=trouble)
        await ask(visit, "reply", "words", {"question_id": question_id}, screen, task_id=task_id)

    async with answered(visit, dialogue, again):
        task, question = await view_question(visit.ports, visit.actor, task_id, question_id)
        await answering.answer_question(visit.ports, visit.actor, task_id, question_id, words=visit.words)
        await end_dialogue(visit.ports, visit.actor)
        await visit.send(sent("answer-sent", question.name, task, visit.voice))
