"""Documents and pictures in a local folder, encrypted at rest.

Each file is its own data key, sealed by the master key, then nonce and AES-256-GCM ciphertext: a new master key
needs new heads only, and no key ever encrypts two files. A file is named by the SHA-256 of what it holds, or, with
`.after`, of what it completes: it holds the SHA-256 of the bytes before, then what comes behind them. The latter
are small and many, and go through a journal."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from signing.in_turn import InTurn
from storage.durable import content_of, is_file, sync_file, sync_folder, write_beside
from storage.journal import Journal, held_in
from storage.master_key import HEAD_BYTES, KEY_BYTES, NONCE_BYTES, OVERHEAD, MasterKey
from storage.once import PutOnce

LEFT_BEHIND_S = 24 * 3600
WRAPPED_BYTES = KEY_BYTES + OVERHEAD
BEFORE_BYTES = 32  # the SHA-256 that a section begins with
_NAME = re.compile(r"[0-9a-f]{64}")


class FolderBlobs:
    """`folder/<first two digits>/<SHA-256>`; made with mode 0700 if it is not there. Half-written files are in
    `folder/incoming` only."""

    def __init__(self, folder: Path, key: MasterKey) -> None:
        self._folder, self._root = folder, str(folder)
        self._key = key
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._incoming = folder / "incoming"
        self._incoming.mkdir(exist_ok=True, mode=0o700)
        self._journal = Journal(folder, self._incoming)
        self._once = PutOnce(folder)
        self._putting: Counter[str] = Counter()  # at this moment
        self._appending = InTurn("append")
        self._journal.restore(self._is_right)
        self._sweep()

    async def put(self, data: bytes) -> str:
        return await asyncio.to_thread(self._put, data)

    async def put_appended(self, before: str, section: bytes, sha256: str) -> None:
        await self._appending.do(partial(self._begin_appended, before, section, sha256))

    async def get(self, sha256: str) -> bytes:
        return await asyncio.to_thread(self._get, sha256)

    async def has(self, sha256: str) -> bool:
        return await asyncio.to_thread(self._has, sha256)

    async def take_away(self, sha256: str) -> bool:
        return await asyncio.to_thread(self._take_away, sha256)

    async def before(self, sha256: str) -> str | None:
        held = await asyncio.to_thread(self._read, sha256, ".after")
        return held[:BEFORE_BYTES].hex() if held is not None else None

    async def remove(self, sha256: str, *, unused_s: float) -> bool:
        return await asyncio.to_thread(self._remove, sha256, unused_s)

    async def settle(self) -> None:
        """What is in the journal becomes files of its own: before a stop, or before somebody else reads them."""
        await asyncio.to_thread(self._journal.settle)

    def _sweep(self) -> None:
        """What a killed process left; younger files may be another's that is still writing."""
        for path in self._incoming.iterdir():
            with suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > LEFT_BEHIND_S:
                    path.unlink()

    async def renew(self) -> int:
        """Gives every file whose data key is under an older master key a new head; gives how many there were.
        Processes at work look for a newer key when they meet one."""
        return await asyncio.to_thread(self._renew)

    async def versions_in_use(self) -> Mapping[int, int]:
        """Version of the master key → how many files need it, those too that lie in a journal yet."""
        return await asyncio.to_thread(self._versions)

    def _versions(self) -> Mapping[int, int]:
        found: Counter[int] = Counter()
        # The journal first: what leaves it meanwhile is a file, and a settled one still says what it held.
        waiting = {name: content[:HEAD_BYTES] for name, content in held_in(self._folder)}
        for path in self._folder.glob("??/*"):
            waiting.pop(path.relative_to(self._folder).as_posix(), None)
            with path.open("rb") as file:
                head = file.read(HEAD_BYTES)
            if len(head) == HEAD_BYTES:
                found[int.from_bytes(head[1:], "big")] += 1
        found.update(int.from_bytes(head[1:], "big") for head in waiting.values())
        return found

    def _renew(self) -> int:
        self._journal.settle()
        renewed = 0
        for path in self._folder.glob("??/*"):
            content = path.read_bytes()
            if len(content) < WRAPPED_BYTES and path.suffix:
                continue  # a section that a power cut left, before anybody was told of it
            if not self._key.is_newest(content):
                key = self._key.open(content[:WRAPPED_BYTES], _purpose(path.name))
                head = self._key.seal(key, _purpose(path.name))
                fresh = write_beside(self._incoming / path.name, head, content[WRAPPED_BYTES:])
                os.utime(fresh, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))  # it is as old as it was
                fresh.replace(path)
                sync_folder(path.parent)
                renewed += 1
        return renewed

    def _has(self, sha256: str) -> bool:
        if not _is_name(sha256):
            return False
        name = _in_folder(sha256)
        return is_file(f"{self._root}/{name}") or self._content(f"{name}.after") is not None

    def _put(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._folder / _in_folder(sha256)
        self._make_folder(path)
        with self._once.lock:
            if self._has(sha256) or sha256 in self._putting:
                self._once.mark(sha256)
            self._putting[sha256] += 1
        try:
            if not self._has(sha256):
                write_beside(self._incoming / sha256, *self._encrypted(data, sha256)).replace(path)
            # Also where somebody else wrote it: they may not have got that far yet.
            sync_folder(path.parent)
        finally:
            with self._once.lock:
                self._putting -= Counter({sha256: 1})
        return sha256

    def _take_away(self, sha256: str) -> bool:
        if not _is_name(sha256):
            return False
        with self._once.lock:
            return sha256 not in self._putting and self._once.take_away(self._folder / _in_folder(sha256))

    def _remove(self, sha256: str, unused_s: float) -> bool:
        """Moved aside first: whoever puts the same bytes in this moment either finds nothing and writes them, or
        has left a mark by now, and it comes back."""
        if not _is_name(sha256):
            return False
        self._journal.settle()
        self._journal.forget()  # what lies in it would come back with the next start
        gone = False
        for name in (sha256, f"{sha256}.after"):
            path, aside = self._folder / name[:2] / name, self._incoming / f"{name}.gone"
            with self._once.lock:
                if sha256 in self._putting or not self._once.is_older(path, unused_s):
                    continue
                path.replace(aside)
                if self._once.is_older(aside, unused_s, sha256):
                    aside.unlink()
                    gone = True
                else:
                    aside.replace(path)
                sync_folder(path.parent)
        return gone

    def _begin_appended(self, before: str, section: bytes, sha256: str) -> Callable[[], object]:
        """What this gives waits for the disk."""
        if not _is_name(sha256) or not self._has(before):
            raise KeyError(before)
        if not section or sha256 == before:
            raise ValueError(f"{sha256}: nothing is appended")
        if is_file(f"{self._root}/{_in_folder(before)}"):
            self._once.mark(before, durable=False)  # the rows of its document say the same
        name = f"{_in_folder(sha256)}.after"
        if self._is_right(name):
            return partial(sync_file, self._folder / name)  # whoever wrote it may not have got that far yet
        sealed = self._encrypted(bytes.fromhex(before) + section, f"{sha256}.after")
        return self._journal.begin(name, b"".join(sealed))

    def _is_right(self, name: str) -> bool:
        """A file, and not a section that a power cut left."""
        content = self._on_disk(name)
        try:
            return content is not None and self._decrypted(content, name[3:]) is not None
        except ValueError:
            return False

    def _make_folder(self, path: Path) -> None:
        if not path.parent.exists():
            path.parent.mkdir(exist_ok=True, mode=0o700)
            sync_folder(self._folder)

    def _get(self, sha256: str) -> bytes:
        """Section by section back to what is whole. The digest of all of it decides, whoever said what belongs
        together."""
        sections: list[bytes] = []
        name = sha256
        while (held := self._read(name, ".after")) is not None:
            sections.append(held[BEFORE_BYTES:])
            name = held[:BEFORE_BYTES].hex()
        whole = self._read(name)
        if whole is None:
            raise KeyError(name)
        data = b"".join((whole, *reversed(sections))) if sections else whole
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ValueError(f"{sha256}: the bytes do not match their name")
        return data

    def _read(self, sha256: str, kind: str = "") -> bytes | None:
        if not _is_name(sha256):
            raise KeyError(sha256)
        content = self._content(f"{_in_folder(sha256)}{kind}")
        return self._decrypted(content, f"{sha256}{kind}") if content is not None else None

    def _content(self, name: str) -> bytes | None:
        """Of a file, or of what is going to be one; once more of the file at the end, for meanwhile it may be."""
        for held in (self._journal.pending, self._on_disk, self._journal.of_others, self._on_disk):
            if (content := held(name)) is not None:
                return content
        return None

    def _on_disk(self, name: str) -> bytes | None:
        return content_of(f"{self._root}/{name}")

    def _encrypted(self, data: bytes, name: str) -> tuple[bytes, bytes, bytes]:
        key, nonce = os.urandom(KEY_BYTES), os.urandom(NONCE_BYTES)
        return self._key.seal(key, _purpose(name)), nonce, AESGCM(key).encrypt(nonce, data, name.encode())

    def _decrypted(self, content: bytes, name: str) -> bytes:
        key = self._key.open(content[:WRAPPED_BYTES], _purpose(name))
        nonce = content[WRAPPED_BYTES : WRAPPED_BYTES + NONCE_BYTES]
        rest = memoryview(content)[WRAPPED_BYTES + NONCE_BYTES :]  # a slice would be a copy of the whole document
        try:
            return AESGCM(key).decrypt(nonce, rest, name.encode())
        except (InvalidTag, ValueError):
            raise ValueError(f"{name}: changed on the disk") from None


def _is_name(sha256: str) -> bool:
    """Nothing else ever becomes part of a path."""
    return _NAME.fullmatch(sha256) is not None


def _in_folder(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}"


def _purpose(name: str) -> str:
    return f"blob:{name}"
