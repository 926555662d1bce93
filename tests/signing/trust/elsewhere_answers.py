"""What the authority of a purchased certificate answers: OCSP and lists, over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509 import ocsp

from tests.signing.trust.purchased import Purchased, purchased
from tests.signing.trust.serving import Server

DER = serialization.Encoding.DER
DAY = timedelta(days=1)


@dataclass
class Answers:
    """`server` answers for `held`: /ocsp for it, /ca.crl too, /root.crl for its issuer, /ca.cer is the issuer."""

    server: Server
    held: Purchased

    def ocsp(
        self,
        *,
        status: ocsp.OCSPCertStatus = ocsp.OCSPCertStatus.GOOD,
        about: Purchased | None = None,
        since: timedelta = -timedelta(hours=1),
        until: timedelta = DAY,
        by: Purchased | None = None,
    ) -> bytes:
        now, one = datetime.now(UTC), about or self.held
        revoked = status is ocsp.OCSPCertStatus.REVOKED
        builder = ocsp.OCSPResponseBuilder().add_response(
            cert=one.certificate,
            issuer=one.issuer,
            algorithm=hashes.SHA1(),
            cert_status=status,
            this_update=now + since,
            next_update=now + until,
            revocation_time=now - DAY if revoked else None,
            revocation_reason=x509.ReasonFlags.key_compromise if revoked else None,
        )
        said_by = by or one
        builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, said_by.issuer).certificates(
            [said_by.issuer]
        )
        return builder.sign(said_by.issuer_key, hashes.SHA256()).public_bytes(DER)

    def crl(self, *revoked: int, root: bool = False, until: timedelta = DAY) -> bytes:
        now, held = datetime.now(UTC), self.held
        issuer, key = (held.root, held.root_key) if root else (held.issuer, held.issuer_key)
        builder = x509.CertificateRevocationListBuilder().issuer_name(issuer.subject)
        builder = builder.last_update(now - 2 * DAY).next_update(now + until)
        builder = builder.add_extension(x509.CRLNumber(1), critical=False)
        for serial in revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(now - DAY).build()
            builder = builder.add_revoked_certificate(entry)
        return builder.sign(key, hashes.SHA256()).public_bytes(DER)

    def answer(self, path: str, body: bytes | Callable[[bytes], tuple[int, bytes]]) -> None:
        self.server.answers[path] = body if callable(body) else lambda _: (200, body)


def answering(server: Server) -> Answers:
    held = purchased(
        now=datetime.now(UTC),
        ocsp=f"{server.url}/ocsp",
        crl=f"{server.url}/ca.crl",
        root_crl=f"{server.url}/root.crl",
        issuer_at=f"{server.url}/ca.cer",
    )
    made = Answers(server, held)
    made.answer("/ocsp", made.ocsp())
    made.answer("/ca.crl", made.crl())
    made.answer("/root.crl", made.crl(root=True))
    made.answer("/ca.cer", held.issuer.public_bytes(DER))
    return made
