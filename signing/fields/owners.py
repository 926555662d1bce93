"""Whose a place is: what words and tags say of it, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from signing.errors import BadAnswer
from signing.fields.hits import ASKED_FOR, Hit
from signing.fields.kinds import VALUED, Box, FieldKind, TextRun
from signing.fields.letters import around, squeezed
from signing.fields.place_party import PlaceParty, party_named
from signing.fields.tagged import tag_wrong
from signing.fields.tags import Tag

ABOVE = 230.0  # points: how far up a block's own "甲方" may stand
ASIDE = 150.0  # points: how far to the side of it
NAME_ABOVE = 60.0  # points: a printed name over its line


def owners(hits: Sequence[Hit], runs: Sequence[TextRun], parties: Sequence[PlaceParty]) -> list[Hit]:
    """Every hit with the party it belongs to; what remains nobody's is left out."""
    hits = [_called(hit, parties) for hit in hits]
    mentions = _mentions(runs, parties, frozenset(hit.page for hit in hits))
    named = [hit if hit.tag else replace(hit, owner=_named_by(hit, hits, mentions)) for hit in hits]
    heads = [hit for hit in named if hit.owner is not None and not hit.tag and hit.kind is not FieldKind.DATE]
    blocks = [replace(hit, owner=_block_of(hit, heads)) if hit.owner is None else hit for hit in named]
    strong = [hit for hit in blocks if hit.kind is not FieldKind.DATE and not hit.weak]
    served = {hit.owner for hit in strong}
    left = [party.index for party in parties if party.index not in served]
    free = [hit for hit in strong if hit.owner is None]
    given = dict(zip(free[-len(left) :], left, strict=False)) if left and len(free) >= len(left) else {}
    if left and not given:
        given = dict(zip(free, left, strict=False))
    settled = [replace(hit, owner=given.get(hit)) if hit.owner is None else hit for hit in blocks]
    heads = [hit for hit in settled if hit.owner is not None and hit.kind is not FieldKind.DATE]
    return [replace(hit, owner=_block_of(hit, heads)) if hit.owner is None else hit for hit in settled]


@dataclass(frozen=True, slots=True)
class _Mention:
    """A party's company or name in the text."""

    owner: int
    page: int
    box: Box


def _mentions(runs: Sequence[TextRun], parties: Sequence[PlaceParty], pages: frozenset[int]) -> list[_Mention]:
    found = []
    for run in runs:
        if run.page not in pages or len(run.char_boxes) != len(run.text):
            continue
        text, origin = squeezed(run.text)
        for party in parties:
            for name in {squeezed(name)[0] for name in (party.company, party.name) if name}:
                start = text.find(name) if len(name) >= 2 else -1
                if start >= 0:
                    box = around([run.char_boxes[origin[i]] for i in range(start, start + len(name))])
                    found.append(_Mention(party.index, run.page, box or run.box))
    return found


def _named_by(hit: Hit, hits: Sequence[Hit], mentions: Sequence[_Mention]) -> int | None:
    """The party whose company or name stands behind the hit on its line, whatever its letter: whoever is named
    first here need not be 甲方. Where it has no letter, also closely above it in its column."""
    best: tuple[float, int] | None = None
    for mention in mentions:
        up = mention.box.v - hit.label.v
        aside = mention.box.u - (hit.label.u + hit.label.width)
        behind = abs(up) <= 5 and -5 <= aside <= ASIDE and not _between(hit, mention, hits)
        above = hit.owner is None and 5 < up <= NAME_ABOVE and abs(mention.box.u - hit.label.u) <= ASIDE
        if mention.page != hit.page or not (behind or above):
            continue
        distance = abs(aside) if behind else up + 2 * abs(mention.box.u - hit.label.u)
        if best is None or distance < best[0]:
            best = distance, mention.owner
    return best[1] if best else hit.owner


def _between(hit: Hit, mention: _Mention, hits: Sequence[Hit]) -> bool:
    """Whether another column's words stand between: a name belongs to the nearest before it."""
    return any(
        other.page == hit.page
        and abs(other.label.v - hit.label.v) <= 5
        and hit.label.u < other.label.u < mention.box.u
        for other in hits
    )


def _block_of(hit: Hit, heads: Sequence[Hit]) -> int | None:
    """The owner of the nearest head at or above the hit in its own column."""
    best: tuple[float, int] | None = None
    for head in heads:
        if head.page != hit.page or head.owner is None:
            continue
        up, aside = head.label.v - hit.label.v, abs(head.label.u - hit.label.u)
        if not (-4 <= up <= ABOVE and aside <= ASIDE):
            continue
        if up < 4 and head.label.u > hit.label.u:
            continue  # on the same line a head stands before what belongs to it
        distance = up + 2 * aside
        if best is None or distance < best[0]:
            best = distance, head.owner
    return best[1] if best else None


def owners_of_tags(
    tags: Sequence[Tag], parties: Sequence[PlaceParty]
) -> tuple[list[tuple[Tag, PlaceParty]], list[BadAnswer]]:
    """A {{sign}} that names nobody is dealt out like the words that name nobody."""
    owned, wrong = [], []
    for tag in tags:
        if tag.who is None and tag.kind in ASKED_FOR:
            continue
        marks = tag.kind not in VALUED
        try:
            party = party_named(tag.who, [each for each in parties if each.wants] if marks else parties)
            owned.append((tag, party))
        except BadAnswer as refusal:
            wrong.append(tag_wrong(tag, refusal))
    return owned, wrong


def _called(hit: Hit, parties: Sequence[PlaceParty]) -> Hit:
    """Of a tag that calls its party by name; -1 for a stranger's, which is nobody's to be given."""
    if hit.tag is None or not isinstance(hit.tag.who, str):
        return hit
    try:
        return replace(hit, owner=party_named(hit.tag.who, parties).index)
    except BadAnswer:
        return replace(hit, owner=-1)
