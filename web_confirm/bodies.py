"""Reading what is sent to us: never more than its limit, never for longer than its time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from fastapi import Request
from starlette.requests import ClientDisconnect

from signing.errors import Refusal

JSON_LIMIT = 64 * 1024
SILENCE_LIMIT = 30  # seconds without a byte


async def chunks(request: Request, limit: int) -> AsyncIterator[bytes]:
    """The body in pieces. Raises Refusal `body-too-large` (before reading, where the length is declared) or
    `body-broken`."""
    declared = request.headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:16]) > limit:
        raise Refusal("body-too-large")
    read = 0
    stream = request.stream().__aiter__()
    while True:
        try:
            async with asyncio.timeout(SILENCE_LIMIT):
                piece = await anext(stream)
        except StopAsyncIteration:
            return
        except (TimeoutError, ClientDisconnect) as error:
            raise Refusal("body-broken") from error
        read += len(piece)
        if read > limit:
            raise Refusal("body-too-large")
        if piece:
            yield piece


async def body(request: Request, limit: int) -> bytes:
    return b"".join([piece async for piece in chunks(request, limit)])


async def json_object(request: Request, limit: int = JSON_LIMIT) -> dict[str, Any]:
    """Raises Refusal `bad-request` for anything but a JSON object."""
    try:
        value = json.loads(await body(request, limit))
    except (ValueError, RecursionError) as error:
        raise Refusal("bad-request") from error
    if not isinstance(value, dict):
        raise Refusal("bad-request")
    return value


def text_of(value: dict[str, Any], key: str, default: str | None = None) -> str:
    """Raises Refusal `bad-request` unless it is a string."""
    found = value.get(key, default)
    if not isinstance(found, str):
        raise Refusal("bad-request")
    return found
