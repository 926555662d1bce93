from __future__ import annotations

from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Ports
from signing.task.events import QUESTION_ANSWERED, Event
from signing.task.notices import Notice
from signing.task.questions import Question, read_words
from signing.usecases.admission import at_desk
from signing.usecases.announce import put, settle
from signing.usecases.ask_question import digest_of


async def answer_question(ports: Ports, actor: Actor, task_id: str, question_id: str, *, words: str) -> Question:
    """The initiator answers, once; it reaches the asker's chat and page. Refusal `question-answered`."""
    async with at_desk(ports, actor, task_id, "answer-question") as desk:
        task, now = desk.task, ports.clock()
        asked = await desk.tx.questions.of_task(task_id)
        question = next((each for each in asked if each.id == question_id), None)
        if question is None or task.initiator_id != desk.person.id:
            raise NotAllowed("not-found")
        answer = read_words(words)
        if not await desk.tx.questions.answer(question_id, answer, now):
            raise Refusal("question-answered")
        facts = {"name": question.name, "question_id": question_id, "sha256": digest_of(answer)}
        await settle(ports, desk.tx, task, task, (Event(QUESTION_ANSWERED, None, facts),), actor=actor)
        told = {
            "key": "told-answer",
            "question_id": question_id,
            "name": desk.person.name,
            "words": answer,
            "asked": question.words,
            "number": task.number,
            "title": task.title,
        }
        await put(ports, desk.tx, task, Notice("question", question.asker_id, f"answer:{question_id}", None, told))
    ports.wake()
    return question
