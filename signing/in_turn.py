"""Work that only computes, one after another in a thread of its own.

The interpreter's lock lets one compute at a time anyway: eight threads that sign take half as long again as one
that signs eight times. What waits for a line, a token or a disk does not belong here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_THREAD = ThreadPoolExecutor(1, thread_name_prefix="in-turn")


async def in_turn(work: Callable[P, T], *args: P.args, **how: P.kwargs) -> T:
    """As `asyncio.to_thread`, behind whoever came before."""
    call = partial(copy_context().run, work, *args, **how)
    return await asyncio.get_running_loop().run_in_executor(_THREAD, call)
