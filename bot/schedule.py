"""Every timer of the house. It only ticks: what is due lives in the rows, so a late tick, a missed one or two
at once change nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from signing.ports import Ports
from signing.usecases.bring_nudges_forward import bring_nudges_forward
from signing.usecases.checkpoint_due import checkpoint_due
from signing.usecases.clear_left_papers import clear_left_papers
from signing.usecases.expire_due import expire_due
from signing.usecases.file_found import file_found
from signing.usecases.finish_batches import finish_batches
from signing.usecases.finish_intents import finish_intents
from signing.usecases.go_on_bulks import go_on_bulks
from signing.usecases.lapse_seal_requests import lapse_seal_requests
from signing.usecases.nudge_due import nudge_due
from signing.usecases.recover_deliveries import recover_deliveries
from signing.usecases.repeat_erasures import repeat_due
from signing.usecases.retention_due import retention_due
from signing.usecases.retention_files import remove_doomed_files
from signing.usecases.revoke_cancelled import revoke_cancelled
from signing.usecases.sweep_expired import sweep_expired
from signing.usecases.warn_of_ends import warn_of_ends

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Timer:
    every_s: int
    act: Callable[[Ports], Awaitable[int]]  # gives how many it found

    @property
    def name(self) -> str:
        return self.act.__name__


TIMERS = (
    Timer(30, expire_due),  # before the nudges: nobody is reminded of what is over
    Timer(30, nudge_due),
    Timer(300, bring_nudges_forward),  # quiet hours have a quarter of an hour before them
    Timer(60, lapse_seal_requests),
    Timer(2, go_on_bulks),
    Timer(2, file_found),
    Timer(60, finish_intents),
    Timer(30, finish_batches),
    Timer(60, recover_deliveries),
    Timer(300, checkpoint_due),
    Timer(600, revoke_cancelled),
    Timer(6 * 3600, sweep_expired),
    Timer(6 * 3600, retention_due),
    Timer(6 * 3600, remove_doomed_files),
    Timer(6 * 3600, clear_left_papers),
    Timer(6 * 3600, repeat_due),
    Timer(24 * 3600, warn_of_ends),
)


async def tick(timer: Timer, ports: Ports) -> None:
    try:
        found = await timer.act(ports)
    except asyncio.CancelledError:
        return  # the house closes; APScheduler would log it as a failure
    except Exception:
        log.exception("timer %s failed; it ticks again in %s s", timer.name, timer.every_s)
        return
    if found:
        log.info("timer %s: %s", timer.name, found)


def scheduler_of(ports: Ports) -> AsyncIOScheduler:
    """Started and shut down by the caller. The first tick of each is at once."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    for timer in TIMERS:
        options: dict[str, Any] = {"id": timer.name, "next_run_time": datetime.now(UTC)}
        scheduler.add_job(
            tick,
            IntervalTrigger(seconds=timer.every_s),
            args=[timer, ports],
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,  # the default of 1 s drops what a busy loop made late
            **options,
        )
    return scheduler
