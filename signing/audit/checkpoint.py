"""A checkpoint: what of it is hashed and time-stamped, its file, and what its files together say.

docs/audit.md has the layout. A file is JSON Lines: the checkpoint, its hash with the time stamp, then a line for
each leaf that is new or other than in the checkpoint before. So the files together name every head, at a cost
that goes with what has happened and not with all that ever was."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from signing.audit.entries import INSTALLATION_CHAIN, chain_id
from signing.audit.jcs import canonical
from signing.audit.merkle import leaf_hash
from signing.ports import Checkpoint, SealedHead

DOMAIN = b"yinxin-checkpoint-v1\0"
LEAF_DOMAIN = b"yinxin-leaf-v1\0"
FORMAT = "yinxin-checkpoint-v1"
FIRST = hashlib.sha256(DOMAIN + b"genesis").hexdigest()  # what the first one follows


class Unreadable(ValueError):
    """A file that is not as a checkpoint's file is."""


def head_line(head: SealedHead) -> bytes:
    return b"[%d,%b" % (head.leaf, _named(head)[1:])


def leaf_of(head: SealedHead) -> bytes:
    """The leaf hash. Where a leaf stands in the tree is not said in it: the path does."""
    return leaf_hash(LEAF_DOMAIN + _named(head))


def _named(head: SealedHead) -> bytes:
    """RFC 8785 of chain, number and hash. A chain's id and a hash are letters and figures, which are written as
    they are: five times as fast, for a hundred thousand of them."""
    chain = chain_id(head.task_id)
    if chain.isalnum() and chain.isascii():
        return f'["{chain}",{head.number},"{head.hash}"]'.encode()
    return canonical([chain, head.number, head.hash])


def stamped_bytes(checkpoint: Checkpoint) -> bytes:
    """What is hashed; the time stamp is over its SHA-256."""
    said = {
        "format": FORMAT,
        "number": checkpoint.number,
        "previous": checkpoint.previous,
        "at": checkpoint.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "tree_size": checkpoint.tree_size,
        "root": checkpoint.root,
        "changed": checkpoint.changed,
        "changed_sha256": checkpoint.changed_sha256,
        "full": checkpoint.full,
    }
    return DOMAIN + canonical(said)


def with_hash(checkpoint: Checkpoint) -> Checkpoint:
    return replace(checkpoint, hash=hashlib.sha256(stamped_bytes(checkpoint)).hexdigest())


def file_lines(checkpoint: Checkpoint, changed: Iterable[SealedHead]) -> Iterator[bytes]:
    token = base64.b64encode(checkpoint.token).decode() if checkpoint.token else None
    yield stamped_bytes(checkpoint).removeprefix(DOMAIN)
    yield canonical({"hash": checkpoint.hash, "token": token})
    yield from map(head_line, changed)


def read_file(lines: Iterator[bytes]) -> tuple[Checkpoint, Iterator[tuple[SealedHead, bytes]]]:
    """The checkpoint, and its leaves with their lines, as they are asked for. Unreadable, also while these are
    read."""
    try:
        said, sealed = json.loads(next(lines)), json.loads(next(lines))
        if said.pop("format") != FORMAT:
            raise Unreadable("another format")
        said["at"] = datetime.fromisoformat(said["at"])
        token = base64.b64decode(sealed["token"]) if sealed["token"] else None
        checkpoint = Checkpoint(**said, hash=sealed["hash"], token=token)
        if checkpoint.hash != with_hash(checkpoint).hash:
            raise Unreadable("its hash is not its own")
    except (StopIteration, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable(str(error)) from error
    return checkpoint, map(_head, lines)


def _head(line: bytes) -> tuple[SealedHead, bytes]:
    try:
        leaf, chain, number, digest = json.loads(line)
    except (ValueError, TypeError) as error:
        raise Unreadable("a line that is no leaf") from error
    return SealedHead(leaf, None if chain == INSTALLATION_CHAIN else chain, number, digest), line


@dataclass(frozen=True, slots=True)
class Gone:
    """A chain that one checkpoint sealed further than the next knows of: the database in between was an older
    one."""

    checkpoint: int
    task_id: str | None
    number: int  # the first entry that is no longer there


@dataclass(slots=True)
class Folded:
    """What all files up to one say of every chain, in the order of the leaves: some 250 bytes each."""

    heads: list[SealedHead] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)

    def take(self, checkpoint: Checkpoint, changed: Iterable[tuple[SealedHead, bytes]]) -> None:
        """Unreadable where the leaves are not those that the checkpoint was made over."""
        before = {head.task_id: head for head in self.heads} if checkpoint.full else {}
        if checkpoint.full:
            self.heads = []
        digest, count = hashlib.sha256(), 0
        for head, line in changed:
            digest.update(line + b"\n")
            count += 1
            self._put(checkpoint.number, head, before.pop(head.task_id, None))
        if (digest.hexdigest(), count) != (checkpoint.changed_sha256, checkpoint.changed):
            raise Unreadable("its leaves are not those it was made over")
        if len(self.heads) != checkpoint.tree_size:
            raise Unreadable("leaves are missing")
        self.gone += [Gone(checkpoint.number, head.task_id, 0) for head in before.values()]

    def _put(self, checkpoint: int, head: SealedHead, before: SealedHead | None) -> None:
        if head.leaf == len(self.heads):
            self.heads.append(head)
        elif 0 <= head.leaf < len(self.heads) and self.heads[head.leaf].task_id == head.task_id:
            before, self.heads[head.leaf] = self.heads[head.leaf], head
        else:
            raise Unreadable("a leaf out of its place")
        if before is not None and head.number < before.number:
            self.gone.append(Gone(checkpoint, head.task_id, head.number + 1))


def facts_of(checkpoint: Checkpoint) -> dict[str, Any]:
    """What the installation's chain keeps of it."""
    return {
        "number": checkpoint.number,
        "hash": checkpoint.hash,
        "root": checkpoint.root,
        "tree_size": checkpoint.tree_size,
        "previous": checkpoint.previous,
    }
