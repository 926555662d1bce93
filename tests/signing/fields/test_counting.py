"""How many places and entries people are told of."""

from __future__ import annotations

from dataclasses import replace

from signing.fields.kinds import Box, Field, FieldKind, Slice, by_hand, to_fill
from signing.task.draft_steps import unplaced
from tests.sent_tasks import sent, signer

KIND = FieldKind


def a_place(name: str, kind: FieldKind, **more: object) -> Field:
    return Field(name, "甲方", kind, 0, Box(0, 0, 90, 30), **more)  # type: ignore[arg-type]


def test_a_seam_seal_is_one_place_however_many_pages_it_joins() -> None:
    seam = [a_place(f"seam_{at}", KIND.SEAM, group="seam", slice=Slice(at, 20, 113)) for at in range(20)]
    places = [a_place("sign", KIND.SIGNATURE), a_place("again", KIND.SIGNATURE, group="x"), *seam]
    assert len(by_hand([*places, a_place("date", KIND.DATE), a_place("text", KIND.TEXT)])) == 3


def test_one_entry_that_stands_in_many_places_is_filled_in_once() -> None:
    buttons = [a_place(f"pay_{at}", KIND.RADIO, group="pay", option=str(at)) for at in range(3)]
    names = [a_place(f"name_{at}", KIND.TEXT, group="name") for at in range(2)]
    assert to_fill([*buttons, *names, a_place("id", KIND.ID_NUMBER), a_place("sign", KIND.SEAL)]) == (
        "pay",
        "name",
        "id",
    )


def test_who_only_fills_in_still_lacks_a_place_to_sign() -> None:
    task = sent(signer("甲方"))
    assert [party.name for party in unplaced(replace(task, fields=(a_place("text", KIND.TEXT),)))] == ["甲方"]
    assert unplaced(replace(task, fields=(a_place("seal", KIND.LEGAL_SEAL),))) == ()
