"""All that one party leaves in one act, drawn place by place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from signing.fields.kinds import Field, FieldKind
from signing.pdf.ink.boxes import draw_checkbox, draw_radio
from signing.pdf.ink.canvas import form
from signing.pdf.ink.company import draw_company, place_seal
from signing.pdf.ink.dates import date_text
from signing.pdf.ink.mark import Mark, draw_initials, draw_mark
from signing.pdf.ink.photo import draw_picture
from signing.pdf.ink.words import draw_date, draw_value
from signing.pdf.parts import Part
from signing.pdf.seam import Strips

_UPRIGHT = (1, 0, 0, 1, 0, 0)


class Ink:
    """Made once per act. `values` by `Field.key`: a checkbox is "yes" or "", a radio the chosen option, a picture
    the name of a blob that is in `pictures`. `seals`: the drawings of chops, at their true size in points."""

    def __init__(
        self,
        mark: Mark,
        values: Mapping[str, str],
        pictures: Mapping[str, bytes] | None = None,
        seals: Mapping[FieldKind, Part] | None = None,
    ) -> None:
        self._mark, self._values = mark, values
        self._pictures, self._seals = pictures or {}, seals or {}
        self._made: dict[Any, Part] = {}
        self._strips: dict[float, Strips] = {}

    def appearance(self, field: Field, width: float, height: float, matrix: Sequence[float] = _UPRIGHT) -> Part:
        """What stands in `field`: a form of `width` × `height` points, upright under the page's `matrix`. Equal
        drawings are one.

        Raises DocumentRefused `glyph-missing`, `drawing-unreadable`, `drawing-empty`, `picture-unreadable`;
        BadAnswer `value-too-long`.
        """
        width, height = max(round(width, 2), 1.0), max(round(height, 2), 1.0)
        if field.kind is FieldKind.SEAM and field.slice is not None:
            return self._seam(field.slice.diameter)(field.slice, width, height, matrix)
        what, draw = self._drawing(field)
        upright = self._once((what, width, height), lambda: draw(width, height))
        if tuple(matrix) == _UPRIGHT:
            return upright
        turned = (what, width, height, tuple(matrix))
        return self._once(
            turned, lambda: form(width, height, b"/D Do", {"XObject": {"D": upright}}, matrix=matrix)
        )

    def _once(self, key: Any, draw: Callable[[], Part]) -> Part:
        if key not in self._made:
            self._made[key] = draw()
        return self._made[key]

    def _drawing(self, field: Field) -> tuple[Any, Callable[[float, float], Part]]:  # noqa: PLR0911 - one a kind
        """What tells this drawing from others, and how it is drawn."""
        mark, value, look = self._mark, self._values.get(field.key, ""), field.look
        match field.kind:
            case FieldKind.SIGNATURE:
                return field.kind, lambda width, height: draw_mark(mark, width, height)
            case FieldKind.INITIALS:
                return field.kind, lambda width, height: draw_initials(mark, width, height)
            case FieldKind.SEAL | FieldKind.LEGAL_SEAL | FieldKind.SEAM:
                return field.kind, lambda width, height: self._seal(field.kind, width, height)
            case FieldKind.DATE:
                text = date_text(mark.at, mark.language, field.format)
                return (text, look), lambda width, height: draw_date(text, look, width, height)
            case FieldKind.CHECKBOX:
                ticked = value == "yes"
                return (field.kind, ticked, look.colour), lambda width, height: draw_checkbox(
                    ticked, look.colour, width, height
                )
            case FieldKind.RADIO:
                chosen = bool(value) and value == field.option
                return (field.kind, chosen, look.colour), lambda width, height: draw_radio(
                    chosen, look.colour, width, height
                )
            case _ if not value:
                return "", _nothing
            case FieldKind.PICTURE:
                picture = self._pictures[value]
                return (field.kind, value), lambda width, height: draw_picture(picture, width, height)
            case _:
                several = field.kind is FieldKind.COPIED
                return (several, value, look), lambda width, height: draw_value(field, value, width, height)

    def _seal(self, kind: FieldKind, width: float, height: float) -> Part:
        if kind in self._seals:
            return place_seal(self._seals[kind], width, height)
        if self._mark.company:
            return draw_company(self._mark, width, height)
        return draw_mark(self._mark, width, height)

    def _seam(self, diameter: float) -> Strips:
        """Strips of the seal for seams, else of the company's, else of what stands for it."""
        if diameter not in self._strips:
            seal = self._seals.get(FieldKind.SEAM) or self._seals.get(FieldKind.SEAL)
            self._strips[diameter] = Strips(seal or self._seal(FieldKind.SEAM, diameter, diameter))
        return self._strips[diameter]


def _nothing(width: float, height: float) -> Part:
    return form(width, height, b"", {})
