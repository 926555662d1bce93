"""The service that knows names, against a stand-in on this computer."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from signing.errors import Refusal
from signing.ports import NameAnswer, NameQuestion
from signing.trust.fetching import Fetcher
from signing.trust.real_names import RealNames, opened, sealed

SECRET = b"a secret that both know"
QUESTION = NameQuestion("q1", "李明", "11010119900307123X", None, datetime(2026, 11, 24, tzinfo=UTC))


@contextmanager
def a_service(answers: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    heard: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = opened(self.rfile.read(int(self.headers["Content-Length"])), SECRET)
            heard.append(asked)
            body = answers(asked)
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/names", heard
    finally:
        server.shutdown()
        server.server_close()


def yes(asked: dict[str, Any]) -> bytes:
    return sealed({"question": asked["question"], "verified": True, "reference": "r-1"}, SECRET)


@pytest.mark.enable_socket
async def test_a_signed_question_gets_a_signed_answer() -> None:
    with a_service(yes) as (url, heard):
        answer = await RealNames(url, SECRET, Fetcher(allow_private=True)).ask(QUESTION)
    assert answer == NameAnswer(True, "r-1")
    assert (heard[0]["name"], heard[0]["number"]) == ("李明", "11010119900307123X")


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    "answers",
    [
        lambda asked: sealed({"question": asked["question"], "verified": True}, b"another secret"),
        lambda asked: sealed({"question": "q0", "verified": True}, SECRET),  # an answer of before
        lambda asked: sealed({"question": asked["question"], "verified": "yes"}, SECRET),
        lambda asked: json.dumps({"payload": "{}"}).encode(),
        lambda asked: b"\xff[",
    ],
)
async def test_what_is_not_the_services_own_answer_is_none(answers: Any) -> None:
    with a_service(answers) as (url, _), pytest.raises(Refusal, match="real-name-silent"):
        await RealNames(url, SECRET, Fetcher(allow_private=True)).ask(QUESTION)


async def test_a_private_address_is_not_asked() -> None:
    for url in ("http://127.0.0.1:9/", "http://169.254.169.254/latest", "file:///etc/passwd"):
        with pytest.raises(Refusal, match="real-name-silent"):
            await RealNames(url, SECRET).ask(QUESTION)
