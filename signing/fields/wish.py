"""What the initiator asks for in the chat: "王芳 seals to the right of 乙方（盖章）, everywhere"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from signing.errors import BadAnswer
from signing.fields.by_keyword import Beside, KeywordRule, place_by_keyword
from signing.fields.chosen import act_prefix
from signing.fields.found_words import find_words
from signing.fields.kinds import VALUED, Box, Field, FieldKind, PageShape, TextRun
from signing.fields.pages import on_pages, read_pages
from signing.fields.place_party import name_part
from signing.fields.seam import SeamOptions, seam_fields

Which = Literal["first", "last", "all"]
LABEL = 80  # characters
OPTIONS = 20  # of one choice
_NOWHERE = Box(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Wish:
    """`words`: looked for in the text; of RADIO one for each option. `pages`: as `read_pages` takes them, "" for
    where the words stand; of SEAM the only thing that counts. `options`: of SELECT."""

    party_id: str
    kind: FieldKind
    words: tuple[str, ...] = ()
    which: Which = "last"
    beside: Beside = Beside.RIGHT
    pages: str = ""
    required: bool = True
    options: tuple[str, ...] = ()
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Granted:
    """`hits`: how often the words stand in the document."""

    fields: tuple[Field, ...]
    hits: int


def usual_side(kind: FieldKind) -> Beside:
    return Beside.LEFT if kind in (FieldKind.CHECKBOX, FieldKind.RADIO) else Beside.RIGHT


def grant(
    wish: Wish, act: int, runs: Sequence[TextRun], shapes: Sequence[PageShape], taken: Sequence[Field]
) -> Granted:
    """The fields of act number `act`. Raises BadAnswer as `place_by_keyword`, `read_pages`, `seam_fields`;
    `keyword-options` (limit)."""
    stem = f"{act_prefix(act)}{name_part(wish.kind)}"
    if wish.kind is FieldKind.SEAM:
        pages = read_pages(wish.pages or "all", len(shapes))
        options = SeamOptions(pages=",".join(str(page + 1) for page in pages))
        return Granted(seam_fields(wish.party_id, shapes, options, taken=taken, stem=stem), 0)
    if wish.kind is FieldKind.RADIO:
        return _choice(wish, stem, runs, shapes)
    (keyword,) = wish.words
    fields = place_by_keyword(
        runs, shapes, KeywordRule(keyword, _pattern(wish, stem), wish.which, beside=wish.beside)
    )
    if wish.pages:
        fields = on_pages(replace(fields[0], name=stem), read_pages(wish.pages, len(shapes)), shapes)
    return Granted(fields, len(find_words(runs, keyword)))


def _choice(wish: Wish, stem: str, runs: Sequence[TextRun], shapes: Sequence[PageShape]) -> Granted:
    """A button at each option's words."""
    if not 2 <= len(wish.words) <= OPTIONS:
        raise BadAnswer("keyword-options", limit=OPTIONS)
    which = "first" if wish.which == "all" else wish.which
    found: list[Field] = []
    for number, word in enumerate(wish.words, 1):
        pattern = replace(_pattern(wish, f"{stem}_{number}"), option=word, group=stem)
        found += place_by_keyword(runs, shapes, KeywordRule(word, pattern, which, beside=wish.beside))
    return Granted(tuple(found), min(len(find_words(runs, word)) for word in wish.words))


def _pattern(wish: Wish, name: str) -> Field:
    valued = wish.kind in VALUED
    return Field(
        name,
        wish.party_id,
        wish.kind,
        0,
        _NOWHERE,
        required=wish.required or not valued,
        label=" / ".join(word.strip(" :：_（）()【】[]") or word for word in wish.words)[:LABEL] if valued else "",
        options=wish.options if wish.kind is FieldKind.SELECT else (),
        sentence=wish.sentence if wish.kind is FieldKind.COPIED else "",
    )
