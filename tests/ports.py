"""Ports that nobody listens on, for those who must be told one before they listen."""

from __future__ import annotations

import random
import socket
from contextlib import ExitStack

# Below those that the system gives to whoever calls somebody: the next client would have taken one of these before
# its server is up. By chance, as several runs of the tests share a machine.
FIRST, LAST = 10_240, 32_767
_chance = random.SystemRandom()


def free_ports(count: int) -> list[int]:
    """Asked for together, so that no two are the same."""
    with ExitStack() as held:
        return [_bound(held.enter_context(socket.socket())) for _ in range(count)]


def free_port() -> int:
    return free_ports(1)[0]


def _bound(asked: socket.socket) -> int:
    while True:
        port = _chance.randint(FIRST, LAST)
        try:
            asked.bind(("127.0.0.1", port))
        except OSError:
            continue
        return port
