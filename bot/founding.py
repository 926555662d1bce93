"""The authority at the start: made the first time, its root put apart, and opened from the vault."""

from __future__ import annotations

import asyncio
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.former_roots import show_roots
from bot.settings import Settings
from bot.start_error import StartError
from signing.trust.authority import Authority
from signing.trust.founding import root_crl
from signing.trust.keys import load_key
from signing.trust.material import Material, pack, unpack
from signing.trust.root import SHORTEST, WrongPassphrase, lock_root, new_passphrase, unlock_root
from signing.wording import LANGUAGES, say
from storage.durable import sync_folder, write_beside
from storage.vault import Vault

AUTHORITY = "authority"  # of the vault: keys and certificates that work, in one secret
ROOT = "authority-root"  # of the vault: the root's key under its passphrase


async def open_authority(vault: Vault, settings: Settings, now: datetime, **more: Any) -> Authority:
    """Several processes may make one at once: the vault keeps the first, whole, and all go on with that. An
    installation of before has its root put apart now. `more`: as `Authority` takes it."""
    material = await fetch_material(vault, settings)
    if material is None:
        made = await asyncio.to_thread(Authority.create, now, settings.organisation, public_url=settings.pages_url)
        await vault.keep_together(await _apart(made, settings))
        material = await fetch_material(vault, settings)
        assert material is not None, "kept just now"
        await _forget_what_lost(
            vault, settings, material is not None and material["root-cert"] == made["root-cert"]
        )
    elif "root-key" in material:
        material.setdefault("root-crl", root_crl(material, load_key(material["root-key"]), now))
        apart = await _apart(material, settings)
        await vault.keep(ROOT, apart[ROOT])
        await vault.replace({AUTHORITY: apart[AUTHORITY]})
        material = unpack(apart[AUTHORITY])
    authority = Authority.from_material(material, public_url=settings.pages_url, **more)
    _show_root(settings.root_certificate, authority.root_der)
    show_roots(settings.other_roots, authority.roots[1:])
    return authority


async def fetch_material(vault: Vault, settings: Settings) -> Material | None:
    try:
        kept = await vault.fetch(AUTHORITY)
    except ValueError as error:
        raise StartError("setting-master-key-strange", file=str(settings.master_key)) from error
    return None if kept is None else unpack(kept)


async def open_root(vault: Vault, passphrase: str) -> Any:
    """The root's key. Raises WrongPassphrase; StartError where no root is kept here."""
    locked = await vault.fetch(ROOT)
    if locked is None:
        raise StartError("ca-no-root")
    return load_key(await asyncio.to_thread(unlock_root, locked, passphrase))


async def replace_root(vault: Vault, material: Material, settings: Settings) -> None:
    """Keeps an authority with a new root, whose key is in `material`, and puts that apart. What opens the former
    root opens nothing any more."""
    await vault.replace(await _apart(material, settings))


async def _apart(material: Material, settings: Settings) -> dict[str, bytes]:
    """What the vault keeps: the root's key by itself, and all else."""
    working = {name: value for name, value in material.items() if name != "root-key"}
    locked = await asyncio.to_thread(lock_root, material["root-key"], _passphrase(settings))
    return {AUTHORITY: pack(working), ROOT: locked}


def _passphrase(settings: Settings) -> str:
    """As set; otherwise one is made and written down with what to do with it. It is on the disk before the root is
    locked with it: a crash in between must not lose it."""
    if settings.root_passphrase is not None:
        given = settings.root_passphrase.get_secret_value()
        if len(given) < SHORTEST:
            raise StartError("setting-root-passphrase", name="YINXIN_ROOT_PASSPHRASE", least=SHORTEST)
        return given
    path = settings.root_passphrase_file
    words = "\n\n".join(say(language, "root-passphrase-note") for language in LANGUAGES)
    fresh = write_beside(path, f"{new_passphrase()}\n\n{words}\n".encode())
    try:
        os.link(fresh, path)  # the first process wins
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    sync_folder(path.parent)
    return written_passphrase(path)


def written_passphrase(path: Path) -> str:
    """The first line."""
    return path.read_text(encoding="utf-8").split("\n", 1)[0].strip()


async def _forget_what_lost(vault: Vault, settings: Settings, won: bool) -> None:
    """Another process, with a data folder of its own, was first: our passphrase opens nothing."""
    path = settings.root_passphrase_file
    if won or settings.root_passphrase is not None or not path.exists():
        return
    try:
        await open_root(vault, written_passphrase(path))
    except WrongPassphrase:
        path.unlink()


def _show_root(path: Path, root: bytes) -> None:
    if not path.exists() or path.read_bytes() != root:
        write_beside(path, root).replace(path)
