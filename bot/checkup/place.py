"""This computer: settings, files and who may read them, disk, typefaces, the program for Office files."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from bot.checkup.finding import Finding, bad, fine, warning
from bot.settings import Settings
from signing.typesetting.fonts import font_dir
from storage.journal import held_in

SHORT_MB, TOO_SHORT_MB = 2000, 500
SETTLED_AT_MOST = 4096  # files that may wait in journals of a house that is well


def look_at_place(settings: Settings) -> Iterator[Finding]:
    yield from _settings(settings)
    yield from _permissions(settings)
    yield from _disk(settings)
    yield _fonts()
    yield _office(settings)
    yield _journal(settings)


def _settings(settings: Settings) -> Iterator[Finding]:
    yield fine("settings")
    if settings.telegram_token is not None and not settings.admins:
        yield warning("no-admins")
    if settings.root_passphrase_file.exists():
        yield warning("root-passphrase", file=str(settings.root_passphrase_file))
    elif settings.root_passphrase is not None:
        yield warning("root-passphrase-set")


def _permissions(settings: Settings) -> Iterator[Finding]:
    """What others on this computer may read or change."""
    wrong = []
    key = settings.master_key
    if key.is_file() and _mode(key) & 0o077:
        wrong.append(bad("open-to-others", path=str(key), mode="600"))
    if not settings.has_master_key and settings.folder.is_dir():
        wrong.append(bad("no-master-key", path=str(key)))
    database = settings.database.removeprefix("sqlite:///")
    for folder in dict.fromkeys((settings.folder, settings.blobs_folder)):
        if folder.is_dir() and _mode(folder) & 0o077:
            wrong.append(warning("open-to-others", path=str(folder), mode="700"))
        if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
            wrong.append(bad("unwritable", path=str(folder)))
    if database != settings.database and Path(database).is_file() and not os.access(database, os.W_OK):
        wrong.append(bad("unwritable", path=database))
    yield from wrong or [fine("permissions")]


def _disk(settings: Settings) -> Iterator[Finding]:
    seen = set()
    for folder in (settings.folder, settings.blobs_folder):
        if not folder.is_dir() or folder.stat().st_dev in seen:
            continue
        seen.add(folder.stat().st_dev)
        free = shutil.disk_usage(folder).free // 1_000_000
        facts = {"path": str(folder), "free_gb": f"{free / 1000:.1f}"}
        short = bad("disk-full", **facts) if free < TOO_SHORT_MB else warning("disk-short", **facts)
        yield short if free < SHORT_MB else fine("disk", **facts)


def _fonts() -> Finding:
    try:
        font_dir()
    except FileNotFoundError:
        return bad("fonts-missing")
    return fine("fonts")


def _office(settings: Settings) -> Finding:
    if settings.gotenberg_url:
        return fine("office-named", url=settings.gotenberg_url)
    program = shutil.which("soffice") or shutil.which("libreoffice")
    return fine("office", path=program) if program else warning("office-missing")


def _journal(settings: Settings) -> Finding:
    try:
        waiting = sum(1 for _ in held_in(settings.blobs_folder))
    except OSError as error:
        return bad("journal-unreadable", path=str(settings.blobs_folder / "journal"), why=error.strerror or "")
    if waiting > SETTLED_AT_MOST:
        return warning("journal-long", count=waiting)
    return fine("journal", count=waiting)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
