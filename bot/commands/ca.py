from __future__ import annotations

import asyncio
import hashlib
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.files import printable
from bot.plainly import languages
from bot.settings import Settings, read_settings
from bot.start_error import StartError
from signing.wording import say
from storage.vault import Vault

ca = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@ca.callback()
def about() -> None:
    """The installation's certificates: when they end, and renewing them with the root's key."""


@ca.command()
def status() -> None:
    """Prints when each certificate of the authority ends, soonest first. Exit code 1: something ends soon."""
    raise typer.Exit(asyncio.run(_status(read_settings())))


@ca.command()
def renew(
    everything: Annotated[bool, typer.Option("--all", help="Also what does not end soon.")] = False,
) -> None:
    """Renews what ends within six months. Asks for the root's passphrase where the root has to sign.

    Everything signed before stays valid. Start Yinxin again afterwards.
    """
    asyncio.run(_renew(read_settings(), everything=everything))


@ca.command("new-root")
def new_root() -> None:
    """Makes a new root with a new key, before the old one ends or because its key is lost or known to others.

    Everything signed before stays valid: the former root stays trusted, see `forget-root`. Start Yinxin again
    afterwards, and give the new root certificate to whoever trusts the old one.
    """
    asyncio.run(_new_root(read_settings()))


@ca.command("forget-root")
def forget_root(
    fingerprint: Annotated[str, typer.Argument(metavar="FINGERPRINT", help="SHA-256, as `status` shows it.")],
) -> None:
    """No longer trusts a former root: what it issued is unknown from then on. Start Yinxin again afterwards."""
    asyncio.run(_forget_root(read_settings(), fingerprint))


@ca.command("root-crl")
def root_crl() -> None:
    """Makes the root's revocation list anew, with the root's passphrase."""
    asyncio.run(_renew(read_settings(), only=("root-crl",)))


@ca.command("export-root")
def export_root(
    output: Annotated[Path, typer.Argument(metavar="FILE", help="Where the certificate goes (DER).")],
) -> None:
    """Writes the root certificate into a file, for people and programs that are to trust it. It is public."""
    root = asyncio.run(_root(read_settings()))
    try:
        output.write_bytes(root)
    except OSError as error:
        raise StartError("file-unwritable", file=printable(str(output)), why=error.strerror or "") from error
    typer.echo(
        say(languages()[0], "ca-root-exported", file=printable(str(output)), fingerprint=_fingerprint(root))
    )


async def _status(settings: Settings) -> int:
    from bot.former_roots import fetch_roots  # noqa: PLC0415 - the engine takes its time to load
    from bot.founding import fetch_material  # noqa: PLC0415
    from signing.trust.material import ends, formers  # noqa: PLC0415

    async with _vault(settings) as vault:
        material = await fetch_material(vault, settings)
        elsewhere = await fetch_roots(vault)
    if material is None:
        raise StartError("ca-no-root")
    language, now = languages()[0], datetime.now(UTC)
    near = False
    for end in sorted(ends(material), key=lambda end: end.until):
        line = say(language, "ca-end", what=end.what, until=f"{end.until:%Y-%m-%d}")
        if end.is_near(now):
            near = True
            line += f" – {say(language, 'ca-end-near', what=end.what)}"
        typer.echo(line)
    for root in (*formers(material, "root"), *elsewhere):
        typer.echo(say(language, "ca-former-root", name=_name(root), fingerprint=_fingerprint(root)))
    if settings.root_passphrase_file.exists():
        typer.echo(say(language, "ca-passphrase-file", file=str(settings.root_passphrase_file)))
    return 1 if near else 0


async def _renew(settings: Settings, *, everything: bool = False, only: Iterable[str] = ()) -> None:
    from bot.founding import AUTHORITY, fetch_material  # noqa: PLC0415
    from signing.trust.founding import BY_THE_ROOT, renew  # noqa: PLC0415
    from signing.trust.material import End, ends, pack  # noqa: PLC0415

    language, now = languages()[0], datetime.now(UTC)

    def is_due(end: End) -> bool:
        if only:
            return end.what in only
        return end.what != "root" and (everything or end.is_near(now))

    async with _vault(settings) as vault:
        material = await fetch_material(vault, settings)
        if material is None:
            raise StartError("ca-no-root")
        due = [end.what for end in ends(material) if is_due(end)]
        if not due:
            typer.echo(say(language, "ca-nothing-due"))
            return
        root_key = await _root_key(vault, settings, language) if BY_THE_ROOT.intersection(due) else None
        renewed = renew(material, due, now, public_url=settings.pages_url, root_key=root_key)
        await vault.replace({AUTHORITY: pack(renewed)})
    await _note(settings, "renewed", which=sorted(due))
    for end in ends(renewed):
        if end.what in due:
            typer.echo(say(language, "ca-end", what=end.what, until=f"{end.until:%Y-%m-%d}"))
    typer.echo(say(language, "ca-renewed"))


