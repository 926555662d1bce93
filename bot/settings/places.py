"""Settings that say where something is: addresses of pages, of servers, of this computer's storage."""

from __future__ import annotations

import ipaddress
import re
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, SecretStr
from pydantic_settings import NoDecode

from bot.settings.wrong import wrong

_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}")
DATABASES = ("sqlite:///", "postgresql://", "postgres://", "postgresql+psycopg://")


def _address(value: str) -> str:
    """Empty is none. Without a trailing slash."""
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise wrong("address") from None
    if value and (parts.scheme not in {"http", "https"} or not parts.hostname or port == 0 or parts.fragment):
        raise wrong("address")
    if parts.username or parts.password:
        raise wrong("address-with-password")
    return value.rstrip("/")


def _addresses(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return tuple(_address(word) for word in re.split(r"[\s,]+", value) if word)


def _host(value: str) -> str:
    try:
        ipaddress.ip_address(value)
    except ValueError:
        if _HOST.fullmatch(value) is None:
            raise wrong("host") from None
    return value


def _database(value: SecretStr) -> SecretStr:
    url = value.get_secret_value()
    if url and not url.startswith(DATABASES):
        raise wrong("database")
    try:
        urlsplit(url)
    except ValueError:
        raise wrong("database") from None
    return value


def _blobs(value: str) -> str:
    if value and (not value.startswith("file:///") or len(value) <= len("file:///")):
        raise wrong("blobs")
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise wrong("time-zone") from None
    return value


Address = Annotated[str, AfterValidator(_address)]
Addresses = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_addresses)]
Host = Annotated[str, AfterValidator(_host)]
Database = Annotated[SecretStr, AfterValidator(_database)]
Blobs = Annotated[str, AfterValidator(_blobs)]
Zone = Annotated[str, AfterValidator(_zone)]
