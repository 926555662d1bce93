"""A certificate is looked at before it is issued, and is what was looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import NameOID

from signing.trust import profiles
from signing.trust.authority import Authority
from signing.trust.certificates import Wish, issue, plan_certificate, redeem
from signing.trust.linting import BadCertificate, lint
from signing.trust.profiles import Subject, subject_name

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
URL = "https://sign.example.cn"
DER = serialization.Encoding.DER


@pytest.fixture(scope="module")
def root() -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = subject_name(Subject("Root", "印信"))
    return issue(
        Wish(name, key.public_key(), profiles.ROOT, profiles.ROOT.lifetime, "root", URL), None, key, NOW
    ), key


@pytest.fixture(scope="module")
def issuing(root: Any) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    wish = Wish(
        subject_name(Subject("Issuing", "印信")),
        key.public_key(),
        profiles.ISSUING,
        profiles.ISSUING.lifetime,
        "root",
        URL,
    )
    return issue(wish, root, key, NOW), key


def wish_of(profile: profiles.Profile, public_key: Any = None, **changed: Any) -> Wish:
    key = public_key or ec.generate_private_key(ec.SECP256R1()).public_key()
    name = subject_name(Subject("李明", "上海长江国际贸易有限公司", "YX-261124-0001/p1"))
    return replace(Wish(name, key, profile, profile.lifetime, "issuing", URL), **changed)


@pytest.mark.parametrize(
    "profile",
    [profiles.TIME_STAMPING, profiles.RESPONDER, profiles.CERTIFYING, profiles.ONE_SHOT, profiles.SEAL],
    ids=lambda one: one.name,
)
def test_every_profile_is_issued_and_verifies_below_its_issuer(profile: profiles.Profile, issuing: Any) -> None:
    made = issue(wish_of(profile), issuing, None, NOW)
    made.verify_directly_issued_by(issuing[0])
    assert made.not_valid_after_utc - NOW == profile.lifetime
    assert lint(made.public_bytes(DER), profile, issuing[0], profile.lifetime) == made


def test_what_is_on_record_before_is_no_certificate_and_is_signed_byte_for_byte(issuing: Any) -> None:
    ticket = plan_certificate(wish_of(profiles.ONE_SHOT), issuing, None, NOW)
    linted = x509.load_der_x509_certificate(ticket.linted)
    with pytest.raises(InvalidSignature):
        linted.verify_directly_issued_by(issuing[0])
    made = redeem(ticket, issuing[1], issuing[0])
    assert made.tbs_certificate_bytes == linted.tbs_certificate_bytes
    assert f"{made.serial_number:x}" == ticket.serial
    with pytest.raises(BadCertificate, match="issued before"):
        redeem(ticket, issuing[1], issuing[0])


def test_nothing_outlives_its_issuer(issuing: Any) -> None:
    late = issuing[0].not_valid_after_utc - timedelta(days=30)
    made = issue(wish_of(profiles.TIME_STAMPING), issuing, None, late)
    assert made.not_valid_after_utc == issuing[0].not_valid_after_utc


def _signed(builder: x509.CertificateBuilder, key: ec.EllipticCurvePrivateKey) -> bytes:
    return builder.sign(key, hashes.SHA256()).public_bytes(DER)


def _rebuilt(good: x509.Certificate, **changed: Any) -> x509.CertificateBuilder:
    """The same certificate with something else in it."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(changed.get("subject", good.subject))
        .issuer_name(changed.get("issuer", good.issuer))
        .public_key(changed.get("key", good.public_key()))
        .serial_number(changed.get("serial", good.serial_number))
        .not_valid_before(changed.get("begin", good.not_valid_before_utc))
        .not_valid_after(changed.get("end", good.not_valid_after_utc))
    )
    others = changed.get("extensions", {})
    for one in good.extensions:
        value, critical = others.get(type(one.value), (one.value, one.critical))
        if value is not None:
            builder = builder.add_extension(value, critical)
    for value, critical in changed.get("more", ()):
        builder = builder.add_extension(value, critical)
    return builder


def _usage(*names: str) -> x509.KeyUsage:
    return x509.KeyUsage(**{name: name in names for name in profiles.USAGES})


