"""Places of a draft looked for and shown. All of it opens untrusted files: run it in a child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from signing.errors import BadAnswer, DocumentRefused
from signing.fields.by_keyword import Beside, KeywordRule, place_by_keyword
from signing.fields.chosen import beside_chosen, placed_by
from signing.fields.keywords import Proposal, propose_places
from signing.fields.kinds import VALUED, Box, Field, FieldKind, PageShape, Patch, TextRun
from signing.fields.place_party import PlaceParty
from signing.fields.room import obstacles
from signing.fields.spare_room import Spare, spare_places
from signing.fields.wish import Wish, grant
from signing.pdf.covering import cover
from signing.pdf.preview import Paper, draw_boxes, find_text_runs, page_shapes, render_page
from signing.pdf.signature_page import SignatureLine, append_signature_page

# What a signature page does not take the place of.
OFF_THE_PAGE = VALUED | {FieldKind.SEAM}
WIDTH_PX = 1100  # Telegram shows a photo up to 1280


@dataclass(frozen=True, slots=True)
class PageToAppend:
    """The signature page of a draft, as `append_signature_page` takes it."""

    entries: tuple[SignatureLine, ...]
    title: str
    language: str

    def append(self, data: bytes) -> tuple[bytes, tuple[Field, ...]]:
        return append_signature_page(data, self.entries, title=self.title, language=self.language)


@dataclass(frozen=True, slots=True)
class Arranged:
    """All places of a draft. `signature_page`: some are on a page to be appended. `wrong`: tags that came to
    nothing, and why. `hits`: how often the words asked for are there."""

    fields: tuple[Field, ...]
    signature_page: bool
    wrong: tuple[BadAnswer, ...] = ()
    hits: int = 0


def look_for_places(
    data: bytes,
    parties: Sequence[PlaceParty],
    *,
    page: PageToAppend,
    may_append: bool,
    mine: Sequence[Field] = (),
    all_on_page: bool = False,
    wish: Wish | None = None,
    act: int = 0,
) -> Arranged:
    """Places for every party: `mine` and what `wish` asks for stay where they are, the others are found in the
    text (marks are not looked for with `all_on_page`). Who has none then gets one on a page to be appended, where
    `page` has an entry for each party; without `may_append` they get free room.

    Raises Refusal `no-free-room` (name); BadAnswer as `grant`."""
    runs, shapes = find_text_runs(data), page_shapes(data)
    found = propose_places(runs, shapes, parties)
    if all_on_page:
        values = tuple(field for field in found.fields if field.kind in OFF_THE_PAGE)
        found = Proposal(values, tuple(party.id for party in parties if party.wants), found.wrong)
    hits = 0
    if wish is not None:
        granted = grant(wish, act, runs, shapes, (*found.fields, *mine))
        mine, hits = (*mine, *granted.fields), granted.hits
    without = set(found.unplaced) - placed_by(mine)
    kept = [field for field in found.fields if field.covers or field.party_id not in without]
    placed = (*beside_chosen(kept, mine), *mine)
    if not without:
        return Arranged(placed, False, found.wrong, hits)
    if may_append:
        entries = tuple(entry for entry in page.entries if entry.party_id in without)
        _, appended = PageToAppend(entries, page.title, page.language).append(data)
        return Arranged(placed + appended, True, found.wrong, hits)
    spare = [Spare(party.id, party.name, f"p{party.index + 1}_sign_1") for party in parties if party.id in without]
    return Arranged(placed + _on_spare_room(data, spare, runs, shapes, placed), False, found.wrong, hits)


def places_at_words(data: bytes, words: str, kind: FieldKind, beside: Beside) -> tuple[tuple[int, Box], ...]:
    """Page and box at every hit. Raises BadAnswer as `place_by_keyword`."""
    pattern = Field("x", "", kind, 0, Box(0, 0, 0, 0))
    found = place_by_keyword(find_text_runs(data), page_shapes(data), KeywordRule(words, pattern, beside=beside))
    return tuple((field.page, field.box) for field in found)


def wrong_tags(data: bytes, parties: Sequence[PlaceParty]) -> tuple[BadAnswer, ...]:
    return propose_places(find_text_runs(data), page_shapes(data), parties).wrong


def _on_spare_room(
    data: bytes,
    spare: Sequence[Spare],
    runs: Sequence[TextRun],
    shapes: Sequence[PageShape],
    placed: Sequence[Field],
) -> tuple[Field, ...]:
    blocked = {
        page: obstacles(runs, page) + [field.box for field in placed if field.page == page]
        for page in range(len(shapes))
    }
    paper = lru_cache(maxsize=4)(partial(Paper, data))
    return spare_places(spare, shapes, blocked, lambda page, box: paper(page).is_blank(box))


def append_page(data: bytes, page: PageToAppend) -> tuple[bytes, tuple[Field, ...]]:
    """The document with its signature page, and the places there."""
    return page.append(data)


def appended_places(data: bytes, page: PageToAppend) -> tuple[Field, ...]:
    """Only the places: the document itself need not come back."""
    return page.append(data)[1]


def picture_of_places(
    data: bytes,
    number: int,
    boxes: Sequence[tuple[Box, str, str]],
    page: PageToAppend | None,
    patches: Sequence[Patch] = (),
) -> bytes:
    """Page `number` (from 0) as JPEG with boxes on it (`draw_boxes`); `page`: appended first. Painted over as it
    will be."""
    if page is not None:
        data, _ = page.append(data)
    here = [patch for patch in patches if patch.page == number]
    if here:
        data = cover(data, here)
    shapes = page_shapes(data)
    if not 0 <= number < len(shapes):
        raise DocumentRefused("place-missing")
    picture = render_page(data, number, width_px=WIDTH_PX, format="jpeg")
    return draw_boxes(picture, boxes, shapes[number]) if boxes else picture
