"""Nobody is fooled: each attack of the corpus is made and judged, and what is honest is not suspected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache
from typing import Any

import pytest

from signing.pdf.changes import ARCHIVE, FORM_FILLING, NONE, UNEXPLAINED
from signing.pdf.verify import Verification, verify_pdf
from tests.signing.pdf import attacks_trust as trust
from tests.signing.pdf.attacks import APPENDED, Array, Dictionary, Number, Stream, appended, field, filled, name
from tests.signing.pdf.attacks_certified import LAID_OVER
from tests.signing.pdf.attacks_shadow import SHADOWS, no_certification, with_text_field
from tests.signing.pdf.attacks_trust import UNTRUSTED
from tests.signing.pdf.attacks_values import DICTIONARIES, FORGED
from tests.signing.pdf.attacks_xref import TRICKS, ByHand, size_of
from tests.signing.pdf.corpus import contract, samples
from tests.signing.pdf.desk import LATER, Desk
from tests.signing.pdf.foreign import foreign_archive
from tests.signing.pdf.strangers import certificate, signed_by

AFTER = LATER + timedelta(days=1)
FOUND = {"tampered", "cannot-judge"}


def alice(data: bytes, *, certify: int = 0) -> bytes:
    """Signed by somebody whom the reader of `judged` trusts."""
    return signed_by(certificate("Alice", trust.root()), data, certify=certify)


def ours(data: bytes) -> bytes:
    desk = Desk()
    return desk.sign(desk.sign(desk.base(data, intake=False), "p1"), "p2")


TARGETS: dict[str, Callable[[], bytes]] = {
    "signed": lambda: alice(contract()),
    "certified, no changes": lambda: alice(contract(), certify=1),
    "certified, forms": lambda: alice(contract(), certify=2),
    "certified, comments": lambda: alice(contract(), certify=3),
    "ours, one signature": lambda: Desk().sign(Desk().base(contract()), "p1"),
    "ours, signed by all": lambda: ours(contract()),
    "ours, completed": lambda: Desk().close(ours(contract())),
}
EVERY = ["signed", *(pytest.param(each, marks=pytest.mark.slow) for each in list(TARGETS)[1:])]


@lru_cache
def target(which: str) -> bytes:
    data = TARGETS[which]()
    assert judged(data).verdict == "valid", "the honest file"
    return data


def judged(data: bytes, now: Any = AFTER) -> Verification:
    return verify_pdf(data, roots=(trust.root().der, Desk().authority.root_der), now=now)


@pytest.mark.parametrize("which", EVERY)
@pytest.mark.parametrize("attack", LAID_OVER)
def test_nothing_is_laid_over_a_signed_page(attack: str, which: str) -> None:
    assert judged(appended(target(which), LAID_OVER[attack])).verdict in FOUND


@pytest.mark.parametrize("which", EVERY)
@pytest.mark.parametrize("attack", TRICKS)
def test_no_cross_reference_hides_another_content(attack: str, which: str) -> None:
    assert judged(TRICKS[attack](target(which))).verdict in FOUND


@pytest.mark.parametrize("attack", SHADOWS)
def test_no_shadow_comes_to_light(attack: str) -> None:
    prepare, change = SHADOWS[attack]
    signed = alice(prepare(contract()))
    assert judged(signed).verdict == "valid", "prepared, and signed in good faith"
    assert judged(appended(signed, change)).verdict in FOUND


@pytest.mark.slow
@pytest.mark.parametrize("certify", [1, 2, 3])
@pytest.mark.parametrize("attack", SHADOWS)
def test_no_shadow_comes_to_light_in_a_certified_document(attack: str, certify: int) -> None:
    prepare, change = SHADOWS[attack]
    assert judged(appended(alice(prepare(contract()), certify=certify), change)).verdict in FOUND


@pytest.mark.slow
@pytest.mark.parametrize("attack", SHADOWS)
def test_no_shadow_comes_to_light_in_a_document_of_ours(attack: str) -> None:
    prepare, change = SHADOWS[attack]
    assert judged(appended(ours(prepare(contract())), change)).verdict in FOUND


@pytest.mark.parametrize("attack", FORGED)
def test_no_forged_value_is_believed(attack: str) -> None:
    data = target("ours, signed by all")
    forged = FORGED[attack](data)
    assert forged != data
    assert judged(forged).verdict in FOUND


@pytest.mark.parametrize("which", ["ours, one signature", "ours, completed"])
@pytest.mark.parametrize("attack", DICTIONARIES)
def test_no_signature_is_copied_emptied_or_dropped(attack: str, which: str) -> None:
    assert judged(DICTIONARIES[attack](target(which))).verdict in FOUND


@pytest.mark.parametrize("which", ["certified, forms", "ours, completed"])
def test_a_certification_is_not_taken_away(which: str) -> None:
    assert judged(appended(target(which), no_certification)).verdict in FOUND


@pytest.mark.slow
@pytest.mark.parametrize("attack", APPENDED)
def test_a_completed_document_takes_none_of_the_plain_changes(attack: str) -> None:
    assert judged(appended(target("ours, completed"), APPENDED[attack])).verdict in FOUND


# ── trust ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("attack", UNTRUSTED)
def test_nobody_is_trusted_by_looks(attack: str) -> None:
    found = judged(UNTRUSTED[attack]())
    (only,) = found.signatures
    assert (found.verdict, only.intact, only.trusted) == ("valid-untrusted", True, False)
    assert not only.stamp_trusted or "stamp" not in attack


def test_the_honest_originals_are_trusted() -> None:
    assert judged(trust.honest()).verdict == "valid"
    (only,) = judged(trust.stamped_in_time()).signatures
    assert (only.trusted, only.stamp_trusted, only.level) == (True, True, "B-T")


def test_a_revocation_is_not_talked_away() -> None:
    (only,) = judged(trust.revoked_and_denied()).signatures
    assert (only.intact, only.trusted) == (True, False)


def test_nobody_is_slandered() -> None:
    assert judged(trust.slandered()).verdict == "valid"


@pytest.mark.parametrize(("stranger", "level"), [(True, "B-T"), (False, "B-LT")])
def test_only_the_issuers_answer_makes_validation_data(stranger: bool, level: str) -> None:
    (only,) = judged(trust.vouched_for(by_a_stranger=stranger)).signatures
    assert only.level == level


def test_a_name_beside_the_certificate_is_not_told() -> None:
    (only,) = judged(UNTRUSTED["a famous name beside the certificate"]()).signatures
    assert only.who == "Mallory"


# ── what is honest ───────────────────────────────────────────────────────────────────────────────────────────


def _other_answer(writer: Any) -> None:
    """A field filled in as readers do it: the value and a new appearance."""
    box = Array(map(Number, (0, 0, 200, 20)))
    look = Stream({name("/Subtype"): name("/Form"), name("/BBox"): box}, stream_data=b"")
    amount = field(writer, "amount").get_object()
    filled("amount", "2,000")(writer)
    amount[name("/AP")] = Dictionary({name("/N"): writer.add_object(look)})


@pytest.mark.parametrize("certify", [0, 2, 3])
def test_filling_that_a_later_signer_covers_is_explained(certify: int) -> None:
    """The second place is invisible: after a certification no new one may be seen (ISO 32000-2, 12.8.2.2)."""
    first = alice(with_text_field(contract()), certify=certify)
    bob = certificate("Bob", trust.root())
    both = signed_by(bob, appended(first, _other_answer), name="Signature2", box=None)
    found = judged(both)
    assert (found.verdict, [one.later_changes for one in found.signatures]) == ("valid", [FORM_FILLING, NONE])


def test_new_objects_of_a_later_generation_are_explained() -> None:
    """As poppler writes them when it signs a second time."""
    first = alice(contract())
    made = ByHand(first).object(size_of(first) + 1, b"<</Length 0>>stream\n\nendstream", generation=1).written()
    found = judged(signed_by(certificate("Bob", trust.root()), made, name="Signature2"))
    assert (found.verdict, [one.later_changes for one in found.signatures]) == ("valid", [FORM_FILLING, NONE])


def test_a_revision_without_anything_in_it_is_explained() -> None:
    """As PDFBox saves where nothing was changed."""
    found = judged(ByHand(alice(contract())).written())
    assert (found.verdict, [one.intact for one in found.signatures]) == ("valid", [True])


def test_prolonged_evidence_is_explained() -> None:
    from signing.pdf.renew import renew_evidence

    desk = Desk()
    data = desk.close(desk.signed(contract()))
    material = desk.authority.validation_material(desk.certificates, LATER)
    renewed = renew_evidence(data, timestamper=desk.timestamper, validation=material, now=LATER)
    found = desk.verify(renewed, AFTER)
    assert found.verdict == "valid"
    assert {one.later_changes for one in found.signatures[-2:]} <= {ARCHIVE, NONE}


def test_an_archive_of_others_is_not_suspected() -> None:
    """The real one where it lies beside the repository, one of our own making everywhere."""
    real = [each.read_bytes() for each in samples() if each.name == "already-signed-lta.pdf"]
    for data in [foreign_archive(), *real]:
        found = judged(data)
        assert found.verdict == "valid-untrusted"
        assert all(one.intact and one.later_changes != UNEXPLAINED for one in found.signatures)
