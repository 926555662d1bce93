"""The numbers that an operator watches. What is counted as it happens is kept here; what lies in rows is read when
somebody asks."""

from __future__ import annotations

import asyncio
import logging
import shutil
import time
from datetime import UTC, datetime

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.settings import Settings
from signing.ports import Ports
from signing.task.model import TaskState
from storage.standing import Standing, read_standing
from storage.unit_of_work import Database

READY_FOR_S = 2.0  # an answer is given again, so that asking costs nothing
PATIENCE_S = 5.0
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"})  # any other word may be sent too
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Measures:
    media_type = CONTENT_TYPE_LATEST

    def __init__(self, settings: Settings, ports: Ports, database: Database) -> None:
        self._settings, self._ports, self._database = settings, ports, database
        given = settings.metrics_token
        self.token = given.get_secret_value() if given else ""
        self.registry = own = CollectorRegistry()
        self._requests = Histogram(
            "yinxin_request_seconds",
            "Answers of the pages and their API",
            ("method", "route", "status"),
            buckets=BUCKETS,
            registry=own,
        )
        self._jobs = Histogram("yinxin_job_seconds", "Work in the background", (), buckets=BUCKETS, registry=own)
        self._errors = Counter("yinxin_errors_total", "What was logged as an error", ("logger",), registry=own)
        self._gauges = {
            name: Gauge(f"yinxin_{name}", about, labels, registry=own)
            for name, about, labels in (
                ("tasks", "Documents by state", ("state",)),
                ("tasks_waiting", "Documents that wait for something outside", ()),
                ("signatures", "Signatures of parties", ()),
                ("signatures_unfinished", "Signatures begun and not finished", ()),
                ("signature_oldest_seconds", "Age of the oldest unfinished signature", ()),
                ("jobs_due", "Work in the background that is due", ()),
                ("job_oldest_seconds", "How late the oldest of it is", ()),
                ("jobs_failed", "Work that failed and is tried again", ()),
                ("inbox_waiting", "Updates that wait", ()),
                ("inbox_oldest_seconds", "Age of the oldest update that waits", ()),
                ("outbox", "Messages by state", ("state",)),
                ("outbox_due", "Messages that are due", ()),
                ("outbox_oldest_seconds", "How long the same message has been the next, as seen here", ()),
                ("checkpoint", "Number of the newest checkpoint", ()),
                ("checkpoint_age_seconds", "Its age", ()),
                ("certificate_days_left", "Days until a certificate ends", ("certificate",)),
                ("disk_free_bytes", "Free space for the data", ("of",)),
            )
        }
        self._next: tuple[int | None, float] = (None, 0.0)
        self._ready: tuple[float, bool] = (-READY_FOR_S, False)

    def took(self, method: str, route: str, status: int, seconds: float) -> None:
        self._requests.labels(method if method in METHODS else "other", route, str(status)).observe(seconds)

    def job_took(self, seconds: float) -> None:
        self._jobs.observe(seconds)

    def failed(self, logger: str) -> None:
        self._errors.labels(logger).inc()

    async def is_ready(self) -> bool:
        asked_at, was = self._ready
        if time.monotonic() - asked_at < READY_FOR_S:
            return was
        try:
            async with asyncio.timeout(PATIENCE_S):
                await read_standing(self._database, datetime.now(UTC))
            is_ready = True
        except Exception:
            logging.getLogger(__name__).warning("not ready: the database does not answer", exc_info=True)
            is_ready = False
        self._ready = time.monotonic(), is_ready
        return is_ready

    async def numbers(self) -> bytes:
        now = self._ports.clock()
        self._set(await read_standing(self._database, now))
        for end in self._ports.authority.ends():
            days = (end.until - now).total_seconds() / 86400
            self._gauges["certificate_days_left"].labels(end.what).set(days)
        places = {"data": self._settings.folder, "documents": self._settings.blobs_folder}
        for name, folder in places.items():
            usage = await asyncio.to_thread(shutil.disk_usage, folder)
            self._gauges["disk_free_bytes"].labels(name).set(usage.free)
        return generate_latest(self.registry)

    def _set(self, standing: Standing) -> None:
        for state in TaskState:
            self._gauges["tasks"].labels(state.value).set(standing.tasks.get(state.value, 0))
        for name, count in standing.outbox.items():
            self._gauges["outbox"].labels(name).set(count)
        if self._next[0] != standing.outbox_oldest:
            self._next = standing.outbox_oldest, time.monotonic()
        waited = time.monotonic() - self._next[1] if standing.outbox_oldest is not None else 0.0
        for name, value in {
            "tasks_waiting": standing.stuck_tasks,
            "signatures": standing.signatures,
            "signatures_unfinished": standing.intents,
            "signature_oldest_seconds": standing.intent_age,
            "jobs_due": standing.jobs,
            "job_oldest_seconds": standing.job_age,
            "jobs_failed": standing.job_failures,
            "inbox_waiting": standing.inbox,
            "inbox_oldest_seconds": standing.inbox_age,
            "outbox_due": standing.outbox_due,
            "outbox_oldest_seconds": waited,
            "checkpoint": standing.checkpoint,
            "checkpoint_age_seconds": standing.checkpoint_age,
        }.items():
            self._gauges[name].set(value)


class CountingErrors(logging.Handler):
    """Everything that goes wrong is logged as an error somewhere: one number that an alarm can hang on."""

    def __init__(self, measures: Measures) -> None:
        super().__init__(logging.ERROR)
        self._measures = measures

    def emit(self, record: logging.LogRecord) -> None:
        self._measures.failed(record.name)
