"""What the pages ask for, as JSON: parse, one use case, one answer."""

from fastapi import APIRouter

from web_confirm.api import (
    acting,
    answers,
    documents,
    hands,
    placing,
    questions,
    sessions,
    tasks,
    uploads,
    verifying,
)

router = APIRouter()
for part in (sessions, tasks, answers, acting, documents, hands, placing, questions, uploads, verifying):
    router.include_router(part.router)
