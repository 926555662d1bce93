"""Pages of the same file and of others in turn: what is kept open never shows another's page."""

from __future__ import annotations

import pytest

from signing.errors import BadAnswer, DocumentRefused
from signing.pdf.preview import render_page
from tests.pdfs import contract


def test_each_page_is_its_own_in_whatever_order_they_are_asked_for() -> None:
    one, other = contract(3, salt="one"), contract(3, salt="other")
    wanted = {
        (name, page): render_page(data, page)
        for name, data in (("one", one), ("other", other))
        for page in range(3)
    }
    assert len(set(wanted.values())) == 4, "their first pages differ"
    for name, page in [("other", 2), ("one", 0), ("one", 2), ("other", 2), ("one", 1), ("other", 0), ("other", 1)]:
        assert render_page(one if name == "one" else other, page) == wanted[name, page]


def test_a_refusal_leaves_nothing_open_that_could_be_drawn() -> None:
    good = contract(1, salt="good")
    before = render_page(good, 0)
    with pytest.raises(BadAnswer, match="no-such-page"):
        render_page(good, 1)
    with pytest.raises(DocumentRefused, match="damaged-pdf"):
        render_page(b"no PDF", 0)
    assert render_page(good, 0) == before
