"""What a party will leave, drawn for nobody while its code is on the way: shapes, fonts and pictures are known
then when it signs, if the same process does that, and only the moment is another one."""

from __future__ import annotations

from collections.abc import Sequence

from signing.fields.kinds import Field, FieldKind
from signing.pdf.ink import Ink, Mark, Place
from signing.pdf.writes import Filling


def draw_ahead(fields: Sequence[Field], mark: Mark, filling: Filling) -> None:
    """`fields`: the party's own in one document. Raises as `Ink.appearances`."""
    # A seam's strips are cut in their revision.
    places = [Place(each, each.box.width, each.box.height) for each in fields if each.kind is not FieldKind.SEAM]
    Ink(mark, filling.values, filling.pictures, filling.seals).appearances(places)
