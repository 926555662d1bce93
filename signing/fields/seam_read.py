"""A seam seal read back from its strips: the draft keeps fields, the page shows what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from signing.fields.kinds import Field, FieldKind, PageShape
from signing.fields.pages import read_pages
from signing.fields.seam import MM, Edge, SeamOptions, seam_fields

FINE = 2  # decimals of a millimetre


@dataclass(frozen=True, slots=True)
class Seam:
    party_id: str
    options: SeamOptions
    strips: tuple[Field, ...]


def seams_of(fields: Sequence[Field], shapes: Sequence[PageShape]) -> tuple[Seam, ...]:
    groups: dict[str, list[Field]] = {}
    for field in fields:
        if field.kind is FieldKind.SEAM and field.slice is not None and field.page < len(shapes):
            groups.setdefault(field.key, []).append(field)
    return tuple(Seam(group[0].party_id, _options(group, shapes), tuple(group)) for group in groups.values())


def _options(strips: Sequence[Field], shapes: Sequence[PageShape]) -> SeamOptions:
    first = strips[0]
    assert first.slice is not None, "strips only"
    sides = {_side(strip, shapes) for strip in strips}
    pages = sorted({strip.page for strip in strips})
    shape, box = shapes[first.page], first.box
    inset = box.u if _side(first, shapes) is Edge.LEFT else shape.width - box.u - box.width
    return SeamOptions(
        pages="all" if len(pages) == len(shapes) else ranges(pages),
        group=max(strip.slice.count for strip in strips if strip.slice is not None),
        edge=Edge.BOTH if len(sides) > 1 else next(iter(sides)),
        height_mm=round((shape.height - box.v - box.height / 2) / MM, FINE),
        inset=round(inset / MM, FINE),
        diameter=round(first.slice.diameter / MM, FINE),
        document=first.document,
    )


def _side(strip: Field, shapes: Sequence[PageShape]) -> Edge:
    middle = strip.box.u + strip.box.width / 2
    return Edge.LEFT if middle < shapes[strip.page].width / 2 else Edge.RIGHT


def plainly(options: SeamOptions, count: int) -> SeamOptions:
    """With its pages as they are read back, however they were written. Raises BadAnswer as `read_pages`."""
    pages = read_pages(options.pages, count)
    return replace(options, pages="all" if len(pages) == count else ranges(pages))


def ranges(pages: Sequence[int]) -> str:
    """Pages from 0, in order, as people write them: "1-3,6"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ",".join(str(run[0] + 1) if len(run) == 1 else f"{run[0] + 1}-{run[-1] + 1}" for run in runs)


def seam_strips(
    wanted: Sequence[tuple[str, SeamOptions]], before: Sequence[Seam], shapes: Sequence[PageShape], prefix: str
) -> tuple[Field, ...]:
    """The strips of each seal a party (its id) is to have: those that the draft has stay as they are. Raises
    BadAnswer as `seam_fields`."""
    left, taken = list(before), {strip.group for seam in before for strip in seam.strips}
    fields: list[Field] = []
    for party_id, asked in wanted:
        options = plainly(asked, len(shapes))
        same = next((seam for seam in left if (seam.party_id, seam.options) == (party_id, options)), None)
        if same is not None:
            left.remove(same)
            fields += same.strips
            continue
        number = 1
        while f"{prefix}{number}_seam" in taken:
            number += 1
        taken.add(f"{prefix}{number}_seam")
        fields += seam_fields(party_id, shapes, options, stem=f"{prefix}{number}")
    return tuple(fields)
