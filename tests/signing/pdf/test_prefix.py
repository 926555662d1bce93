"""The digest of a file so far: any thread may go on from it, and none disturbs another."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor

from signing.pdf.prefix import Prefixes, prefix_of


def test_what_is_hashed_on_is_the_digest_of_the_whole() -> None:
    known = Prefixes()
    known.keep(prefix_of(b"one"))
    found = known.find(hashlib.sha256(b"one").hexdigest())
    assert found is not None
    on = found.copy()
    on.update(b" two")
    assert on.digest() == hashlib.sha256(b"one two").digest()
    assert found.hexdigest() == hashlib.sha256(b"one").hexdigest()


def test_the_longest_unused_is_forgotten_first() -> None:
    known = Prefixes(at_most=2)
    first, second, third = (prefix_of(words) for words in (b"1", b"2", b"3"))
    known.keep(first)
    known.keep(second)
    assert known.find(first.hexdigest())
    known.keep(third)
    assert known.find(second.hexdigest()) is None
    assert known.find(first.hexdigest()) and known.find(third.hexdigest())


def test_going_on_with_a_prefix_after_it_was_kept_does_not_change_what_is_kept() -> None:
    known, prefix = Prefixes(), prefix_of(b"base")
    name = prefix.hexdigest()
    known.keep(prefix)
    prefix.update(b" and more")
    found = known.find(name)
    assert found is not None and found.hexdigest() == name


def test_many_threads_at_once() -> None:
    known = Prefixes(at_most=50)
    words = [b"%d" % number for number in range(200)]

    def through(one: bytes) -> bool:
        known.keep(prefix_of(one))
        found = known.find(hashlib.sha256(one).hexdigest())
        return found is None or found.digest() == hashlib.sha256(one).digest()

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(through, words * 20))
