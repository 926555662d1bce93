"""A time-stamp authority on another machine, which can fall silent in the middle of its work."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

import httpx

HOLDS_S = 60.0  # longer than anybody waits for it


class LameTsa:
    """Passes every question on to the authority at `behind` (RFC 3161 over HTTP). Told to fall silent, it takes
    questions and never answers: whoever asks has their work in hand and stands still with it."""

    def __init__(self, behind: str) -> None:
        self.behind = behind
        self._silent = False
        self._holding = threading.Event()
        self._over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def falls_silent(self) -> None:
        self._holding.clear()
        self._silent = True

    def recovers(self) -> None:
        self._silent = False

    def wait_until_it_holds(self, timeout: float = 40) -> None:
        assert self._holding.wait(timeout), "nobody asked for a time stamp"

    def answer(self, question: bytes) -> bytes | None:
        if self._silent:
            self._holding.set()
            self._over.wait(HOLDS_S)
            return None
        asked = {"Content-Type": "application/timestamp-query"}
        return httpx.post(
            self.behind, content=question, headers=asked, timeout=20, trust_env=False, verify=False
        ).content

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._server.shutdown()
        self._server.server_close()


def _handler(tsa: LameTsa) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            token = tsa.answer(self.rfile.read(int(self.headers["Content-Length"])))
            if token is None:
                self.close_connection = True
                return
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(token)))
            self.end_headers()
            self.wfile.write(token)

        def log_message(self, *_: object) -> None:
            """The tests' output is for what they find."""

    return Handler
