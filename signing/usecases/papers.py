"""The pages of several documents, read one after the other: the doors count them through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from signing.fields.kinds import Field, PageShape
from signing.ports import Ports
from signing.task.documents import flat_starts
from signing.task.model import Document
from signing.usecases.page_cache import shapes_of


@dataclass(frozen=True, slots=True)
class Papers:
    """By the key of each document, in their order."""

    by_key: Mapping[int, tuple[PageShape, ...]] = field(default_factory=dict)

    @property
    def shapes(self) -> tuple[PageShape, ...]:
        return tuple(shape for shapes in self.by_key.values() for shape in shapes)

    @property
    def starts(self) -> Mapping[int, int]:
        """Which page of them all is the first of each document, from 0."""
        return flat_starts((key, len(shapes)) for key, shapes in self.by_key.items())

    def number(self, each: Field) -> int | None:
        """Of the page that it stands on; None where that is not there (yet)."""
        shapes = self.by_key.get(each.document, ())
        return self.starts[each.document] + each.page if 0 <= each.page < len(shapes) else None

    def at(self, number: int) -> tuple[int, int]:
        """Document and page of it. KeyError where there is none."""
        for key, start in self.starts.items():
            if start <= number < start + len(self.by_key[key]):
                return key, number - start
        raise KeyError(number)


async def papers_of(ports: Ports, documents: Sequence[Document]) -> Papers:
    return Papers({one.key: await shapes_of(ports, one.current) for one in documents})
