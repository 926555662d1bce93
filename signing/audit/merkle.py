"""The tree of RFC 6962, 2.1, over any number of leaves: its root in one pass, paths, and their proof."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

EMPTY = hashlib.sha256().digest()


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


class Growing:
    """A tree that leaves are added to at its right end. It keeps the roots of its full subtrees only, one for each
    bit of its size: a few dozen hashes for any tree."""

    def __init__(self) -> None:
        self.size = 0
        self._full: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        """`leaf`: as `leaf_hash` gives it."""
        size, self.size = self.size, self.size + 1
        while size & 1:
            leaf, size = node_hash(self._full.pop(), leaf), size >> 1
        self._full.append(leaf)

    def root(self) -> bytes:
        if not self._full:
            return EMPTY
        *before, found = self._full
        for left in reversed(before):
            found = node_hash(left, found)
        return found


def root_of(leaves: Iterable[bytes]) -> bytes:
    tree = Growing()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root()


def path_to(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """PATH(m, D[n]) of RFC 6962, 2.1.1, over leaf hashes: the siblings from the leaf up. Rises level by level;
    a node without a sibling rises as it is."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    path, level = [], list(leaves)
    while len(level) > 1:
        if index ^ 1 < len(level):
            path.append(level[index ^ 1])
        odd = [level[-1]] if len(level) % 2 else []
        level = [node_hash(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)] + odd
        index >>= 1
    return path


def root_by(path: Sequence[bytes], index: int, size: int, leaf: bytes) -> bytes | None:
    """The root that this path leads to (RFC 9162, 2.1.3.2); None if it cannot belong to such a tree."""
    if not 0 <= index < size:
        return None
    last = size - 1
    for sibling in path:
        if last == 0:
            return None
        if index & 1 or index == last:
            leaf = node_hash(sibling, leaf)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            leaf = node_hash(leaf, sibling)
        index, last = index >> 1, last >> 1
    return leaf if last == 0 else None
