"""How dark a photographed sheet is where nothing is printed: shadows, yellow light, grey paper."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from PIL import Image

Floats: TypeAlias = npt.NDArray[np.float32]
Mask: TypeAlias = npt.NDArray[np.bool_]
BLOCK = 24  # pixels: smaller than a shadow's edge, larger than a stroke of print


def densities(picture: Image.Image, *, inked: Mask) -> Floats:
    """How much light each pixel keeps back beside the paper around it, as -ln per channel: 0 is paper, 1 about a
    third of its light, whatever falls on it. `inked`: pixels that are surely no paper."""
    light = np.asarray(picture, np.float32) + 1
    paper = _paper(light, inked)
    return np.maximum(-np.log(light / np.maximum(paper, 8)), 0).astype(np.float32)


def _paper(light: Floats, inked: Mask) -> Floats:
    """The brighter pixels of each block, carried into blocks that have none, smooth between them."""
    height, width, _ = light.shape
    rows, columns = -(-height // BLOCK), -(-width // BLOCK)
    found = np.zeros((rows, columns, 3), np.float32)
    known = np.zeros((rows, columns), bool)
    for row in range(rows):
        for column in range(columns):
            at = np.s_[row * BLOCK : (row + 1) * BLOCK, column * BLOCK : (column + 1) * BLOCK]
            free = light[at][~inked[at]]
            if len(free) > BLOCK * BLOCK // 6:
                found[row, column] = np.percentile(free, 75, axis=0)
                known[row, column] = True
    if not known.any():
        found[:], known[:] = 255, True
    found = _carried(found, known)
    channels = [
        np.asarray(Image.fromarray(found[..., one]).resize((width, height), Image.Resampling.BICUBIC), np.float32)
        for one in range(3)
    ]
    return np.stack(channels, -1)


def _carried(found: Floats, known: Mask) -> Floats:
    """Unknown blocks become the mean of their known neighbours, from the edges inwards."""
    while not known.all():
        total, count = np.zeros_like(found), np.zeros(known.shape, np.float32)
        padded, there = np.pad(found, ((1, 1), (1, 1), (0, 0))), np.pad(known, 1)
        for dy in (0, 1, 2):
            for dx in (0, 1, 2):
                near = there[dy : dy + known.shape[0], dx : dx + known.shape[1]]
                total += padded[dy : dy + known.shape[0], dx : dx + known.shape[1]] * near[..., None]
                count += near
        reached = ~known & (count > 0)
        found[reached] = total[reached] / count[reached][:, None]
        known = known | reached
    return found
