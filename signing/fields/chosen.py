"""Places that the initiator chose, act by act, beside those that were found: every act can be taken back, and what
was found comes again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from signing.fields.forms import PREFIX
from signing.fields.kinds import VISIBLE_MARKS, Field
from signing.fields.room import overlap

_ACT = re.compile(r"w(\d+)_")
BY_HAND = "h_"  # how the names begin of what was put on the page itself
OVER = 0.3  # of the smaller one: a found place under a chosen one is the same place


def chosen(fields: Sequence[Field]) -> tuple[Field, ...]:
    return tuple(field for field in fields if act_of(field) or field.name.startswith((PREFIX, BY_HAND)))


def act_of(field: Field) -> int:
    """The number of the act it was put there by, from 1; 0 for what was found, put on the page, or a form's."""
    found = _ACT.match(field.name)
    return int(found[1]) if found else 0


def last_act(fields: Sequence[Field]) -> int:
    return max((act_of(field) for field in fields), default=0)


def act_prefix(number: int) -> str:
    return f"w{number}_"


def placed_by(fields: Sequence[Field]) -> frozenset[str]:
    """Parties who need no other place for their mark."""
    return frozenset(field.party_id for field in fields if field.kind in VISIBLE_MARKS)


def beside_chosen(found: Sequence[Field], mine: Sequence[Field]) -> tuple[Field, ...]:
    """Of what was found, what is left beside what was chosen: a mark of the same kind for the same party was put
    elsewhere on purpose; tags were written on purpose, too."""
    covered = {field.covers for field in mine if field.covers}
    put = {(field.party_id, field.kind) for field in mine if field.kind in VISIBLE_MARKS}
    return tuple(
        field
        for field in found
        if (field.covers and field.covers not in covered)
        or (
            not field.covers
            and (field.party_id, field.kind) not in put
            and not any(_same(field, one) for one in mine)
        )
    )


def _same(one: Field, other: Field) -> bool:
    smaller = min(one.box.width * one.box.height, other.box.width * other.box.height)
    return one.page == other.page and overlap(one.box, other.box) > OVER * smaller
