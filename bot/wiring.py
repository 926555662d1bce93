"""Who is who: the one place that sees everybody, and builds the Ports that use cases take."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from bot.founding import open_authority
from bot.key_place import master_key_of
from bot.office import office_of
from bot.seal_keys import seal_keys
from bot.settings import Settings
from bot.signing_key import outside_of, signing_key
from bot.start_error import StartError
from bot.waking import Waking
from signing.pdf.child import Children
from signing.ports import Installation, Ports
from signing.trust.asking import external_timestamper
from signing.trust.authority import Authority
from signing.trust.failover import Timestampers
from signing.trust.fetching import Fetcher
from signing.trust.real_names import RealNames
from signing.typesetting.fonts import font_dir, set_own_fonts
from storage.blobs import FolderBlobs
from storage.erasure_file import FolderErasures
from storage.master_key import MasterKeyError
from storage.unit_of_work import Database, open_database
from storage.vault import Vault
from storage.witness import FolderWitness


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
    settings: Settings, *, bot_username: str = "", admins: frozenset[int] = frozenset(), warm: bool = True
) -> AsyncIterator[House]:
    """Everything is open inside, and made where it is the first start. `admins` besides those of the settings;
    `warm` False: children are started only if they are needed.
    StartError for what only who runs the house can put right."""
    waking = Waking()
    async with AsyncExitStack() as open_things:
        try:
            font_dir()
            own_fonts = partial(set_own_fonts, settings.font_sans, settings.font_song)
            own_fonts()
            settings.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            master_key = await asyncio.to_thread(master_key_of, settings)
            database = open_database(settings.database, master_key)
            blobs = FolderBlobs(settings.blobs_folder, master_key)
        except FileNotFoundError as error:
            raise StartError("setting-files-missing", why=str(error)) from error
        except OSError as error:
            raise StartError("setting-folder", folder=str(settings.folder), why=error.strerror or "") from error
        except MasterKeyError as error:
            raise StartError("setting-master-key", why=str(error)) from error
        open_things.push_async_callback(blobs.settle)
        open_things.push_async_callback(database.close)
        await _migrate(database)
        vault = Vault(master_key, database)
        key = await asyncio.to_thread(signing_key, settings, now())
        of_seals = await asyncio.to_thread(seal_keys, settings, now())
        outside = await outside_of(vault, settings, key, of_seals.values())
        authority = await open_authority(vault, settings, now(), signing=key, outside=outside)
        children = Children(first=own_fonts, warm=warm)
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
            office=office_of(settings.gotenberg_url, max_mb=settings.max_pdf_mb),
            seal_keys=of_seals,
            witness=FolderWitness(settings.witness_folder),
            erasures=FolderErasures(settings.folder),
            real_names=_real_names(settings),
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
        checkpoint_hours=settings.checkpoint_hours,
        admin_telegram_ids=settings.admins | admins,
        members_only=settings.members_only,
        retention_days=settings.retention_days,
        retention_unfinished_days=settings.retention_unfinished_days,
        ways=settings.post_office.ways,
    )


def _real_names(settings: Settings) -> RealNames | None:
    if not settings.real_name_url or settings.real_name_secret is None:
        return None
    fetcher = Fetcher(allow_private=settings.trust_private_network)
    return RealNames(settings.real_name_url, settings.real_name_secret.get_secret_value().encode(), fetcher)


async def _migrate(database: Database) -> None:
    try:
        await database.migrate()
    except Exception as error:
        raise StartError("setting-database-closed", why=str(error).strip().splitlines()[0][:200]) from error


def _timestamper(settings: Settings, authority: Authority) -> Any:
    """Name and password are the first service's: nobody else's secret goes to the others."""
    if not settings.tsa_url:
        return authority.timestamper()
    first, *others = settings.tsa_url
    password = settings.tsa_password.get_secret_value() if settings.tsa_password else None
    named = external_timestamper(first, user=settings.tsa_user, password=password)
    return Timestampers([named, *map(external_timestamper, others)])
