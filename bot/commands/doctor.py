from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Annotated

import typer

from bot.checkup.finding import Finding, Level, bad, warning
from bot.plainly import languages, plain
from bot.settings import Settings, read_settings
from bot.start_error import StartError
from signing.wording import say

MARKS = {Level.OK: "✓", Level.WARN: "!", Level.BAD: "✗"}
CODES = {Level.OK: 0, Level.WARN: 0, Level.BAD: 1}


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="The findings as JSON.")] = False,
) -> None:
    """Looks at all that Yinxin stands on (settings, files, disk, clock, certificates, queues, Telegram, time
    stamps) and says what to do. Exit code 0: nothing is bad. 1: something is."""
    findings = _all()
    language = languages()[0]
    if as_json:
        said = [
            {"level": one.level, "check": one.code, "facts": dict(one.facts), "says": words(one, language)}
            for one in findings
        ]
        typer.echo(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        for one in findings:
            typer.echo(f"{MARKS[one.level]} {words(one, language)}")
    raise typer.Exit(max(CODES[one.level] for one in findings))


def words(one: Finding, language: str) -> str:
    return say(language, f"check-{one.code}", **one.facts)


def _all() -> list[Finding]:
    try:
        settings = read_settings()
    except StartError as error:
        return [bad("settings-wrong", why=plain(error))]
    return asyncio.run(_look(settings))


async def _look(settings: Settings) -> list[Finding]:
    from bot.checkup.looking import look_at_all  # noqa: PLC0415 - heavy; a wrong setting is told before

    if not settings.folder.exists() and not settings.has_master_key:
        return [warning("nothing-yet", path=str(settings.folder)), *await look_at_all(settings, None)]
    async with AsyncExitStack() as open_things:
        try:
            await _check_tables(settings)
            from bot.wiring import wire  # noqa: PLC0415

            house = await open_things.enter_async_context(wire(settings, warm=False))
        except StartError as error:
            code = error.code if error.code == "other-tables" else "closed"
            closed = bad("tables", **error.facts) if code == "other-tables" else bad("closed", why=plain(error))
            return [*await look_at_all(settings, None), closed]
        return await look_at_all(settings, house)


async def _check_tables(settings: Settings) -> None:
    """Before the house is opened, which would bring them up to date below one that runs. StartError."""
    from storage.backup.rows import one_moment, revision_of  # noqa: PLC0415
    from storage.migrations.upgrade import newest_revision  # noqa: PLC0415

    def found() -> str | None:
        path = settings.database.removeprefix("sqlite:///")
        if path != settings.database and not Path(path).is_file():
            raise StartError("audit-nothing", folder=str(settings.folder))
        with one_moment(settings.database) as connection:
            return revision_of(connection)

    try:
        revision = await asyncio.to_thread(found)
    except StartError:
        raise
    except Exception as error:
        raise StartError("setting-database-closed", why=str(error).strip().splitlines()[0][:200]) from error
    if revision != newest_revision():
        raise StartError("other-tables", found=revision or "–", needed=newest_revision())
