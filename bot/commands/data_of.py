from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.backup import installation
from bot.commands.files import printable
from bot.plainly import languages
from bot.settings import Settings
from bot.start_error import StartError
from signing.wording import say
from storage.backup.made import new_file


def data_of(
    who: Annotated[
        str, typer.Argument(metavar="WHO", help="@name, Telegram number, phone number or e-mail address.")
    ],
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the ZIP files go; never over another.")],
) -> None:
    """Writes a copy of what is kept about a person, for who asked the house for it and has no chat to ask in: all
    rows and entries about them as JSON, how they sign, their seals, the documents that they may read.
    docs/operations.md"""
    settings, language = installation(), languages()[0]
    if not folder.is_dir():
        raise StartError("file-unwritable", file=printable(str(folder)), why="")
    for path in asyncio.run(_written(settings, who, folder, language)):
        typer.echo(say(language, "data-of-written", file=printable(str(path))))


async def _written(settings: Settings, who: str, folder: Path, language: str) -> list[Path]:
    from bot.wiring import wire  # noqa: PLC0415 - heavy; a wrong setting is told before
    from signing.ports import Actor  # noqa: PLC0415
    from signing.usecases.fetch_my_data import fetch_data_of  # noqa: PLC0415
    from signing.usecases.view_erasures import who_is  # noqa: PLC0415

    written = []
    async with wire(settings, warm=False) as house:
        async with house.ports.transaction() as tx:
            person = await who_is(house.ports, tx, who)
        if person is None:
            raise StartError("refusal-erase-nobody")
        operator = Actor(None, "cli", language=language)
        async for name, data in fetch_data_of(house.ports, operator, person.id):
            path = folder / name
            try:
                with new_file(path) as file:
                    file.write(data)
            except OSError as error:
                raise StartError("file-unwritable", file=printable(str(path)), why=error.strerror or "") from error
            written.append(path)
    return written
