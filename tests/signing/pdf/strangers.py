"""Signatures and stamps by other people's software and by look-alike authorities, each wrong in one respect."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import FieldMDPSpec, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from signing.pdf.revision import wait
from signing.trust.timestamps import OwnTimestamper
from tests.signing.pdf.desk import NOW
from tests.signing.trust.oracle import StampsOf

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Holder:
    """A certificate with its key, and what stands above it."""

    certificate: x509.Certificate
    key: Any
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def signer(self) -> Any:
        pkcs8 = self.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        chain = [asn1_x509.Certificate.load(one.public_bytes(serialization.Encoding.DER)) for one in self.chain]
        return signers.SimpleSigner(
            signing_cert=asn1_x509.Certificate.load(self.der),
            signing_key=keys.PrivateKeyInfo.load(pkcs8),
            cert_registry=SimpleCertificateStore.from_certs(chain),
        )


def certificate(
    name: str,
    above: Holder | None = None,
    *,
    ca: bool = False,
    usages: tuple[str, ...] = ("digital_signature", "content_commitment"),
    purposes: tuple[Any, ...] = (),
    begin: datetime = NOW - timedelta(hours=1),
    end: datetime = NOW + 5 * YEAR,
    rsa_key: bool = False,
    key: Any = None,
) -> Holder:
    """Whatever is asked for, right or wrong; without `above` it signs itself."""
    made_now = rsa.generate_private_key(65537, 2048) if rsa_key else ec.generate_private_key(ec.SECP256R1())
    key = key or made_now
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    wanted = ("key_cert_sign", "crl_sign") if ca else usages
    every = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(above.certificate.subject if above else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca, None), critical=True)
        .add_extension(x509.KeyUsage(**{each: each in wanted for each in every}), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if purposes:
        builder = builder.add_extension(x509.ExtendedKeyUsage(list(purposes)), critical=True)
    made = builder.sign(above.key if above else key, hashes.SHA256())
    return Holder(made, key, (above.certificate, *above.chain) if above else ())


TIME_STAMPING = (ExtendedKeyUsageOID.TIME_STAMPING,)


def signed_by(
    holder: Holder,
    data: bytes,
    *,
    digest: str = "sha256",
    certify: int = 0,
    lock: FieldMDPSpec | None = None,
    box: tuple[int, int, int, int] | None = (300, 300, 400, 340),
    name: str = "Signature1",
    timestamper: Any = None,
    said: str | None = None,
) -> bytes:
    """One signature in a field of its own. `certify`: the DocMDP P, 0 for an approval. `said`: its /Name."""
    made: Any = signers.PdfSignatureMetadata
    meta = made(
        field_name=name,
        md_algorithm=digest,
        name=said,
        certify=bool(certify),
        docmdp_permissions=MDPPerm(certify or 2),
        subfilter=SigSeedSubFilter.PADES,
    )
    spec = SigFieldSpec(name, on_page=0, box=box, field_mdp_spec=lock) if box else SigFieldSpec(name)
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    out = io.BytesIO()
    signer = signers.PdfSigner(meta, signer=holder.signer(), new_field_spec=spec, timestamper=timestamper)
    wait(signer.async_sign_pdf(writer, output=out))
    return out.getvalue()


def stamper_of(tsa: Holder, moment: datetime) -> Any:
    """What pyHanko takes; every stamp says `moment`."""
    key = tsa.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    chain = tuple(one.public_bytes(serialization.Encoding.DER) for one in tsa.chain)
    return StampsOf(OwnTimestamper(tsa.der, chain, key), moment)


class OtherDigest(TimeStamper):
    """A stamp that is good, over something else."""

    def __init__(self, honest: Any) -> None:
        super().__init__()
        self.honest = honest

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
        return await self.honest.async_timestamp(hashlib.sha256(b"something else").digest(), "sha256")

    async def async_request_tsa_response(self, req: Any) -> Any:
        return await self.honest.async_request_tsa_response(req)
