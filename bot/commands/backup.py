from __future__ import annotations

import asyncio
import os
import secrets
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.files import printable
from bot.commands.passphrase import read_passphrase
from bot.plainly import languages
from bot.settings import Settings, read_settings
from bot.start_error import StartError
from signing.wording import say
from storage.backup.made import BackupError, Made, Places, make_backup, new_file
from storage.durable import sync_folder


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the backup goes; never over another file.")],
    passphrase_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file whose first line is the passphrase.")
    ] = None,
) -> None:
    """Writes everything that is kept (rows, documents, keys, checkpoints) into one encrypted file, while Yinxin
    runs. Without its passphrase nobody can read it, you neither. docs/operations.md"""
    settings, language = installation(), languages()[0]
    if file.exists():
        raise StartError("backup-file-there", file=printable(str(file)))
    made = _written(settings, file, read_passphrase(passphrase_file, new=True))
    asyncio.run(_note(settings, made))
    facts = {"file": printable(str(file)), "size": megabytes(made.size), "rows": made.rows, "blobs": made.blobs}
    typer.echo(say(language, "backup-made", **facts, sha256=made.sha256))
    if made.checkpoint:
        typer.echo(say(language, "backup-checkpoint", number=str(made.checkpoint["number"])))


def places_of(settings: Settings) -> Places:
    return Places(
        database=settings.database,
        folder=settings.folder,
        blobs=settings.blobs_folder,
        master_key=settings.master_key,
        checkpoints=settings.witness_folder,
    )


def installation() -> Settings:
    """Of one that is there: none is made by looking for it."""
    settings = read_settings()
    path = settings.database.removeprefix("sqlite:///")
    if not settings.has_master_key or not (path == settings.database or Path(path).is_file()):
        raise StartError("audit-nothing", folder=str(settings.folder))
    return settings


def megabytes(size: int) -> str:
    return f"{max(0.1, size / 1_000_000):.1f}"


def as_start_error(error: BackupError) -> StartError:
    return StartError(f"backup-{error.code}", **error.facts)


def _written(settings: Settings, file: Path, passphrase: str) -> Made:
    """Whole or not at all, and on the disk."""
    from storage.migrations.upgrade import newest_revision  # noqa: PLC0415 - Alembic takes its time to load

    fresh = file.with_name(f".{file.name}.{secrets.token_hex(4)}.part")
    try:
        with new_file(fresh) as out:
            made = make_backup(
                places_of(settings),
                out,
                passphrase,
                version=version("yinxin"),
                revision=newest_revision(),
                now=datetime.now(UTC),
            )
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(file)
        sync_folder(file.absolute().parent)
    except BackupError as error:
        raise as_start_error(error) from error
    except OSError as error:
        raise StartError("file-unwritable", file=printable(str(file)), why=error.strerror or "") from error
    finally:
        fresh.unlink(missing_ok=True)
    return made


async def _note(settings: Settings, made: Made) -> None:
    from bot.wiring import wire  # noqa: PLC0415 - heavy; a wrong setting is told before
    from signing.ports import Actor  # noqa: PLC0415
    from signing.usecases.note_backup import note_backup  # noqa: PLC0415

    facts: dict[str, Any] = {"sha256": made.sha256, "size": made.size, "rows": made.rows, "blobs": made.blobs}
    facts["checkpoint"] = made.checkpoint["number"] if made.checkpoint else None
    async with wire(settings, warm=False) as house:
        await note_backup(house.ports, Actor(None, "cli", language=languages()[0]), facts)
