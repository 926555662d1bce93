"""The first start makes the authority and puts its root apart; an installation of before is put right."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.founding import AUTHORITY, ROOT, open_authority, open_root, written_passphrase
from bot.settings import Settings
from bot.start_error import StartError
from signing.trust.authority import Authority
from signing.trust.keys import key_der
from signing.trust.material import pack, unpack
from signing.trust.profiles import Subject
from signing.trust.root import WrongPassphrase
from storage.master_key import MasterKey
from storage.unit_of_work import open_database
from storage.vault import Vault
from tests.made_once import migrated_copy

NOW = datetime.now(UTC)


@asynccontextmanager
async def vault_in(folder: Path) -> AsyncIterator[Vault]:
    await migrated_copy(folder)
    database = open_database(f"sqlite:///{folder / 'yinxin.db'}")
    try:
        yield Vault(MasterKey({1: b"k" * 32}), database)
    finally:
        await database.close()


def settings(folder: Path, **more: object) -> Settings:
    return Settings(data=folder, organisation="印信测试", **more)  # type: ignore[arg-type]


async def test_the_first_start_writes_down_what_opens_the_root_and_keeps_the_two_apart(tmp_path: Path) -> None:
    async with vault_in(tmp_path) as vault:
        made = await open_authority(vault, settings(tmp_path), NOW)
        note = tmp_path / "root-passphrase.txt"
        assert stat.S_IMODE(note.stat().st_mode) == 0o600
        assert "yinxin ca renew" in note.read_text(encoding="utf-8")
        root_key = await open_root(vault, written_passphrase(note))
        working = await vault.fetch(AUTHORITY)
        assert working is not None and "root-key" not in unpack(working)
        assert key_der(root_key) not in working and "root-key" not in made.material
        assert root_key.public_key() == made._certs["root"].public_key()
        assert (tmp_path / "root.cer").read_bytes() == made.root_der
        with pytest.raises(WrongPassphrase):
            await open_root(vault, "another passphrase")
        note.unlink()
        again = await open_authority(vault, settings(tmp_path), NOW)
        assert again.root_der == made.root_der and not note.exists(), "put away, it is not asked for"


async def test_a_passphrase_of_ones_own_is_written_nowhere(tmp_path: Path) -> None:
    async with vault_in(tmp_path) as vault:
        own = settings(tmp_path, root_passphrase=SecretStr("correct horse battery"))
        made = await open_authority(vault, own, NOW)
        assert not (tmp_path / "root-passphrase.txt").exists()
        assert (await open_root(vault, "correct horse battery")).public_key() == made._certs["root"].public_key()


async def test_a_passphrase_that_is_easily_guessed_stops_the_start(tmp_path: Path) -> None:
    async with vault_in(tmp_path) as vault:
        with pytest.raises(StartError) as wrong:
            await open_authority(vault, settings(tmp_path, root_passphrase=SecretStr("short")), NOW)
        assert wrong.value.code == "setting-root-passphrase"
        assert await vault.fetch(AUTHORITY) is None


async def test_an_installation_of_before_keeps_its_certificates_and_loses_the_root_from_sight(
    tmp_path: Path,
) -> None:
    before = Authority.create(NOW - timedelta(days=400), "印信测试")
    del before["root-crl"]  # it was made on the spot
    key = Authority({**before, "root-crl": b""}).issue_one_shot(Subject("李明"), NOW)
    async with vault_in(tmp_path) as vault:
        await vault.keep(AUTHORITY, pack(before))
        made = await open_authority(vault, settings(tmp_path), NOW)
        kept = await vault.fetch(AUTHORITY)
        assert kept is not None and b"root-key" not in kept
        assert {name: value for name, value in made.material.items() if name != "root-crl"} == {
            name: value for name, value in before.items() if name != "root-key"
        }
        assert made.root_crl() and made.is_ours(key.certificate)
        root_key = await open_root(vault, written_passphrase(tmp_path / "root-passphrase.txt"))
        assert key_der(root_key) == before["root-key"]


async def test_processes_that_start_at_once_agree_on_one_authority_whose_root_opens(tmp_path: Path) -> None:
    """Each with a data folder of its own, on one database."""
    async with vault_in(tmp_path) as vault:
        folders = [tmp_path / f"process{number}" for number in range(4)]
        for folder in folders:
            folder.mkdir()
        made = await asyncio.gather(*(open_authority(vault, settings(folder), NOW) for folder in folders))
        assert len({one.root_der for one in made}) == 1
        notes = [folder / "root-passphrase.txt" for folder in folders if (folder / "root-passphrase.txt").exists()]
        assert len(notes) == 1, "what opens nothing is not kept"
        opened = await open_root(vault, written_passphrase(notes[0]))
        assert opened.public_key() == made[0]._certs["root"].public_key()


async def test_a_start_that_died_after_writing_the_passphrase_goes_on_with_it(tmp_path: Path) -> None:
    (tmp_path / "root-passphrase.txt").write_text("AAAAA-BBBBB-CCCCC\n\nwords\n", encoding="utf-8")
    async with vault_in(tmp_path) as vault:
        await open_authority(vault, settings(tmp_path), NOW)
        assert await open_root(vault, "AAAAA-BBBBB-CCCCC")
        assert await vault.fetch(ROOT) is not None
