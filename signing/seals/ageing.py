"""A worn seal: bites out of its border, specks where the ink did not take, more of them in a few dry patches.
Vector holes, always the same ones for the same number."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator

Point = tuple[float, float]
Hole = list[Point]
AREA = 1256.0  # mm² of a Ø 40 seal: for it the counts below are meant


def holes(width: float, height: float, seed: int) -> list[Hole]:
    """Small polygons in mm from the lower left corner."""
    chance = random.Random(seed)  # noqa: S311 - a pattern, not a secret
    scale = width * height * math.pi / 4 / AREA
    return [
        *_bites(chance, width, height, round(5 + 4 * scale)),
        *_dry_patches(chance, width, height, scale),
        *_specks(chance, width, height, round(90 * scale)),
    ]


def _bites(chance: random.Random, width: float, height: float, count: int) -> Iterator[Hole]:
    """Where the border is chipped, from outside or from inside."""
    for _ in range(count):
        turn = chance.uniform(0, math.tau)
        inset = chance.choice((0.05, 0.1, 1.0, 1.1)) * chance.uniform(0.8, 1.1)
        x = width / 2 + (width / 2 - inset) * math.cos(turn)
        y = height / 2 + (height / 2 - inset) * math.sin(turn)
        yield _blot(chance, x, y, chance.uniform(0.12, 0.38), long=chance.uniform(1, 2.2), lean=turn + math.pi / 2)


def _dry_patches(chance: random.Random, width: float, height: float, scale: float) -> Iterator[Hole]:
    for _ in range(4):
        x, y = chance.uniform(0.1, 0.9) * width, chance.uniform(0.1, 0.9) * height
        reach = chance.uniform(0.06, 0.13) * width
        for _ in range(round(70 * scale)):
            far, turn = abs(chance.gauss(0, reach)), chance.uniform(0, math.tau)
            size = 0.03 + 0.09 * chance.random() ** 2
            yield _blot(chance, x + far * math.cos(turn), y + far * math.sin(turn), size)


def _specks(chance: random.Random, width: float, height: float, count: int) -> Iterator[Hole]:
    for _ in range(count):
        size = 0.025 + 0.1 * chance.random() ** 3
        yield _blot(chance, chance.uniform(0, width), chance.uniform(0, height), size)


def _blot(chance: random.Random, x: float, y: float, size: float, *, long: float = 1.0, lean: float = 0.0) -> Hole:
    corners = 4 if size < 0.08 else 8
    found = []
    for corner in range(corners):
        turn = math.tau * corner / corners
        reach = size * chance.uniform(0.6, 1.15)
        along, aside = reach * long * math.cos(turn), reach * math.sin(turn)
        found.append(
            (
                x + along * math.cos(lean) - aside * math.sin(lean),
                y + along * math.sin(lean) + aside * math.cos(lean),
            )
        )
    return found
