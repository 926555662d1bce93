"""The root's key, put apart: under a passphrase that no running service knows."""

from __future__ import annotations

import json
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

SHORTEST = 12  # characters of a passphrase that a person chose
_COST = 2**16  # × 8 × 128 bytes = 64 MiB, about 0.2 s: a stolen database is no quick guess
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without what is misread on paper


class WrongPassphrase(ValueError):
    """Or the bytes were changed: the two look the same."""


def lock_root(key: bytes, passphrase: str) -> bytes:
    """The key (PKCS#8 DER) under scrypt (RFC 7914) and AES-256-GCM."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_derived(passphrase, salt, _COST)).encrypt(nonce, key, b"root")
    parts = {"salt": salt.hex(), "nonce": nonce.hex(), "sealed": sealed.hex()}
    return json.dumps({"kdf": "scrypt", "n": _COST, **parts}).encode()


def unlock_root(locked: bytes, passphrase: str) -> bytes:
    """PKCS#8 DER. Raises WrongPassphrase."""
    try:
        parts = json.loads(locked)
        key = _derived(passphrase, bytes.fromhex(parts["salt"]), min(int(parts["n"]), 2**20))
        return AESGCM(key).decrypt(bytes.fromhex(parts["nonce"]), bytes.fromhex(parts["sealed"]), b"root")
    except (InvalidTag, ValueError, KeyError, TypeError):
        raise WrongPassphrase("the root's key does not open with this passphrase") from None


def new_passphrase() -> str:
    """150 bits, in six groups that a person can copy from paper."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(6))


def _derived(passphrase: str, salt: bytes, cost: int) -> bytes:
    return Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(passphrase.strip().encode())
