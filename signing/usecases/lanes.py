"""Whose file may keep a child busy: a person has one taken in at a time, and one file is judged at a time, whoever
sends it. With three children there is always one left for everybody else (threat 13)."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager
from weakref import WeakValueDictionary

_judging: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()  # by event loop: a process has one
_taking: WeakValueDictionary[tuple[int, str | None], asyncio.Lock] = WeakValueDictionary()


def judging() -> AbstractAsyncContextManager[None]:
    return _judging.setdefault(id(asyncio.get_running_loop()), asyncio.Lock())


def taking(person_id: str | None) -> AbstractAsyncContextManager[None]:
    return _taking.setdefault((id(asyncio.get_running_loop()), person_id), asyncio.Lock())
