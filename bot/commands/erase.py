from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.backup import installation
from bot.commands.files import printable, read_document
from bot.plainly import languages
from bot.settings import Settings
from bot.start_error import StartError
from signing.errors import Refusal
from signing.ports.erasing import Erasure
from signing.wording import say

REGISTER_MB = 100


def erase(
    number: Annotated[str | None, typer.Argument(metavar="NUMBER", help="The document's number.")] = None,
    person: Annotated[
        str | None,
        typer.Option(
            metavar="WHO", help="A person instead: @name, Telegram number, phone number or e-mail address."
        ),
    ] = None,
    register: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A register of erasures: each is done again where needed.")
    ] = None,
    after_years: Annotated[int, typer.Option(help="So long ago it must have ended; at least 3.")] = 5,
) -> None:
    """Erases what is kept about the people of a document that ended long ago, or about one person as far as the
    law lets it go, for ever. The record goes on verifying, and says when this was done. Exit code 0: done.
    1: some of a register cannot be done again yet. docs/operations.md"""
    if sum(each is not None for each in (number, person, register)) != 1:
        raise StartError("erase-which")
    settings, language = installation(), languages()[0]
    if register is not None:
        given = read_register(register)
        waiting = asyncio.run(_with_ports(settings, _again, given, language))
        raise typer.Exit(1 if waiting else 0)
    if person is not None:
        asyncio.run(_with_ports(settings, _person, person, after_years, language))
    elif number is not None:
        asyncio.run(_with_ports(settings, _task, number.upper(), after_years, language))


def read_register(path: Path) -> Sequence[Erasure]:
    from storage.erasure_file import read_erasures  # noqa: PLC0415 - a wrong setting is told before

    try:
        return read_erasures(read_document(path, REGISTER_MB))
    except ValueError as error:
        raise StartError("erase-register-bad", file=printable(str(path))) from error


async def tell_again(ports: Any, given: Sequence[Erasure], language: str) -> bool:
    """Does again what a register names; True where something has to wait."""
    from signing.ports import Actor  # noqa: PLC0415
    from signing.usecases.repeat_erasures import repeat_erasures  # noqa: PLC0415

    done = await repeat_erasures(ports, given, actor=Actor(None, "cli", language=language))
    typer.echo(say(language, "erase-again-done", count=done.done))
    for _, refusal in done.waiting:
        why = say(language, f"refusal-{refusal.code}", **refusal.facts)
        typer.echo(say(language, "erase-again-waits", why=why))
    return bool(done.waiting)


async def _with_ports(settings: Settings, act: Any, *args: Any) -> Any:
    from bot.wiring import wire  # noqa: PLC0415 - a wrong setting is told before

    async with wire(settings, warm=False) as house:
        try:
            return await act(house.ports, *args)
        except Refusal as refusal:
            raise StartError(f"refusal-{refusal.code}", **refusal.facts) from refusal


async def _again(ports: Any, given: Sequence[Erasure], language: str) -> bool:
    return await tell_again(ports, given, language)


async def _task(ports: Any, number: str, after_years: int, language: str) -> None:
    from signing.ports import Actor  # noqa: PLC0415
    from signing.usecases.erase_task import erase_task  # noqa: PLC0415

    done = await erase_task(ports, Actor(None, "cli", language=language), number, after_years=after_years)
    typer.echo(say(language, "erase-done", number=number, entries=done.entries, rows=done.rows))
    _tell_left(done.left, language)


async def _person(ports: Any, who: str, after_years: int, language: str) -> None:
    from signing.ports import Actor  # noqa: PLC0415
    from signing.usecases.erase_person import erase_person_on_the_spot  # noqa: PLC0415
    from signing.usecases.view_erasures import who_is  # noqa: PLC0415

    async with ports.transaction() as tx:
        person = await who_is(ports, tx, who)
    if person is None:
        raise StartError("refusal-erase-nobody")
    operator = Actor(None, "cli", language=language)
    done = await erase_person_on_the_spot(ports, operator, person.id, years=after_years)
    typer.echo(say(language, "erase-person-done", name=done.name, entries=done.entries, rows=done.rows))
    if done.kept and done.until is not None:
        facts = {"count": done.kept, "until": f"{done.until:%Y-%m-%d}"}
        typer.echo(say(language, "erase-person-done-kept", **facts))
    _tell_left(done.left, language)


def _tell_left(count: int, language: str) -> None:
    if count:
        typer.echo(say(language, "erase-left", count=count))
