"""Gotenberg's form for LibreOffice (POST /forms/libreoffice/convert). Address and answer are limited: no redirect,
no proxy of the environment, so much time, so many bytes."""

from __future__ import annotations

import asyncio

import httpx

from signing.errors import DocumentRefused
from signing.usecases.file_kinds import ending

SECONDS = 90.0  # its own limit is 30 s by default, and it may have others before us
CONNECT_S = 5.0
BUSY = frozenset({429, 503})  # 503: it gave up after its own time
ELSEWHERE = frozenset({401, 403, 404, 407, 502, 504})  # nobody's document is at fault


class Gotenberg:
    """`url`: of the service. Files go out under a plain name: what people call them is nobody's business there."""

    def __init__(self, url: str, *, max_mb: int, seconds: float = SECONDS) -> None:
        self._url = f"{url.rstrip('/')}/forms/libreoffice/convert"
        self._max_mb = max_mb
        self._seconds = seconds

    async def to_pdf(self, filename: str, data: bytes) -> bytes:
        """DocumentRefused `office-failed`, `office-too-long`, `office-unreachable`, `pdf-too-large` (limit_mb)."""
        form = {"files": (f"document.{ending(filename)}", data, "application/octet-stream")}
        timeout = httpx.Timeout(self._seconds, connect=CONNECT_S)
        try:
            async with (
                asyncio.timeout(self._seconds),
                httpx.AsyncClient(timeout=timeout, follow_redirects=False, trust_env=False) as client,
                client.stream("POST", self._url, files=form) as answer,
            ):
                _check(answer.status_code)
                pdf = await self._limited(answer)
        except (TimeoutError, httpx.ReadTimeout) as error:
            raise DocumentRefused("office-too-long") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise DocumentRefused("office-unreachable") from error
        if not pdf.startswith(b"%PDF-"):
            raise DocumentRefused("office-failed")
        return pdf

    async def _limited(self, answer: httpx.Response) -> bytes:
        found = bytearray()
        async for piece in answer.aiter_bytes():
            found += piece
            if len(found) > self._max_mb * 1024 * 1024:
                raise DocumentRefused("pdf-too-large", limit_mb=self._max_mb)
        return bytes(found)


def _check(status: int) -> None:
    if status in BUSY:
        raise DocumentRefused("office-too-long")
    if status in ELSEWHERE or 300 <= status < 400:
        raise DocumentRefused("office-unreachable")
    if status != 200:
        raise DocumentRefused("office-failed")