async def _new_root(settings: Settings) -> None:
    from bot.founding import fetch_material, replace_root  # noqa: PLC0415
    from signing.trust.founding import found_root  # noqa: PLC0415

    language = languages()[0]
    async with _vault(settings) as vault:
        material = await fetch_material(vault, settings)
        if material is None:
            raise StartError("ca-no-root")
        made = found_root(material, datetime.now(UTC), settings.organisation, settings.pages_url)
        await replace_root(vault, made, settings)
    fingerprint = _fingerprint(made["root-cert"])
    await _note(settings, "new-root", sha256=_plain(fingerprint))
    typer.echo(say(language, "ca-new-root", name=_name(made["root-cert"]), fingerprint=fingerprint))
    if settings.root_passphrase is None:
        typer.echo(say(language, "ca-passphrase-file", file=str(settings.root_passphrase_file)))


async def _forget_root(settings: Settings, fingerprint: str) -> None:
    from bot.former_roots import ROOTS, fetch_roots, pem  # noqa: PLC0415
    from bot.founding import AUTHORITY, fetch_material  # noqa: PLC0415
    from signing.trust.material import former_role, pack  # noqa: PLC0415

    def is_it(root: bytes) -> bool:
        return _plain(_fingerprint(root)) == _plain(fingerprint)

    async with _vault(settings) as vault:
        material = await fetch_material(vault, settings)
        if material is None:
            raise StartError("ca-no-root")
        elsewhere = await fetch_roots(vault)
        ours = {name for name, one in material.items() if former_role(name) == "root" and is_it(one)}
        if not ours and not any(map(is_it, elsewhere)):
            raise StartError("ca-root-unknown", fingerprint=printable(fingerprint))
        left = {name: one for name, one in material.items() if name not in ours}
        kept = pem(one for one in elsewhere if not is_it(one))
        await vault.replace({AUTHORITY: pack(left), ROOTS: kept})
    await _note(settings, "forgot-root", sha256=_plain(fingerprint))
    typer.echo(say(languages()[0], "ca-root-forgotten", fingerprint=printable(fingerprint)))


async def _note(settings: Settings, what: str, **facts: Any) -> None:
    from bot.key_place import master_key_of  # noqa: PLC0415
    from signing.ports import Actor  # noqa: PLC0415
    from signing.usecases.note_authority import note_authority  # noqa: PLC0415
    from storage.unit_of_work import open_database  # noqa: PLC0415

    operator = Actor(None, "cli", language=languages()[0])
    database = open_database(settings.database, master_key_of(settings))
    try:
        async with database.transaction() as tx:
            await note_authority(tx, operator, datetime.now(UTC), what, **facts)
    finally:
        await database.close()


def _plain(fingerprint: str) -> str:
    return fingerprint.replace(":", "").strip().lower()


def _name(der: bytes) -> str:
    from cryptography import x509  # noqa: PLC0415

    from signing.trust.failover import common_name  # noqa: PLC0415

    return printable(common_name(x509.load_der_x509_certificate(der).subject))


def _fingerprint(der: bytes) -> str:
    return hashlib.sha256(der).digest().hex(":").upper()


async def _root_key(vault: Vault, settings: Settings, language: str) -> Any:
    from bot.founding import open_root  # noqa: PLC0415
    from signing.trust.root import WrongPassphrase  # noqa: PLC0415

    if settings.root_passphrase is not None:
        passphrase = settings.root_passphrase.get_secret_value()
    elif sys.stdin.isatty():
        passphrase = typer.prompt(say(language, "ca-passphrase"), hide_input=True)
    else:
        raise StartError("ca-passphrase-missing")
    try:
        return await open_root(vault, passphrase)
    except WrongPassphrase:
        raise StartError("ca-passphrase-wrong") from None


async def _root(settings: Settings) -> bytes:
    from bot.founding import fetch_material  # noqa: PLC0415

    async with _vault(settings) as vault:
        material = await fetch_material(vault, settings)
    if material is None:
        raise StartError("ca-no-root")
    return material["root-cert"]


def _is_there(settings: Settings) -> bool:
    path = settings.database.removeprefix("sqlite:///")
    return settings.has_master_key and (path == settings.database or Path(path).is_file())


@asynccontextmanager
async def _vault(settings: Settings) -> AsyncIterator[Vault]:
    """Of an installation that is there: none is made by looking for it."""
    from bot.key_place import master_key_of  # noqa: PLC0415
    from storage.master_key import MasterKeyError  # noqa: PLC0415
    from storage.unit_of_work import open_database  # noqa: PLC0415

    if not _is_there(settings):
        raise StartError("ca-no-root")
    try:
        vault_key = master_key_of(settings)
        database = open_database(settings.database, vault_key)
    except (MasterKeyError, OSError) as error:
        raise StartError("setting-master-key", why=str(error)) from error
    try:
        await database.migrate()
        yield Vault(vault_key, database)
    finally:
        await database.close()
