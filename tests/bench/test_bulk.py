from __future__ import annotations

import pytest

from tests.bench.bulk import CODES_GOAL_S, GOAL_S, measure_bulk, measure_codes


@pytest.mark.slow
async def test_a_thousand_rows_are_sent_within_a_minute() -> None:
    found = await measure_bulk()
    assert found.sent == 1000
    assert found.checking + found.sending <= GOAL_S


@pytest.mark.slow
def test_the_codes_of_a_thousand_links_take_seconds() -> None:
    assert measure_codes() <= CODES_GOAL_S
