"""What we put together by hand, beside what cryptography's builder makes of the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import ocsp

from signing.trust.authority import Authority
from signing.trust.keys import load_key
from signing.trust.ocsp_answers import ocsp_answer
from signing.trust.profiles import Subject
from signing.trust.revocation import Revoked

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
MATERIAL = Authority.create(NOW, "印信测试")
CERTIFICATE = x509.load_der_x509_certificate(Authority(MATERIAL).issue_one_shot(Subject("李明"), NOW).certificate)
ISSUER, RESPONDER = (x509.load_der_x509_certificate(MATERIAL[f"{role}-cert"]) for role in ("issuing", "ocsp"))
KEY = load_key(MATERIAL["ocsp-key"])
ENDS = NOW + timedelta(days=3)


def asked(digest: hashes.HashAlgorithm, nonce: bytes) -> ocsp.OCSPRequest:
    builder = ocsp.OCSPRequestBuilder().add_certificate(CERTIFICATE, ISSUER, digest)
    if nonce:
        builder = builder.add_extension(x509.OCSPNonce(nonce), critical=False)
    return ocsp.load_der_ocsp_request(builder.build().public_bytes(serialization.Encoding.DER))


def built(revoked: Revoked | None, question: ocsp.OCSPRequest | None, nonce: bytes) -> ocsp.OCSPResponse:
    builder = (
        ocsp.OCSPResponseBuilder()
        .add_response(
            cert=CERTIFICATE,
            issuer=ISSUER,
            algorithm=question.hash_algorithm if question else hashes.SHA1(),
            cert_status=ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD,
            this_update=NOW,
            next_update=ENDS,
            revocation_time=revoked.at if revoked else None,
            revocation_reason=revoked.reason if revoked else None,
        )
        .responder_id(ocsp.OCSPResponderEncoding.HASH, RESPONDER)
        .certificates([RESPONDER])
    )
    if nonce:
        builder = builder.add_extension(x509.OCSPNonce(nonce), critical=False)
    return builder.sign(KEY, hashes.SHA256())


def answered(revoked: Revoked | None, question: ocsp.OCSPRequest | None) -> ocsp.OCSPResponse:
    told = {"known_at": NOW, "next_update": ENDS}
    serial = CERTIFICATE.serial_number
    return ocsp.load_der_ocsp_response(
        ocsp_answer(
            serial, issuer=ISSUER, responder=RESPONDER, key=KEY, revoked=revoked, question=question, **told
        )
    )


@pytest.mark.parametrize("nonce", [b"", b"n" * 32], ids=["no-nonce", "nonce"])
@pytest.mark.parametrize("digest", [None, hashes.SHA1(), hashes.SHA256(), hashes.SHA384(), hashes.SHA512()])
@pytest.mark.parametrize("reason", [None, *x509.ReasonFlags])
def test_an_answer_is_what_the_builder_makes(
    reason: x509.ReasonFlags | None, digest: hashes.HashAlgorithm | None, nonce: bytes
) -> None:
    revoked = Revoked(NOW - timedelta(hours=1), reason) if reason else None
    question = asked(digest, nonce) if digest else None
    nonce = nonce if question else b""
    ours, theirs = answered(revoked, question), built(revoked, question, nonce)
    while ours.produced_at_utc != theirs.produced_at_utc:  # the second was over in between
        ours, theirs = answered(revoked, question), built(revoked, question, nonce)
    assert ours.tbs_response_bytes == theirs.tbs_response_bytes
    assert ours.signature_algorithm_oid == theirs.signature_algorithm_oid
    assert ours.certificates == theirs.certificates == [RESPONDER]
    key = RESPONDER.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    key.verify(ours.signature, ours.tbs_response_bytes, ec.ECDSA(hashes.SHA256()))


def test_a_nonce_longer_than_allowed_is_left_out() -> None:
    told = answered(None, asked(hashes.SHA1(), b"n" * 33))
    assert not list(told.extensions)
