"""Addresses for a browser's or phone's own downloader, which cannot send our header: sealed, for one person and
one thing, good for two minutes."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from fastapi.responses import Response, StreamingResponse

from signing.errors import NotAllowed
from signing.ports import Ports
from web_confirm.visitor import Visitor

PURPOSE = "download"  # of the vault's seal
LINK_LIFE = timedelta(minutes=2)  # until it is begun; a downloader may ask twice, so it is not once only
TICKET_LIMIT = 1000  # characters


@dataclass(frozen=True, slots=True)
class Ticket:
    """`about`: the id of a task or folder. `which`: of several things of that kind."""

    person_id: str
    about: str
    what: str
    which: tuple[str, ...] = ()


def seal_ticket(visitor: Visitor, what: str, about: str = "", *which: str) -> str:
    until = visitor.ports.clock() + LINK_LIFE
    words = [visitor.person.id, about, until.isoformat(), what, *which]
    sealed = visitor.ports.vault.seal(json.dumps(words).encode(), PURPOSE)
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def open_ticket(ports: Ports, ticket: str, *kinds: str) -> Ticket:
    """For one of these kinds of things. NotAllowed `link-over`."""
    try:
        if len(ticket) > TICKET_LIMIT:
            raise ValueError("too long")
        sealed = base64.urlsafe_b64decode(ticket + "=" * (-len(ticket) % 4))
        person_id, about, until, what, *which = json.loads(ports.vault.open(sealed, PURPOSE))
        if ports.clock() >= datetime.fromisoformat(until) or what not in kinds:
            raise ValueError("over, or another's")
    except (binascii.Error, ValueError) as error:
        raise NotAllowed("link-over") from error
    return Ticket(person_id, about, what, tuple(which))


def as_file(filename: str, data: bytes) -> Response:
    """Never shown by a browser in our name: what people send may be a page with scripts."""
    kind = "application/pdf" if data.startswith(b"%PDF-") else "application/octet-stream"
    return Response(data, media_type=kind, headers={"Content-Disposition": disposition(filename)})


def streamed_zip(filename: str, pieces: AsyncIterator[bytes]) -> StreamingResponse:
    headers = {"Content-Disposition": disposition(filename)}
    return StreamingResponse(pieces, media_type="application/zip", headers=headers)


def disposition(filename: str) -> str:
    """RFC 6266 with RFC 5987: a plain name for old readers, the real one beside it."""
    clean = "".join(c for c in filename if c.isprintable()).replace("/", "_").replace("\\", "_") or "document.pdf"
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_. ") else "_" for c in clean)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(clean, safe='')}"
