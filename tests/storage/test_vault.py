from __future__ import annotations

import asyncio
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from signing.ports import KeyVault
from storage.key_file import add_master_key, drop_master_keys, given_master_key, open_master_key
from storage.master_key import MasterKey, MasterKeyError
from storage.unit_of_work import Database
from storage.vault import Vault

KEY = MasterKey({1: b"k" * 32})


def test_what_is_sealed_opens_for_its_purpose_only() -> None:
    sealed = KEY.seal(b"482913", "code")
    assert KEY.open(sealed, "code") == b"482913"
    assert b"482913" not in sealed and KEY.seal(b"482913", "code") != sealed
    with pytest.raises(ValueError, match="another purpose"):
        KEY.open(sealed, "invitation")
    with pytest.raises(ValueError, match="another purpose"):
        MasterKey({1: b"x" * 32}).open(sealed, "code")


@pytest.mark.parametrize("offset", [0, 1, 2, 3, 14, 15, -1], ids=lambda at: f"byte {at}")
def test_a_changed_byte_is_found(offset: int) -> None:
    sealed = bytearray(KEY.seal(b"secret", "p"))
    sealed[offset] ^= 1
    with pytest.raises(ValueError, match="sealed"):
        KEY.open(bytes(sealed), "p")


@pytest.mark.parametrize("length", [0, 2, 3, 15, 30])
def test_what_is_cut_short_does_not_open(length: int) -> None:
    with pytest.raises(ValueError, match="sealed"):
        KEY.open(KEY.seal(b"", "p")[:length], "p")


def test_the_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "master.key"
    key = open_master_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert open_master_key(path).open(key.seal(b"x", "p"), "p") == b"x"
    assert list(path.parent.iterdir()) == [path]


def test_processes_that_start_at_once_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        keys = list(threads.map(lambda _: open_master_key(tmp_path / "key"), range(8)))
    sealed = keys[0].seal(b"x", "p")
    assert all(key.open(sealed, "p") == b"x" for key in keys)


@pytest.mark.parametrize("mode", [0o604, 0o644, 0o620, 0o602])
def test_a_key_that_others_can_read_or_change_is_refused_in_one_line(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "key"
    open_master_key(path)
    path.chmod(mode)
    with pytest.raises(MasterKeyError, match="chmod 600") as caught:
        open_master_key(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "content", ["", "1 abc", "hello", "1 " + "0" * 62, "x " + "0" * 64, "1 " + "g" * 64, "印"]
)
def test_a_file_that_is_no_key_is_refused_and_not_shown(tmp_path: Path, content: str) -> None:
    path = tmp_path / "key"
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(MasterKeyError, match="no master key") as caught:
        open_master_key(path)
    assert not content or content not in str(caught.value).replace(str(path), "")


def test_a_key_does_not_show_itself() -> None:
    assert "k" * 8 not in repr(KEY) and (b"k" * 32).hex() not in repr(KEY)


async def test_a_newer_key_seals_and_the_older_still_opens(tmp_path: Path, database: Database) -> None:
    path = tmp_path / "key"
    at_work = Vault(open_master_key(path), database)
    await at_work.keep("authority", b"material")
    sealed = at_work.seal(b"x", "p")
    assert add_master_key(path) == 2
    new = Vault(open_master_key(path), database)
    assert new.open(sealed, "p") == b"x"
    assert await new.fetch("authority") == b"material"
    # Whoever is at work looks for the newer key when they meet it.
    assert at_work.open(new.seal(b"x", "p"), "p") == b"x"
    assert at_work.seal(b"x", "p")[:3] == new.seal(b"x", "p")[:3]


def test_at_work_one_seals_under_the_newer_key_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "key"
    at_work = open_master_key(path)
    add_master_key(path)
    assert at_work.seal(b"x", "p")[2] == 1
    monkeypatch.setattr("storage.master_key.LOOK_S", -1.0)
    assert at_work.seal(b"x", "p")[2] == 2


def test_at_work_nobody_falls_over_a_file_that_cannot_be_read_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "key"
    at_work = open_master_key(path)
    monkeypatch.setattr("storage.master_key.LOOK_S", -1.0)
    for content in ("nonsense", None):
        path.write_text(content) if content else path.unlink()
        assert at_work.open(at_work.seal(b"x", "p"), "p") == b"x"


def test_keys_that_are_dropped_open_nothing_any_more(tmp_path: Path) -> None:
    path = tmp_path / "key"
    sealed = open_master_key(path).seal(b"x", "p")
    add_master_key(path)
    drop_master_keys(path, frozenset({1}))
    with pytest.raises(ValueError, match="gone"):
        open_master_key(path).open(sealed, "p")
    with pytest.raises(ValueError, match="bytes"):
        drop_master_keys(path, frozenset({2}))
    assert open_master_key(path).versions == (2,), "the last one stays"


def test_keys_may_be_given_without_a_file() -> None:
    key = given_master_key(f"1 {'aa' * 32}, 2 {'bb' * 32}")
    assert key.version == 2 and key.open(MasterKey({1: b"\xaa" * 32}).seal(b"x", "p"), "p") == b"x"
    with pytest.raises(MasterKeyError, match="YINXIN_MASTER_KEYS is no master key"):
        given_master_key("a" * 64)


async def test_the_first_secret_of_a_name_stays(database: Database) -> None:
    vault: KeyVault = Vault(KEY, database)
    assert await vault.fetch("authority") is None
    await vault.keep("authority", b"first")
    await vault.keep("authority", b"second")
    await vault.keep("other", b"")
    assert await vault.fetch("authority") == b"first"
    assert await vault.fetch("other") == b""


async def test_what_belongs_together_is_kept_whole_by_whoever_comes_first(database: Database) -> None:
    vault = Vault(KEY, database)
    pairs = [{"b": f"b{n}".encode(), "a": f"a{n}".encode()} for n in range(8)]
    await asyncio.gather(*(vault.keep_together(pair) for pair in pairs))
    first, second = await vault.fetch("a"), await vault.fetch("b")
    assert first is not None and second is not None and first[1:] == second[1:], "never one of each"


async def test_secrets_are_replaced_on_purpose_and_found_by_how_their_names_begin(database: Database) -> None:
    vault = Vault(KEY, database)
    await vault.replace({"revoked:1": b"old", "revoked:2": b"two", "revoked_3": b"no"})
    await vault.replace({"revoked:1": b"one"})
    assert await vault.fetch_beginning("revoked:") == {"revoked:1": b"one", "revoked:2": b"two"}
    assert await vault.fetch_beginning("revoked_") == {"revoked_3": b"no"}


async def test_a_kept_secret_is_not_in_the_database_and_not_exchangeable(database: Database) -> None:
    vault = Vault(KEY, database)
    await vault.keep("one", b"very secret")
    await vault.keep("two", b"other")
    async with database.engine.begin() as connection:
        rows = (await connection.exec_driver_sql("SELECT sealed FROM secrets")).scalars().all()
        assert len(rows) == 2 and not any(b"very secret" in bytes(row) for row in rows)
        swap = "UPDATE secrets SET sealed = (SELECT sealed FROM secrets WHERE name = 'one') WHERE name = 'two'"
        await connection.exec_driver_sql(swap)
    with pytest.raises(ValueError, match="another purpose"):
        await vault.fetch("two")
