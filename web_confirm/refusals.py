"""Errors become answers: a code for the page, a sentence for the reader."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from signing.errors import BadAnswer, DocumentRefused, NotAllowed, Refusal, Stale, Waiting, YinxinError
from signing.wording import say
from web_confirm.pages.shells import not_found_page
from web_confirm.visitor import language_of

STATUS_OF_CODE = {
    "not-found": 404,
    "session-over": 401,
    "link-over": 401,
    "not-from-telegram": 401,
    "body-too-large": 413,
    "pdf-too-large": 413,
    "bad-request": 400,
    "body-broken": 400,
    "too-many-requests": 429,
    "code-too-soon": 429,
    "code-too-many": 429,
    "code-locked": 429,
    "busy": 503,
}
STATUS_OF_KIND: tuple[tuple[type[YinxinError], int], ...] = (
    (Stale, 409),
    (NotAllowed, 403),
    (BadAnswer, 422),
    (DocumentRefused, 422),
    (Refusal, 409),
    (Waiting, 503),
)
STATUS_OF_HTTP = {404: "not-found", 405: "bad-request"}


def answer(request: Request, error: YinxinError) -> JSONResponse:
    status = STATUS_OF_CODE.get(error.code) or next(
        (status for kind, status in STATUS_OF_KIND if isinstance(error, kind)), 500
    )
    return refused(request, status, error.code, error.facts)


def refused(request: Request, status: int, code: str, facts: dict[str, Any]) -> JSONResponse:
    message = say(language_of(request), f"refusal-{code}", **facts)
    plain = {key: value.isoformat() if isinstance(value, datetime) else value for key, value in facts.items()}
    headers = {}
    wait = facts.get("seconds") or 60 * int(facts.get("minutes") or 0)
    if status in {429, 503}:
        headers["Retry-After"] = str(wait or 30)
    return JSONResponse({"code": code, "message": message, "facts": plain}, status, headers)


def handle_refusals(app: FastAPI) -> None:
    async def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, YinxinError)
        return answer(request, error)

    async def unreadable(request: Request, _: Exception) -> Response:
        return refused(request, 400, "bad-request", {})

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code == 404 and not request.url.path.startswith("/api/"):
            return not_found_page(request)
        code = STATUS_OF_HTTP.get(error.status_code, "bad-request")
        response = refused(request, error.status_code, code, {})
        response.headers.update(error.headers or {})
        return response

    app.add_exception_handler(YinxinError, ours)
    app.add_exception_handler(RequestValidationError, unreadable)
    app.add_exception_handler(HTTPException, http)
