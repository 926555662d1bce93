"""A small stand-in for Gotenberg that speaks its HTTP: the form is read with the standard library's own parser."""

from __future__ import annotations

import email
import threading
import time
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self


class StandIn:
    """`answers`: status, body; `holds`: seconds before it answers."""

    def __init__(self, status: int = 200, body: bytes = b"", *, holds: float = 0, location: str = "") -> None:
        self.status, self.body, self.holds, self.location = status, body, holds, location
        self.asked: list[tuple[str, str, bytes]] = []  # path, file name, content
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(stand_in: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            form = _form(self.headers["Content-Type"], self.rfile.read(length))
            (file,) = [part for part in form if part.get_param("name", header="content-disposition") == "files"]
            content = file.get_payload(decode=True)
            assert isinstance(content, bytes)
            stand_in.asked.append((self.path, file.get_filename() or "", content))
            time.sleep(stand_in.holds)
            self.send_response(stand_in.status)
            if stand_in.location:
                self.send_header("Location", stand_in.location)
            self.send_header("Content-Type", "application/pdf")
            self.send_header("Content-Length", str(len(stand_in.body)))
            self.end_headers()
            self.wfile.write(stand_in.body)

        def log_message(self, *_: object) -> None:
            """Not in the tests' output."""

    return Handler


def _form(content_type: str, body: bytes) -> list[Message]:
    parsed = email.message_from_bytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    assert parsed.is_multipart(), content_type
    return [part for part in parsed.walk() if not part.is_multipart()]
