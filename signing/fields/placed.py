"""Places that the initiator puts on the pages with their own hands, judged before they become the draft's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from signing.errors import BadAnswer, Refusal
from signing.fields.chosen import BY_HAND, chosen
from signing.fields.kinds import HANDWRITTEN, VALUED, Box, Field, FieldKind, Look, PageShape
from signing.fields.place_party import name_part
from signing.fields.plain import one_line, several_lines

MOST = 500  # places of one document, strips of seams not counted
LEAST = 6.0  # points: what is smaller is neither seen nor hit
LEAST_MARK = (20.0, 10.0)  # points: a name that can still be read
SEALS = (28.0, 284.0)  # points: 10 to 100 mm, as seals are made
CLOSE = 0.05  # points by which numbers of a browser may be beside ours
SIZES = (4.0, 72.0)  # points of letters
LABEL, TIP, DEFAULT, SENTENCE, OPTION, OPTIONS = 80, 200, 500, 300, 60, 20  # characters; OPTIONS: how many
TEXT_MOST = 4000  # characters that a TEXT may be limited to
DATES = frozenset({"", "y-m-d", "y/m/d", "y-m-d h:m"})
_NUMBER = re.compile(r",?\d?")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_SEALS = frozenset({FieldKind.SEAL, FieldKind.LEGAL_SEAL})
_HANDS = frozenset({FieldKind.SIGNATURE, FieldKind.INITIALS})


def judge_places(
    wanted: Sequence[Field],
    *,
    before: Sequence[Field],
    shapes: Sequence[PageShape],
    parties: Mapping[str, frozenset[FieldKind]],
    kinds: frozenset[FieldKind],
) -> tuple[Field, ...]:
    """As they will stand in the draft, in the same order, with names of ours: a place keeps the one it has, if
    `name` is one of the draft's. `group` is any word; places with the same one share it. `parties`: by id, what
    may be theirs; `kinds`: what the document takes.

    Raises Refusal `party-gone`, `signed-no-filling`, `fills-only`, `bad-request`; BadAnswer `places-too-many`
    (limit), `no-such-page` (page, pages), `place-off-page` (page), `place-too-small` (page), `place-seal-size`,
    `place-words-long` (limit), `place-options` (limit), `place-sentence`."""
    if len(wanted) > MOST:
        raise BadAnswer("places-too-many", limit=MOST)
    known = {field.name: field for field in before if field.kind is not FieldKind.SEAM}
    names, groups = _Names(before), _groups(wanted, before)
    fields = []
    for each in wanted:
        old = known.pop(each.name, None)
        if old is not None and old.kind is not each.kind:
            old = None
        field = _judged(each, old, shapes, parties, kinds)
        # Moved away from what the document came with, it is a place of its own.
        stays = old is not None and (old.page, old.box) == (field.page, field.box)
        field = replace(field, widget=old.widget if old is not None and stays else "")
        name = old.name if old is not None and chosen([old]) else names.new(field.kind)
        fields.append(
            replace(field, name=name, group=groups.get(each.group, ""), covers=old.covers if old else ())
        )
    _check_choices(fields)
    return tuple(fields)


class _Names:
    def __init__(self, before: Sequence[Field]) -> None:
        self._taken = {field.name for field in before} | {field.group for field in before}
        self._last = 0

    def new(self, kind: FieldKind) -> str:
        while True:
            self._last += 1
            name = f"{BY_HAND}{name_part(kind)}_{self._last}"
            if name not in self._taken:
                self._taken.add(name)
                return name


def _groups(wanted: Sequence[Field], before: Sequence[Field]) -> Mapping[str, str]:
    """What the page calls its groups, as ours: those of the draft keep their names."""
    known = {field.group for field in before if chosen([field])}
    taken = {field.name for field in before} | {field.group for field in before}
    found: dict[str, str] = {}
    whose: dict[str, tuple[str, FieldKind]] = {}
    for each in wanted:
        word = each.group
        if not word:
            continue
        if whose.setdefault(word, (each.party_id, each.kind)) != (each.party_id, each.kind):
            raise Refusal("bad-request")
        if word not in found:
            number = len(found) + 1
            while f"{BY_HAND}g{number}" in taken:
                number += 1
            found[word] = word if word in known else f"{BY_HAND}g{number}"
            taken.add(found[word])
    return found


def _judged(
    field: Field,
    old: Field | None,
    shapes: Sequence[PageShape],
    parties: Mapping[str, frozenset[FieldKind]],
    kinds: frozenset[FieldKind],
) -> Field:
    if field.party_id not in parties:
        raise Refusal("party-gone")
    if field.kind is FieldKind.SEAM:
        raise Refusal("bad-request")
    if field.kind not in kinds:
        raise Refusal("signed-no-filling")
    if field.kind not in parties[field.party_id]:
        raise Refusal("fills-only")
    if not 0 <= field.page < len(shapes):
        raise BadAnswer("no-such-page", page=field.page + 1, pages=len(shapes))
    if old is None or old.page != field.page or not _same(old.box, field.box):
        field = replace(field, box=_box(field, shapes[field.page]))
    else:
        field = replace(field, box=old.box)  # exactly as it was: nothing creeps by being saved
    return _with_words(field)


def _same(one: Box, other: Box) -> bool:
    pairs = zip((one.u, one.v, one.width, one.height), (other.u, other.v, other.width, other.height), strict=True)
    return all(abs(a - b) <= CLOSE for a, b in pairs)


def _box(field: Field, shape: PageShape) -> Box:
    box, page = field.box, field.page + 1
    inside = (
        box.u >= -CLOSE
        and box.v >= -CLOSE
        and box.u + box.width <= shape.width + CLOSE
        and box.v + box.height <= shape.height + CLOSE
    )
    if not inside:  # also what is no number at all
        raise BadAnswer("place-off-page", page=page)
    least = LEAST_MARK if field.kind in _HANDS else (LEAST, LEAST)
    if box.width < least[0] or box.height < least[1]:
        raise BadAnswer("place-too-small", page=page)
    if field.kind in _SEALS and not all(SEALS[0] <= each <= SEALS[1] for each in (box.width, box.height)):
        raise BadAnswer("place-seal-size")
    u, v = max(box.u, 0.0), max(box.v, 0.0)
    return Box(u, v, min(box.width, shape.width - u), min(box.height, shape.height - v))


def _with_words(field: Field) -> Field:
    """Only what its kind has; everything else as usual."""
    kind = field.kind
    if kind not in VALUED and kind is not FieldKind.DATE:
        return replace(field, required=True, label="", tip="", default="", look=Look(), options=(), option="",
                       sentence="", format="", limit=0)  # fmt: skip
    looks = field.look
    if looks.size is not None and not SIZES[0] <= looks.size <= SIZES[1]:
        raise Refusal("bad-request")
    if not _COLOUR.fullmatch(looks.colour) or not 0 <= field.limit <= TEXT_MOST:
        raise Refusal("bad-request")
    if kind is FieldKind.DATE and field.format not in DATES:
        raise Refusal("bad-request")
    if kind is FieldKind.NUMBER and not _NUMBER.fullmatch(field.format):
        raise Refusal("bad-request")
    if kind is FieldKind.COPIED and field.format not in {"", HANDWRITTEN}:
        raise Refusal("bad-request")
    many = looks.multiline and kind is FieldKind.TEXT
    default = several_lines(field.default) if many else one_line(field.default)
    return replace(
        field,
        required=field.required or kind is FieldKind.DATE,
        label=_cut("label", field.label, LABEL),
        tip=_cut("tip", field.tip, TIP),
        default=_cut("default", default, DEFAULT) if kind not in _NO_DEFAULT else "",
        look=replace(looks, multiline=many),
        options=tuple(_options(field.options)) if kind is FieldKind.SELECT else (),
        option=_cut("option", field.option, OPTION) if kind is FieldKind.RADIO else "",
        sentence=_sentence(field.sentence) if kind is FieldKind.COPIED else "",
        format=field.format if kind in _FORMATTED else "",
        limit=field.limit if kind is FieldKind.TEXT else 0,
    )


_FORMATTED = frozenset({FieldKind.DATE, FieldKind.NUMBER, FieldKind.COPIED})
_NO_DEFAULT = frozenset({FieldKind.DATE, FieldKind.COPIED, FieldKind.PICTURE})


def _cut(what: str, words: str, limit: int) -> str:
    plain = words if what == "default" else one_line(words)
    if len(plain) > limit:
        raise BadAnswer("place-words-long", limit=limit)
    return "".join(c for c in plain if c == "\n" or c.isprintable())


def _sentence(words: str) -> str:
    plain = _cut("sentence", words, SENTENCE)
    if not plain:
        raise BadAnswer("place-sentence")
    return plain


def _options(options: Sequence[str]) -> Iterator[str]:
    plain = [_cut("option", each, OPTION) for each in options]
    if not 2 <= len(plain) <= OPTIONS or not all(plain) or len(set(plain)) < len(plain):
        raise BadAnswer("place-options", limit=OPTIONS)
    yield from plain


def _check_choices(fields: Sequence[Field]) -> None:
    """The buttons of one choice say different things."""
    said: dict[str, list[str]] = {}
    for field in fields:
        if field.kind is FieldKind.RADIO:
            said.setdefault(field.key, []).append(field.option)
    for options in said.values():
        if not all(options) or len(set(options)) < len(options) or len(options) > OPTIONS:
            raise BadAnswer("place-options", limit=OPTIONS)
