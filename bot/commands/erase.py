from __future__ import annotations

import asyncio
from typing import Annotated, Any

import typer

from bot.commands.backup import installation
from bot.plainly import languages
from bot.settings import Settings
from bot.start_error import StartError
from signing.errors import Refusal
from signing.wording import say


def erase(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="The document's number.")],
    after_years: Annotated[int, typer.Option(help="So long ago it must have ended; at least 3.")] = 5,
) -> None:
    """Erases what is kept about the people of a document that ended long ago, for ever. The record of it goes on
    verifying, and says when this was done. docs/operations.md"""
    settings, language = installation(), languages()[0]
    done = asyncio.run(_erase(settings, number.upper(), after_years, language))
    typer.echo(say(language, "erase-done", number=number.upper(), entries=done.entries, rows=done.rows))
    if done.left:
        typer.echo(say(language, "erase-left", count=done.left))


async def _erase(settings: Settings, number: str, after_years: int, language: str) -> Any:
    from bot.wiring import wire  # noqa: PLC0415 - a wrong setting is told before
    from signing.ports import Actor  # noqa: PLC0415
    from signing.usecases.erase_task import erase_task  # noqa: PLC0415

    async with wire(settings, warm=False) as house:
        try:
            return await erase_task(
                house.ports, Actor(None, "cli", language=language), number, after_years=after_years
            )
        except Refusal as refusal:
            raise StartError(f"refusal-{refusal.code}", **refusal.facts) from refusal
