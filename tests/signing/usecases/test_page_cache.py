from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from signing.usecases.page_cache import Cache


def test_the_least_recently_used_goes_first() -> None:
    cache: Cache[str] = Cache(10)
    cache.put("a", "A", 4)
    cache.put("b", "B", 4)
    assert cache.get("a") == "A"
    cache.put("c", "C", 4)
    assert (cache.get("a"), cache.get("b"), cache.get("c")) == ("A", None, "C")


def test_what_is_larger_than_the_cache_is_not_kept() -> None:
    cache: Cache[str] = Cache(10)
    cache.put("a", "A", 11)
    assert cache.get("a") is None


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 12)), max_size=60))
def test_it_never_holds_more_than_its_limit(puts: list[tuple[int, int]]) -> None:
    cache: Cache[int] = Cache(20)
    sizes = {}
    for key, size in puts:
        cache.put(key, size, size)
        sizes[key] = size
        held = sum(sizes[each] for each in sizes if cache.get(each) is not None)
        assert held <= 20
