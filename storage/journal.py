"""Many small files, each on the disk for the price of one write in place.

A new file costs the file system a commit: its name, its place, its length. So its bytes go into a journal first,
which lies on the disk already, and is synced alone. A full journal is settled: what it holds becomes files of
their own, synced all together, and the journal is written anew. After a power cut the next start settles what it
finds.

A journal is a page with its number, then blocks: a head (that number, lengths, a check sum), the file's name, its
bytes, zeros up to the next page, so that no page is written twice. Each process has its own, locked as long as it
lives; others read in it."""

from __future__ import annotations

import errno
import fcntl
import logging
import os
import re
import secrets
import struct
import weakref
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Lock

from storage.durable import sync_everything, sync_folder, write_through, write_unsynced

log = logging.getLogger(__name__)

PAGE = 4096
LENGTH = 2 << 20  # bytes of a journal: about seventy signatures
LARGEST = LENGTH // 8  # a larger file is written by itself: what it costs beside its bytes is little
AT_MOST = (
    4  # journals of one process; if they are all full, the disk is the slower one, and everybody waits for it
)
_MAGIC = b"YXJ1"
_NAME = re.compile(rb"[0-9a-z]+/[0-9a-z.]+")  # nothing else becomes part of a path
_HEAD = struct.Struct(">4s16sIHI")  # magic, number, lengths of bytes and name, CRC-32 of name and bytes


class Journal:
    """Of the files in `folder`; `beside` is a folder for what is half written."""

    def __init__(self, folder: Path, beside: Path) -> None:
        self._folder, self._beside = folder, beside
        self._place = folder / "journal"
        self._lock = Lock()
        self._book: _Book | None = None
        self._full: list[_Book] = []
        self._spare: list[int] = []
        self._empty: set[int] = set()  # of these
        self._own: set[str] = set()
        self._settling = ThreadPoolExecutor(1, thread_name_prefix="settle")

    def write(self, name: str, content: bytes) -> None:
        """A file of that name in the folder, in place of one that is there. When this returns it can be read, and
        a power cut takes it no more."""
        self.begin(name, content)()

    def begin(self, name: str, content: bytes) -> Callable[[], None]:
        """The same up to the disk. What this gives waits for that, for all that were begun before as well: of
        many that are begun and then waited for, the first one waits."""
        size = _size(name.encode(), content)
        with self._lock:
            book = self._book_for(size) if size <= LARGEST else None
            mine = book.add(name, content) if book else 0
        return partial(book.sync, name, mine) if book else partial(self._write_alone, name, content)

    def _write_alone(self, name: str, content: bytes) -> None:
        path = self._folder / name
        path.parent.mkdir(exist_ok=True, mode=0o700)
        write_through(path, self._beside, content)
        sync_folder(self._folder)

    def pending(self, name: str) -> bytes | None:
        """What this process has written and is no file of its own yet."""
        with self._lock:
            for book in (self._book, *self._full):
                if book is not None and name in book.files:
                    return book.files[name]
        return None

    def of_others(self, name: str) -> bytes | None:
        """What another process has written, if it is no file yet."""
        for path in self._journals():
            with suppress(FileNotFoundError), path.open("rb", buffering=0) as file:
                for found, begin, length, check in _blocks(file.fileno()):
                    if found == name and (content := _content(file.fileno(), name, begin, length, check)):
                        return content
        return None

    def settle(self) -> None:
        """All that was written until now is files of their own."""
        with self._lock:
            self._close()
        self._settling.submit(self._settle).result()

    def forget(self) -> None:
        """After `settle`: what was written stands in files of its own and nowhere else, so that nothing that is
        removed comes back with the next start."""
        with self._lock:
            for handle in self._spare:
                if handle not in self._empty:
                    _write(handle, bytes(LENGTH), 0)
                    os.fsync(handle)
                    self._empty.add(handle)

    def restore(self, is_right: Callable[[str], bool]) -> None:
        """Settles what processes that are gone have left, where the file is not there or not right."""
        for path in self._journals():
            with suppress(FileNotFoundError, BlockingIOError), path.open("rb", buffering=0) as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                found = {name: None if is_right(name) else content for name, content in _held(file.fileno())}
                self._write_files(found)
                sync_everything(self._folder)
                path.unlink()

    def _journals(self) -> list[Path]:
        """Of other processes."""
        try:
            return [path for path in self._place.iterdir() if path.name not in self._own]
        except FileNotFoundError:
            return []

    def _book_for(self, size: int) -> _Book | None:
        book = self._book
        if book is None or not book.has_room(size):
            self._close()
            if self._spare:
                handle = self._spare.pop()
                self._empty.discard(handle)
                self._book = _Book(handle)
            elif len(self._own) < AT_MOST:
                self._book = _Book(self._new())
        return self._book

    def _close(self) -> None:
        book, self._book = self._book, None
        if book is not None:
            # By whoever fills it: in a thread beside them, four calls of the system a file each wait for the
            # interpreter's lock, and those who sign wait for that thread to wake.
            with suppress(OSError):  # tried again, and told of, where it is synced
                self._write_files(book.files)
                book.is_written = True
            self._full.append(book)
            self._settling.submit(self._settle)

    def _new(self) -> int:
        """All its bytes are on the disk, and its name is: to write into it changes nothing else."""
        self._place.mkdir(exist_ok=True, mode=0o700)
        name = secrets.token_hex(8)
        fresh = self._beside / f".journal.{name}"
        handle = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _write(handle, bytes(LENGTH), 0)
            os.fsync(handle)
            self._own.add(name)
            fresh.replace(self._place / name)
            sync_folder(self._place)
            sync_folder(self._folder)
        except BaseException:
            self._own.discard(name)
            for path in (fresh, self._place / name):
                path.unlink(missing_ok=True)  # a full disk is not filled further by what was in vain
            os.close(handle)
            raise
        weakref.finalize(self, os.close, handle)
        return handle

    def _settle(self) -> None:
        with self._lock:
            full = list(self._full)
        for book in full:
            try:
                if not book.is_written:
                    self._write_files(book.files)
                sync_everything(self._folder)
            except OSError:
                log.exception("a journal of %d files is kept: it could not be settled", len(book.files))
                continue
            with self._lock:
                self._full.remove(book)
                if not book.broken:
                    self._spare.append(book.handle)

    def _write_files(self, files: Mapping[str, bytes | None]) -> None:
        """To be synced then. None for what is a file already."""
        new = [(name, content) for name, content in [*files.items()] if content is not None]
        for folder in {name.partition("/")[0] for name, _ in new}:
            (self._folder / folder).mkdir(exist_ok=True, mode=0o700)
        for name, content in new:
            write_unsynced(self._folder / name, self._beside, content)


