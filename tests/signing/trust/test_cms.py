"""One builder of signatures, held against pyHanko, OpenSSL and pdfsig."""

from __future__ import annotations

import hashlib
import subprocess
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import cms, tsp
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

from signing.fields.kinds import Box, Field, FieldKind
from signing.pdf.cms_check import BadSignature, check_cms
from signing.pdf.ink import Mark
from signing.pdf.prepare import prepare_base
from signing.pdf.revision import wait
from signing.pdf.sign import sign_revision
from signing.pdf.verify import verify_pdf
from signing.trust.authority import Authority
from signing.trust.keys import SigningKey
from signing.trust.profiles import Subject
from signing.trust.suites import RSA_PSS_SHA256, Suite
from tests.openssl import openssl
from tests.signing.pdf.corpus import contract
from tests.signing.pdf.desk import NOW
from tests.signing.trust.oracle import StampsOf, signer_of
from tests.signing.trust.purchased import purchased

CONTENT = b"the bytes of the byte ranges" * 100
DIGEST = hashlib.sha256(CONTENT).digest()


@lru_cache
def authority() -> Authority:
    return Authority(Authority.create(NOW - timedelta(days=1), "印信科技有限公司"))


@lru_cache
def key_of(kind: str) -> SigningKey:
    if kind == "one-shot":
        return authority().issue_one_shot(Subject("李明", "印信科技有限公司"), NOW)
    made: dict[str, tuple[PrivateKeyTypes, Suite | None]] = {
        "rsa": (_rsa(), None),
        "rsa-pss": (_rsa(), RSA_PSS_SHA256),
        "p384": (ec.generate_private_key(ec.SECP384R1()), None),
    }
    return purchased(*made[kind], now=NOW).key


@lru_cache
def _rsa() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def signature(kind: str) -> bytes:
    key = key_of(kind)
    digest = hashlib.new(key.hash_name, CONTENT).digest()
    return key.cms(digest, now=NOW, timestamper=authority().timestamper())


