"""Pictures and shapes of pages, kept in memory by the digest of their bytes: they can never be out of date."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

from signing.fields.kinds import Box, PageShape, Patch
from signing.pdf.page_text import page_text
from signing.pdf.places import PageToAppend, picture_of_places
from signing.pdf.preview import page_shapes, render_page
from signing.ports import Ports

V = TypeVar("V")

PICTURE_BYTES = 48 * 1024 * 1024  # about 500 pages at phone width
SHAPE_COUNT = 2000
TEXT_SIGNS = 4_000_000  # characters of all pages kept
WIDTH_LEAST, WIDTH_MOST = 320, 2000  # px


class Cache(Generic[V]):
    """Least recently used goes first, once the sizes sum up to more than `limit`."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._used = 0
        self._kept: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()

    def get(self, key: Hashable) -> V | None:
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, value: V, size: int) -> None:
        if key in self._kept:
            self._used -= self._kept.pop(key)[1]
        self._kept[key] = (value, size)
        self._used += size
        while self._used > self._limit:
            self._used -= self._kept.popitem(last=False)[1][1]


_pictures: Cache[bytes] = Cache(PICTURE_BYTES)
_texts: Cache[str] = Cache(TEXT_SIGNS)
_shapes: Cache[tuple[PageShape, ...]] = Cache(SHAPE_COUNT)


async def shapes_of(ports: Ports, sha256: str) -> tuple[PageShape, ...]:
    shapes = _shapes.get(sha256)
    if shapes is None:
        shapes = tuple(await ports.children.run(page_shapes, await ports.blobs.get(sha256)))
        _shapes.put(sha256, shapes, 1)
    return shapes


async def picture_of(ports: Ports, sha256: str, page: int, width: int) -> bytes:
    """WebP; the width is brought into 320…2000 px and up to the next 40, so that two phones share a picture."""
    width = min(max(width, WIDTH_LEAST), WIDTH_MOST)
    width = min(-(-width // 40) * 40, WIDTH_MOST)
    picture = _pictures.get((sha256, page, width))
    if picture is None:
        data = await ports.blobs.get(sha256)
        picture = await ports.children.run(render_page, data, page, width_px=width, format="webp")
        _pictures.put((sha256, page, width), picture, len(picture))
    return picture


async def text_of(ports: Ports, sha256: str, page: int) -> str:
    text = _texts.get((sha256, page))
    if text is None:
        text = await ports.children.run(page_text, await ports.blobs.get(sha256), page)
        _texts.put((sha256, page), text, len(text))
    return text


async def picture_with_places(
    ports: Ports,
    sha256: str,
    page: int,
    boxes: tuple[tuple[Box, str, str], ...],
    appended: PageToAppend | None,
    *,
    patches: tuple[Patch, ...] = (),
) -> bytes:
    """JPEG of a draft's page. A card is drawn anew at every press; what it shows seldom changes."""
    key = (sha256, page, boxes, appended, patches)
    picture = _pictures.get(key)
    if picture is None:
        data = await ports.blobs.get(sha256)
        picture = await ports.children.run(picture_of_places, data, page, boxes, appended, patches)
        _pictures.put(key, picture, len(picture))
    return picture
