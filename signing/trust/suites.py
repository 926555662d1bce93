"""Which algorithms a key signs with. Nothing else knows them: a suite of another family (SM2 with SM3) is one more
value here, or beside it, and goes through the same door."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from signing.trust.der import NULL, SEQUENCE, der, integer, oid

RawSigner = Callable[[bytes], bytes]  # the bytes to be signed (not their digest) → the signature value


@dataclass(frozen=True, slots=True)
class Suite:
    """AlgorithmIdentifiers (DER) of a signature, and its digest. `hash_name`: as `hashlib.new` takes it."""

    digest_algorithm: bytes
    signature_algorithm: bytes
    hash_name: str = "sha256"

    def digest(self, data: bytes) -> bytes:
        return hashlib.new(self.hash_name, data).digest()


SHA256_OID, SHA384_OID = oid("2.16.840.1.101.3.4.2.1"), oid("2.16.840.1.101.3.4.2.2")
SHA256 = der(SEQUENCE, SHA256_OID)  # without parameters: RFC 5754, 2
SHA384 = der(SEQUENCE, SHA384_OID)
_NULL = der(NULL)
_MGF1_SHA256 = der(SEQUENCE, oid("1.2.840.113549.1.1.8"), SHA256)
_SALT = 32  # bytes: as long as the digest
ECDSA_SHA256 = Suite(SHA256, der(SEQUENCE, oid("1.2.840.10045.4.3.2")))
ECDSA_SHA384 = Suite(SHA384, der(SEQUENCE, oid("1.2.840.10045.4.3.3")), "sha384")
RSA_SHA256 = Suite(SHA256, der(SEQUENCE, oid("1.2.840.113549.1.1.11"), _NULL))
RSA_PSS_SHA256 = Suite(
    SHA256,
    der(
        SEQUENCE,
        oid("1.2.840.113549.1.1.10"),
        der(SEQUENCE, der(0xA0, SHA256), der(0xA1, _MGF1_SHA256), der(0xA2, integer(_SALT))),
    ),
)


def suite_of(public_key: Any, *, pss: bool = False) -> Suite:
    """How a key of this kind signs. ValueError for a kind that common validators refuse (Ed25519) or we do not
    know."""
    match public_key:
        case ec.EllipticCurvePublicKey(curve=ec.SECP256R1()):
            return ECDSA_SHA256
        case ec.EllipticCurvePublicKey(curve=ec.SECP384R1()):
            return ECDSA_SHA384
        case rsa.RSAPublicKey() if public_key.key_size >= 2048:
            return RSA_PSS_SHA256 if pss else RSA_SHA256
        case _:
            raise ValueError("a key on P-256 or P-384, or RSA from 2048 bits, was expected")


def raw_signer(key: Any, suite: Suite) -> RawSigner:
    """Signs with a private key that lies in memory."""
    algorithm = hashes.SHA384() if suite.hash_name == "sha384" else hashes.SHA256()
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return lambda data: key.sign(data, ec.ECDSA(algorithm))
    pad = padding.PSS(padding.MGF1(algorithm), _SALT) if suite is RSA_PSS_SHA256 else padding.PKCS1v15()
    return lambda data: key.sign(data, pad, algorithm)


def load_private_key(key: bytes) -> Any:
    """PKCS#8 DER → a key object, each time anew: for keys that must be gone after one act."""
    return serialization.load_der_private_key(key, password=None)


# RSA keys are checked while they are loaded, which takes 35 ms and more: keys that stay are loaded once.
load_kept_key = lru_cache(maxsize=64)(load_private_key)
