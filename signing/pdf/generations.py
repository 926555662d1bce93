"""Objects that begin in another generation than 0: a number that was free once, or never used (poppler's files).

Some readers look at the number alone, others at both. They show the same as long as nothing names the number in
another generation (ISO 32000-2, 7.3.10, 7.5.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from signing.pdf.usages import UNREADABLE


def named_otherwise(reader: PdfFileReader, numbers: Mapping[int, int]) -> bool:
    """Whether any object or trailer of any revision names one of these (number → generation) in another
    generation. True where not all can be read."""
    try:
        return any(numbers.get(one.idnum, one.generation) != one.generation for one in _references(reader))
    except UNREADABLE:
        return True


def _references(reader: Any) -> Iterator[Any]:
    for revision in range(reader.xrefs.total_revisions):
        new: list[Any] = [reader.get_historical_resolver(revision).trailer_view]
        for ref in reader.xrefs.explicit_refs_in_revision(revision):
            new.append(reader.get_object(ref, revision=revision, transparent_decrypt=False))
        while new:
            one = new.pop()
            if isinstance(one, generic.IndirectObject):
                yield one
            elif isinstance(one, generic.ArrayObject):
                new += list.__iter__(one)
            elif isinstance(one, dict):
                new += dict.values(one)