KINDS = ["one-shot", "rsa", "rsa-pss", "p384"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_signature_is_strict_der_with_what_pades_wants(kind: str) -> None:
    made = signature(kind)
    read = cms.ContentInfo.load(made, strict=True)
    signed = read["content"]
    (signer,) = signed["signer_infos"]
    attributes = {one["type"].native: one["values"][0] for one in signer["signed_attrs"]}

    assert signed["encap_content_info"]["content"].native is None, "it is detached"
    assert set(attributes) == {
        "content_type",
        "message_digest",
        "signing_certificate_v2",
    }
    assert attributes["content_type"].native == "data"
    assert attributes["message_digest"].native == hashlib.new(key_of(kind).hash_name, CONTENT).digest()
    named = attributes["signing_certificate_v2"]["certs"][0]
    assert named["cert_hash"].native == hashlib.sha256(key_of(kind).certificate).digest()
    assert named["issuer_serial"]["serial_number"].native == int(key_of(kind).serial, 16)
    assert {one.chosen.dump() for one in signed["certificates"]} == {
        key_of(kind).certificate,
        *key_of(kind).chain,
    }
    (stamp,) = signer["unsigned_attrs"]
    info = stamp["values"][0]["content"]["encap_content_info"]["content"].parsed
    assert stamp["type"].native == "signature_time_stamp_token"
    assert info["message_imprint"]["hashed_message"].native == hashlib.sha256(signer["signature"].native).digest()


@pytest.mark.parametrize("kind", ["one-shot", "rsa"])
def test_pyhanko_builds_the_same_from_the_same_key(kind: str) -> None:
    key = key_of(kind)
    theirs = wait(
        signer_of(key).async_sign(
            DIGEST,
            "sha256",
            use_pades=True,
            timestamper=StampsOf(authority().timestamper(), NOW),
            signed_attr_settings=PdfCMSSignedAttributes(signing_time=NOW),
        )
    )
    assert _shape(signature(kind)) == _shape(theirs.dump())


def _shape(made: bytes) -> dict[str, Any]:
    """All that does not change from one signature to the next."""
    signed = cms.ContentInfo.load(made)["content"]
    (signer,) = signed["signer_infos"]
    return {
        "version": signed["version"].native,
        "certificates": {one.dump() for one in signed["certificates"]},
        "digests": [one["algorithm"].native for one in signed["digest_algorithms"]],
        "sid": signer["sid"].dump(),
        "algorithm": signer["signature_algorithm"]["algorithm"].native,
        "signed": {one["type"].native: one["values"].native for one in signer["signed_attrs"]},
        "unsigned": [one["type"].native for one in signer["unsigned_attrs"]],
    }


@pytest.mark.parametrize("kind", KINDS)
def test_openssl_verifies_signature_and_stamp(kind: str, tmp_path: Path) -> None:
    made = signature(kind)
    signed = cms.ContentInfo.load(made)["content"]
    (signer,) = signed["signer_infos"]
    root = key_of(kind).chain[-1]
    (tmp_path / "sig.der").write_bytes(made)
    (tmp_path / "content").write_bytes(CONTENT)
    (tmp_path / "root.pem").write_text(_pem(root))
    at = ["-attime", str(int(NOW.timestamp()))]
    said = openssl(
        tmp_path,
        "cms -verify -binary -inform DER -in sig.der -content content -CAfile root.pem -purpose any -out out",
        *at,
    )
    assert b"Verification successful" in said.stderr

    (tmp_path / "value").write_bytes(signer["signature"].native)
    (tmp_path / "token.der").write_bytes(signer["unsigned_attrs"][0]["values"][0].dump())
    (tmp_path / "stamp-root.pem").write_text(_pem(authority().root_der))
    said = openssl(tmp_path, "ts -verify -token_in -in token.der -data value -CAfile stamp-root.pem", *at)
    assert b"Verification: OK" in said.stdout + said.stderr


def _pem(der: bytes) -> str:
    from cryptography import x509

    loaded = x509.load_der_x509_certificate(der)
    return loaded.public_bytes(serialization.Encoding.PEM).decode()


@pytest.mark.parametrize("kind", ["one-shot", "rsa", "rsa-pss"])
def test_a_changed_byte_of_the_signature_is_found(kind: str) -> None:
    made, key = signature(kind), key_of(kind)
    check_cms(made, DIGEST, key.certificate)
    value = cms.ContentInfo.load(made)["content"]["signer_infos"][0]["signature"].native
    at = made.index(value) + len(value) // 2
    with pytest.raises(BadSignature):
        check_cms(made[:at] + bytes((made[at] ^ 1,)) + made[at + 1 :], DIGEST, key.certificate)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_pdfsig_and_our_verification_take_a_document_signed_so(kind: str, tmp_path: Path) -> None:
    field = Field("p1_sign_1", "p1", FieldKind.SIGNATURE, 0, Box(40, 40, 150, 48))
    stamps = authority().timestamper()
    base = prepare_base(
        contract(), [field], certifier=authority().certification_key(), timestamper=stamps, now=NOW, reason="x"
    )
    data = sign_revision(
        base, fields=[field], mark=Mark("李明", NOW), key=key_of(kind), timestamper=stamps, now=NOW
    )
    path = tmp_path / "signed.pdf"
    path.write_bytes(data)
    said = subprocess.run(
        ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False, timeout=60
    ).stdout
    assert said.count("Signature is Valid") == 2, said
    verdict = verify_pdf(data, roots=(authority().root_der, key_of(kind).chain[-1]), now=NOW + timedelta(hours=1))
    assert [one.intact for one in verdict.signatures] == [True, True], verdict


def test_a_token_of_ours_is_strict_der() -> None:
    token = authority().timestamper().token(DIGEST, "sha256", NOW, 7)
    info = cms.ContentInfo.load(token, strict=True)["content"]["encap_content_info"]
    read = tsp.TSTInfo.load(bytes(info["content"]), strict=True)
    assert read["nonce"].native == 7
    assert read["gen_time"].native == NOW
