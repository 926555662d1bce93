"""A token made of software (SoftHSM2), with keys and certificates on it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import serialization

from signing.trust.pkcs11 import TokenSettings
from tests.signing.trust.purchased import Purchased

MODULE = next((str(one) for one in Path("/usr/lib").glob("**/libsofthsm2.so")), "/usr/lib/softhsm/libsofthsm2.so")
PIN = "4711-0815"
LABEL = "yinxin"


@dataclass(frozen=True)
class SoftToken:
    folder: Path

    def put(self, label: str, number: int, held: Purchased) -> None:
        import pkcs11
        from pkcs11.util.ec import decode_ec_private_key
        from pkcs11.util.rsa import decode_rsa_private_key
        from pkcs11.util.x509 import decode_x509_certificate

        private = held.private.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
        is_rsa = hasattr(held.private, "private_numbers") and hasattr(held.private.private_numbers(), "p")
        attributes = (decode_rsa_private_key if is_rsa else decode_ec_private_key)(private)
        numbered = {
            pkcs11.Attribute.LABEL: label,
            pkcs11.Attribute.ID: bytes((number,)),
            pkcs11.Attribute.TOKEN: True,
        }
        token = self._token()
        with token.open(rw=True, user_pin=PIN) as session:
            session.create_object({**attributes, **numbered, pkcs11.Attribute.SIGN: True})
            session.create_object({**decode_x509_certificate(held.key.certificate), **numbered})

    def pulled(self) -> None:
        """Nobody finds it any more."""
        (self.folder / "tokens").rename(self.folder / "pulled")
        (self.folder / "tokens").mkdir()

    def put_back(self) -> None:
        (self.folder / "tokens").rmdir()
        (self.folder / "pulled").rename(self.folder / "tokens")

    def settings(self, label: str, *, pin: str = PIN, token: str = LABEL, pss: bool = False) -> TokenSettings:
        return TokenSettings(MODULE, token, label, pin, pss=pss)

    def _token(self) -> object:
        import pkcs11

        library = pkcs11.lib(MODULE)
        library.reinitialize()
        return library.get_token(token_label=LABEL)


@contextmanager
def soft_token(folder: Path) -> Iterator[SoftToken]:
    (folder / "tokens").mkdir(parents=True)
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    before = os.environ.get("SOFTHSM2_CONF")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    words = ["softhsm2-util", "--init-token", "--free", "--label", LABEL, "--so-pin", "12345678", "--pin", PIN]
    subprocess.run(words, check=True, capture_output=True, timeout=30)
    try:
        yield SoftToken(folder)
    finally:
        if before is None:
            del os.environ["SOFTHSM2_CONF"]
        else:
            os.environ["SOFTHSM2_CONF"] = before
