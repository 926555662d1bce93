from __future__ import annotations

import hashlib

from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.task.events import QUESTION_ASKED, Event
from signing.task.ids import new_id
from signing.task.notices import Notice
from signing.task.questions import Question, check_may_ask, read_words
from signing.task.rights import READING_STATES, rights
from signing.usecases.admission import at_desk
from signing.usecases.announce import put, settle


async def ask_question(ports: Ports, actor: Actor, task_id: str, *, words: str) -> Question:
    """A party asks the initiator something, 1 to 1,000 characters; it reaches their chat. Refusal `cannot-ask`,
    `questions-waiting`, `questions-too-many`."""
    async with at_desk(ports, actor, task_id, "ask-question") as desk:
        task, person, now = desk.task, desk.person, ports.clock()
        if "ask" not in rights(task, person.id):
            raise Refusal("cannot-ask")
        party = next(each for each in task.parties_of(person.id) if each.state in READING_STATES)
        earlier = [each for each in await desk.tx.questions.of_task(task_id) if each.asker_id == person.id]
        check_may_ask(earlier, now)
        question = Question(new_id(), task_id, party.id, person.id, party.name, read_words(words), now)
        await desk.tx.questions.add(question)
        facts = {"name": party.name, "question_id": question.id, "sha256": digest_of(question.words)}
        await settle(ports, desk.tx, task, task, (Event(QUESTION_ASKED, party.id, facts),), actor=actor)
        await put(ports, desk.tx, task, _notice(question, task.initiator_id, task.number, task.title))
    ports.wake()
    return question


def digest_of(words: str) -> str:
    """What the chain keeps of what was said between two."""
    return hashlib.sha256(words.encode()).hexdigest()


def _notice(question: Question, initiator_id: str, number: str, title: str) -> Notice:
    facts = {
        "key": "told-question",
        "question_id": question.id,
        "name": question.name,
        "words": question.words,
        "number": number,
        "title": title,
    }
    return Notice("question", initiator_id, f"question:{question.id}", question.party_id, facts)
