"""Asking addresses that stand in certificates. Whoever made a certificate chose them, so they are held against the
inside of our own network, also when a name is resolved anew or an answer sends us on (SSRF)."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

REDIRECTS = 2
NO_LINE = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
Addresses = Callable[[str, int], list[str]]


class NotFetched(Exception):
    """In a few words, why. `asked`: the question has left, so it may have arrived."""

    def __init__(self, why: str, *, asked: bool = False) -> None:
        super().__init__(why)
        self.asked = asked


@dataclass(frozen=True, slots=True)
class Answer:
    url: str
    status: int
    body: bytes


def resolve(host: str, port: int) -> list[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True, slots=True)
class Fetcher:
    """`allow_private`: the operator's own authority may stand in a private network."""

    allow_private: bool = False
    seconds: float = 10.0
    addresses: Addresses = resolve

    def get(self, url: str, *, most: int) -> bytes:
        """At most `most` bytes. Raises NotFetched."""
        return _good(self._ask("GET", url, most))

    def post(self, url: str, question: bytes, *, kind: str, most: int) -> bytes:
        """`kind`: the question's media type. Raises NotFetched."""
        return _good(self.answer(url, question, kind=kind, most=most))

    def answer(self, url: str, question: bytes, *, kind: str, most: int) -> Answer:
        """Whatever its status: some say in the body why they refuse. Raises NotFetched."""
        return self._ask("POST", url, most, content=question, headers={"Content-Type": kind})

    def _ask(self, method: str, url: str, most: int, **question: Any) -> Answer:
        until = time.monotonic() + self.seconds
        for _ in range(1 + (REDIRECTS if method == "GET" else 0)):
            try:
                answer = self._once(method, url, most, until, question)
            except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError, ValueError) as why:
                asked = isinstance(why, httpx.HTTPError) and not isinstance(why, NO_LINE)
                raise NotFetched(f"{url}: {why}"[:300], asked=asked) from why
            if isinstance(answer, Answer):
                return answer
            url = urljoin(url, answer)
        raise NotFetched(f"{url}: it sends us on and on")

    def _once(self, method: str, url: str, most: int, until: float, question: dict[str, Any]) -> Answer | str:
        """The body, or where it sends us."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
            raise ValueError("no address to ask at")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        # The connection goes to the address that was looked at: a name resolved twice may give two answers.
        address = self._allowed(parts.hostname, port)
        pinned = httpx.URL(url).copy_with(host=address, port=port)
        headers = {**question.get("headers", {}), "Host": parts.netloc}
        with (
            httpx.Client(
                trust_env=False, follow_redirects=False, timeout=max(0.1, until - time.monotonic())
            ) as client,
            client.stream(
                method,
                pinned,
                content=question.get("content"),
                headers=headers,
                extensions={"sni_hostname": parts.hostname},
            ) as answer,
        ):
            if answer.is_redirect:
                return str(answer.headers["location"])
            body = b""
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > most:
                    raise httpx.ReadError("the answer is too large")
                if time.monotonic() > until:
                    raise httpx.ReadTimeout("the answer takes too long")
            return Answer(url, answer.status_code, body)

    def _allowed(self, host: str, port: int) -> str:
        found = self.addresses(host, port)
        if not found:
            raise OSError("the name has no address")
        if not self.allow_private and not all(is_public(one) for one in found):
            raise OSError("the address is in a private network")
        return found[0]


def _good(answer: Answer) -> bytes:
    if not 200 <= answer.status < 300:
        raise NotFetched(f"{answer.url}: it says {answer.status}"[:300], asked=True)
    return answer.body


def is_public(address: str) -> bool:
    """Whether it is in the internet at large, also what is wrapped into an IPv6 address."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inside = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            inside.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if any(one is not None and not is_public(str(one)) for one in inside):
            return False
        ip = ip.ipv4_mapped or ip
    return ip.is_global and not ip.is_multicast
