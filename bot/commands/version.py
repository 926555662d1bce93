from __future__ import annotations

from importlib.metadata import version as installed

import typer


def version() -> None:
    """Prints the version."""
    typer.echo(f"yinxin {installed('yinxin')}")
