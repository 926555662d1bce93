from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.files import printable, read_document
from bot.plainly import languages
from bot.settings import Settings, read_settings
from bot.start_error import StartError
from signing.errors import YinxinError
from signing.wording import has, say
from storage.durable import sync_folder, write_beside

audit = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
OWN = "installation"
CHECKPOINT_MB = 200  # a first checkpoint names every chain: 130 bytes each


@audit.callback()
def about() -> None:
    """The record of all acts: whether it is untouched, its checkpoints, and proofs of it (docs/audit.md)."""
    # What pyHanko says of a path that it cannot build is for programmers; the verdict says it in words.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


@audit.command()
def verify(
    against: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A checkpoint's file as it was posted in the chat, to hold against."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The report as JSON (docs/audit.md).")] = False,
) -> None:
    """Looks at every entry, every chain's end and every checkpoint. Exit code 0: untouched. 1: not so, and every
    entry is named. 2: it cannot be looked at."""
    from bot.screens.audit import report_lines  # noqa: PLC0415 - a wrong setting is told before

    shown = read_document(against, CHECKPOINT_MB) if against else None
    report = asyncio.run(_verify(_settings(), shown))
    language = languages()[0]
    if as_json:
        typer.echo(json.dumps(_plain(report), ensure_ascii=False, indent=2))
    else:
        for line in report_lines(report, lambda key, **facts: say(language, key, **facts), _when):
            typer.echo(line)
    raise typer.Exit(0 if report.is_whole else 1)


@audit.command()
def checkpoint() -> None:
    """Makes a checkpoint now: time-stamped, kept as a file, posted to the admins by the running house."""
    made = asyncio.run(_checkpoint(_settings()))
    facts = {"number": str(made.number), "at": _when(made.at), "tree": made.tree_size}
    typer.echo(say(languages()[0], "audit-checkpoint-made", **facts, root=made.root, hash=made.hash))


@audit.command()
def proof(
    task: Annotated[str, typer.Argument(metavar="NUMBER", help=f"The document's number, or “{OWN}”.")],
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Where it goes.")] = None,
) -> None:
    """Writes the record of one document with its proof as a JSON file, which scripts/verify_proof.py checks
    without Yinxin. It holds addresses and devices of the parties: give it to whom they may be shown."""
    target = output or Path(f"{task}.proof.json")
    data = json.dumps(asyncio.run(_proof(_settings(), task)), ensure_ascii=False, indent=1).encode()
    try:
        write_beside(target, data).replace(target)
        sync_folder(target.absolute().parent)
    except OSError as error:
        raise StartError("file-unwritable", file=printable(str(target)), why=error.strerror or "") from error
    typer.echo(say(languages()[0], "audit-proof-written", number=task, file=printable(str(target))))


def _settings() -> Settings:
    """Of an installation that is there: none is made by looking for it."""
    settings = read_settings()
    path = settings.database.removeprefix("sqlite:///")
    if not settings.has_master_key or not (path == settings.database or Path(path).is_file()):
        raise StartError("audit-nothing", folder=str(settings.folder))
    return settings


async def _verify(settings: Settings, shown: bytes | None) -> Any:
    from bot.wiring import wire  # noqa: PLC0415
    from signing.usecases.verify_audit import verify_audit  # noqa: PLC0415

    async with wire(settings, warm=False) as house:
        return await verify_audit(house.ports, shown=shown)


async def _checkpoint(settings: Settings) -> Any:
    from bot.wiring import wire  # noqa: PLC0415
    from signing.usecases.make_checkpoint import make_checkpoint  # noqa: PLC0415

    async with wire(settings, warm=False) as house:
        with _in_words():
            return await make_checkpoint(house.ports, _operator())


async def _proof(settings: Settings, task: str) -> dict[str, Any]:
    from bot.wiring import wire  # noqa: PLC0415
    from signing.usecases.prove_task import prove_task  # noqa: PLC0415

    async with wire(settings, warm=False) as house:
        with _in_words():
            return await prove_task(house.ports, _operator(), None if task == OWN else task.upper())


def _operator() -> Any:
    from signing.ports import Actor  # noqa: PLC0415

    return Actor(None, "cli", language=languages()[0])


class _in_words:  # noqa: N801 - reads as a statement
    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, YinxinError) and has(f"refusal-{error.code}"):
            own = f"audit-{error.code}"
            raise StartError(own if has(own) else f"refusal-{error.code}", **error.facts) from error


def _when(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _plain(report: Any) -> dict[str, Any]:
    said = asdict(report)
    newest = said["checkpoint"]
    if newest is not None:
        del newest["token"]
        newest["at"] = newest["at"].isoformat()
    said["findings"] = [
        {key: value.isoformat() if isinstance(value, datetime) else value for key, value in one.items()}
        for one in said["findings"]
    ]
    return {"whole": report.is_whole, **said}
