from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.backup import as_start_error, places_of
from bot.commands.erase import read_register, tell_again
from bot.commands.files import printable, read_document
from bot.commands.passphrase import read_passphrase
from bot.folder_lock import locked
from bot.plainly import languages
from bot.settings import Settings, read_settings
from bot.start_error import StartError
from signing.ports.erasing import Erasure
from signing.wording import say
from storage.backup.made import BackupError
from storage.backup.restored import Restored, restore_backup

CHECKPOINT_MB = 200  # a first checkpoint names every chain
NAMED = 20  # documents that are listed; the rest is counted


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup that “yinxin backup” wrote.")],
    passphrase_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file whose first line is the passphrase.")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The newest checkpoint's file as it was posted in the admins' chat."),
    ] = None,
    erasures: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The newest register of erasures (“erasures.jsonl”): they are done again."
        ),
    ] = None,
) -> None:
    """Puts a backup into the places that the settings name, which must be empty, and looks at everything: each
    document, each entry, each checkpoint. Exit code 0: all is there and untouched. 1: it is there, and what is
    wrong with it is named. 2: it cannot be done, and nothing was changed."""
    settings = read_settings()
    shown = read_document(against, CHECKPOINT_MB) if against else None
    erased = read_register(erasures) if erasures else ()
    if not file.is_file():
        raise StartError("file-missing", file=printable(str(file)))
    with locked(settings.folder):
        restored = _put_back(settings, file, read_passphrase(passphrase_file, new=False))
        is_right = asyncio.run(_looked_at(settings, restored, shown, erased))
    raise typer.Exit(0 if is_right else 1)


def _put_back(settings: Settings, file: Path, passphrase: str) -> Restored:
    from storage.migrations.upgrade import newest_revision  # noqa: PLC0415 - Alembic takes its time to load

    own = Path(settings.database.removeprefix("sqlite:///"))
    was_there = own.exists()
    try:
        asyncio.run(_migrated(settings.database))
        with file.open("rb") as source:
            return restore_backup(places_of(settings), source, passphrase, revision=newest_revision())
    except BaseException as error:
        if settings.database.startswith("sqlite") and not was_there:
            for path in own.parent.glob(f"{own.name}*"):
                path.unlink(missing_ok=True)
        if isinstance(error, BackupError):
            raise as_start_error(error) from error
        if isinstance(error, OSError):
            why = error.strerror or ""
            raise StartError("setting-folder", folder=str(settings.folder), why=why) from error
        raise


async def _migrated(url: str) -> None:
    from storage.unit_of_work import open_database  # noqa: PLC0415

    database = open_database(url)
    try:
        await database.migrate()
    except Exception as error:
        raise StartError("setting-database-closed", why=str(error).strip().splitlines()[0][:200]) from error
    finally:
        await database.close()


async def _looked_at(
    settings: Settings, restored: Restored, shown: bytes | None, erased: Sequence[Erasure]
) -> bool:
    from bot.screens.audit import report_lines  # noqa: PLC0415 - heavy; a wrong setting is told before
    from bot.wiring import wire  # noqa: PLC0415
    from signing.ports import Actor  # noqa: PLC0415
    from signing.usecases.note_restore import note_restore  # noqa: PLC0415
    from signing.usecases.verify_audit import verify_audit  # noqa: PLC0415
    from storage.backup.looked_over import look_over  # noqa: PLC0415

    language, manifest = languages()[0], restored.manifest

    def tell(key: str, **facts: Any) -> str:
        return say(language, key, **facts)

    async with wire(settings, warm=False) as house:
        documents = await look_over(house.ports.blobs, settings.blobs_folder, house.database)  # type: ignore[arg-type] # wired so
        report = await verify_audit(house.ports, shown=shown)
        facts = {"made_at": manifest["made_at"], "whole": report.is_whole, "wrong": len(documents.wrong)}
        await note_restore(house.ports, Actor(None, "cli", language=language), facts)
        # After the look: what goes again now was whole until then.
        waits = await tell_again(house.ports, erased, language)
    at = str(manifest["made_at"])[:19].replace("T", " ")
    typer.echo(tell("restore-done", at=f"{at} UTC", rows=restored.rows, blobs=documents.right))
    for name in documents.wrong[:NAMED]:
        typer.echo(tell("restore-document-wrong", name=name))
    if len(documents.wrong) > NAMED:
        typer.echo(tell("restore-more-wrong", count=len(documents.wrong) - NAMED))
    for line in report_lines(report, tell, lambda at: f"{at:%Y-%m-%d %H:%M:%S} UTC"):
        typer.echo(line)
    if shown is None:
        newest = manifest.get("checkpoint")
        known = tell("restore-newest", number=str(newest["number"])) if newest else tell("restore-no-checkpoint")
        typer.echo(known)
    return report.is_whole and not documents.wrong and not waits
