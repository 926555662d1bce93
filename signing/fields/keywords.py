"""Where people expect to sign: 甲方（盖章）, "Signature:", {{sign:1}}."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from signing.fields.hits import Hit, around, find_hits, reading_order, squeezed
from signing.fields.kinds import Box, Field, FieldKind, PageShape, TextRun
from signing.fields.room import beside, obstacles, place_at

ABOVE = 230.0  # points: how far up a block's own "甲方" may stand
ASIDE = 150.0  # points: how far to the side of it
NAME_ABOVE = 60.0  # points: a printed name over its line
NEAR_DATE = 190.0  # points between a signature and its date, downwards or upwards
_PARTS = {FieldKind.SIGNATURE: "sign", FieldKind.SEAL: "seal", FieldKind.DATE: "date"}


@dataclass(frozen=True, slots=True)
class PlaceParty:
    """A signer whose places are looked for; `index` from 0 among the signers."""

    id: str
    index: int
    name: str
    company: str | None
    wants: frozenset[FieldKind]


@dataclass(frozen=True, slots=True)
class Proposal:
    """`unplaced`: ids of parties that lack a place for a signature or seal they want."""

    fields: tuple[Field, ...]
    unplaced: tuple[str, ...]


def propose_places(
    runs: Sequence[TextRun], shapes: Sequence[PageShape], parties: Sequence[PlaceParty]
) -> Proposal:
    """Places found in the text (as `find_text_runs` gives it; `shapes` of all pages).

    Tags win: where a party has any, only they count, every one of them. Without tags a party gets the last place
    of each kind it wants: signature blocks stand at the end. Whose a place is: the name or company behind it, else
    its number or letter (甲 is the first party, Party B the second), else the name or company above it, else the
    block it stands in, else the order of those that are left. A seal's place serves for a signature if there is
    no better one, and the reverse.
    """
    hits = [hit for hit in find_hits(runs) if hit.page < len(shapes)]
    desk = _Desk(runs, shapes)
    owned = _owners(hits, runs, parties)
    unplaced = []
    for party in parties:
        if not desk.serve(party, [hit for hit in owned if hit.owner == party.index]):
            unplaced.append(party.id)
    return Proposal(tuple(desk.fields), tuple(unplaced))


def _owners(hits: Sequence[Hit], runs: Sequence[TextRun], parties: Sequence[PlaceParty]) -> list[Hit]:
    """Every hit with the party it belongs to; what remains nobody's is left out."""
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


@dataclass
class _Desk:
    """Pages being filled: what is taken stays taken."""

    runs: Sequence[TextRun]
    shapes: Sequence[PageShape]
    fields: list[Field] = field(default_factory=list)
    _blocked: dict[int, list[Box]] = field(default_factory=dict)
    _used: set[Hit] = field(default_factory=set)

    def serve(self, party: PlaceParty, hits: Sequence[Hit]) -> bool:
        """Places for one party; False if a wanted signature or seal found none."""
        tags = [hit for hit in hits if hit.tag]
        if tags:
            for tag in tags:
                if tag.kind in party.wants or tag.kind is not FieldKind.DATE:
                    self._put(party, self._kind_for(party, tag.kind), tag)
        else:
            for kind in (FieldKind.SEAL, FieldKind.SIGNATURE):
                if kind in party.wants:
                    self._choose(party, kind, hits)
        if FieldKind.DATE in party.wants and not self._has(party, FieldKind.DATE):
            self._date(party, hits)
        return all(self._has(party, kind) for kind in party.wants - {FieldKind.DATE})

    def _kind_for(self, party: PlaceParty, kind: FieldKind) -> FieldKind:
        """A tag for a seal where a person signs without one is a place for the signature, and the reverse."""
        other = {FieldKind.SEAL: FieldKind.SIGNATURE, FieldKind.SIGNATURE: FieldKind.SEAL}.get(kind, kind)
        return kind if kind in party.wants or other not in party.wants else other

    def _choose(self, party: PlaceParty, kind: FieldKind, hits: Sequence[Hit]) -> None:
        marks = [hit for hit in hits if hit.kind is not FieldKind.DATE and hit not in self._used]
        ranked = sorted(marks, key=lambda hit: (not hit.weak, hit.kind is kind, reading_order(hit)))
        if ranked:
            self._put(party, kind, ranked[-1])
            return
        mine = [one for one in self.fields if one.party_id == party.id]
        if mine:  # one place was found for both: side by side
            self._put_beside(party, kind, mine[-1])

    def _date(self, party: PlaceParty, hits: Sequence[Hit]) -> None:
        mine = [one for one in self.fields if one.party_id == party.id]
        dates = [hit for hit in hits if hit.kind is FieldKind.DATE and hit not in self._used]
        near = [
            (abs(one.box.v - hit.label.v) + abs(one.box.u - hit.label.u) / 4, -number, hit)
            for one in mine
            for number, hit in enumerate(dates)
            if hit.page == one.page and abs(one.box.v - hit.label.v) <= NEAR_DATE
        ]
        if near:
            self._put(party, FieldKind.DATE, min(near, key=lambda item: item[:2])[2])

    def _has(self, party: PlaceParty, kind: FieldKind) -> bool:
        return any(one.party_id == party.id and one.kind is kind for one in self.fields)

    def _put(self, party: PlaceParty, kind: FieldKind, hit: Hit) -> None:
        blocked = self._of(hit.page)
        self._add(party, kind, hit.page, place_at(hit, kind, self.shapes[hit.page], blocked))
        self._used.add(hit)

    def _put_beside(self, party: PlaceParty, kind: FieldKind, first: Field) -> None:
        box = beside(first.box, kind, self.shapes[first.page], self._of(first.page))
        if box is not None:
            self._add(party, kind, first.page, box)

    def _add(self, party: PlaceParty, kind: FieldKind, page: int, box: Box) -> None:
        count = sum(1 for one in self.fields if one.party_id == party.id and one.kind is kind)
        name = f"p{party.index + 1}_{_PARTS[kind]}_{count + 1}"
        self.fields.append(Field(name, party.id, kind, page, box))
        self._of(page).append(box)

    def _of(self, page: int) -> list[Box]:
        if page not in self._blocked:
            self._blocked[page] = obstacles(self.runs, page)
        return self._blocked[page]
