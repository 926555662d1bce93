from __future__ import annotations

from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Ports
from signing.task.model import Task
from signing.task.questions import Question
from signing.usecases.admission import at_desk


async def view_question(ports: Ports, actor: Actor, task_id: str, question_id: str) -> tuple[Task, Question]:
    """For who is about to answer it. Refusal `question-answered`."""
    async with at_desk(ports, actor, task_id, "answer-question") as desk:
        asked = await desk.tx.questions.of_task(task_id)
        question = next((each for each in asked if each.id == question_id), None)
        if question is None or desk.task.initiator_id != desk.person.id:
            raise NotAllowed("not-found")
    if question.answer is not None:
        raise Refusal("question-answered")
    return desk.task, question
