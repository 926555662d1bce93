"""Callback data goes round, whatever stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import LIMIT, Press, StrangeButton, pack, unpack
from signing.task.ids import new_id
from signing.task.model import Role

VERB = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=8)
PART = st.text("abcdefghijklmnopqrstuvwxyz234567+-_/", min_size=1, max_size=12)


@given(VERB, st.integers(0, 99_999), st.lists(PART, max_size=2))
def test_what_is_packed_comes_out_again(verb: str, version: int, parts: list[str]) -> None:
    task_id = new_id()
    data = pack(verb, task_id, version, *parts)
    assert 1 <= len(data.encode()) <= LIMIT
    press = unpack(data)
    assert press == Press(verb, task_id, version, ".".join(parts))
    assert list(press.args) == parts


@given(st.text(max_size=80))
def test_foreign_data_never_raises(data: str) -> None:
    press = unpack(data)
    assert press is None or pack(press.verb, press.task_id, press.version, *press.args) is not None


def test_no_data_is_no_button() -> None:
    assert unpack(None) is None and unpack("") is None


def test_a_button_too_large_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="no button"):
        pack("pset", new_id(), 1, "x" * 60)


def test_arguments_are_read_strictly() -> None:
    press = Press("pset", "t", 1, "party.role.signer")
    assert press.one_of(Role, 2) is Role.SIGNER
    for strange in (lambda: press.part(3), lambda: press.number(1), lambda: press.one_of(Role, 1)):
        with pytest.raises(StrangeButton):
            strange()
