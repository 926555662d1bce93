"""How often one address or person may do what costs us something. In this process only: with several replicas
each counts for itself, and the codes' own limits, which are in rows, hold across all of them."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from signing.errors import Refusal


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` at once, then `per_minute` more."""

    burst: int
    per_minute: float


RATES = {
    # One office stands behind one address: an hour's worth of honest openings fits, a guesser starves.
    "session": Rate(40, 20),
    "fresh-link": Rate(6, 2),  # each is a letter
    "code": Rate(8, 6),
    "act": Rate(30, 20),
    "batch": Rate(90, 60),  # each is one task of what was confirmed together
    "answers": Rate(120, 90),  # every pause in typing saves
    "picture": Rate(10, 6),  # each is decoded in a child
    "cut": Rate(30, 20),  # a slider moved: each is a second of a child's computing
    "sketch": Rate(60, 90),  # every pause in typing draws a seal
    "page": Rate(400, 300),  # a long contract scrolled through at two zooms
    "words": Rate(400, 300),  # of a page, beside its picture
    "read": Rate(120, 60),
    "question": Rate(6, 3),  # each is a message in somebody's chat
    "upload": Rate(6, 4),
    "verify": Rate(8, 6),  # each may keep a child busy for 25 s
    "seek": Rate(20, 12),  # all words of a draft read in a child
    "trust": Rate(120, 120),
}
KEPT = 20_000  # buckets; about 4 MB


class Buckets:
    """A token bucket for each (what, who); the longest unused are forgotten first."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._left: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def take(self, what: str, who: str) -> None:
        """Raises Refusal("too-many-requests", seconds=…)."""
        rate, now = RATES[what], self._now()
        left, since = self._left.pop((what, who), (float(rate.burst), now))
        left = min(rate.burst, left + (now - since) * rate.per_minute / 60)
        granted = left >= 1
        self._left[(what, who)] = (left - 1 if granted else left, now)
        while len(self._left) > KEPT:
            self._left.popitem(last=False)
        if not granted:
            raise Refusal("too-many-requests", seconds=max(1, math.ceil((1 - left) * 60 / rate.per_minute)))


def neighbourhood(ip: str | None) -> str:
    """What counts as one address: an IPv4 address, or the /64 that an IPv6 household has to itself."""
    try:
        address = ipaddress.ip_address(ip or "")
    except ValueError:
        return ip or "unknown"
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
