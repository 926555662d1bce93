from __future__ import annotations

import pytest

from signing.task.model import ENDED_STATES, OPEN_STATES, PARTIES_MOVE, PartyState, Person, TaskState
from signing.task.states import PARTY_TRANSITIONS, TRANSITIONS


def test_the_tables_name_every_state() -> None:
    assert set(TRANSITIONS) == set(TaskState) and set(PARTY_TRANSITIONS) == set(PartyState)


def test_every_state_is_open_ended_or_a_draft() -> None:
    assert OPEN_STATES | ENDED_STATES | {TaskState.DRAFT} == set(TaskState)
    assert not OPEN_STATES & ENDED_STATES and PARTIES_MOVE < OPEN_STATES


def test_what_has_ended_stays_ended_and_nothing_else_is_a_dead_end() -> None:
    assert {state for state, following in TRANSITIONS.items() if not following} == ENDED_STATES


def test_every_state_can_be_reached_from_a_draft() -> None:
    reached, fresh = set(), {TaskState.DRAFT}
    while fresh:
        reached |= fresh
        fresh = {after for state in fresh for after in TRANSITIONS[state]} - reached
    assert reached == set(TaskState)


def test_from_every_open_state_the_task_can_end() -> None:
    for state in OPEN_STATES:
        reached, fresh = set(), {state}
        while fresh:
            reached |= fresh
            fresh = {after for each in fresh for after in TRANSITIONS[each]} - reached
        assert reached & ENDED_STATES, state


def test_who_has_signed_cannot_take_it_back() -> None:
    assert not PARTY_TRANSITIONS[PartyState.SIGNED]
    assert PARTY_TRANSITIONS[PartyState.APPROVED] == {PartyState.TO_ACT}  # an approval can be taken back


@pytest.mark.parametrize(
    ("chosen", "last_seen", "speaks"),
    [
        (None, None, "en"),
        (None, "zh-hans", "zh"),
        (None, "zh-TW", "zh"),
        (None, "de", "en"),
        ("en", "zh-hans", "en"),
        ("zh", "en", "zh"),
    ],
)
def test_a_person_speaks_what_they_chose_else_what_their_chat_says(
    chosen: str | None, last_seen: str | None, speaks: str
) -> None:
    assert Person("p", 1, "某人", language=chosen, language_code=last_seen).speaks == speaks
