"""The Bot API's way of saying no."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """`description` as Telegram words it, with its prefix ("Bad Request: …")."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return {**answer, "parameters": self.parameters} if self.parameters else answer


def bad(reason: str) -> ApiError:
    return ApiError(400, f"Bad Request: {reason}")


NOT_STARTED = ApiError(403, "Forbidden: bot can't initiate conversation with a user")
BLOCKED = ApiError(403, "Forbidden: bot was blocked by the user")
