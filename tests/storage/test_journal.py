from __future__ import annotations

import asyncio
import errno
import hashlib
import logging
import os
import random
import time
import weakref
from pathlib import Path

import pytest

from storage import journal
from storage.blobs import FolderBlobs
from storage.journal import Journal
from storage.master_key import MasterKey
from tests.storage.disk import Disk

KEY = MasterKey({1: b"k" * 32})
BASE = b"%PDF-1.7 " + bytes(range(256)) * 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "blobs"


@pytest.fixture
def small_journals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of seven sections each."""
    monkeypatch.setattr(journal, "LENGTH", 15 * journal.PAGE)
    monkeypatch.setattr(journal, "LARGEST", 4 * journal.PAGE)


def section(number: int) -> tuple[bytes, str]:
    """What is appended to BASE, and the name of both together."""
    said = b"section %d\n" % number * 500
    return said, hashlib.sha256(BASE + said).hexdigest()


async def keep(blobs: FolderBlobs, numbers: range) -> None:
    base = await blobs.put(BASE)
    for number in numbers:
        await blobs.put_appended(base, *section(number))


async def until_gone(blobs: weakref.ref[FolderBlobs]) -> None:
    """As if its process had ended: a thread may hold it for a moment."""
    while blobs() is not None:  # noqa: ASYNC110 - nothing tells of it
        await asyncio.sleep(0.01)


async def is_kept(blobs: FolderBlobs, number: int) -> bool:
    said, name = section(number)
    return await blobs.has(name) and await blobs.get(name) == BASE + said


def sections_on_disk(folder: Path) -> int:
    return len(list(folder.glob("*/*.after")))


@pytest.mark.usefixtures("small_journals")
@pytest.mark.parametrize("seed", range(3))
async def test_what_was_acknowledged_is_there_after_a_power_cut_at_any_moment(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    dice = random.Random(seed)
    disk = Disk(folder, monkeypatch)
    blobs = FolderBlobs(folder, KEY)
    for number in range(40):
        await keep(blobs, range(number, number + 1))
        if dice.random() < 0.3:
            found = FolderBlobs(disk.after_power_cut(tmp_path / f"after {number}", dice), KEY)
            assert [each for each in range(number + 1) if not await is_kept(found, each)] == []


@pytest.mark.usefixtures("small_journals")
async def test_a_power_cut_right_after_another_takes_nothing_either(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, dice = Disk(folder, monkeypatch), random.Random(1)
    await keep(FolderBlobs(folder, KEY), range(10))
    monkeypatch.undo()
    first = disk.after_power_cut(tmp_path / "first", dice)
    second_disk = Disk(first, monkeypatch)
    journal.sync_everything(first)  # what the first power cut left is on the disk
    FolderBlobs(first, KEY)
    found = FolderBlobs(second_disk.after_power_cut(tmp_path / "second", dice), KEY)
    assert [each for each in range(10) if not await is_kept(found, each)] == []


async def test_a_section_costs_one_sync_and_no_new_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blobs = FolderBlobs(folder, KEY)
    await keep(blobs, range(1))
    base = await blobs.put(BASE)
    disk = Disk(folder, monkeypatch)
    await blobs.put_appended(base, *section(1))
    assert disk.syncs == 1 and sections_on_disk(folder) == 0
    await blobs.settle()
    assert sections_on_disk(folder) == 2 and await is_kept(blobs, 1)


async def test_many_at_once_share_their_syncs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blobs = FolderBlobs(folder, KEY)
    await keep(blobs, range(1))
    base, sync, count = await blobs.put(BASE), os.fdatasync, 0

    def slow(handle: int) -> None:
        nonlocal count
        count += 1
        time.sleep(0.05)
        sync(handle)

    monkeypatch.setattr(os, "fdatasync", slow)
    await asyncio.gather(*(blobs.put_appended(base, *section(number)) for number in range(1, 6)))
    assert count <= 2  # who came while the disk was busy
    assert all([await is_kept(blobs, number) for number in range(6)])


@pytest.mark.usefixtures("small_journals")
async def test_another_process_reads_what_is_no_file_yet_and_what_has_become_one(folder: Path) -> None:
    mine, other = FolderBlobs(folder, KEY), FolderBlobs(folder, KEY)
    for number in range(60):
        await keep(mine, range(number, number + 1))
        assert await is_kept(other, number) and await is_kept(other, number // 2)
    await keep(other, range(60, 62))
    assert await is_kept(mine, 61)
    assert len(list((folder / "journal").iterdir())) <= 2 * journal.AT_MOST


async def test_a_start_settles_what_is_left_and_nothing_of_who_still_lives(folder: Path) -> None:
    alive = FolderBlobs(folder, KEY)
    await keep(alive, range(3))
    FolderBlobs(folder, KEY)
    assert sections_on_disk(folder) == 0
    gone = weakref.ref(alive)
    del alive
    await until_gone(gone)
    found = FolderBlobs(folder, KEY)
    assert sections_on_disk(folder) == 3 and not list((folder / "journal").iterdir())
    assert all([await is_kept(found, number) for number in range(3)])


async def test_a_large_section_is_a_file_of_its_own_at_once(folder: Path) -> None:
    blobs = FolderBlobs(folder, KEY)
    large = os.urandom(journal.LARGEST)
    name = hashlib.sha256(BASE + large).hexdigest()
    await blobs.put_appended(await blobs.put(BASE), large, name)
    assert sections_on_disk(folder) == 1 and await blobs.get(name) == BASE + large


async def test_what_the_disk_refused_is_not_there_and_the_next_goes_elsewhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blobs = FolderBlobs(folder, KEY)
    await keep(blobs, range(1))

    def refuse(handle: int) -> None:
        raise OSError(errno.EIO, "the disk is gone")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="gone"):
        patch.setattr(os, "fdatasync", refuse)
        await keep(blobs, range(1, 2))
    assert not await blobs.has(section(1)[1])
    await keep(blobs, range(2, 4))
    await blobs.settle()
    assert [await is_kept(blobs, number) for number in range(4)] == [True, False, True, True]


def test_what_the_disk_lost_is_lost_for_all_who_waited(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system says once that it could not write, forgets those bytes, and succeeds with the next attempt."""
    (folder / "incoming").mkdir(parents=True)
    kept, sync, asked = Journal(folder, folder / "incoming"), os.fdatasync, 0

    def refuse_once(handle: int) -> None:
        nonlocal asked
        asked += 1
        if asked == 1:
            raise OSError(errno.EIO, "the disk is gone")
        sync(handle)

    waits = [kept.begin(f"aa/{number}", b"bytes") for number in range(2)]
    monkeypatch.setattr(os, "fdatasync", refuse_once)
    for wait in waits:
        with pytest.raises(OSError, match="gone"):
            wait()
    assert kept.pending("aa/0") is None and kept.pending("aa/1") is None
    kept.write("aa/2", b"bytes")
    assert kept.pending("aa/2") == b"bytes"


@pytest.mark.usefixtures("small_journals")
async def test_if_nothing_can_be_settled_sections_are_files_at_once_and_none_is_lost(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    blobs = FolderBlobs(folder, KEY)

    def refuse(path: Path, beside: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "no space")

    caplog.set_level(logging.CRITICAL, "storage.journal")
    with monkeypatch.context() as patch:
        patch.setattr(journal, "write_unsynced", refuse)
        await keep(blobs, range(40))
    assert sections_on_disk(folder) == 40 - 7 * journal.AT_MOST
    await blobs.settle()
    assert sections_on_disk(folder) == 40
    assert all([await is_kept(blobs, number) for number in range(40)])


@pytest.mark.parametrize("left", [b"", b"YXJ1", b"YXJ1" + bytes(16), os.urandom(9000)])
async def test_what_is_no_journal_is_taken_away(folder: Path, left: bytes) -> None:
    blobs = FolderBlobs(folder, KEY)
    await keep(blobs, range(1))
    (folder / "journal" / "left").write_bytes(left)
    gone = weakref.ref(blobs)
    del blobs
    await until_gone(gone)
    found = FolderBlobs(folder, KEY)
    assert await is_kept(found, 0) and not list((folder / "journal").iterdir())
