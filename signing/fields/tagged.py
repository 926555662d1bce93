"""Fields from {{tags}}: what a tag asks for, where it stands, with all that it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from signing.errors import BadAnswer
from signing.fields.by_keyword import Beside, box_beside
from signing.fields.kinds import Box, Field, FieldKind, Look, PageShape, TextRun
from signing.fields.pages import on_pages, read_pages
from signing.fields.place_party import PlaceParty, name_part
from signing.fields.room import SIZES, obstacles, overlap, whole_on_page
from signing.fields.seam import MM, Edge, SeamOptions, seam_fields
from signing.fields.tags import Tag, shown, without_tags

_LOOKS = {"font": "face", "size": "size", "align": "align", "colour": "colour", "lines": "multiline"}
_SAME = ("label", "tip", "required", "default", "sentence", "format")
LINE = 16.0  # points: height of one line of a multi-line text at the size it is written in
MOST = 2000  # fields of one document


def place_tags(
    owned: Sequence[tuple[Tag, PlaceParty]],
    runs: Sequence[TextRun],
    shapes: Sequence[PageShape],
    taken: Sequence[Field],
) -> tuple[tuple[Field, ...], tuple[BadAnswer, ...]]:
    """Fields of all tags but those that `find_hits` gives, and why some cannot be placed. Seams come last: they
    keep off everything else."""
    desk = _Desk(without_tags(runs), shapes, list(taken), [tag for tag, _ in owned])
    wrong = []
    for tag, party in sorted(owned, key=lambda one: one[0].kind is FieldKind.SEAM):
        try:
            desk.place(tag, party)
        except BadAnswer as refusal:
            wrong.append(tag_wrong(tag, refusal))
    return tuple(desk.fields[len(taken) :]), tuple(wrong)


def tag_wrong(tag: Tag, refusal: BadAnswer) -> BadAnswer:
    """The same, saying of which tag."""
    return BadAnswer(refusal.code, **{**refusal.facts, "tag": shown(tag.text)})


def dressed(field: Field, tag: Tag, shapes: Sequence[PageShape]) -> tuple[Field, ...]:
    """A field that stands on its tag, with what the tag says of it; on all the pages that it names.

    Raises BadAnswer as `read_pages`."""
    values = tag.values
    look = {_LOOKS[key]: values[key] for key in _LOOKS if key in values}
    same: dict[str, Any] = {key: values[key] for key in _SAME if key in values}
    field = replace(field, look=replace(field.look, **look), covers=tag.covers, **same)
    if "width" in values or "height" in values:
        field = replace(field, box=_sized(field, tag, shapes[tag.page]))
    if "pages" not in values:
        return (field,)
    return on_pages(field, read_pages(values["pages"], len(shapes)), shapes)


def _sized(field: Field, tag: Tag, shape: PageShape) -> Box:
    width = tag.values.get("width", field.box.width)
    height = tag.values.get("height", field.box.height)
    return whole_on_page(box_beside(tag.boxes[0], Beside.ON, (width, height)), shape)


class _Desk:
    def __init__(
        self, runs: Sequence[TextRun], shapes: Sequence[PageShape], fields: list[Field], tags: Sequence[Tag]
    ) -> None:
        self.runs, self.shapes, self.fields = runs, shapes, fields
        self._tags: dict[int, list[tuple[Tag, Box]]] = {}
        for tag in tags:
            self._tags.setdefault(tag.page, []).extend((tag, box) for box in tag.boxes)
        self._blocked: dict[int, list[Box]] = {}
        self._counted = Counter((field.party_id, field.kind) for field in fields)
        self._groups: dict[tuple[str, FieldKind, str], str] = {}

    def place(self, tag: Tag, party: PlaceParty) -> None:
        if len(self.fields) > MOST:
            raise BadAnswer("tag-too-many", limit=MOST)
        self._counted[party.id, tag.kind] += 1
        name = f"p{party.index + 1}_{name_part(tag.kind)}_{self._counted[party.id, tag.kind]}"
        if tag.kind is FieldKind.SEAM:
            self.fields += self._seam(tag, party, name)
            return
        field = Field(name, party.id, tag.kind, tag.page, self._box(tag), look=Look())
        field = replace(field, group=self._group(tag, party, name), **_offered(tag))
        self.fields += dressed(field, tag, self.shapes)

    def _box(self, tag: Tag) -> Box:
        """On the tag, as large as nothing else is touched."""
        if tag.page not in self._blocked:
            self._blocked[tag.page] = obstacles(self.runs, tag.page, underlines=False)
        words, shape = tag.boxes[0], self.shapes[tag.page]
        others = [*self._blocked[tag.page], *(box for one, box in self._tags[tag.page] if one is not tag)]
        sizes = SIZES[tag.kind]
        if tag.values.get("lines"):
            lines = max(3, len(tag.boxes))
            sizes = tuple((width * 2, lines * LINE) for width, _ in sizes)
        tries = [whole_on_page(box_beside(words, Beside.ON, size), shape) for size in sizes]
        return next((box for box in tries if not any(overlap(box, one) > 0 for one in others)), tries[-1])

    def _group(self, tag: Tag, party: PlaceParty, name: str) -> str:
        """Names are anything; a group is called after its first field."""
        said = tag.values.get("group", "")
        if not said and tag.kind is not FieldKind.RADIO:
            return ""
        return self._groups.setdefault((party.id, tag.kind, said), name)

    def _seam(self, tag: Tag, party: PlaceParty, name: str) -> list[Field]:
        pages = read_pages(tag.values.get("pages", "all"), len(self.shapes))
        options = SeamOptions(
            pages=",".join(str(page + 1) for page in pages),
            edge=Edge(tag.values.get("edge", Edge.RIGHT)),
            diameter=tag.values.get("width", 40.0 * MM) / MM,
        )
        first, *others = seam_fields(party.id, self.shapes, options, taken=self.fields, stem=name)
        return [replace(first, covers=tag.covers), *others]


def _offered(tag: Tag) -> dict[str, Any]:
    options: tuple[str, ...] = tag.values.get("options", ())
    if tag.kind is FieldKind.SELECT:
        return {"options": options}
    if tag.kind is FieldKind.RADIO:
        if len(options) > 1:
            raise BadAnswer("tag-one-option")
        return {"option": options[0]}
    return {}
