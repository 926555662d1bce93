"""A stranger whose signatures OpenSSL makes, in whatever form it can."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import PdfSignedData

from tests.openssl import openssl
from tests.signing.pdf.corpus import contract
from tests.signing.pdf.desk import authority
from tests.signing.trust.sm2 import Sm2Key, sm2_key

Signing = Callable[[bytes], bytes]  # of the signed bytes → what stands in /Contents
KEYS = {
    "rsa": "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048",
    "p256": "ecparam -genkey -name prime256v1 -noout",
    "p384": "ecparam -genkey -name secp384r1 -noout",
    "p521": "ecparam -genkey -name secp521r1 -noout",
    "brainpool": "ecparam -genkey -name brainpoolP256r1 -noout",
}


@dataclass(frozen=True)
class ByOpenssl:
    folder: Path

    def run(self, words: str, *more: str) -> bytes:
        return openssl(self.folder, words, *more).stdout

    def certificate(self, kind: str) -> bytes:
        """DER; made once for each kind of key."""
        path = self.folder / f"{kind}.cer"
        if not path.exists():
            self.run(f"{KEYS[kind]} -out {kind}.key")
            usage = ("-addext", "keyUsage=critical,digitalSignature,nonRepudiation")
            self.run(f"req -x509 -new -key {kind}.key -out {kind}.pem -days 900", "-subj", f"/CN={kind}", *usage)
            self.run(f"x509 -in {kind}.pem -outform DER -out {kind}.cer")
        return path.read_bytes()

    def cms(self, kind: str, options: str = "") -> Signing:
        def sign(covered: bytes) -> bytes:
            self.certificate(kind)
            (self.folder / "covered").write_bytes(covered)
            command = f"cms -sign -binary -in covered -outform DER -signer {kind}.pem -inkey {kind}.key"
            return self.run(f"{command} {options}")

        return sign


def signed(
    data: bytes, sign: Signing, subfilter: str = "adbe.pkcs7.detached", more: Mapping[str, Any] | None = None
) -> bytes:
    """`more` stands in the signature's dictionary, beside its usual entries."""
    writer = IncrementalPdfFileWriter(BytesIO(data), strict=False)
    append_signature_field(writer, SigFieldSpec("Signature1", on_page=0, box=(300, 300, 400, 340)))
    made: Any = PdfSignedData
    room = made(
        obj_type=generic.pdf_name("/Sig"),
        subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
        timestamp=datetime.now(UTC),
        bytes_reserved=16384,
    )
    room[generic.pdf_name("/SubFilter")] = generic.pdf_name("/" + subfilter)
    room.update({generic.pdf_name("/" + key): value for key, value in (more or {}).items()})
    steps = PdfCMSEmbedder().write_cms(field_name="Signature1", writer=writer)
    next(steps)
    steps.send(SigObjSetup(sig_placeholder=room))
    prepared, out = steps.send(SigIOSetup(md_algorithm="sha256"))
    whole = out.getvalue()
    steps.send(sign(whole[: prepared.reserved_region_start] + whole[prepared.reserved_region_end :]))
    return bytes(out.getvalue())


def by_sm2(key: Sm2Key) -> Signing:
    stamps = authority().timestamper()
    return lambda covered: key.cms(hashlib.new("sm3", covered).digest(), now=datetime.now(UTC), timestamper=stamps)


def signed_by_sm2(folder: Path) -> bytes:
    """A contract signed as Chinese authorities certify it (GM/T 0009)."""
    return signed(contract(), by_sm2(sm2_key(folder)))
