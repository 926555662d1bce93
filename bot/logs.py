"""The log: one line an event, `key=value`, on stderr. What is secret is taken out of the finished line, so it
cannot come in through an exception, an address or a library either."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Sequence
from typing import TextIO

import structlog
from structlog.typing import Processor

# A bot's token stands in every address of the Bot API; the others are one-time links and invitations.
_SECRET_SHAPES = (
    re.compile(r"[0-9]{6,12}:[A-Za-z0-9_-]{35}"),
    re.compile(r"(?<=#[kim]=)[A-Za-z0-9_-]{20,}"),
    re.compile(r"(?<=\bi_)[A-Za-z0-9_-]{43}"),
    re.compile(r"(?<=\bi_)[2-9A-Z]{12}\b"),  # of a sheet of paper
    re.compile(r"(?<=tgWebAppData=)[^\s\"'&]+"),
    # Robots, whose address is all that it takes to write there.
    re.compile(r"(?<=/send\?key=)[A-Za-z0-9-]+"),
    re.compile(r"(?<=access_token=)[A-Za-z0-9-]+"),
    re.compile(r"(?<=/bot/v2/hook/)[A-Za-z0-9-]+"),
    re.compile(r"(?<=wecombot://|dingtalk://)[A-Za-z0-9@-]+"),
    re.compile(r"(?<=feishu://)[A-Za-z0-9-]+"),
    re.compile(r"(?<=lark://)[A-Za-z0-9-]+"),
    # Whose they are: mail servers repeat the address when they refuse it.
    re.compile(r"[A-Za-z0-9._%+-]+(?=@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})"),
    re.compile(r"(?<![\w.:])\+[1-9]\d{7,14}\b|(?<![\w.:-])1[3-9]\d{9}\b"),
)
HIDDEN = "***"
# Each request with its address, each tick: of no use to who runs the house.
_LOUD = (
    "httpx",
    "httpcore",
    "telegram",
    "apscheduler",
    "uvicorn",
    "aiosqlite",
    "alembic",
    "asyncio",
    "fontTools",
    "pikepdf",
)


def without_secrets(line: str, known: Sequence[str] = ()) -> str:
    for secret in known:
        line = line.replace(secret, HIDDEN)
    for shape in _SECRET_SHAPES:
        line = shape.sub(HIDDEN, line)
    return line


class Discreet(structlog.stdlib.ProcessorFormatter):
    """Takes the secrets out after everything else, traceback included."""

    secrets: tuple[str, ...] = ()

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record), self.secrets)


def set_up_logs(level: str, secrets: Sequence[str] = (), stream: TextIO | None = None) -> None:
    """`secrets`: the settings' own, whatever their shape."""
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,  # `request`, where one is answered
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    formatter = Discreet(
        foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *before],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(
                key_order=["timestamp", "level", "logger", "event"], drop_missing=True
            ),
        ],
    )
    formatter.secrets = tuple(secret for secret in secrets if secret)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name in _LOUD:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    # Tells with a traceback that it gives a message back for later, which the courier and the inbox expect.
    logging.getLogger("telegram.ext.AIORateLimiter").setLevel(logging.CRITICAL)
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
