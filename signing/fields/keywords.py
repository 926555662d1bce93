"""Where people expect to sign: 甲方（盖章）, "Signature:", {{sign:1}}."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from signing.errors import BadAnswer
from signing.fields.hits import ASKED_FOR, Hit, find_hits, reading_order
from signing.fields.kinds import VISIBLE_MARKS, Box, Field, FieldKind, PageShape, TextRun
from signing.fields.owners import owners, owners_of_tags
from signing.fields.place_party import PlaceParty, name_part
from signing.fields.room import beside, obstacles, place_at
from signing.fields.tagged import dressed, place_tags, tag_wrong
from signing.fields.tags import find_tags, without_tags

NEAR_DATE = 190.0  # points between a signature and its date, downwards or upwards


@dataclass(frozen=True, slots=True)
class Proposal:
    """`unplaced`: ids of parties that lack a place for a signature or seal they want. `wrong`: tags that are not
    understood or cannot be placed, and why."""

    fields: tuple[Field, ...]
    unplaced: tuple[str, ...]
    wrong: tuple[BadAnswer, ...] = ()


def propose_places(
    runs: Sequence[TextRun], shapes: Sequence[PageShape], parties: Sequence[PlaceParty]
) -> Proposal:
    """Places found in the text (as `find_text_runs` gives it; `shapes` of all pages).

    Tags win: where a party has any for its mark, only they count, every one of them. Without them it gets the last
    place of each kind it wants: signature blocks stand at the end. Whose a place is: the name or company behind
    it, else its number or letter (甲 is the first party, Party B the second), else the name or company above it,
    else the block it stands in, else the order of those that are left. A seal's place serves for a signature if
    there is no better one, and the reverse.
    """
    tags = find_tags(runs)
    owned_tags, wrong = owners_of_tags(tags.tags, parties)
    hits = [hit for hit in find_hits(runs) if hit.page < len(shapes)]
    desk = _Desk(without_tags(runs), shapes)
    signing = [party for party in parties if party.wants]
    owned = owners(hits, runs, signing)
    unplaced = []
    for party in signing:
        if not desk.serve(party, [hit for hit in owned if hit.owner == party.index]):
            unplaced.append(party.id)
    others = [(tag, party) for tag, party in owned_tags if tag.kind not in ASKED_FOR and tag.page < len(shapes)]
    more, misplaced = place_tags(others, runs, shapes, desk.fields)
    fields = (*desk.fields, *more)
    served = {field.party_id for field in more if field.kind in VISIBLE_MARKS}
    return Proposal(
        fields, tuple(id for id in unplaced if id not in served), (*tags.wrong, *wrong, *desk.wrong, *misplaced)
    )


@dataclass
class _Desk:
    """Pages being filled: what is taken stays taken."""

    runs: Sequence[TextRun]
    shapes: Sequence[PageShape]
    fields: list[Field] = field(default_factory=list)
    wrong: list[BadAnswer] = field(default_factory=list)
    _blocked: dict[int, list[Box]] = field(default_factory=dict)
    _used: set[Hit] = field(default_factory=set)

    def serve(self, party: PlaceParty, hits: Sequence[Hit]) -> bool:
        """Places for one party; False if a wanted signature or seal found none."""
        tags = [hit for hit in hits if hit.tag]
        if any(hit.kind in VISIBLE_MARKS for hit in tags):
            for tag in tags:
                if tag.kind in party.wants or tag.kind is not FieldKind.DATE:
                    self._put(party, tag.kind, tag)
        else:
            seals = party.may_seal and any(hit.kind is FieldKind.SEAL for hit in hits)
            for kind in (FieldKind.SEAL, FieldKind.SIGNATURE):
                if kind in party.wants or (seals and kind is FieldKind.SEAL):
                    self._choose(party, kind, hits)
        if FieldKind.DATE in party.wants and not self._has(party, FieldKind.DATE):
            self._date(party, hits)
        if tags:
            return any(one.party_id == party.id and one.kind in VISIBLE_MARKS for one in self.fields)
        if party.may_seal and self._has(party, FieldKind.SEAL):
            return True  # the chop is their mark, also where no room was left for a name beside it
        return all(self._has(party, kind) for kind in party.wants - {FieldKind.DATE})

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
        box = place_at(hit, kind, self.shapes[hit.page], blocked)
        self._used.add(hit)
        if hit.tag is None:
            self._add(party, kind, hit.page, box)
            return
        try:
            placed = dressed(self._made(party, kind, hit.page, box), hit.tag, self.shapes)
        except BadAnswer as refusal:
            self.wrong.append(tag_wrong(hit.tag, refusal))
            return
        for one in placed:
            self.fields.append(one)
            self._of(one.page).append(one.box)

    def _put_beside(self, party: PlaceParty, kind: FieldKind, first: Field) -> None:
        box = beside(first.box, kind, self.shapes[first.page], self._of(first.page))
        if box is not None:
            self._add(party, kind, first.page, box)

    def _add(self, party: PlaceParty, kind: FieldKind, page: int, box: Box) -> None:
        self.fields.append(self._made(party, kind, page, box))
        self._of(page).append(box)

    def _made(self, party: PlaceParty, kind: FieldKind, page: int, box: Box) -> Field:
        count = sum(1 for one in self.fields if one.party_id == party.id and one.kind is kind)
        return Field(f"p{party.index + 1}_{name_part(kind)}_{count + 1}", party.id, kind, page, box)

    def _of(self, page: int) -> list[Box]:
        if page not in self._blocked:
            self._blocked[page] = obstacles(self.runs, page)
        return self._blocked[page]
