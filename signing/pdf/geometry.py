"""From a box as a person sees it to the page's own coordinates, and back (ISO 32000-2, 8.3.2 and 14.11.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from signing.fields.kinds import Box, PageShape

A4 = PageShape(595.276, 841.89)
LARGEST_UNIT = 75_000.0  # ISO 32000-2, annex C


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """The visible rectangle of a page in user space (CropBox ∩ MediaBox), its turn in degrees, and how many points
    a unit of user space has (UserUnit: sheets over 14,400 units need it)."""

    left: float
    bottom: float
    right: float
    top: float
    rotate: int = 0
    unit: float = 1.0

    @classmethod
    def of(
        cls, media: Sequence[float], crop: Sequence[float] | None, rotate: int, unit: float = 1.0
    ) -> PageGeometry:
        """Corners may come in any order; a crop that misses the page is ignored, as viewers do."""
        left, bottom, right, top = _ordered(media)
        if crop is not None:
            l2, b2, r2, t2 = _ordered(crop)
            clipped = (max(left, l2), max(bottom, b2), min(right, r2), min(top, t2))
            if clipped[0] < clipped[2] and clipped[1] < clipped[3]:
                left, bottom, right, top = clipped
        if not (right - left > 0 and top - bottom > 0):
            left, bottom, right, top = 0.0, 0.0, 612.0, 792.0  # what PDFium does with an empty page box
        turn = (round(rotate / 90) * 90) % 360
        return cls(left, bottom, right, top, turn, unit if 0 < unit < LARGEST_UNIT else 1.0)

    @property
    def shape(self) -> PageShape:
        width, height = (self.right - self.left) * self.unit, (self.top - self.bottom) * self.unit
        return PageShape(height, width) if self.rotate in (90, 270) else PageShape(width, height)

    def point(self, u: float, v: float) -> tuple[float, float]:
        """Displayed (u, v) from the lower left, in points → user space (x, y)."""
        u, v = u / self.unit, v / self.unit
        match self.rotate:
            case 90:
                return self.right - v, self.bottom + u
            case 180:
                return self.right - u, self.top - v
            case 270:
                return self.left + v, self.top - u
            case _:
                return self.left + u, self.bottom + v

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """User space (x, y) → displayed (u, v), in points."""
        match self.rotate:
            case 90:
                u, v = y - self.bottom, self.right - x
            case 180:
                u, v = self.right - x, self.top - y
            case 270:
                u, v = self.top - y, x - self.left
            case _:
                u, v = x - self.left, y - self.bottom
        return u * self.unit, v * self.unit

    def rect(self, box: Box) -> tuple[float, float, float, float]:
        """The widget's /Rect for a displayed box: (x1, y1, x2, y2) with x1 < x2, y1 < y2."""
        x1, y1 = self.point(box.u, box.v)
        x2, y2 = self.point(box.u + box.width, box.v + box.height)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    def box(self, rect: Sequence[float]) -> Box:
        """The displayed box of a rectangle in user space."""
        u1, v1 = self.seen(rect[0], rect[1])
        u2, v2 = self.seen(rect[2], rect[3])
        return Box(min(u1, u2), min(v1, v2), abs(u2 - u1), abs(v2 - v1))

    def matrix(self, width: float, height: float) -> tuple[float, ...]:
        """The /Matrix that shows an upright appearance of BBox [0 0 width height] upright on this page."""
        match self.rotate:
            case 90:
                return 0, 1, -1, 0, height, 0
            case 180:
                return -1, 0, 0, -1, width, height
            case 270:
                return 0, -1, 1, 0, 0, width
            case _:
                return 1, 0, 0, 1, 0, 0


def _ordered(rect: Sequence[float]) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = (float(value) for value in rect[:4])
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
