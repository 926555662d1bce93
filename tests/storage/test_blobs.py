from __future__ import annotations

import asyncio
import hashlib
import os
import stat
from pathlib import Path

import pytest

from signing.ports import Blobs
from storage import durable
from storage.blobs import FolderBlobs
from storage.master_key import MasterKey

KEY = MasterKey({1: b"k" * 32})
DATA = b"%PDF-1.7 " + bytes(range(256)) * 40
NAME = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "blobs"


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def test_bytes_come_back_under_their_digest(folder: Path) -> None:
    blobs: Blobs = FolderBlobs(folder, KEY)
    assert not await blobs.has(NAME)
    assert await blobs.put(DATA) == NAME
    assert await blobs.has(NAME)
    assert await blobs.get(NAME) == DATA
    assert await blobs.get(await blobs.put(b"")) == b""


async def test_the_folder_shows_nothing_to_others_and_nothing_in_clear(folder: Path) -> None:
    await FolderBlobs(folder, KEY).put(DATA)
    (file,) = files(folder)
    assert b"%PDF" not in file.read_bytes()
    assert [mode_of(path) for path in (file, file.parent, folder)] == [0o600, 0o700, 0o700]


async def test_the_same_bytes_many_times_at_once_are_one_file(folder: Path) -> None:
    blobs = FolderBlobs(folder, KEY)
    assert set(await asyncio.gather(*(blobs.put(DATA) for _ in range(12)))) == {NAME}
    assert len(files(folder)) == 1
    assert await blobs.get(NAME) == DATA


@pytest.mark.parametrize(
    "name", ["0" * 64, "", "../../etc/passwd", NAME.upper(), NAME + "\n", f"{NAME[:2]}/{NAME}"]
)
async def test_what_is_not_there_is_a_key_error(folder: Path, name: str) -> None:
    blobs = FolderBlobs(folder, KEY)
    await blobs.put(DATA)
    assert not await blobs.has(name)
    with pytest.raises(KeyError):
        await blobs.get(name)


@pytest.mark.parametrize("offset", [0, 10, 70, -1])
async def test_a_byte_changed_on_the_disk_is_a_value_error(folder: Path, offset: int) -> None:
    blobs = FolderBlobs(folder, KEY)
    await blobs.put(DATA)
    (file,) = files(folder)
    content = bytearray(file.read_bytes())
    content[offset] ^= 1
    file.write_bytes(content)
    with pytest.raises(ValueError, match=r"changed|sealed"):
        await blobs.get(NAME)


@pytest.mark.parametrize("length", [0, 10, 63, 80, -1])
async def test_a_file_cut_short_is_a_value_error(folder: Path, length: int) -> None:
    blobs = FolderBlobs(folder, KEY)
    await blobs.put(DATA)
    (file,) = files(folder)
    file.write_bytes(file.read_bytes()[:length])
    with pytest.raises(ValueError, match=r"changed|sealed"):
        await blobs.get(NAME)


async def test_files_exchanged_on_the_disk_are_found(folder: Path) -> None:
    blobs = FolderBlobs(folder, KEY)
    other = await blobs.put(b"other")
    await blobs.put(DATA)
    (folder / other[:2] / other).replace(folder / NAME[:2] / NAME)
    with pytest.raises(ValueError, match=r"changed|sealed"):
        await blobs.get(NAME)


async def test_without_the_master_key_there_is_nothing_to_read(folder: Path) -> None:
    await FolderBlobs(folder, KEY).put(DATA)
    with pytest.raises(ValueError, match="sealed"):
        await FolderBlobs(folder, MasterKey({1: b"x" * 32})).get(NAME)


async def test_a_new_master_key_takes_over_what_the_old_one_sealed(folder: Path) -> None:
    await FolderBlobs(folder, KEY).put(DATA)
    both = FolderBlobs(folder, MasterKey({1: b"k" * 32, 2: b"n" * 32}))
    assert await both.get(NAME) == DATA
    assert [await both.renew(), await both.renew()] == [1, 0]
    assert await FolderBlobs(folder, MasterKey({2: b"n" * 32})).get(NAME) == DATA
    assert len(files(folder)) == 1


async def test_a_full_disk_leaves_no_half_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blobs = FolderBlobs(folder, KEY)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        await blobs.put(DATA)
    monkeypatch.undo()
    assert files(folder) == [] and not await blobs.has(NAME)
    assert await blobs.put(DATA) == NAME


async def test_what_a_killed_process_left_is_swept_at_the_next_start_but_not_what_is_being_written(
    folder: Path,
) -> None:
    FolderBlobs(folder, KEY)
    left, fresh = folder / "incoming" / ".left", folder / "incoming" / ".fresh"
    for path in (left, fresh):
        path.write_bytes(b"half")
    os.utime(left, (0, 0))
    FolderBlobs(folder, KEY)
    assert files(folder) == [fresh]


async def test_file_then_name_are_on_the_disk_before_put_returns(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blobs = FolderBlobs(folder, KEY)
    synced: list[tuple[bool, int]] = []
    fsync = os.fsync

    def watch(handle: int) -> None:
        synced.append((stat.S_ISDIR(os.fstat(handle).st_mode), len(files(folder))))
        fsync(handle)

    monkeypatch.setattr(durable.os, "fsync", watch)
    await blobs.put(DATA)
    # its folder's name, the bytes (still under another name), the name
    assert [is_folder for is_folder, _ in synced] == [True, False, True]
    assert (folder / NAME[:2] / NAME).is_file()
