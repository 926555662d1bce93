from __future__ import annotations

import pytest

from tests.bench.bulk import measure_bulk, measure_codes


@pytest.mark.slow
async def test_what_is_timed_is_a_sheet_that_is_sent_whole() -> None:
    found = await measure_bulk(30)
    assert (found.rows, found.sent) == (30, 30)
    assert found.checking > 0 and found.sending > 0 and measure_codes(10) > 0
