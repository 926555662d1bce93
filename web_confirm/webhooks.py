"""Where Telegram knocks. Who does not know the secret leaves no row."""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from web_confirm.bodies import body

UPDATE_LIMIT = 1024 * 1024  # bytes; Telegram's are below 100 KB
SECRET_LIMIT = 256  # setWebhook: 1 to 256 characters


@dataclass(frozen=True, slots=True)
class Webhook:
    """`store` returns once the update is durable: only then Telegram hears that we have it."""

    secret: str = field(repr=False)
    store: Callable[[dict[str, Any]], Awaitable[None]]

    def __post_init__(self) -> None:
        if not 1 <= len(self.secret) <= SECRET_LIMIT:
            raise ValueError("a webhook's secret has 1 to 256 characters")

    def knows(self, given: str | None) -> bool:
        if given is None or len(given) > SECRET_LIMIT:
            return False
        return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), self.secret.encode())


def webhook_routes(webhook: Webhook) -> APIRouter:
    router = APIRouter()

    @router.post("/telegram/webhook", include_in_schema=False)
    async def update(request: Request) -> Response:
        if not webhook.knows(request.headers.get("x-telegram-bot-api-secret-token")):
            return Response(status_code=403)
        try:
            value = json.loads(await body(request, UPDATE_LIMIT))
        except (ValueError, RecursionError):
            return Response(status_code=400)
        if not isinstance(value, dict) or type(value.get("update_id")) is not int:
            return Response(status_code=400)
        await webhook.store(value)
        return Response(status_code=200)

    return router
