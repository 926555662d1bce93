from __future__ import annotations

from typing import Any

import typer
from pydantic import SecretStr

from bot.logs import HIDDEN
from bot.plainly import languages
from bot.settings import Settings, read_settings, setting_name
from signing.wording import say


def settings() -> None:
    """Prints the settings in effect, secrets hidden."""
    typer.echo(table(read_settings(), languages()[0]))


def table(read: Settings, language: str) -> str:
    """`NAME=value`, as a .env file takes it, each under a line that says what it is."""
    parts = []
    for field in Settings.model_fields:
        about = field.replace("_", "-")
        parts.append(f"# {say(language, f'about-{about}')}")
        parts.append(f"{setting_name(field)}={shown(getattr(read, field))}")
    return "\n".join(parts)


def shown(value: Any) -> str:
    match value:
        case None:
            return ""
        case SecretStr():
            return HIDDEN if value.get_secret_value() else ""
        case bool():
            return str(value).lower()
        case tuple():
            return ",".join(str(each) for each in value)
        case frozenset():
            return ",".join(str(each) for each in sorted(value))
    return str(value)
