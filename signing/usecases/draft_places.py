"""A draft's signers as the search for places and the signature page take them."""

from __future__ import annotations

from collections.abc import Sequence

from signing.fields.kinds import FieldKind
from signing.fields.place_party import PlaceParty
from signing.pdf.places import PageToAppend
from signing.pdf.signature_page import SignatureLine
from signing.task.draft_steps import kinds_of, on_signature_page, placed, placed_in
from signing.task.model import Document, Party, Task
from signing.wording import say

WANTS = frozenset({FieldKind.SIGNATURE, FieldKind.DATE})


def place_parties(task: Task, document: Document) -> tuple[PlaceParty, ...]:
    """Those that it is meant for, numbered among all signers: the second one is 乙方 in every document."""
    meant = {party.id for party in placed_in(task, document)}
    return tuple(party for party in all_parties(task) if party.id in meant)


def all_parties(task: Task) -> tuple[PlaceParty, ...]:
    """Who only fills in is nobody's 甲方, and wants no mark."""
    return tuple(
        PlaceParty(party.id, index, party.name, party.company, WANTS & kinds_of(party))
        for index, party in enumerate(placed(task))
    )


def page_for(task: Task, parties: Sequence[Party]) -> PageToAppend:
    """The same page each time for the same draft: its fields are named by the order of its entries."""
    label = say(task.language, "page-label-signer")
    entries = tuple(SignatureLine(party.id, party.name, party.company, label, WANTS) for party in parties)
    return PageToAppend(entries, task.title, task.language)


def page_of(task: Task, document: Document) -> PageToAppend | None:
    """The page that is still to be appended to this document of a draft, if there is one."""
    there = on_signature_page(task, document)
    return page_for(task, there) if there else None
