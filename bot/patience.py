"""A hiccup of the line is waited out where it happens. What led to the message is done already; to do the whole
update again would tell another story: "reminded only recently" instead of "reminded"."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import httpx
from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.lulls import lull

T = TypeVar("T")

TRIES = 4
FIRST_S, LONGEST_S = 0.5, 4.0  # between them; a longer trouble is the inbox's business

log = logging.getLogger(__name__)


def not_sent(error: Exception) -> bool:
    """The line to the Bot API is down, or the server is. A slow answer is not meant: it may have been done."""
    if isinstance(error, RetryAfter):
        return True
    network = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
    return network and not isinstance(error.__cause__, httpx.ReadTimeout)


async def patiently(act: Callable[[], Awaitable[T]]) -> T:
    """What `act` gives in the end; raises as it does. A limit of the rate (429) is waited for by the bot."""
    for failures in range(TRIES - 1):
        try:
            return await act()
        except NetworkError as error:
            if not not_sent(error):
                raise
            log.info("the line failed, once more in a moment: %s", error)
        await asyncio.sleep(lull(failures, first=FIRST_S, longest=LONGEST_S))
    return await act()