class _Book:
    """A journal between two settlings."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self.files: dict[str, bytes] = {}
        self.broken = False
        self.is_written = False  # all of it, as files, which nobody has synced
        self._lost: OSError | None = None
        self._number = secrets.token_bytes(16)
        self._end = PAGE
        self._written = self._synced = 0
        self._syncing = Lock()
        # Not synced by itself: it reaches the disk with the first block, and without one it says nothing.
        _write(handle, _MAGIC + self._number, 0)

    def has_room(self, size: int) -> bool:
        return not self.broken and self._end + size <= LENGTH

    def add(self, name: str, content: bytes) -> int:
        """One at a time; gives what to `sync`."""
        block = _block(self._number, name.encode(), content)
        self.broken = True  # unless all of it gets through: what lies behind a hole is not found again
        _write(self.handle, block, self._end)
        self.broken = False
        self._end += len(block)
        self.files[name] = content
        self._written += 1
        return self._written

    def sync(self, name: str, mine: int) -> None:
        """Those who wait here are often through already when it is their turn."""
        with self._syncing:
            if self._synced >= mine:
                return
            written = self._written
            try:
                if self._lost is not None:
                    raise self._lost
                os.fdatasync(self.handle)
            except OSError as lost:
                # The system forgets what it could not write, and says so once: a second attempt would succeed.
                self.broken, self._lost = True, lost
                self.files.pop(name, None)
                raise
            self._synced = written


def held_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """What lies in the journals of all processes, a file at a time: for whoever copies the folder meanwhile."""
    place = folder / "journal"
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        with suppress(FileNotFoundError), path.open("rb", buffering=0) as file:
            yield from _held(file.fileno())


def _write(handle: int, content: bytes, at: int) -> None:
    if os.pwrite(handle, content, at) != len(content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _size(name: bytes, content: bytes) -> int:
    """Of a block: whole pages."""
    size = _HEAD.size + len(name) + len(content)
    return size + -size % PAGE


def _block(number: bytes, name: bytes, content: bytes) -> bytes:
    head = _HEAD.pack(_MAGIC, number, len(content), len(name), _check(name, content))
    return b"".join((head, name, content)).ljust(_size(name, content), b"\0")


def _check(name: bytes, content: bytes) -> int:
    return zlib.crc32(content, zlib.crc32(name))


def _blocks(handle: int) -> Iterator[tuple[str, int, int, int]]:
    """Name, where its bytes begin, how many there are, check sum."""
    number, at = os.pread(handle, 20, 0)[4:], PAGE
    while len(head := os.pread(handle, _HEAD.size + 256, at)) >= _HEAD.size:
        magic, of, length, named, check = _HEAD.unpack_from(head)
        name = head[_HEAD.size : _HEAD.size + named]
        if magic != _MAGIC or of != number or len(name) != named or not _NAME.fullmatch(name):
            return
        yield name.decode(), at + _HEAD.size + named, length, check
        size = _HEAD.size + named + length
        at += size + -size % PAGE


def _content(handle: int, name: str, begin: int, length: int, check: int) -> bytes | None:
    content = os.pread(handle, length, begin)
    return content if _check(name.encode(), content) == check else None


def _held(handle: int) -> Iterator[tuple[str, bytes]]:
    """Up to the first that is not whole: what lies behind it, nobody was told of."""
    for name, *where in _blocks(handle):
        content = _content(handle, name, *where)
        if content is None:
            return
        yield name, content
