"""Who is who: the one place that sees everybody, and builds the Ports that use cases take."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from bot.settings import Settings
from bot.start_error import StartError
from bot.waking import Waking
from signing.pdf.child import Children
from signing.ports import Installation, KeyVault, Ports
from signing.trust.asking import external_timestamper
from signing.trust.authority import Authority, Material
from signing.typesetting.fonts import font_dir, set_own_fonts
from storage.blobs import FolderBlobs
from storage.durable import write_beside
from storage.master_key import MasterKeyError, open_master_key
from storage.unit_of_work import Database, open_database
from storage.vault import Vault

AUTHORITY = "authority"  # of the vault: all keys and certificates of it in one secret


@dataclass(frozen=True, slots=True)
class House:
    settings: Settings
    ports: Ports
    waking: Waking
    database: Database


def now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def wire(
    settings: Settings, *, bot_username: str = "", admins: frozenset[int] = frozenset()
) -> AsyncIterator[House]:
    """Everything is open inside, and made where it is the first start. `admins` besides those of the settings.
    StartError for what only who runs the house can put right."""
    waking = Waking()
    async with AsyncExitStack() as open_things:
        try:
            font_dir()
            own_fonts = partial(set_own_fonts, settings.font_sans, settings.font_song)
            own_fonts()
            settings.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            key = open_master_key(settings.master_key)
            database = open_database(settings.database)
            blobs = FolderBlobs(settings.blobs_folder, key)
        except FileNotFoundError as error:
            raise StartError("setting-files-missing", why=str(error)) from error
        except OSError as error:
            raise StartError("setting-folder", folder=str(settings.folder), why=error.strerror or "") from error
        except MasterKeyError as error:
            raise StartError("setting-master-key", why=str(error)) from error
        open_things.push_async_callback(database.close)
        await _migrate(database)
        vault = Vault(key, database)
        authority = await open_authority(vault, settings)
        children = Children(first=own_fonts)
        open_things.push_async_callback(children.close)
        ports = Ports(
            transaction=database.transaction,
            blobs=blobs,
            vault=vault,
            children=children,
            authority=authority,
            timestamper=_timestamper(settings, authority),
            clock=now,
            installation=_installation(settings, bot_username, admins),
            wake=waking.wake,
        )
        yield House(settings, ports, waking, database)


def _installation(settings: Settings, bot_username: str, admins: frozenset[int]) -> Installation:
    return Installation(
        organisation=settings.organisation,
        public_url=settings.pages_url,
        bot_username=bot_username,
        time_zone=settings.time_zone,
        max_pdf_mb=settings.max_pdf_mb,
        nudges_per_person_per_day=settings.nudges_per_day,
        admin_telegram_ids=settings.admins | admins,
    )


async def _migrate(database: Database) -> None:
    try:
        await database.migrate()
    except Exception as error:
        raise StartError("setting-database-closed", why=str(error).strip().splitlines()[0][:200]) from error


async def open_authority(vault: KeyVault, settings: Settings) -> Authority:
    """Made at the first start. Several processes may make one at once: the vault keeps the first, whole, and all
    of them go on with that."""
    try:
        kept = await vault.fetch(AUTHORITY)
    except ValueError as error:
        raise StartError("setting-master-key-strange", file=str(settings.master_key)) from error
    if kept is None:
        made = Authority.create(now(), settings.organisation, public_url=settings.pages_url)
        await vault.keep(AUTHORITY, _packed(made))
        kept = await vault.fetch(AUTHORITY)
        assert kept is not None, "kept just now"
    authority = Authority.from_material(_unpacked(kept), public_url=settings.pages_url)
    _show_root(settings.root_certificate, authority.root_der)
    return authority


def _packed(material: Material) -> bytes:
    return json.dumps({name: base64.b64encode(value).decode() for name, value in material.items()}).encode()


def _unpacked(packed: bytes) -> Material:
    return {name: base64.b64decode(value) for name, value in json.loads(packed).items()}


def _show_root(path: Path, root: bytes) -> None:
    if not path.exists() or path.read_bytes() != root:
        write_beside(path, root).replace(path)


def _timestamper(settings: Settings, authority: Authority) -> Any:
    if settings.tsa_url is None:
        return authority.timestamper()
    password = settings.tsa_password.get_secret_value() if settings.tsa_password else None
    return external_timestamper(settings.tsa_url, user=settings.tsa_user, password=password)
