"""pyHanko's own signer and time stamps with our keys: to hold ours against, and to make strangers' papers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from asn1crypto import algos, cms, x509
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.sign.signers import Signer
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from signing.trust.keys import SigningKey
from signing.trust.suites import load_private_key, raw_signer, suite_of
from signing.trust.timestamps import OwnTimestamper


class ByPyHanko(Signer):
    def __init__(self, key: SigningKey) -> None:
        loaded = load_private_key(key.key)
        self._sign = raw_signer(loaded, suite_of(loaded.public_key()))
        store = SimpleCertificateStore()
        store.register_multiple([x509.Certificate.load(der) for der in key.chain])
        algorithm = "sha256_rsa" if isinstance(loaded, rsa.RSAPrivateKey) else "sha256_ecdsa"
        super().__init__(
            signing_cert=x509.Certificate.load(key.certificate),
            cert_registry=store,
            signature_mechanism=algos.SignedDigestAlgorithm({"algorithm": algorithm}),
            embed_roots=True,
        )

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return bytes(512) if dry_run else self._sign(data)


class StampsOf(TimeStamper):
    """Our authority at one moment, as pyHanko asks it."""

    def __init__(self, authority: OwnTimestamper, now: datetime) -> None:
        super().__init__(include_nonce=False)
        self._authority, self._now = authority, now

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        return cms.ContentInfo.load(self._authority.token(message_digest, md_algorithm, self._now, None))


def signer_of(key: SigningKey) -> Any:
    return ByPyHanko(key)
