"""The tree of RFC 6962: the vectors of Certificate Transparency, and a naive tree written from its definition."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signing.audit.merkle import Growing, leaf_hash, node_hash, path_to, root_by, root_of

INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def naive_root(data: list[bytes]) -> bytes:
    """MTH of 2.1, word by word."""
    if not data:
        return hashlib.sha256().digest()
    if len(data) == 1:
        return leaf_hash(data[0])
    k = _largest_power_below(len(data))
    return node_hash(naive_root(data[:k]), naive_root(data[k:]))


def naive_path(m: int, data: list[bytes]) -> list[bytes]:
    """PATH of 2.1.1, word by word."""
    if len(data) == 1:
        return []
    k = _largest_power_below(len(data))
    if m < k:
        return [*naive_path(m, data[:k]), naive_root(data[k:])]
    return [*naive_path(m - k, data[k:]), naive_root(data[:k])]


def _largest_power_below(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


@pytest.mark.parametrize("size", range(9))
def test_the_vectors_of_certificate_transparency(size: int) -> None:
    leaves = [leaf_hash(bytes.fromhex(each)) for each in INPUTS[:size]]
    assert root_of(leaves).hex() == ROOTS[size]


def test_a_path_of_certificate_transparency() -> None:
    leaves = [leaf_hash(bytes.fromhex(each)) for each in INPUTS]
    assert [each.hex() for each in path_to(5, leaves)] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


DATA = st.lists(st.binary(max_size=8), min_size=1, max_size=70)


@given(data=DATA, at=st.integers(min_value=0))
def test_roots_and_paths_are_those_of_the_naive_tree(data: list[bytes], at: int) -> None:
    at %= len(data)
    leaves = [leaf_hash(each) for each in data]
    assert root_of(leaves) == naive_root(data)
    path = path_to(at, leaves)
    assert path == naive_path(at, data)
    assert root_by(path, at, len(data), leaves[at]) == naive_root(data)


@given(data=DATA, at=st.integers(min_value=0), damage=st.integers(min_value=0))
def test_a_path_proves_its_own_leaf_in_its_own_place_only(data: list[bytes], at: int, damage: int) -> None:
    at %= len(data)
    leaves = [leaf_hash(each) for each in data]
    root, path, size = root_of(leaves), path_to(at, leaves), len(data)
    assert root_by(path, at, size, leaf_hash(b"another leaf, longer than any of those")) != root
    assert root_by([*path, leaves[0]], at, size, leaves[at]) is None
    for other in {damage % size, size, -1} - {at}:
        assert root_by(path, other, size, leaves[at]) != root or leaves[other] == leaves[at]
    if path:
        broken = list(path)
        broken[damage % len(path)] = hashlib.sha256(b"x").digest()
        assert root_by(broken, at, size, leaves[at]) != root
        assert root_by(path[:-1], at, size, leaves[at]) is None


def test_a_leaf_can_not_be_passed_off_as_a_node() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != node_hash(left, right)


def test_a_growing_tree_keeps_a_few_hashes_only_and_can_be_asked_at_any_size() -> None:
    tree = Growing()
    data = [str(number).encode() for number in range(1000)]
    for size, each in enumerate(data, 1):
        tree.add(leaf_hash(each))
        if size in {1, 2, 7, 64, 65, 999, 1000}:
            assert tree.root() == naive_root(data[:size])
    assert len(tree._full) == bin(1000).count("1")


def test_there_is_no_path_to_what_is_not_there() -> None:
    with pytest.raises(IndexError):
        path_to(0, [])
    with pytest.raises(IndexError):
        path_to(3, [leaf_hash(b"x")] * 3)
