from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

import typer

from bot.commands.backup import installation
from bot.key_place import guard_of, master_key_of
from bot.plainly import languages
from bot.settings import Settings
from bot.start_error import StartError
from signing.wording import say
from storage.key_file import add_master_key, drop_master_keys, is_guarded, read_keys, write_keys
from storage.key_token import TokenGuard
from storage.master_key import LOOK_S, MasterKeyError

SURE_S = 6 * LOOK_S  # after it no process at work seals under an older version any more

keys = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@keys.callback()
def about() -> None:
    """The master key that everything kept is sealed under: where it is, and putting another in its place."""


@keys.command()
def status() -> None:
    """Prints where the master key is kept, its versions, and how much is sealed under each."""
    settings, language = installation(), languages()[0]
    typer.echo(say(language, f"keys-kept-{_place(settings)}", file=str(settings.master_key)))
    newest, counted = asyncio.run(_in_use(settings))
    for version, (rows, files) in sorted(counted.items()):
        key = "keys-newest" if version == newest else "keys-older"
        typer.echo(say(language, key, version=str(version), rows=rows, files=files))


@keys.command()
def rotate() -> None:
    """Makes a new version of the master key and seals everything under it, while Yinxin runs. What is not through
    yet can be read all the time; ended early, `renew` goes on with it."""
    settings = installation()
    _check_own(settings)
    with _in_words():
        version = add_master_key(settings.master_key, guard_of(settings))
    asyncio.run(_note(settings, "rotated", version))
    typer.echo(say(languages()[0], "keys-rotated", version=str(version)))
    _renew(settings)


@keys.command()
def renew() -> None:
    """Seals under the newest version what is still under an older one, while Yinxin runs."""
    _renew(installation())


@keys.command()
def retire() -> None:
    """Forgets the older versions, where nothing is sealed under them any more. Backups made before still need
    them: a backup has its own copy."""
    settings, language = installation(), languages()[0]
    _check_own(settings)
    newest, counted = asyncio.run(_in_use(settings))
    older = {version: sum(counts) for version, counts in counted.items() if version != newest}
    if not older:
        typer.echo(say(language, "keys-only-one", version=str(newest)))
        return
    if time.time() - settings.master_key.stat().st_mtime < SURE_S:
        raise StartError("keys-just-changed", seconds=int(SURE_S))
    if sum(older.values()):
        raise StartError("keys-still-used", count=sum(older.values()))
    with _in_words():
        drop_master_keys(settings.master_key, frozenset(older), guard_of(settings))
    asyncio.run(_note(settings, "retired", max(older)))
    typer.echo(say(language, "keys-retired", count=len(older)))


@keys.command("to-token")
def to_token() -> None:
    """Puts the master key's file under the AES key of a token (YINXIN_MASTER_KEY_PKCS11_…), made there if there is
    none. From then on nobody opens it without the token: see that the token has a copy."""
    settings = installation()
    _check_own(settings)
    guard = guard_of(settings)
    if not isinstance(guard, TokenGuard):
        raise StartError("keys-no-token")
    with _in_words():
        held = read_keys(settings.master_key, guard)
        guard.ensure_key()
        write_keys(settings.master_key, held, guard)
        read_keys(settings.master_key, guard)  # it opens again, or this says so before anybody relies on it
    asyncio.run(_note(settings, "guarded", max(held)))
    typer.echo(say(languages()[0], "keys-guarded"))


@keys.command("to-file")
def to_file() -> None:
    """Takes the master key's file out of the token's guard again."""
    settings = installation()
    _check_own(settings)
    with _in_words():
        held = read_keys(settings.master_key, guard_of(settings))
        write_keys(settings.master_key, held)
    asyncio.run(_note(settings, "unguarded", max(held)))
    typer.echo(say(languages()[0], "keys-unguarded"))


def _renew(settings: Settings) -> None:
    moved, files, lost = asyncio.run(_resealed(settings))
    language = languages()[0]
    typer.echo(say(language, "keys-renewed", rows=moved, files=files))
    if lost:
        typer.echo(say(language, "keys-lost", count=lost))
        raise typer.Exit(1)


def _place(settings: Settings) -> str:
    if settings.master_keys and settings.master_keys.get_secret_value():
        return "given"
    return "token" if is_guarded(settings.master_key) else "file"


def _check_own(settings: Settings) -> None:
    """What the environment gives, only who runs the environment can change."""
    if _place(settings) == "given":
        raise StartError("keys-given")


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except (MasterKeyError, OSError) as error:
        raise StartError("setting-master-key", why=str(error)) from error


@dataclass(frozen=True, slots=True)
class _Kept:
    key: Any
    database: Any
    blobs: Any


@asynccontextmanager
async def _kept(settings: Settings) -> AsyncIterator[_Kept]:
    from storage.blobs import FolderBlobs  # noqa: PLC0415 - heavy; a wrong setting is told before
    from storage.unit_of_work import open_database  # noqa: PLC0415

    with _in_words():
        key = master_key_of(settings)
    database = open_database(settings.database, key)
    try:
        await database.migrate()
        yield _Kept(key, database, FolderBlobs(settings.blobs_folder, key))
    finally:
        await database.close()


async def _resealed(settings: Settings) -> tuple[int, int, int]:
    """Rows, files, and rows that nothing opens."""
    from storage.resealing import reseal  # noqa: PLC0415

    async with _kept(settings) as kept:
        rows = await reseal(kept.database, kept.key)
        return rows.moved, await kept.blobs.renew(), rows.lost


async def _in_use(settings: Settings) -> tuple[int, Mapping[int, tuple[int, int]]]:
    """The newest version, and of each: rows and files that need it."""
    from storage.resealing import versions_in_use  # noqa: PLC0415

    async with _kept(settings) as kept:
        rows = await versions_in_use(kept.database)
        files = await kept.blobs.versions_in_use()
        every = set(kept.key.versions) | set(rows) | set(files)
        return kept.key.version, {each: (rows.get(each, 0), files.get(each, 0)) for each in every}


async def _note(settings: Settings, what: str, version: int) -> None:
    from bot.wiring import wire  # noqa: PLC0415
    from signing.ports import Actor  # noqa: PLC0415
    from signing.usecases.note_keys import note_keys  # noqa: PLC0415

    async with wire(settings, warm=False) as house:
        await note_keys(house.ports, Actor(None, "cli", language=languages()[0]), what, version)
