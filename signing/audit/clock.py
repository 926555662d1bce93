"""Where the times of the entries come from."""

from __future__ import annotations

import ctypes
import time
from functools import lru_cache

ASK_EVERY_S = 60
_TIMEX_BYTES = 512  # struct timex is 208 on 64-bit Linux; the kernel writes no more than its own
_ERROR = 5  # adjtimex(2): TIME_ERROR, the clock is not synchronised


def clock_source() -> str:
    """ "system-synchronised" or "system-unsynchronised" as the kernel says (adjtimex), "system" where it says
    nothing."""
    return _asked(int(time.monotonic() // ASK_EVERY_S))


@lru_cache(maxsize=1)
def _asked(_minute: int) -> str:
    try:
        state = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_TIMEX_BYTES))
    except (OSError, AttributeError):
        return "system"
    if state < 0:
        return "system"
    return "system-unsynchronised" if state == _ERROR else "system-synchronised"
