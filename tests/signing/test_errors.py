from __future__ import annotations

import pickle

import pytest

from signing.errors import BadAnswer, DocumentRefused, NotAllowed, Refusal, Stale, Waiting, YinxinError


@pytest.mark.parametrize("kind", [YinxinError, Refusal, DocumentRefused, NotAllowed, Stale, BadAnswer, Waiting])
def test_an_error_comes_back_from_a_child_as_it_was(kind: type[YinxinError]) -> None:
    back = pickle.loads(pickle.dumps(kind("no-such-page", page=3, pages=2)))
    assert type(back) is kind and back.code == "no-such-page" and back.facts == {"page": 3, "pages": 2}
    assert str(back) == "no-such-page(page=3, pages=2)"


def test_what_a_person_can_mend_is_a_refusal_and_what_heals_by_itself_is_none() -> None:
    assert all(issubclass(kind, Refusal) for kind in (DocumentRefused, NotAllowed, Stale, BadAnswer))
    assert not issubclass(Waiting, Refusal)
