"""What comes to an end is renewed, with the root's key where the root signs; what was signed before stays good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509 import ocsp

from signing.trust.authority import Authority
from signing.trust.founding import renew
from signing.trust.keys import load_key
from signing.trust.material import AHEAD, Material, ends, pack, unpack
from signing.trust.profiles import Subject
from signing.trust.root import WrongPassphrase, lock_root, new_passphrase, unlock_root

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=8 * 365 - 30)
URL = "https://sign.example.cn"
DER = serialization.Encoding.DER


@dataclass(frozen=True)
class Kept:
    """As the vault and the safe keep it."""

    working: Material
    root_key: bytes


@pytest.fixture(scope="module")
def kept() -> Kept:
    made = Authority.create(NOW, "印信测试", public_url=URL)
    return Kept({name: value for name, value in made.items() if name != "root-key"}, made["root-key"])


def test_the_service_runs_without_the_roots_key(kept: Kept) -> None:
    authority = Authority(unpack(pack(kept.working)), URL)
    key = authority.issue_one_shot(Subject("李明"), NOW)
    assert authority.validation_material([key.certificate], NOW).ocsps
    root = x509.load_der_x509_certificate(authority.root_der)
    revoked = x509.load_der_x509_crl(authority.root_crl())
    assert revoked.is_signature_valid(root.public_key()) and not list(revoked)  # type: ignore[arg-type]


def test_ends_are_told_in_time(kept: Kept) -> None:
    by_role = {end.what: end for end in ends(kept.working)}
    assert set(by_role) == {"root", "issuing", "tsa", "ocsp", "root-ocsp", "certifier", "root-crl"}
    tsa = by_role["tsa"]
    assert not tsa.is_near(tsa.until - AHEAD - timedelta(days=1)) and tsa.is_near(tsa.until - timedelta(days=1))
    assert Authority(kept.working).ends()[0].what == "root-crl"


def test_what_the_root_signs_is_not_renewed_without_its_key(kept: Kept) -> None:
    for what in ("issuing", "root-ocsp", "root-crl"):
        with pytest.raises(ValueError, match="root's key"):
            renew(kept.working, {what}, LATER, public_url=URL)
    renewed = renew(kept.working, {"tsa", "ocsp", "certifier"}, LATER, public_url=URL)
    for role in ("tsa", "ocsp", "certifier"):
        assert renewed[f"{role}-key"] != kept.working[f"{role}-key"], "a new key"
        assert kept.working[f"{role}-cert"] in renewed.values(), "the former certificate is still known"


def test_after_renewal_everything_issued_before_is_still_answered_for(kept: Kept) -> None:
    before = Authority(kept.working, URL)
    key = before.issue_one_shot(Subject("李明"), NOW)
    everything = {"issuing", "tsa", "ocsp", "root-ocsp", "certifier", "root-crl"}
    renewed = renew(kept.working, everything, LATER, public_url=URL, root_key=load_key(kept.root_key))
    after = Authority(renewed, URL)
    assert all(end.until > LATER + timedelta(days=2 * 365) for end in after.ends())
    assert renewed["issuing-key"] == kept.working["issuing-key"], "so that what it issued stays valid"
    x509.load_der_x509_certificate(key.certificate).verify_directly_issued_by(
        x509.load_der_x509_certificate(after.chain[0])
    )
    material = after.validation_material([key.certificate, kept.working["certifier-cert"]], LATER)
    answered = {ocsp.load_der_ocsp_response(one).serial_number for one in material.ocsps}
    for der in (
        key.certificate,
        kept.working["certifier-cert"],
        kept.working["issuing-cert"],
        *(renewed[f"{role}-cert"] for role in ("issuing", "tsa", "certifier")),
    ):
        assert x509.load_der_x509_certificate(der).serial_number in answered
    for role, issuer in (("tsa", "issuing"), ("certifier", "issuing"), ("issuing", "root")):
        was = x509.load_der_x509_certificate(kept.working[f"{role}-cert"])
        above = x509.load_der_x509_certificate(renewed[f"{issuer}-cert"])
        question = ocsp.OCSPRequestBuilder().add_certificate(was, above, hashes.SHA256()).build()
        answer = ocsp.load_der_ocsp_response(after.answer_ocsp_request(question.public_bytes(DER), {}, LATER))
        assert answer.certificate_status is ocsp.OCSPCertStatus.GOOD


def test_the_root_opens_with_its_passphrase_alone(kept: Kept) -> None:
    passphrase = new_passphrase()
    locked = lock_root(kept.root_key, passphrase)
    assert kept.root_key not in locked and kept.root_key.hex().encode() not in locked
    assert unlock_root(locked, f" {passphrase}\n") == kept.root_key, "copied with a line end"
    for wrong in (new_passphrase(), passphrase.lower(), ""):
        with pytest.raises(WrongPassphrase):
            unlock_root(locked, wrong)
    with pytest.raises(WrongPassphrase):
        unlock_root(locked.replace(b'"sealed": "', b'"sealed": "00'), passphrase)
