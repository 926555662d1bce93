"""What the pages ask for, as JSON: parse, one use case, one answer."""

from fastapi import APIRouter

from web_confirm.api import (
    acting,
    answers,
    batch,
    documents,
    exports,
    handing_in,
    handing_on,
    hands,
    leaves,
    my_data,
    placing,
    questions,
    seal_acts,
    seals,
    security,
    sessions,
    tasks,
    uploads,
    verifying,
)

router = APIRouter()
for part in (
    *(sessions, tasks, answers, acting, handing_in, handing_on, documents, hands, placing, questions, uploads),
    verifying,
):
    router.include_router(part.router)
for part in (seals, seal_acts, leaves, batch, security, exports, my_data):
    router.include_router(part.router)
