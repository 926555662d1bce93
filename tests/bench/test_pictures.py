from __future__ import annotations

import pytest

from tests.bench.pictures import CACHED_GOAL_MS, EACH_GOAL_MS, GOAL_MS, measure_pictures


@pytest.mark.slow
async def test_the_first_page_of_a_thousand_is_there_at_once() -> None:
    found = await measure_pictures(5)
    assert found.first.median <= GOAL_MS
    assert found.last.median <= 3 * GOAL_MS
    assert found.each.median <= EACH_GOAL_MS
    assert found.cached.median <= CACHED_GOAL_MS
