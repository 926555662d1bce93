from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signing.confirmation.codes import (
    CODE_LIFE,
    bound_to,
    check_may_issue,
    check_not_locked,
    code_matches,
    hash_code,
    is_live,
    locked_until,
    new_code,
    read_code,
    tries_left,
)
from signing.errors import BadAnswer, Refusal
from signing.ports import Code

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def ago(*minutes: float) -> list[datetime]:
    return [NOW - timedelta(minutes=each) for each in minutes]


# ── the digits ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_code_is_six_digits_and_no_two_are_expected_to_be_alike() -> None:
    codes = [new_code() for _ in range(2000)]
    assert all(len(code) == 6 and code.isascii() and code.isdigit() for code in codes)
    assert Counter(codes).most_common(1)[0][1] <= 3
    assert any(code.startswith("0") for code in codes), "leading zeros are part of it"


@pytest.mark.parametrize("typed", ["048213", " 048213\n", "048 213", "０４８２１３", "048-213", "048\u00a0213"])
def test_spaces_and_full_width_digits_are_forgiven(typed: str) -> None:
    assert read_code(typed) == "048213"


@pytest.mark.parametrize(
    "typed", ["", "48213", "0482133", "04821x", "٠٤٨٢١٣", "十二三四五六", "0x8213", "+48213", "④⑧②①③"]
)
def test_anything_else_is_asked_for_again(typed: str) -> None:
    with pytest.raises(BadAnswer, match="code-six-digits"):
        read_code(typed)


def test_a_code_is_kept_as_a_salted_hash_only() -> None:
    first, second = hash_code("048213"), hash_code("048213")
    assert first != second and "048213" not in first and first.startswith("$argon2id$")
    assert code_matches(first, "048213") and not code_matches(first, "048214")
    assert not code_matches("damaged", "048213")


# ── what it is bound to ──────────────────────────────────────────────────────────────────────────────────────

BOUND = ("task", "party", "sign", "a" * 64, {"name": "李明", "drawing": None})


@pytest.mark.parametrize(
    "other",
    [
        ("task2", *BOUND[1:]),
        ("task", "party2", *BOUND[2:]),
        ("task", "party", "approve", *BOUND[3:]),
        ("task", "party", "sign", "b" * 64, BOUND[4]),
        ("task", "party", "sign", "a" * 64, {"name": "李明", "drawing": "c" * 64}),
        ("task", "party", "sign", "a" * 64, {"name": "李明 ", "drawing": None}),
        ("taskparty", "", "sign", "a" * 64, BOUND[4]),
    ],
)
def test_any_other_value_of_anything_is_another_binding(
    other: tuple[str, str, str, str, dict[str, str | None]],
) -> None:
    assert bound_to(*other) != bound_to(*BOUND)


def test_the_same_values_are_the_same_binding_in_whatever_order() -> None:
    assert bound_to(*BOUND[:4], {"drawing": None, "name": "李明"}) == bound_to(*BOUND)


# ── how long it lives ────────────────────────────────────────────────────────────────────────────────────────

CODE = Code("id", "task", "party", "sign", "hash", "bound", {}, expires_at=NOW + CODE_LIFE)


def test_a_code_is_good_for_ten_minutes_once_and_for_one_act() -> None:
    assert is_live(CODE, "sign", NOW) and is_live(CODE, "sign", NOW + timedelta(minutes=9, seconds=59))
    assert not is_live(CODE, "sign", NOW + timedelta(minutes=10))
    assert not is_live(CODE, "approve", NOW)
    assert not is_live(replace(CODE, used_at=NOW), "sign", NOW)
    assert not is_live(replace(CODE, voided_at=NOW), "sign", NOW)
    assert not is_live(None, "sign", NOW)


# ── wrong tries ──────────────────────────────────────────────────────────────────────────────────────────────


def test_five_wrong_tries_lock_for_a_quarter_of_an_hour_from_the_last() -> None:
    assert locked_until(ago(4, 3, 2, 1), NOW) is None
    assert locked_until(ago(5, 4, 3, 2, 1), NOW) == NOW + timedelta(minutes=14)
    with pytest.raises(Refusal) as refused:
        check_not_locked(ago(5, 4, 3, 2, 1), NOW)
    assert (refused.value.code, refused.value.facts) == ("code-locked", {"minutes": 14})


def test_the_lock_ends_by_itself() -> None:
    wrong = ago(19, 18, 17, 16, 15)
    assert locked_until(wrong, NOW - timedelta(seconds=1)) == NOW
    assert locked_until(wrong, NOW) is None


def test_five_wrong_tries_spread_over_more_than_the_window_do_not_lock() -> None:
    assert locked_until(ago(15, 10, 5, 2, 0), NOW) is None
    assert locked_until(ago(14.9, 10, 5, 2, 0), NOW) is not None


def test_the_number_of_tries_left_counts_the_window_only() -> None:
    assert tries_left([], NOW) == 5
    assert tries_left(ago(20, 16, 14, 1), NOW) == 3
    assert tries_left(ago(5, 4, 3, 2, 1, 0), NOW) == 0


@given(st.lists(st.floats(0, 120), max_size=60))
def test_nobody_gets_more_than_five_tries_in_any_quarter_of_an_hour(minutes: list[float]) -> None:
    """Whatever the rhythm: what the lock lets through is at most five in each window."""
    made: list[datetime] = []
    for at in sorted(minutes):
        now = NOW + timedelta(minutes=at)
        if locked_until(made, now) is None:
            made.append(now)
    for at in made:
        assert sum(at <= other < at + timedelta(minutes=15) for other in made) <= 5


# ── asking for codes ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_second_code_is_to_be_had_after_half_a_minute() -> None:
    with pytest.raises(Refusal) as refused:
        check_may_issue([NOW - timedelta(seconds=12.5)], [], NOW)
    assert (refused.value.code, refused.value.facts) == ("code-too-soon", {"seconds": 18})
    check_may_issue([NOW - timedelta(seconds=30)], [], NOW)


def test_five_codes_in_a_quarter_of_an_hour_are_enough() -> None:
    with pytest.raises(Refusal) as refused:
        check_may_issue(ago(14, 8, 6, 4, 2), [], NOW)
    assert (refused.value.code, refused.value.facts) == ("code-too-many", {"minutes": 1})
    check_may_issue(ago(15, 8, 6, 4, 2), [], NOW)


def test_a_new_code_is_no_way_around_the_lock() -> None:
    with pytest.raises(Refusal, match="code-locked"):
        check_may_issue([], ago(5, 4, 3, 2, 1), NOW)
