"""The installation's own certification authority: a root, an issuing CA, and the keys that work below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from signing.trust import profiles
from signing.trust.certificates import Wish, issue
from signing.trust.keys import SigningKey, ValidationMaterial, key_der, load_key
from signing.trust.profiles import Subject, subject_name
from signing.trust.revocation import Revoked, malformed, not_ours, ocsp_answer, read_question, revocation_list
from signing.trust.timestamps import OwnTimestamper

# "<role>-key" → PKCS#8 DER without encryption (the vault encrypts it at rest), "<role>-cert" → DER.
Material = dict[str, bytes]
# How long an archived answer about our long-lived certificates is good. A validator without a network believes the
# newest archive time stamp for so long; before that a completed document is stamped anew. Shorter, and a contract
# of last year has lost its proof wherever our responder is not reached; longer, and a withdrawn key is missed.
ARCHIVED = timedelta(days=730)
ROLES = ("root", "issuing", "tsa", "ocsp", "root-ocsp", "certifier")


class Authority:
    """Issues what the installation signs with. Made once by `create`, later from the same material.

    `public_url` (no trailing slash) goes into certificates as the place of OCSP (`/trust/ocsp`), the CRLs
    (`/trust/issuing.crl`, `/trust/root.crl`) and the issuer (`/trust/issuing.cer`).
    """

    def __init__(self, material: Material, public_url: str = "http://localhost:8000") -> None:
        self.material = dict(material)
        self.public_url = public_url.rstrip("/")
        self._certs = {role: x509.load_der_x509_certificate(material[f"{role}-cert"]) for role in ROLES}
        self._keys = {role: load_key(material[f"{role}-key"]) for role in ROLES}

    @classmethod
    def create(cls, now: datetime, organisation: str, *, public_url: str = "http://localhost:8000") -> Material:
        """Fresh keys and certificates of every role, from `now` (aware, UTC)."""
        made: dict[str, tuple[x509.Certificate, ec.EllipticCurvePrivateKey]] = {}
        plan = (
            ("root", "Root CA", profiles.ROOT, "root"),
            ("issuing", "Issuing CA", profiles.ISSUING, "root"),
            ("tsa", "Time Stamp", profiles.TIME_STAMPING, "issuing"),
            ("ocsp", "OCSP", profiles.RESPONDER, "issuing"),
            # the root does not answer itself: validators would then ask for the root's own revocation
            ("root-ocsp", "Root OCSP", profiles.RESPONDER, "root"),
            ("certifier", "Documents", profiles.CERTIFYING, "issuing"),
        )
        for role, title, profile, above in plan:
            key = ec.generate_private_key(ec.SECP256R1())
            name = subject_name(Subject(f"Yinxin {title}" if role != "certifier" else organisation, organisation))
            issuer = made.get(above)
            wish = Wish(name, key.public_key(), profile, profile.lifetime, above, public_url)
            made[role] = (issue(wish, issuer, key, now), key)
        material: Material = {}
        for role, (certificate, key) in made.items():
            material[f"{role}-key"] = key_der(key)
            material[f"{role}-cert"] = certificate.public_bytes(serialization.Encoding.DER)
        return material

    @classmethod
    def from_material(cls, material: Material, *, public_url: str = "http://localhost:8000") -> Authority:
        return cls(material, public_url)

    @property
    def chain(self) -> tuple[bytes, ...]:
        """Issuing CA, then root, DER."""
        return self.material["issuing-cert"], self.material["root-cert"]

    @property
    def root_der(self) -> bytes:
        return self.material["root-cert"]

    def issue_one_shot(self, subject: Subject, now: datetime, hours: int = 24) -> SigningKey:
        """A fresh P-256 key and a certificate for one act; forget the value and the key is gone.

        Raises BadAnswer `name-unusable`.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = (self._certs["issuing"], self._keys["issuing"])
        wish = Wish(
            subject_name(subject),
            key.public_key(),
            profiles.ONE_SHOT,
            timedelta(hours=hours),
            "issuing",
            self.public_url,
        )
        certificate = issue(wish, issuer, key, now)
        return self._signing_key(certificate, key, kept=False)

    def certification_key(self) -> SigningKey:
        """The long-lived key that certifies base revisions and closes documents."""
        return self._signing_key(self._certs["certifier"], self._keys["certifier"])

    def timestamper(self) -> OwnTimestamper:
        return OwnTimestamper(self.material["tsa-cert"], self.chain, self.material["tsa-key"])

    def _signing_key(
        self, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey, *, kept: bool = True
    ) -> SigningKey:
        return SigningKey(
            certificate=certificate.public_bytes(serialization.Encoding.DER),
            chain=self.chain,
            serial=f"{certificate.serial_number:x}",
            not_before=certificate.not_valid_before_utc,
            not_after=certificate.not_valid_after_utc,
            key=key_der(key),
            kept=kept,
        )

    def ocsp_response(
        self, certificate: bytes, now: datetime, next_update: datetime, *, revoked: Revoked | None = None
    ) -> bytes:
        """What we know at `now` about a certificate we issued (both DER)."""
        return ocsp_answer(
            x509.load_der_x509_certificate(certificate),
            issuer=self._certs["issuing"],
            responder=self._certs["ocsp"],
            key=self._keys["ocsp"],
            known_at=now,
            next_update=next_update,
            revoked=revoked,
        )

    def crl(self, now: datetime, *, days: int = 7, revoked: Mapping[int, Revoked] | None = None) -> bytes:
        """CRL of the issuing CA."""
        return revocation_list(
            issuer=self._certs["issuing"], key=self._keys["issuing"], now=now, days=days, revoked=revoked or {}
        )

    def root_crl(self, now: datetime, *, days: int = 180) -> bytes:
        """CRL of the root: whether the issuing CA still stands."""
        return revocation_list(issuer=self._certs["root"], key=self._keys["root"], now=now, days=days, revoked={})

    def validation_material(
        self, certs: Sequence[bytes], now: datetime, *, revoked: Mapping[int, Revoked] | None = None
    ) -> ValidationMaterial:
        """Everything a validator needs for these certificates of ours, and for our own (all DER).

        A one-shot certificate may have ended before the document is complete: its status is then given as of
        its last second, the last one anybody can ask about, since a response's nextUpdate must reach its end. A
        validator then looks at the whole chain as of that second, so what is said of the issuing CA must reach
        back as far: by OCSP, whose thisUpdate is the time a status is known for (RFC 6960, 2.4), and not by a
        CRL, whose thisUpdate is its date. For the same reason no CRL of the issuing CA is added: being newer, it
        would be asked first, about certificates that had ended by then (OUT_OF_BOUNDS_NO_POE).
        """
        withdrawn = revoked or {}
        wanted = dict.fromkeys([*certs, self.material["certifier-cert"], self.material["tsa-cert"]])
        answers, begin = [], now
        for der in wanted:
            certificate = x509.load_der_x509_certificate(der)
            if certificate.issuer != self._certs["issuing"].subject:
                continue  # a purchased certificate: its own authority answers for it
            end = certificate.not_valid_after_utc
            known = min(now, end - timedelta(seconds=1))
            begin = min(begin, known)
            # Never beyond the certificate's end: a validator that takes an answer for fresh looks at that moment,
            # finds the certificate ended, and does not go back in time.
            until = (
                end if end - certificate.not_valid_before_utc < timedelta(days=30) else min(end, now + ARCHIVED)
            )
            answers.append(self.ocsp_response(der, known, until, revoked=withdrawn.get(certificate.serial_number)))
        answers.append(self._issuing_status(begin, now + ARCHIVED))
        return ValidationMaterial(
            certs=(*wanted, self.material["ocsp-cert"], self.material["root-ocsp-cert"], *self.chain),
            ocsps=tuple(answers),
            crls=(),
        )

    def _issuing_status(self, known_at: datetime, next_update: datetime) -> bytes:
        """Whether the issuing CA still stands, in the root's name."""
        return ocsp_answer(
            self._certs["issuing"],
            issuer=self._certs["root"],
            responder=self._certs["root-ocsp"],
            key=self._keys["root-ocsp"],
            known_at=known_at,
            next_update=next_update,
        )

    def answer_timestamp_request(self, der: bytes, now: datetime) -> bytes:
        """RFC 3161 request → response, DER."""
        return self.timestamper().answer(der, now)

    def answer_ocsp_request(
        self, der: bytes, statuses: Mapping[int, bytes | tuple[bytes, Revoked]], now: datetime
    ) -> bytes:
        """RFC 6960 request → response, DER. `statuses`: serial → our certificate (DER) when it is good, or the
        certificate with what happened to it; serials that are not there are answered `unauthorized`."""
        question = read_question(der)
        if question is None:
            return malformed()
        if question.serial_number == self._certs["issuing"].serial_number:
            return self._issuing_status(now, now + timedelta(days=1))
        status = statuses.get(question.serial_number) or self._own().get(question.serial_number)
        if status is None:
            return not_ours()
        certificate, revoked = (status, None) if isinstance(status, bytes) else status
        return self.ocsp_response(certificate, now, now + timedelta(days=1), revoked=revoked)

    def _own(self) -> dict[int, bytes]:
        return {self._certs[role].serial_number: self.material[f"{role}-cert"] for role in ("tsa", "certifier")}
