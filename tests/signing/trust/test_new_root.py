"""A new root takes the place of one that ends or is known to others; what the former one issued stays good."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from signing.pdf.verify import verify_pdf
from signing.trust.authority import Authority
from signing.trust.founding import found_root, renew
from signing.trust.keys import load_key
from signing.trust.profiles import Subject
from tests.pdfs import contract
from tests.signing.pdf.desk import LATER, NOW, Desk
from tests.signing.pdf.validators import archive_verdicts

MIDDLE = NOW + timedelta(days=20)  # between the signatures and the completion
OURS = ["certify", "p1", "p2", "close"]


def changed(desk: Desk) -> Authority:
    before = {name: value for name, value in desk.authority.material.items() if name != "root-key"}
    made = found_root(before, MIDDLE, "印信科技有限公司", "http://localhost:8000")
    return Authority({name: value for name, value in made.items() if name != "root-key"})


def test_a_document_signed_before_is_completed_after_and_judged_under_either_root() -> None:
    desk = Desk()
    open_still = desk.signed(contract())
    former = desk.authority.root_der
    desk.authority = changed(desk)
    desk.timestamper = desk.authority.timestamper()
    assert desk.authority.root_der != former and desk.authority.roots == (desk.authority.root_der, former)
    closed = desk.close(open_still)
    for roots in (desk.authority.roots, (former,)):
        found = verify_pdf(closed, roots=roots, now=LATER + timedelta(days=2))
        assert found.verdict == "valid", found
        assert {one.level for one in found.signatures if not one.is_timestamp} == {"B-LTA"}
    verdicts = archive_verdicts(closed, former, LATER + timedelta(days=2))
    assert set(verdicts.values()) == {"Passed.OK"} and len(verdicts) == len(OURS)


def test_documents_begun_after_it_stand_under_the_new_root_alone() -> None:
    desk = Desk()
    desk.authority = changed(desk)
    desk.timestamper = desk.authority.timestamper()
    key = desk.authority.issue_one_shot(Subject("李明"), LATER)
    issuing, root = (x509.load_der_x509_certificate(one) for one in key.chain)
    x509.load_der_x509_certificate(key.certificate).verify_directly_issued_by(issuing)
    issuing.verify_directly_issued_by(root)
    assert root.subject != x509.load_der_x509_certificate(desk.authority.former_roots[0]).subject
    assert x509.load_der_x509_crl(desk.authority.root_crl()).is_signature_valid(root.public_key())  # type: ignore[arg-type]


def test_both_roots_answer_about_the_issuing_certificates_they_gave() -> None:
    desk = Desk()
    was, former = (x509.load_der_x509_certificate(one) for one in desk.authority.chain)
    after = changed(desk)
    now, root = (x509.load_der_x509_certificate(one) for one in after.chain)
    assert now.public_key() == was.public_key() and now.subject == was.subject
    for issuing, above in ((was, former), (now, root)):
        question = ocsp.OCSPRequestBuilder().add_certificate(issuing, above, hashes.SHA256()).build()
        raw = after.answer_ocsp_request(question.public_bytes(Encoding.DER), {}, LATER)
        answer = ocsp.load_der_ocsp_response(raw)
        assert answer.certificate_status is ocsp.OCSPCertStatus.GOOD
        (responder,) = answer.certificates
        responder.verify_directly_issued_by(above)


def test_each_root_keeps_its_list_where_what_it_issued_says() -> None:
    desk = Desk()
    second = changed(desk)
    third = Authority(found_root(second.material, LATER, "印信科技有限公司", "http://localhost:8000"))
    lists, certificates = third.of_roots("crl"), third.of_roots("cer")
    assert len(lists) == 3 and lists.keys() == certificates.keys()
    for each in (desk.authority, second, third):
        issuing, root = (x509.load_der_x509_certificate(one) for one in each.chain)
        points = issuing.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
        access = issuing.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
        (named,) = (name.value for point in points for name in point.full_name or ())
        above = [one.access_location.value for one in access]
        place = named.removeprefix("http://localhost:8000/trust/").removesuffix(".crl")
        assert f"http://localhost:8000/trust/{place}.cer" in above
        assert certificates[place] == each.root_der
        held = x509.load_der_x509_crl(lists[place])
        assert held.issuer == root.subject and held.is_signature_valid(root.public_key())  # type: ignore[arg-type]


def test_a_second_change_and_renewals_between_lose_nobody() -> None:
    desk = Desk()
    first = desk.authority.material
    second = found_root(first, MIDDLE, "印信科技有限公司", "http://localhost:8000")
    between = renew(
        second,
        {"root-ocsp", "tsa"},
        MIDDLE,
        public_url="http://localhost:8000",
        root_key=load_key(second["root-key"]),
    )
    third = Authority(found_root(between, LATER, "印信科技有限公司", "http://localhost:8000"))
    assert set(third.former_roots) == {first["root-cert"], second["root-cert"]}
    names = {x509.load_der_x509_certificate(one).subject for one in third.roots}
    assert len(names) == 3, "no two roots of one name"
    assert len(third.validation_material([], LATER).ocsps) == 3 + 3, (
        "our own two, a former one, and every issuing certificate"
    )


def test_a_document_begun_before_a_renewal_is_whole_after_it() -> None:
    """Its base and its stamps are by keys that are gone: what is known of them is stored all the same."""
    desk = Desk()
    open_still = desk.signed(contract())
    roles = {"tsa", "certifier", "ocsp"}
    desk.authority = Authority(renew(desk.authority.material, roles, MIDDLE, public_url="http://localhost:8000"))
    desk.timestamper = desk.authority.timestamper()
    closed = desk.close(open_still)
    found = verify_pdf(closed, roots=desk.authority.roots, now=LATER)
    assert {one.level for one in found.signatures if not one.is_timestamp} == {"B-LTA"}
    verdicts = archive_verdicts(closed, desk.authority.root_der, LATER + timedelta(days=2))
    assert set(verdicts.values()) == {"Passed.OK"} and len(verdicts) == len(OURS)


@pytest.mark.parametrize("forgotten", [False, True])
def test_a_root_that_is_forgotten_is_trusted_no_more(forgotten: bool) -> None:
    desk = Desk()
    signed = desk.signed(contract())
    material = dict(changed(desk).material)
    if forgotten:
        material = {name: one for name, one in material.items() if not _is_former_root(name)}
    after = Authority(material)
    assert len(after.roots) == (1 if forgotten else 2)
    assert after.validation_material(desk.certificates, LATER).ocsps, "what is under way is still completed"
    # The issuing CA's key stands under the new root too: what it signed is known by that.
    assert verify_pdf(signed, roots=after.roots, now=LATER).verdict in {"valid", "valid-untrusted"}


def _is_former_root(name: str) -> bool:
    return name.startswith("former-root-") and not name.startswith("former-root-ocsp") and name.endswith("-cert")
