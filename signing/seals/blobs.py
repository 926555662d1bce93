"""What hangs together in a picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from signing.seals.paper import Mask


@dataclass(frozen=True, slots=True)
class Blob:
    """Pixels: left, top, right, bottom (exclusive), and how many are set."""

    left: int
    top: int
    right: int
    bottom: int
    area: int

    @property
    def reach(self) -> int:
        return (self.right - self.left) * (self.bottom - self.top)


def blobs(mask: Mask) -> list[Blob]:
    """Connected by sides or corners, those that reach farthest first. Runs of set pixels are joined row by row."""
    runs: list[tuple[int, int, int]] = []  # row, start, end
    parent: list[int] = []

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    above: list[int] = []
    for row in range(mask.shape[0]):
        edges = np.flatnonzero(np.diff(np.pad(mask[row].astype(np.int8), 1)))
        here = []
        for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            here.append(len(runs))
            runs.append((row, start, end))
            parent.append(len(runs) - 1)
            for other in above:
                if runs[other][1] <= end and start <= runs[other][2]:
                    parent[root(other)] = root(len(runs) - 1)
        above = here
    found: dict[int, list[int]] = {}
    for at, (row, start, end) in enumerate(runs):
        box = found.setdefault(root(at), [start, row, end, row + 1, 0])
        box[0], box[2], box[3] = min(box[0], start), max(box[2], end), row + 1
        box[4] += end - start
    return sorted((Blob(*box) for box in found.values()), key=lambda blob: -blob.reach)
