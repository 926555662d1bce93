"""An SM2 key with SM3 (GB/T 32918, 32905), lying with OpenSSL, which alone knows what to do with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from signing.trust.cms import signatory
from signing.trust.der import SEQUENCE, der, oid
from signing.trust.keys import Stamping, stamping
from signing.trust.suites import Suite
from tests.openssl import openssl

SM2_SM3 = Suite(der(SEQUENCE, oid("1.2.156.10197.1.401")), der(SEQUENCE, oid("1.2.156.10197.1.501")), "sm3")
WHO = "distid:1234567812345678"  # what GM/T 0009 has everybody use


@dataclass(frozen=True)
class Sm2Key:
    """A key that OpenSSL holds. All that a suite of another family has to bring."""

    folder: Path
    certificate: bytes

    chain = ()
    hash_name = "sm3"

    def cms(self, digest: bytes, *, now: datetime, timestamper: Stamping) -> bytes:
        who = signatory(self.certificate, self.chain, SM2_SM3)
        return who.signed_data(digest, self._sign, stamp=stamping(timestamper, now))

    def _sign(self, data: bytes) -> bytes:
        (self.folder / "data").write_bytes(data)
        openssl(self.folder, "pkeyutl -sign -inkey sm2.pem -rawin -digest sm3 -in data -out value -pkeyopt", WHO)
        return (self.folder / "value").read_bytes()


def sm2_key(folder: Path) -> Sm2Key:
    openssl(folder, "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:SM2 -out sm2.pem")
    openssl(
        folder, "req -x509 -new -sm3 -key sm2.pem -subj /CN=SM2 -days 30 -outform DER -out cert.der -sigopt", WHO
    )
    openssl(folder, "pkey -in sm2.pem -pubout -out public.pem")
    return Sm2Key(folder, (folder / "cert.der").read_bytes())
