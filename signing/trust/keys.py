"""Keys with their certificates, as values that go to a child process and back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from asn1crypto import algos, x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.sign.signers import Signer
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko_certvalidator.registry import SimpleCertificateStore


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key (PKCS#8 DER), its certificate and the chain up to the root (DER). `signer()` is for
    `signing.pdf`; everybody else carries the value. `serial` is lower-case hex."""

    certificate: bytes = field(repr=False)
    chain: tuple[bytes, ...] = field(repr=False)
    serial: str
    not_before: datetime
    not_after: datetime
    key: bytes = field(repr=False)

    def signer(self) -> Signer:
        """A pyHanko signer that puts the whole chain into the signature."""
        return EcSigner(self.key, self.certificate, self.chain)

    def cms(self, digest: bytes, *, now: datetime, timestamper: Any) -> bytes:
        """See `signing.pdf.keys`."""
        signing = self.signer().async_sign(
            digest,
            "sha256",
            use_pades=True,
            timestamper=timestamper.at(now),
            signed_attr_settings=PdfCMSSignedAttributes(signing_time=now),
        )
        return bytes(asyncio.run(signing).dump())


@dataclass(frozen=True, slots=True)
class ValidationMaterial:
    """What a validator needs after we are gone: DER of certificates, OCSP responses and CRLs."""

    certs: tuple[bytes, ...]
    ocsps: tuple[bytes, ...]
    crls: tuple[bytes, ...]


class EcSigner(Signer):
    """ECDSA P-256 with SHA-256. pyHanko's SimpleSigner parses the key anew for every signature."""

    def __init__(self, key: bytes, certificate: bytes, chain: tuple[bytes, ...]) -> None:
        self._key = load_key(key)
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple([load_certificate(der) for der in chain])
        super().__init__(
            signing_cert=load_certificate(certificate),
            cert_registry=store,
            signature_mechanism=algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
            # Without the root in the signature a validator that knows it by another way still needs it for
            # the proof of existence of the chain (NO_POE otherwise).
            embed_roots=True,
        )

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if dry_run:
            return bytes(72)  # the longest DER of a P-256 signature
        if digest_algorithm != "sha256":
            raise ValueError(f"{digest_algorithm}: this key signs SHA-256 only")
        return self._key.sign(data, ec.ECDSA(hashes.SHA256()))


def load_key(der: bytes) -> ec.EllipticCurvePrivateKey:
    key = serialization.load_der_private_key(der, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("an elliptic curve key was expected")
    return key


def key_der(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


@lru_cache(maxsize=64)
def load_certificate(der: bytes) -> x509.Certificate:
    return x509.Certificate.load(der)
