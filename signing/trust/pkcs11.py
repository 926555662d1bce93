"""A key on a token or in a hardware module, by PKCS#11 (v2.40)."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from hashlib import sha256, sha384
from typing import Any

from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from signing.errors import Waiting
from signing.trust.elsewhere import Identity
from signing.trust.paths import chain_above
from signing.trust.suites import RSA_PSS_SHA256, RSA_SHA256, Suite
from signing.trust.wrong import WrongKey

# Of these a second try in a fresh session gets rid: the token was pulled and put back, the session timed out.
_TRIES = 2


@dataclass(frozen=True, slots=True)
class TokenSettings:
    """`module`: path of the maker's library. `token`: its label; empty where there is only one. `key`: the key's
    label. `others`: certificates (DER) that the token lacks above its own."""

    module: str
    token: str
    key: str
    pin: str = field(repr=False)
    pss: bool = False
    others: tuple[bytes, ...] = field(default=(), repr=False)


class TokenKey:
    """A `Place`. One session, one signature at a time; many tokens can do no more."""

    def __init__(self, settings: TokenSettings) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._session: Any = None
        # A wrong PIN is never tried again: after a few of them a token locks itself for good.
        self._refused = False

    def identity(self) -> Identity:
        with self._lock:
            certificate, others = self._in_session(self._certificates)
        chain = chain_above(certificate, (*others, *self.settings.others))
        return Identity(certificate, chain, RSA_PSS_SHA256 if self.settings.pss else None)

    def sign(self, data: bytes, suite: Suite) -> bytes:
        with self._lock:
            return bytes(self._in_session(lambda session: self._signed(session, data, suite)))

    def _in_session(self, act: Any) -> Any:
        import pkcs11  # noqa: PLC0415 - only where a token is set

        wrong = (pkcs11.PinIncorrect, pkcs11.PinLenRange, pkcs11.PinInvalid)
        why: Exception | None = None
        if self._refused:
            raise WrongKey("pkcs11-pin")
        for _ in range(_TRIES):
            try:
                self._session = self._session or self._opened()
                return act(self._session)
            except wrong:
                self._refused = True
                raise WrongKey("pkcs11-pin") from None
            except pkcs11.PinLocked:
                raise WrongKey("pkcs11-locked") from None
            except pkcs11.PKCS11Error as error:
                why = error
                self._close()
        raise Waiting(
            "key-unavailable", where=self.settings.token, why=f"{type(why).__name__} {why}".strip()[:200]
        )

    def _opened(self) -> Any:
        import pkcs11  # noqa: PLC0415

        settings = self.settings
        try:
            library = pkcs11.lib(settings.module)
        except (RuntimeError, OSError, pkcs11.PKCS11Error) as error:
            raise WrongKey("pkcs11-module", file=settings.module) from error
        library.reinitialize()  # a token put in later is seen only so
        return library.get_token(token_label=settings.token or None).open(user_pin=settings.pin)

    def _close(self) -> None:
        session, self._session = self._session, None
        try:
            if session is not None:
                session.close()
        except Exception:  # noqa: S110 - it is gone: that is what was wanted
            pass

    def _key(self, session: Any) -> Any:
        import pkcs11  # noqa: PLC0415

        found = list(
            session.get_objects(
                {pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY, pkcs11.Attribute.LABEL: self.settings.key}
            )
        )
        if len(found) != 1:
            raise WrongKey("pkcs11-key", key=self.settings.key, found=len(found))
        return found[0]

    def _certificates(self, session: Any) -> tuple[bytes, list[bytes]]:
        """The key's own, which has the key's id (or its label), and all others on the token."""
        import pkcs11  # noqa: PLC0415

        key = self._key(session)
        kind = {pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE}
        found = list(session.get_objects(kind))
        own = [one for one in found if key.id and one[pkcs11.Attribute.ID] == key.id]
        own = own or [one for one in found if one[pkcs11.Attribute.LABEL] == self.settings.key]
        if not own:
            raise WrongKey("pkcs11-certificate", key=self.settings.key)
        ders = [bytes(one[pkcs11.Attribute.VALUE]) for one in found]
        return bytes(own[0][pkcs11.Attribute.VALUE]), ders

    def _signed(self, session: Any, data: bytes, suite: Suite) -> bytes:
        import pkcs11  # noqa: PLC0415

        key = self._key(session)
        if suite is RSA_SHA256:
            return bytes(key.sign(data, mechanism=pkcs11.Mechanism.SHA256_RSA_PKCS))
        if suite is RSA_PSS_SHA256:
            how = (pkcs11.Mechanism.SHA256, pkcs11.MGF.SHA256, 32)
            return bytes(key.sign(data, mechanism=pkcs11.Mechanism.SHA256_RSA_PKCS_PSS, mechanism_param=how))
        digest = (sha384 if suite.hash_name == "sha384" else sha256)(data).digest()
        raw = bytes(key.sign(digest, mechanism=pkcs11.Mechanism.ECDSA))
        half = len(raw) // 2  # r and s of one length; CMS holds them as DER
        return encode_dss_signature(int.from_bytes(raw[:half], "big"), int.from_bytes(raw[half:], "big"))
