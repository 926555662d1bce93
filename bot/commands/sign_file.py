from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.files import check_output, printable, read_document, unusable, write_document
from bot.plainly import languages
from bot.settings import Settings, read_settings
from bot.start_error import StartError
from signing.errors import YinxinError
from signing.wording import say

if TYPE_CHECKING:
    from signing.usecases.sign_alone import SignedAlone


def sign_file(
    source: Annotated[Path, typer.Argument(metavar="IN", help="The PDF to be signed.", show_default=False)],
    output: Annotated[Path, typer.Argument(metavar="OUT", help="The signed PDF; never IN.", show_default=False)],
    name: Annotated[str, typer.Option(help="Who signs.", show_default=False)],
    company: Annotated[str | None, typer.Option(help="For which company.")] = None,
    page: Annotated[int | None, typer.Option(help="The page, from 1; otherwise the last one.")] = None,
) -> None:
    """Puts one visible signature on a PDF, with a certificate of this installation (PAdES B-LTA).

    It stands in a free place at the bottom of the page; where nothing is free, a page is added for it. Exit code
    0: OUT is written. 2: it is not, and one sentence says why.
    """
    settings, language = read_settings(), languages()[0]
    who = name.strip()
    if not who:
        raise StartError("sign-file-name-empty")
    data = read_document(source, settings.max_pdf_mb)
    check_output(source, output)
    act = {"name": who, "company": company, "page": None if page is None else page - 1, "title": source.stem}
    try:
        signed = asyncio.run(_signed(settings, data, {**act, "language": language}))
    except YinxinError as refused:
        raise unusable(refused, source) from refused
    write_document(output, signed.data, like=source)
    for note in signed.notes:
        typer.echo(say(language, f"note-{note}"))
    if company:
        who = say(language, "party-of-company", name=who, company=company)
    typer.echo(say(language, "sign-file-done", who=printable(who), file=printable(str(output))))
    typer.echo(say(language, "sign-file-root", root=str(settings.root_certificate)))


async def _signed(settings: Settings, data: bytes, act: dict[str, Any]) -> SignedAlone:
    # The engine takes a second to load: what is wrong with the names of files is told before.
    from bot.wiring import wire  # noqa: PLC0415
    from signing.usecases.sign_alone import sign_alone  # noqa: PLC0415

    async with wire(settings) as house:
        return await sign_alone(house.ports, data, **act)
