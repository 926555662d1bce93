"""Which version of which document, told to whom: several documents in one task, each with a chain of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from signing.ports import Revision
from signing.task.model import Document, Party, PartyState, Person, Role, Task, TaskState
from signing.usecases.known_copy import known_copy

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
LI = Party("li", 0, "李明", Role.SIGNER, person_id="p-li", state=PartyState.SIGNED)
BO = Party("bo", 1, "Bo", Role.SIGNER, person_id="p-bo", state=PartyState.TO_ACT)
DOCUMENTS = (
    Document("a.pdf", "o1", "a1", 1, 10, key=0),
    Document("b.pdf", "o2", "b1", 1, 10, key=1, only=("li",)),
)
TASK = Task(
    "t", "YX-1", "T", TaskState.PARTIALLY_SIGNED, "p-ann", "zh", NOW, documents=DOCUMENTS, parties=(LI, BO)
)


def revision(document: int, number: int, kind: str, party: str | None = None) -> Revision:
    sha256 = f"{'ab'[document]}{number}"
    return Revision("t", number, sha256, 10, kind, party, NOW + timedelta(hours=number), document=document)


CHAIN = (
    revision(0, 0, "base"),
    revision(0, 1, "party", "li"),
    revision(1, 0, "base"),
    revision(1, 1, "party", "li"),
    revision(1, 2, "close"),
)


@pytest.mark.parametrize(
    ("sha256", "told"),
    [
        ("a0", (1, 2, "prepared", None)),
        ("a1", (2, 2, "signed", "李明")),
        ("b0", (1, 3, "prepared", None)),
        ("b1", (2, 3, "signed", "李明")),
        ("b2", (3, 3, "completed", None)),
    ],
)
def test_a_version_is_counted_in_its_own_document(sha256: str, told: tuple[int, int, str, str | None]) -> None:
    copy = known_copy(TASK, CHAIN, sha256, None)
    assert (copy.number, copy.of, copy.what, copy.by) == told
    assert (copy.done, copy.total) == (1, 2)
    assert copy.task is None and copy.parties == ()


@pytest.mark.parametrize(("sha256", "names"), [("a1", ["李明", "Bo"]), ("b1", ["李明"])])
def test_the_parties_told_are_those_whom_the_document_is_meant_for(sha256: str, names: list[str]) -> None:
    initiator = Person("p-ann", 1, "Ann", "zh")
    assert [one.name for one in known_copy(TASK, CHAIN, sha256, initiator).parties] == names
    assert known_copy(TASK, CHAIN, sha256, replace(initiator, id="p-else")).parties == ()


def test_all_documents_are_told_to_whom_they_are_meant_for_and_to_nobody_else() -> None:
    initiator = Person("p-ann", 1, "Ann", "zh")
    told = known_copy(TASK, CHAIN, "b1", initiator)
    assert (len(told.titles), told.at) == (2, 1)
    assert known_copy(TASK, CHAIN, "a1", initiator).at == 0
    seen_by = {party.name: Person(party.person_id or "", 2, party.name, "zh") for party in TASK.parties}
    assert known_copy(TASK, CHAIN, "a1", seen_by["Bo"]).titles == (), "no sign of the other"
    for nobody in (None, replace(initiator, id="p-else")):
        assert known_copy(TASK, CHAIN, "b1", nobody).titles == ()
