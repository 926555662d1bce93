from __future__ import annotations

import pytest

from tests.bench.pictures import PAGES_READ, measure_pictures


@pytest.mark.slow
async def test_what_is_timed_are_pages_drawn_and_pages_kept() -> None:
    found = await measure_pictures(1)
    assert len(found.intake.ms) == len(found.first.ms) == len(found.last.ms) == 1
    assert (len(found.each.ms), len(found.cached.ms)) == (PAGES_READ - 1, PAGES_READ)
    assert found.cached.median < found.each.median
