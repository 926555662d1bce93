"""Codes of an authenticator app: RFC 6238 with SHA-1, six digits and 30 seconds, as every such app makes them."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime

from cryptography.hazmat.primitives.constant_time import bytes_eq
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

STEP_S = 30
SECRET_BYTES = 20  # RFC 4226, 4: 160 bits recommended
DRIFT = (0, -1, 1)  # steps: clocks of telephones are a little off


def new_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


def step_of(secret: bytes, code: str, now: datetime, *, after: int) -> int | None:
    """The time step whose code this is, later than `after`: a step is used once (RFC 6238, 5.2). None: no such."""
    at = int(now.timestamp()) // STEP_S
    found = None
    for step in (at + drift for drift in DRIFT):
        # All of them are compared: how long it takes says nothing.
        right = bytes_eq(_totp(secret).generate(step * STEP_S), code.encode())
        if right and step > after and found is None:
            found = step
    return found


def code_at(secret: bytes, now: datetime) -> str:
    return _totp(secret).generate(int(now.timestamp())).decode()


def address_of(secret: bytes, account: str, issuer: str) -> str:
    """`otpauth://…`: what the app reads from the picture."""
    return _totp(secret).get_provisioning_uri(account, issuer)


def typed_of(secret: bytes) -> str:
    """For typing it into the app, in groups of four."""
    letters = base64.b32encode(secret).decode().rstrip("=")
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def _totp(secret: bytes) -> TOTP:
    return TOTP(secret, 6, SHA1(), STEP_S)  # noqa: S303 – the standard's
