"""Where requests leave this computer: seen as they are sent, answered as was recorded. No connection is made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import requests

from signing.trust.fetching import Fetcher

RECORDED = Path(__file__).with_name("recorded")
OUTSIDE = "93.184.216.34"
KINDS = ("wecombot", "dingtalk", "feishu", "lark")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a service has answered, and what that means."""

    what: str
    status: int
    body: str
    fate: str
    number: int | None


def recorded(kind: str) -> list[Recorded]:
    return [Recorded(**each) for each in json.loads((RECORDED / f"{kind}.json").read_text(encoding="utf-8"))]


def every_answer() -> Iterator[Any]:
    for kind in KINDS:
        for each in recorded(kind):
            yield pytest.param(kind, each, id=f"{kind}: {each.what}")


def fetcher(address: str = OUTSIDE) -> Fetcher:
    return Fetcher(addresses=lambda host, port: [address])


@contextmanager
def our_wire(answer: Recorded | Exception) -> Iterator[list[httpx.Request]]:
    seen: list[httpx.Request] = []

    def handle(transport: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        request.read()
        seen.append(request)
        if isinstance(answer, Exception):
            raise answer
        headers = {"content-type": "application/json"}
        if 300 <= answer.status < 400:
            headers = {"location": answer.body}
        return httpx.Response(answer.status, headers=headers, content=answer.body.encode())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(httpx.HTTPTransport, "handle_request", handle)
        yield seen


@contextmanager
def apprises_wire(answer: Recorded) -> Iterator[list[requests.PreparedRequest]]:
    seen: list[requests.PreparedRequest] = []

    def send(adapter: object, request: requests.PreparedRequest, **more: Any) -> requests.Response:
        seen.append(request)
        response = requests.Response()
        response.status_code, response._content = answer.status, answer.body.encode()
        response.url, response.request = request.url or "", request
        return response

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(requests.adapters.HTTPAdapter, "send", send)
        yield seen