@pytest.mark.parametrize(
    "now", [NOW, NOW.replace(year=2049), NOW.replace(year=2051)], ids=lambda one: str(one.year)
)
def test_cryptography_writes_the_same_bytes(now: datetime) -> None:
    """Across 2050, too, where times change their form."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = subject_name(Subject("Root", "印信"))
    root = issue(Wish(name, key.public_key(), profiles.ROOT, profiles.ROOT.lifetime, "root", URL), None, key, now)
    every = [
        root,
        *(issue(wish_of(one), (root, key), None, now) for one in (profiles.ONE_SHOT, profiles.RESPONDER)),
    ]
    for made in (*every, issue(wish_of(profiles.TIME_STAMPING), (root, key), None, now)):
        theirs = x509.load_der_x509_certificate(_signed(_rebuilt(made), key))
        assert theirs.tbs_certificate_bytes == made.tbs_certificate_bytes


def _ca() -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Somebody Else")])


WRONG: dict[str, dict[str, Any]] = {
    "a CA": {"extensions": {x509.BasicConstraints: (x509.BasicConstraints(True, None), True)}},
    "constraints that may be overlooked": {
        "extensions": {x509.BasicConstraints: (x509.BasicConstraints(False, None), False)}
    },
    "a usage more": {"extensions": {x509.KeyUsage: (_usage("content_commitment", "digital_signature"), True)}},
    "a usage of CAs": {"extensions": {x509.KeyUsage: (_usage("content_commitment", "crl_sign"), True)}},
    "no usage": {"extensions": {x509.KeyUsage: (None, True)}},
    "another purpose": {
        "extensions": {x509.ExtendedKeyUsage: (x509.ExtendedKeyUsage([x509.ObjectIdentifier("1.2.3")]), False)}
    },
    "a critical purpose": {
        "extensions": {x509.ExtendedKeyUsage: (x509.ExtendedKeyUsage([profiles.DOCUMENT_SIGNING]), True)}
    },
    "no place to ask": {"extensions": {x509.AuthorityInformationAccess: (None, False)}},
    "no list": {"extensions": {x509.CRLDistributionPoints: (None, False)}},
    "another key's identifier": {
        "extensions": {x509.SubjectKeyIdentifier: (x509.SubjectKeyIdentifier(b"x" * 20), False)}
    },
    "another issuer's key": {
        "extensions": {x509.AuthorityKeyIdentifier: (x509.AuthorityKeyIdentifier(b"x" * 20, None, None), False)}
    },
    "another issuer's name": {"issuer": _ca()},
    "an extension more": {"more": [(x509.OCSPNoCheck(), False)]},
    "too long a life": {"end": NOW + timedelta(days=3)},
    "a guessable serial number": {"serial": 4711},
    "no name": {"subject": x509.Name([])},
    "two names": {"subject": x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, each) for each in "ab"])},
    "an empty name": {"subject": x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "印信")])},
    "a short RSA key": {"key": rsa.generate_private_key(65537, 1024).public_key()},
    "a key that validators refuse": {"key": ed25519.Ed25519PrivateKey.generate().public_key()},
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_found_before_it_is_issued(what: str, issuing: Any) -> None:
    good = issue(wish_of(profiles.ONE_SHOT), issuing, None, NOW)
    wrong = _signed(_rebuilt(good, **WRONG[what]), ec.generate_private_key(ec.SECP256R1()))
    lint(good.public_bytes(DER), profiles.ONE_SHOT, issuing[0], profiles.ONE_SHOT.lifetime)
    with pytest.raises(BadCertificate, match="one-shot"):
        lint(wrong, profiles.ONE_SHOT, issuing[0], profiles.ONE_SHOT.lifetime)


def test_a_seal_has_a_key_for_years_that_comes_back_from_the_vault() -> None:
    authority = Authority(Authority.create(NOW, "印信测试", public_url=URL))
    key = authority.issue_seal("上海长江国际贸易有限公司", "合同专用章", NOW)
    made = x509.load_der_x509_certificate(key.certificate)
    assert made.subject.rfc4514_string() == "CN=合同专用章,O=上海长江国际贸易有限公司"
    assert made.not_valid_after_utc > NOW + timedelta(days=7 * 365)
    assert type(key).from_bytes(key.to_bytes()) == key
