"""The master key under a key that never leaves its token or hardware module (PKCS#11 v2.40, AES-GCM): a stolen
disk opens nothing without it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from storage.master_key import NONCE_BYTES, MasterKeyError

TAG_BITS = 128


@dataclass(frozen=True, slots=True)
class TokenGuard:
    """A `Guard`. `module`: path of the maker's library. `token`: its label; empty where there is only one. `key`:
    label of an AES key on it, which `ensure_key` makes."""

    module: str
    token: str
    key: str
    pin: str = field(repr=False)

    def wrap(self, key: bytes, version: int) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return self._with_key(lambda held, mode: nonce + bytes(held.encrypt(key, **mode(nonce, version))))

    def unwrap(self, wrapped: bytes, version: int) -> bytes:
        nonce, sealed = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
        return self._with_key(lambda held, mode: bytes(held.decrypt(sealed, **mode(nonce, version))))

    def ensure_key(self) -> bool:
        """Makes the key where there is none of this label; it can be used there and never be taken out. True if it
        was made."""
        import pkcs11  # noqa: PLC0415

        with self._session(rw=True) as session:
            if list(session.get_objects(self._wanted())):
                return False
            stays = {pkcs11.Attribute.EXTRACTABLE: False, pkcs11.Attribute.SENSITIVE: True}
            session.generate_key(pkcs11.KeyType.AES, 256, label=self.key, store=True, template=stays)
            return True

    def _with_key(self, act: Callable[[Any, Callable[[bytes, int], dict[str, Any]]], bytes]) -> bytes:
        import pkcs11  # noqa: PLC0415

        def mode(nonce: bytes, version: int) -> dict[str, Any]:
            bound_to = f"yinxin-master-key:{version}".encode()
            params = pkcs11.GCMParams(nonce, bound_to, TAG_BITS)
            return {"mechanism": pkcs11.Mechanism.AES_GCM, "mechanism_param": params}

        with self._session() as session:
            found = list(session.get_objects(self._wanted()))
            if len(found) != 1:
                raise MasterKeyError(f"the token {self.token or ''} has {len(found)} AES keys named {self.key}")
            return act(found[0], mode)

    @contextmanager
    def _session(self, *, rw: bool = False) -> Iterator[Any]:
        import pkcs11  # noqa: PLC0415 - only where a token is set

        try:
            library = pkcs11.lib(self.module)
            library.reinitialize()  # a token put in later is seen only so
            token = library.get_token(token_label=self.token or None)
            with token.open(rw=rw, user_pin=self.pin) as session:
                yield session
        except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
            why = f"{type(error).__name__} {error}".strip()[:200]
            raise MasterKeyError(f"the token that guards the master key does not open it: {why}") from error

    def _wanted(self) -> dict[Any, Any]:
        import pkcs11  # noqa: PLC0415

        return {
            pkcs11.Attribute.CLASS: pkcs11.ObjectClass.SECRET_KEY,
            pkcs11.Attribute.KEY_TYPE: pkcs11.KeyType.AES,
            pkcs11.Attribute.LABEL: self.key,
        }
