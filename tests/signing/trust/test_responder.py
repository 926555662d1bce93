"""What our authority says about certificates, in the form that any validator asks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509 import ocsp

from signing.errors import Waiting
from signing.trust.authority import Authority
from signing.trust.profiles import Subject
from signing.trust.revocation import Revoked

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
DER = serialization.Encoding.DER


@lru_cache
def authority(name: str = "印信测试") -> Authority:
    return Authority(Authority.create(NOW, name))


def ask(
    der: bytes,
    issuer: bytes,
    *,
    known: bool = True,
    digest: hashes.HashAlgorithm | None = None,
    nonce: bytes = b"",
    revoked: Revoked | None = None,
) -> ocsp.OCSPResponse:
    certificate, above = x509.load_der_x509_certificate(der), x509.load_der_x509_certificate(issuer)
    builder = ocsp.OCSPRequestBuilder().add_certificate(certificate, above, digest or hashes.SHA1())
    if nonce:
        builder = builder.add_extension(x509.OCSPNonce(nonce), critical=False)
    status = (der, revoked) if revoked else der
    statuses = {certificate.serial_number: status} if known else {}
    return ocsp.load_der_ocsp_response(
        authority().answer_ocsp_request(builder.build().public_bytes(DER), statuses, NOW)
    )


@pytest.mark.parametrize("digest", [hashes.SHA1(), hashes.SHA256(), hashes.SHA384()], ids=lambda one: one.name)
def test_an_answer_comes_in_the_digest_of_the_question_with_its_nonce(digest: hashes.HashAlgorithm) -> None:
    key = authority().issue_one_shot(Subject("李明"), NOW)
    told = ask(key.certificate, authority().chain[0], digest=digest, nonce=b"n" * 16)
    assert told.certificate_status is ocsp.OCSPCertStatus.GOOD
    assert told.hash_algorithm.name == digest.name
    assert told.extensions.get_extension_for_class(x509.OCSPNonce).value.nonce == b"n" * 16


def test_who_was_withdrawn_is_told_in_answers_and_in_the_list() -> None:
    key = authority().issue_seal("上海长江国际贸易有限公司", "合同专用章", NOW)
    gone = Revoked(NOW - timedelta(hours=1), x509.ReasonFlags.key_compromise)
    told = ask(key.certificate, authority().chain[0], revoked=gone)
    assert told.certificate_status is ocsp.OCSPCertStatus.REVOKED
    assert told.revocation_reason is x509.ReasonFlags.key_compromise
    listed = x509.load_der_x509_crl(authority().crl(NOW, revoked={int(key.serial, 16): gone}))
    assert listed.get_revoked_certificate_by_serial_number(int(key.serial, 16)) is not None


def test_whoever_is_not_ours_gets_no_answer() -> None:
    stranger = authority("Elsewhere")
    key = stranger.issue_one_shot(Subject("李明"), NOW)
    for known in (True, False):
        told = ask(key.certificate, stranger.chain[0], known=known)
        assert told.response_status is ocsp.OCSPResponseStatus.UNAUTHORIZED
    ours = authority().issue_one_shot(Subject("李明"), NOW)
    told = ask(ours.certificate, stranger.chain[0])
    assert told.response_status is ocsp.OCSPResponseStatus.UNAUTHORIZED, "our number below another's name"


def test_what_was_planned_and_never_issued_is_not_called_good() -> None:
    planned = authority().plan_one_shot(Subject("李明"), NOW)
    told = ask(planned.ticket.linted, authority().chain[0])
    assert told.response_status is ocsp.OCSPResponseStatus.UNAUTHORIZED
    material = authority().validation_material([planned.ticket.linted], NOW)
    assert planned.ticket.linted not in material.certs


def test_an_authority_of_the_same_name_is_another_one() -> None:
    """Its certificates are asked about there, not dropped as if we had planned them."""
    namesake = Authority(Authority.create(NOW, "印信测试"))
    key = namesake.issue_one_shot(Subject("李明"), NOW)
    with pytest.raises(Waiting, match="status-unavailable"):
        authority().validation_material([key.certificate], NOW)


def test_the_issuing_ca_is_answered_for_in_the_roots_name() -> None:
    issuing, root = authority().chain
    told = ask(issuing, root, known=False)
    assert told.certificate_status is ocsp.OCSPCertStatus.GOOD
    (responder,) = told.certificates
    responder.verify_directly_issued_by(x509.load_der_x509_certificate(root))


def test_what_is_no_question_is_malformed() -> None:
    for der in (b"", b"\x30", b"\x30\x03\x02\x01\x01", b"x" * 100):
        told = ocsp.load_der_ocsp_response(authority().answer_ocsp_request(der, {}, NOW))
        assert told.response_status is ocsp.OCSPResponseStatus.MALFORMED_REQUEST
