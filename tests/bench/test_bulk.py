from __future__ import annotations

import pytest

from tests.bench.bulk import GOAL_S, measure_bulk


@pytest.mark.slow
async def test_a_thousand_rows_are_sent_within_a_minute() -> None:
    found = await measure_bulk()
    assert found.sent == 1000
    assert found.checking + found.sending <= GOAL_S
