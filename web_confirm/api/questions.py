"""Asking the initiator, and answering; both go into the other's chat."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from signing.usecases.answer_question import answer_question
from signing.usecases.ask_question import ask_question
from signing.usecases.view_task import view_task
from web_confirm.api.shown import shown_task
from web_confirm.bodies import json_object, text_of
from web_confirm.visitor import Entered, limit

router = APIRouter()


@router.post("/tasks/{task_id}/questions")
async def ask(request: Request, task_id: str, visitor: Entered) -> dict[str, Any]:
    """`{words}` → the task, with the question in it."""
    limit(request, "question", visitor.person.id)
    wanted = await json_object(request)
    await ask_question(visitor.ports, visitor.actor, task_id, words=text_of(wanted, "words"))
    return shown_task(visitor, await view_task(visitor.ports, visitor.actor, task_id, with_pages=True))


@router.post("/tasks/{task_id}/questions/{question_id}/answer")
async def answer(request: Request, task_id: str, question_id: str, visitor: Entered) -> dict[str, Any]:
    """`{words}` → the task, with the answer in it."""
    limit(request, "question", visitor.person.id)
    wanted = await json_object(request)
    words = text_of(wanted, "words")
    await answer_question(visitor.ports, visitor.actor, task_id, question_id, words=words)
    return shown_task(visitor, await view_task(visitor.ports, visitor.actor, task_id, with_pages=True))
