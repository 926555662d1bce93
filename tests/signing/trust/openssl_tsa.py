"""A time-stamp authority as others run it: `openssl ts -reply` (RFC 3161)."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from signing.trust.profiles import USAGES

PEM = serialization.Encoding.PEM


@dataclass(frozen=True)
class OpensslTsa:
    folder: Path
    root: bytes
    certificate: bytes

    def answer(self, question: bytes) -> tuple[int, bytes]:
        (self.folder / "question.tsq").write_bytes(question)
        words = "ts -reply -config ts.cnf -section tsa -queryfile question.tsq -out answer.tsr"
        done = subprocess.run(
            ["openssl", *words.split()], cwd=self.folder, capture_output=True, check=False, timeout=30
        )
        if done.returncode:
            return 500, done.stderr
        return 200, (self.folder / "answer.tsr").read_bytes()


def openssl_tsa(
    folder: Path, now: datetime, *, name: str = "Other Time Stamps", crl: str | None = None, purpose: bool = True
) -> tuple[OpensslTsa, Callable[[datetime], bytes]]:
    """`crl`: where its list is said to be; the second value makes that list."""
    folder.mkdir(parents=True, exist_ok=True)
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name, own_name = (
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in (f"{name} Root", name)
    )
    root = _certificate(root_name, root_name, root_key, root_key, now, ca=True)
    certificate = _certificate(own_name, root_name, key, root_key, now, crl=crl, purpose=purpose)
    (folder / "key.pem").write_bytes(
        key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    (folder / "cert.pem").write_bytes(certificate.public_bytes(PEM))
    (folder / "root.pem").write_bytes(root.public_bytes(PEM))
    (folder / "serial").write_text("01\n")
    (folder / "ts.cnf").write_text(
        "[tsa]\nserial = serial\nsigner_cert = cert.pem\ncerts = root.pem\nsigner_key = key.pem\n"
        "signer_digest = sha256\ndefault_policy = 1.2.3.4\ndigests = sha256\naccuracy = secs:1\n"
        "ess_cert_id_chain = no\ness_cert_id_alg = sha256\n"
    )

    def listed(at: datetime) -> bytes:
        builder = x509.CertificateRevocationListBuilder().issuer_name(root_name)
        builder = builder.last_update(at).next_update(at + timedelta(days=30))
        builder = builder.add_extension(x509.CRLNumber(1), critical=False)
        return builder.sign(root_key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)

    der = serialization.Encoding.DER
    return OpensslTsa(folder, root.public_bytes(der), certificate.public_bytes(der)), listed


def _certificate(
    name: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    issuer_key: ec.EllipticCurvePrivateKey,
    now: datetime,
    *,
    ca: bool = False,
    crl: str | None = None,
    purpose: bool = True,
) -> x509.Certificate:
    usages = {"key_cert_sign", "crl_sign"} if ca else {"digital_signature"}
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=10))
        .not_valid_after(now + timedelta(days=3000))
        .add_extension(x509.BasicConstraints(ca, None), critical=True)
        .add_extension(x509.KeyUsage(**{one: one in usages for one in USAGES}), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    if not ca:
        oid = ExtendedKeyUsageOID.TIME_STAMPING if purpose else ExtendedKeyUsageOID.CLIENT_AUTH
        builder = builder.add_extension(x509.ExtendedKeyUsage([oid]), critical=True)
    if crl:
        point = x509.DistributionPoint([x509.UniformResourceIdentifier(crl)], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
    return builder.sign(issuer_key, hashes.SHA256())
