"""Places put where a word stands (关键字定位): which of its hits, on which side of it, how far away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from signing.errors import BadAnswer
from signing.fields.found_words import Found, find_words
from signing.fields.kinds import Box, Field, FieldKind, PageShape, TextRun
from signing.fields.room import EDGE, SIZES, obstacles, overlap, whole_on_page

KEYWORD_LIMIT = 50  # characters, as on the platforms
MM = 72 / 25.4  # points
GAP = 4.0  # points between the words and a place beside them
MOST = 500  # places from one word: a word that stands everywhere was not meant
# As large as it is in life, also over words: a chop that is made to fit is no chop.
_FULL_SIZE = frozenset({FieldKind.SEAL, FieldKind.LEGAL_SEAL})
# Each of its hits is a question of its own; of other kinds all hits are the same mark or the same words.
_EACH_ALONE = frozenset({FieldKind.CHECKBOX, FieldKind.DATE})


class Beside(StrEnum):
    """Where a place stands, seen from the words."""

    RIGHT = "right"
    ABOVE = "above"  # a line drawn over its words
    BELOW = "below"
    LOWER_RIGHT = "lower-right"
    UPPER_RIGHT = "upper-right"
    ON = "on"  # begins where they begin
    CENTRE = "centre"  # middle on middle
    LEFT = "left"  # boxes to tick stand before their words


class NoHit(StrEnum):
    REFUSE = "refuse"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class KeywordRule:
    """`pattern`: the field to be put there; its page and box do not count, its name begins theirs. `hits`: "all",
    "first", "last", or numbers from 1: "2", "1,3"; with `backwards` counted from the last one. `offset`: mm to the
    right and upwards. `size`: points; None: by kind, as large as no words are covered."""

    keyword: str
    pattern: Field
    hits: str = "all"
    backwards: bool = False
    beside: Beside = Beside.RIGHT
    offset: tuple[float, float] = (0.0, 0.0)
    size: tuple[float, float] | None = None
    no_hit: NoHit = NoHit.REFUSE


def place_by_keyword(runs: Sequence[TextRun], shapes: Sequence[PageShape], rule: KeywordRule) -> tuple[Field, ...]:
    """A field for each hit chosen; marks and values on several hits share one group.

    Raises BadAnswer `keyword-empty`, `keyword-too-long` (limit, length), `keyword-not-found` (keyword),
    `keyword-hit-missing` (keyword, hit, hits), `keyword-hits-unreadable` (words), `keyword-everywhere` (keyword,
    hits, limit)."""
    keyword = " ".join(rule.keyword.split())
    if not keyword:
        raise BadAnswer("keyword-empty")
    if len(keyword) > KEYWORD_LIMIT:
        raise BadAnswer("keyword-too-long", limit=KEYWORD_LIMIT, length=len(keyword))
    found = [one for one in find_words(runs, keyword) if one.page < len(shapes)]
    if not found:
        if rule.no_hit is NoHit.IGNORE:
            return ()
        raise BadAnswer("keyword-not-found", keyword=keyword)
    chosen = _chosen(found, keyword, rule)
    if len(chosen) > MOST:
        raise BadAnswer("keyword-everywhere", keyword=keyword, hits=len(chosen), limit=MOST)
    blocked = {page: obstacles(runs, page, underlines=False) for page in {one.page for one in chosen}}
    stem, several = rule.pattern.name, len(chosen) > 1
    group = stem if several and rule.pattern.kind not in _EACH_ALONE else rule.pattern.group
    return tuple(
        replace(
            rule.pattern,
            name=f"{stem}_{number}" if several else stem,
            page=one.page,
            box=_box(one, rule, shapes[one.page], blocked[one.page]),
            group=group,
        )
        for number, one in enumerate(chosen, 1)
    )


def _chosen(found: Sequence[Found], keyword: str, rule: KeywordRule) -> Sequence[Found]:
    order = list(reversed(found)) if rule.backwards else list(found)
    words = rule.hits.strip().lower()
    if words in {"", "all"}:
        return order
    if words in {"first", "last"}:
        return [order[0 if words == "first" else -1]]
    numbers = [part for part in re.split(r"[,，、\s]+", words) if part]
    if not all(re.fullmatch(r"\d{1,4}", part) for part in numbers):
        raise BadAnswer("keyword-hits-unreadable", words=words[:40])
    missing = next((int(part) for part in numbers if not 1 <= int(part) <= len(order)), None)
    if missing is not None:
        raise BadAnswer("keyword-hit-missing", keyword=keyword, hit=missing, hits=len(order))
    return [order[int(part) - 1] for part in dict.fromkeys(numbers)]


def _box(found: Found, rule: KeywordRule, shape: PageShape, blocked: Sequence[Box]) -> Box:
    kind = rule.pattern.kind
    sizes = (rule.size,) if rule.size else SIZES[kind][:1] if kind in _FULL_SIZE else SIZES[kind]
    tries = [box_beside(found.box, rule.beside, size, rule.offset) for size in sizes]
    own = found.box
    others = [box for box in blocked if not overlap(box, own) > 0.5 * box.width * box.height]
    for box in tries:
        on_page = box.u >= EDGE and box.u + box.width <= shape.width - EDGE
        if on_page and not any(overlap(box, other) > 0 for other in others):
            return whole_on_page(box, shape)
    return whole_on_page(tries[-1], shape)


def box_beside(
    words: Box, side: Beside, size: tuple[float, float], offset: tuple[float, float] = (0.0, 0.0)
) -> Box:
    """`size` in points, `offset` in mm; it may reach over the page."""
    width, height = size
    right, middle = words.u + words.width + GAP, words.v + (words.height - height) / 2
    below, above = words.v - GAP / 2 - height, words.v + words.height + GAP / 2
    u, v = {
        Beside.RIGHT: (right, middle),
        Beside.LEFT: (words.u - GAP - width, middle),
        Beside.ABOVE: (words.u, above),
        Beside.BELOW: (words.u, below),
        Beside.LOWER_RIGHT: (right, below),
        Beside.UPPER_RIGHT: (right, above),
        Beside.ON: (words.u, middle),
        Beside.CENTRE: (words.u + (words.width - width) / 2, middle),
    }[side]
    return Box(u + offset[0] * MM, v + offset[1] * MM, width, height)
