from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
import stat
from itertools import pairwise
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
    """Without journals, and without what is said of them."""
    return [path for path in folder.rglob("*") if path.is_file() and path.parent.name not in {"journal", "names"}]


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def test_bytes_come_back_under_their_digest(folder: Path) -> None:
    blobs: Blobs = FolderBlobs(folder, KEY)
    assert not await blobs.has(NAME)
    assert await blobs.put(DATA) == NAME
    assert await blobs.has(NAME)
    assert await blobs.get(NAME) == DATA
    assert await blobs.get(await blobs.put(b"")) == b""


def revisions(count: int) -> list[bytes]:
    """A document, then the same with ever more behind it."""
    return [DATA + b"".join(b"section %d\n" % n for n in range(1, many + 1)) for many in range(count + 1)]


async def kept_in_sections(blobs: FolderBlobs, documents: list[bytes]) -> list[str]:
    names = [await blobs.put(documents[0])]
    for before, after in pairwise(documents):
        name = hashlib.sha256(after).hexdigest()
        await blobs.put_appended(names[-1], after[len(before) :], name)
        names.append(name)
    assert [await blobs.get(name) for name in names] == documents
    await blobs.settle()
    return names


async def test_only_what_is_new_is_written_and_every_revision_comes_back_whole(folder: Path) -> None:
    blobs = FolderBlobs(folder, KEY)
    documents = revisions(120)
    names = await kept_in_sections(blobs, documents)
    assert [await blobs.get(name) for name in names] == documents
    assert all([await blobs.has(name) for name in names])
    sections = [path.stat().st_size for path in files(folder) if path.suffix == ".after"]
    assert len(sections) == 120 and max(sections) < 200
    assert await blobs.put(documents[7]) == names[7]
    assert len(files(folder)) == 121, "what can be put together is not written again"


async def test_a_section_behind_nothing_or_with_another_digest_is_not_given_out(folder: Path) -> None:
    blobs = FolderBlobs(folder, KEY)
    with pytest.raises(KeyError):
        await blobs.put_appended(NAME, b"more", hashlib.sha256(DATA + b"more").hexdigest())
    await blobs.put(DATA)
    for name in ("../../etc/passwd", NAME.upper()):
        with pytest.raises(KeyError):
            await blobs.put_appended(NAME, b"more", name)
    with pytest.raises(ValueError, match="nothing"):
        await blobs.put_appended(NAME, b"", NAME)
    wrong = hashlib.sha256(b"something else").hexdigest()
    await blobs.put_appended(NAME, b"more", wrong)
    with pytest.raises(ValueError, match="do not match"):
        await blobs.get(wrong)


async def test_a_section_changed_exchanged_or_gone_is_found(folder: Path) -> None:
    blobs = FolderBlobs(folder, KEY)
    names = await kept_in_sections(blobs, revisions(3))
    middle, last = (folder / name[:2] / f"{name}.after" for name in names[2:])
    content = middle.read_bytes()
    for offset in (0, 70, 80, len(content) - 1):
        changed = bytearray(content)
        changed[offset] ^= 1
        middle.write_bytes(changed)
        with pytest.raises(ValueError, match=r"changed|sealed"):
            await blobs.get(names[3])
    middle.write_bytes(last.read_bytes())
    with pytest.raises(ValueError, match=r"changed|sealed"):
        await blobs.get(names[3])
    middle.unlink()
    with pytest.raises(KeyError):
        await blobs.get(names[3])


async def test_a_new_master_key_takes_over_sections_too(folder: Path) -> None:
    documents = revisions(2)
    names = await kept_in_sections(FolderBlobs(folder, KEY), documents)
    assert await FolderBlobs(folder, MasterKey({1: b"k" * 32, 2: b"n" * 32})).renew() == 3
    newer = FolderBlobs(folder, MasterKey({2: b"n" * 32}))
    assert [await newer.get(name) for name in names] == documents


async def test_a_full_disk_leaves_no_half_section(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blobs = FolderBlobs(folder, KEY)
    await blobs.put(DATA)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable.os, "fsync", full)
    name = hashlib.sha256(DATA + b"more").hexdigest()
    with pytest.raises(OSError, match="No space"):
        await blobs.put_appended(NAME, b"more", name)
    monkeypatch.undo()
    assert len(files(folder)) == 1 and not await blobs.has(name)


async def test_a_section_that_a_power_cut_left_is_noticed_and_written_again(folder: Path) -> None:
    documents = revisions(1)
    names = await kept_in_sections(FolderBlobs(folder, KEY), documents)
    blobs = FolderBlobs(folder, MasterKey({1: b"k" * 32, 2: b"n" * 32}))
    path = folder / names[1][:2] / f"{names[1]}.after"
    for length in (0, 20, 70, 100):
        path.write_bytes(path.read_bytes()[:length])
        with pytest.raises(ValueError, match=r"changed|sealed"):
            await blobs.get(names[1])
        await blobs.renew()
        await blobs.put_appended(names[0], documents[1][len(DATA) :], names[1])
        assert await blobs.get(names[1]) == documents[1]
        await blobs.settle()


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


async def test_what_was_put_once_can_be_taken_away_and_nothing_else(folder: Path) -> None:
    blobs = FolderBlobs(folder, KEY)
    once, twice = await blobs.put(b"once"), await blobs.put(b"twice")
    await blobs.put(b"twice")
    together = await asyncio.gather(*(blobs.put(b"at the same moment") for _ in range(8)))
    whole, *later = await kept_in_sections(blobs, revisions(2))
    blobs = FolderBlobs(folder, KEY)  # also after a new start
    for name in (twice, together[0], whole, *later, "0" * 64, "../" + once[:61]):
        assert not await blobs.take_away(name)
    assert await blobs.take_away(once) and not await blobs.has(once)
    assert not await blobs.take_away(once)
    assert await blobs.get(later[-1]) == revisions(2)[-1] and await blobs.get(twice) == b"twice"
    assert await blobs.put(b"once") == once and await blobs.get(once) == b"once"


async def test_of_files_of_before_nobody_knows_how_often_they_were_put(folder: Path) -> None:
    name = await FolderBlobs(folder, KEY).put(DATA)
    shutil.rmtree(folder / "twice")
    blobs = FolderBlobs(folder, MasterKey({1: b"k" * 32, 2: b"n" * 32}))
    assert await blobs.renew() == 1 and not await blobs.take_away(name)


async def test_what_is_removed_for_good_comes_back_with_nothing_and_what_is_put_meanwhile_stays(
    folder: Path,
) -> None:
    blobs = FolderBlobs(folder, KEY)
    names = await kept_in_sections(blobs, revisions(3))
    assert await blobs.before(names[-1]) == names[-2] and await blobs.before(names[0]) is None
    assert not await blobs.remove(names[-1], unused_s=60), "it was put just now"
    assert await blobs.remove(names[-1], unused_s=0) and not await blobs.remove(names[-1], unused_s=0)
    again = FolderBlobs(folder, KEY)  # as after a power cut: journals are looked into
    assert not await again.has(names[-1]) and await again.get(names[-2]) == revisions(3)[-2]
    assert await again.remove(names[0], unused_s=0) and not await again.has(names[0])
    assert not await again.remove("../" + names[0][:61], unused_s=0)
    await again.put(revisions(3)[0])
    assert not await again.remove(names[0], unused_s=60) and await again.get(names[-2]) == revisions(3)[-2]
