"""Asking a time-stamp authority elsewhere (RFC 3161, 3.4: over HTTP). There is no way back to our own: Waiting."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime

import httpx
from asn1crypto import tsp

from signing.errors import Waiting
from signing.trust.der import OCTETS, SEQUENCE, der, integer
from signing.trust.suites import SHA256
from signing.trust.tokens import BadToken, check_token

LARGEST_ANSWER = 100_000  # bytes; tokens with a long chain have 10,000
_CERT_REQ = b"\x01\x01\xff"


@dataclass(frozen=True, slots=True)
class ExternalTimestamper:
    """One authority by its address. Every failure is Waiting `timestamp-unavailable` (url, why)."""

    url: str
    timeout_s: float = 10.0
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """As it stands in the trail."""
        return self.url

    def stamp(self, digest: bytes, *, now: datetime) -> bytes:
        """`now` is what the authority's time is held against."""
        nonce = secrets.randbits(63)
        try:
            token = _granted(self._ask(_question(digest, nonce)))
            check_token(token, digest, nonce, now)
        except (OSError, ValueError, TypeError, KeyError, httpx.HTTPError, httpx.InvalidURL) as error:
            raise Waiting("timestamp-unavailable", url=self.url, why=str(error)[:200]) from error
        return token

    def _ask(self, question: bytes) -> bytes:
        headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        auth = (self.user, self.password or "") if self.user else None
        # The operator named this address, nobody else chooses another: no redirects.
        with (
            httpx.Client(timeout=self.timeout_s, auth=auth, follow_redirects=False) as client,
            client.stream("POST", self.url, content=question, headers=headers) as answer,
        ):
            answer.raise_for_status()
            return limited(answer, LARGEST_ANSWER)


def limited(answer: httpx.Response, most: int) -> bytes:
    """The body, read as it comes. OSError if there is more than `most`."""
    body = b""
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > most:
            raise OSError("answer too large")
    return body


def _question(digest: bytes, nonce: int) -> bytes:
    imprint = der(SEQUENCE, SHA256, der(OCTETS, digest))
    return der(SEQUENCE, integer(1), imprint, integer(nonce), _CERT_REQ)


def _granted(answer: bytes) -> bytes:
    response = tsp.TimeStampResp.load(answer, strict=True)
    status = response["status"]["status"].native
    if status not in {"granted", "granted_with_mods"}:
        raise BadToken(f"refused: {status} {response['status']['fail_info'].native or ''}".strip())
    token: bytes = response["time_stamp_token"].dump()
    return token


def external_timestamper(
    url: str, *, timeout_s: float = 10.0, user: str | None = None, password: str | None = None
) -> ExternalTimestamper:
    """ValueError for what is no address."""
    if not url.startswith(("https://", "http://")):
        raise ValueError("YINXIN_TSA_URL must be an http or https address")
    return ExternalTimestamper(url, timeout_s, user, password)
