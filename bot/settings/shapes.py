"""Settings that have a shape of their own: tokens, people, days, typefaces."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import NoDecode

from bot.settings.wrong import wrong
from signing.task.retention import LEAST_DAYS, LEAST_UNFINISHED_DAYS
from signing.typesetting.faces import FontRefused, judge

_TOKEN = re.compile(r"[0-9]{6,12}:[A-Za-z0-9_-]{35}")
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # Bot API: setWebhook
_METRICS_TOKEN = re.compile(r"[\x21-\x7e]{16,256}")


def _secret(shape: re.Pattern[str], code: str) -> Callable[[SecretStr | None], SecretStr | None]:
    """Empty is none."""

    def look(value: SecretStr | None) -> SecretStr | None:
        if value is None or not value.get_secret_value():
            return None
        if shape.fullmatch(value.get_secret_value()) is None:
            raise wrong(code)
        return value

    return look


def _days(least: int, code: str) -> Callable[[int], int]:
    """0 is for ever."""

    def look(value: int) -> int:
        if 0 < value < least:
            raise wrong(code)
        return value

    return look


def _ids(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    words = [word for word in re.split(r"[\s,;，；、]+", value) if word]
    if not all(re.fullmatch(r"[0-9]{1,15}", word) for word in words):
        raise wrong("admins")
    return frozenset(map(int, words))


def _fonts(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    paths = tuple(Path(each.strip()).expanduser().absolute() for each in value.split(",") if each.strip())
    try:
        judge(paths)
    except FontRefused as refused:
        raise wrong(refused.code) from None
    return paths


def _small(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


def _queue(value: Any) -> Any:
    if value != "embedded":
        raise wrong("jobs")
    return value


Token = Annotated[SecretStr | None, AfterValidator(_secret(_TOKEN, "token"))]
WebhookSecret = Annotated[SecretStr | None, AfterValidator(_secret(_WEBHOOK_SECRET, "webhook-secret"))]
MetricsToken = Annotated[SecretStr | None, AfterValidator(_secret(_METRICS_TOKEN, "metrics-token"))]
RetentionDays = Annotated[int, Field(ge=0, le=36525), AfterValidator(_days(LEAST_DAYS, "retention-days"))]
UnfinishedDays = Annotated[
    int,
    Field(ge=0, le=36525),
    AfterValidator(_days(LEAST_UNFINISHED_DAYS, "retention-unfinished-days")),
]
Ids = Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)]
Fonts = Annotated[tuple[Path, ...], NoDecode, BeforeValidator(_fonts)]
Small = BeforeValidator(_small)
Queue = BeforeValidator(_queue)
