"""All that one party leaves in one act, drawn place by place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from signing.fields.kinds import Field, FieldKind, Slice
from signing.pdf.ink.boxes import draw_checkbox, draw_radio
from signing.pdf.ink.canvas import Canvas, Fonts, form
from signing.pdf.ink.company import draw_company, place_seal
from signing.pdf.ink.dates import date_text
from signing.pdf.ink.mark import Mark, draw_initials, draw_mark
from signing.pdf.ink.photo import draw_picture
from signing.pdf.ink.words import draw_date, draw_value
from signing.pdf.parts import Part
from signing.pdf.seam import Strips

_UPRIGHT: tuple[float, ...] = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Place:
    """`width` × `height` points, upright under the page's `matrix`."""

    field: Field
    width: float
    height: float
    matrix: tuple[float, ...] = _UPRIGHT

    @property
    def size(self) -> tuple[float, float]:
        """As it is drawn."""
        return max(round(self.width, 2), 1.0), max(round(self.height, 2), 1.0)

    @property
    def strip(self) -> Slice | None:
        return self.field.slice if self.field.kind is FieldKind.SEAM else None


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
        self._drawn: dict[Any, Canvas] = {}  # what waits for its fonts
        self._made: dict[Any, Part] = {}
        self._strips: dict[Any, Strips] = {}

    def appearance(self, field: Field, width: float, height: float, matrix: Sequence[float] = _UPRIGHT) -> Part:
        """Of one place alone."""
        return self.appearances([Place(field, width, height, tuple(matrix))])[0]

    def appearances(self, places: Sequence[Place]) -> list[Part]:
        """What stands in each place, as a form. Equal drawings are one, and a typeface is one font with the glyphs
        of all of them.

        Raises DocumentRefused `glyph-missing`, `drawing-unreadable`, `drawing-empty`, `picture-unreadable`;
        BadAnswer `value-too-long`.
        """
        whats = [self._draw(place) for place in places]
        fonts = Fonts(self._drawn.values())
        self._made.update({what: canvas.form(fonts) for what, canvas in self._drawn.items()})
        self._drawn.clear()
        return [self._placed(what, place) for what, place in zip(whats, places, strict=True)]

    def _draw(self, place: Place) -> Any:
        """Names the drawing, which is made unless it was."""
        if place.strip is not None:
            return self._draw_for_strips(place.strip.diameter)
        kind, draw = self._drawing(place.field)
        width, height = place.size
        what = (kind, width, height)
        if what not in self._made and what not in self._drawn:
            self._drawn[what] = draw(width, height)
        return what

    def _draw_for_strips(self, diameter: float) -> Any:
        """The seal for seams, else the company's, else what stands for it."""
        what = ("strips", diameter)
        seal = self._seals.get(FieldKind.SEAM) or self._seals.get(FieldKind.SEAL)
        if seal is not None:
            self._made[what] = seal
        elif what not in self._made and what not in self._drawn:
            self._drawn[what] = self._seal(FieldKind.SEAM, diameter, diameter)
        return what

    def _placed(self, what: Any, place: Place) -> Part:
        (width, height), matrix, made = place.size, place.matrix, self._made[what]
        if place.strip is not None:
            if what not in self._strips:
                self._strips[what] = Strips(made)
            return self._strips[what](place.strip, width, height, matrix)
        if matrix == _UPRIGHT:
            return made
        turned = (what, matrix)
        if turned not in self._made:
            self._made[turned] = form(width, height, b"/D Do", {"XObject": {"D": made}}, matrix=matrix)
        return self._made[turned]

    def _drawing(self, field: Field) -> tuple[Any, Callable[[float, float], Canvas]]:  # noqa: PLR0911 - one a kind
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
            case _ if field.drawn:
                picture = self._pictures[value]
                return (field.kind, value), lambda width, height: draw_picture(picture, width, height)
            case _:
                several = field.kind is FieldKind.COPIED
                return (several, value, look), lambda width, height: draw_value(field, value, width, height)

    def _seal(self, kind: FieldKind, width: float, height: float) -> Canvas:
        if kind in self._seals:
            return place_seal(self._seals[kind], width, height)
        if self._mark.company:
            return draw_company(self._mark, width, height)
        return draw_mark(self._mark, width, height)


def _nothing(width: float, height: float) -> Canvas:
    return Canvas(width, height)
