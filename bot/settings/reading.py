from __future__ import annotations

import os
from pathlib import Path

from dotenv import dotenv_values
from pydantic import ValidationError

from bot.settings.settled import Settings
from bot.settings.wrong import PREFIX, setting_name
from bot.start_error import StartError

ENV_FILE = Path(".env")


def read_settings(env_file: Path = ENV_FILE) -> Settings:
    """The environment goes before the file. StartError for the first thing that is wrong."""
    try:
        in_file = dotenv_values(env_file) if env_file.is_file() else {}
    except (OSError, UnicodeDecodeError):
        raise StartError("setting-env-file", file=str(env_file)) from None
    for name in [*in_file, *os.environ]:
        field = name.upper().removeprefix(PREFIX).lower()
        if name.upper().startswith(PREFIX) and field not in Settings.model_fields:
            raise StartError("setting-unknown", name=name.upper())
    try:
        return Settings(_env_file=env_file)  # type: ignore[call-arg]
    except ValidationError as error:
        raise _plain(error) from None


def _plain(error: ValidationError) -> StartError:
    first = error.errors(include_url=False, include_input=False)[0]
    told = first.get("ctx", {})
    name = setting_name(str(told.get("field") or (first["loc"][0] if first["loc"] else "")))
    if first["type"] == "setting":
        other = {"needs": setting_name(told["needs"])} if told["needs"] else {}
        return StartError(f"setting-{told['code']}", name=name, **other)
    if first["type"].startswith("bool"):
        return StartError("setting-one-of", name=name, choices="true, false")
    if first["type"] == "literal_error":
        return StartError("setting-one-of", name=name, choices=told["expected"].replace("'", ""))
    if first["type"].startswith("string"):
        return StartError("setting-length", name=name, limit=64)
    return StartError("setting-number", name=name, **_range(str(first["loc"][0])))


def _range(field: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for limit in Settings.model_fields[field].metadata:
        found |= {"least": limit.ge} if hasattr(limit, "ge") else {}
        found |= {"most": limit.le} if hasattr(limit, "le") else {}
    return {"least": 0, "most": 0, **found}
