"""What our authority says about certificates, to validators that ask and for documents that must do without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.x509 import ocsp

from signing.trust.answering import issuing_answering, roots_answering
from signing.trust.keys import ValidationMaterial, load_key
from signing.trust.material import ROLES, WORKING, Material, formers, root_certificates, root_lists
from signing.trust.ocsp_answers import ocsp_answer
from signing.trust.outside import Outside
from signing.trust.revocation import (
    Revoked,
    is_about,
    malformed,
    not_ours,
    read_question,
    revocation_list,
)
from signing.trust.standing import is_issued_by, names
from signing.trust.timestamps import OwnTimestamper

# How long an archived answer about our long-lived certificates is good. A validator without a network believes the
# newest archive time stamp for so long; before that a completed document is stamped anew. Shorter, and a contract
# of last year has lost its proof wherever our responder is not reached; longer, and a withdrawn key is missed.
ARCHIVED = timedelta(days=730)
SHORT_LIVED = timedelta(days=30)
LATELY = timedelta(days=365)  # longer than a document stays open


class Responder:
    """OCSP (RFC 6960), CRLs (RFC 5280, 5) and time stamps of an authority made of this material."""

    def __init__(self, material: Material, outside: Outside) -> None:
        self.material = dict(material)
        self._outside = outside
        self._certs = {role: x509.load_der_x509_certificate(material[f"{role}-cert"]) for role in ROLES}
        self._keys = {role: load_key(material[f"{role}-key"]) for role in WORKING}
        self._issuing, self._roots = issuing_answering(self.material), roots_answering(self.material)

    @property
    def chain(self) -> tuple[bytes, ...]:
        """Issuing CA, then root, DER."""
        return self.material["issuing-cert"], self.material["root-cert"]

    @property
    def root_der(self) -> bytes:
        return self.material["root-cert"]

    def timestamper(self) -> OwnTimestamper:
        return OwnTimestamper(self.material["tsa-cert"], self.chain, self.material["tsa-key"])

    def ocsp_response(
        self,
        certificate: bytes,
        now: datetime,
        next_update: datetime,
        *,
        revoked: Revoked | None = None,
        question: ocsp.OCSPRequest | None = None,
    ) -> bytes:
        """What we know at `now` about a certificate we issued (both DER)."""
        speaker = self._issuing.at(now)
        return ocsp_answer(
            x509.load_der_x509_certificate(certificate).serial_number,
            issuer=self._certs["issuing"],
            responder=speaker.certificate,
            key=speaker.key,
            known_at=now,
            next_update=next_update,
            revoked=revoked,
            question=question,
        )

    def crl(self, now: datetime, *, days: int = 7, revoked: Mapping[int, Revoked] | None = None) -> bytes:
        """CRL of the issuing CA."""
        return revocation_list(
            issuer=self._certs["issuing"], key=self._keys["issuing"], now=now, days=days, revoked=revoked or {}
        )

    def root_crl(self) -> bytes:
        """CRL of the root, signed when its key was last at hand: whether the issuing CA still stands."""
        return self.material["root-crl"]

    def of_roots(self, kind: str) -> dict[str, bytes]:
        """`cer` or `crl` of every root that is kept (DER), by its name in addresses."""
        return root_lists(self.material) if kind == "crl" else root_certificates(self.material)

    def validation_material(
        self, certs: Sequence[bytes], now: datetime, *, revoked: Mapping[int, Revoked] | None = None
    ) -> ValidationMaterial:
        """Everything a validator needs for these certificates, and for our own (all DER). About those of other
        authorities (purchased keys, time stamps from elsewhere) they are asked; those of the certification key are
        among them. Raises Waiting `status-unavailable`.

        A one-shot certificate may have ended before the document is complete: its status is then given as of
        its last second, the last one anybody can ask about, since a response's nextUpdate must reach its end. A
        validator then looks at the whole chain as of that second, so what is said of the issuing CA must reach
        back as far: by OCSP, whose thisUpdate is the time a status is known for (RFC 6960, 2.4), and not by a
        CRL, whose thisUpdate is its date. For the same reason no CRL of the issuing CA is added: being newer, it
        would be asked first, about certificates that had ended by then (OUT_OF_BOUNDS_NO_POE).
        """
        withdrawn = revoked or {}
        own = (self.material["certifier-cert"], self.material["tsa-cert"], *self._lately(now))
        wanted, foreign = self._sorted((*certs, *own, *self._bought()))
        answers, begin = [], now
        for der, certificate in wanted.items():
            end = certificate.not_valid_after_utc
            known = min(now, end - timedelta(seconds=1))
            begin = min(begin, known)
            # Never beyond the certificate's end: a validator that takes an answer for fresh looks at that moment,
            # finds the certificate ended, and does not go back in time.
            until = end
            if end - certificate.not_valid_before_utc >= SHORT_LIVED:
                until = min(end, now + ARCHIVED)
            answers.append(self.ocsp_response(der, known, until, revoked=withdrawn.get(certificate.serial_number)))
        answers += [self._issuing_status(one, begin, now + ARCHIVED) for one in self._issuing_ever()]
        theirs = self._outside.material(foreign, now)
        responders = (speaker.der for one in (self._issuing, *self._roots) for speaker in one.speakers)
        above = (*self.chain, *formers(self.material, "issuing", "root"))
        return ValidationMaterial(
            certs=tuple(dict.fromkeys((*wanted, *responders, *above, *theirs.certs))),
            ocsps=(*answers, *theirs.ocsps),
            crls=theirs.crls,
        )

    def _lately(self, now: datetime) -> Iterator[bytes]:
        """Of what was renewed, what an open document may have been certified or stamped with."""
        for der in formers(self.material, "certifier", "tsa"):
            if x509.load_der_x509_certificate(der).not_valid_after_utc > now - LATELY:
                yield der

    @property
    def asks_outside(self) -> bool:
        """Whether keys or time stamps from elsewhere are in use, or ever were."""
        return self._outside.used

    def is_ours(self, certificate: bytes) -> bool:
        """Whether we sign with it: issued by us, or the one that was bought."""
        return certificate in self._bought() or self._is_issued(x509.load_der_x509_certificate(certificate))

    def _bought(self) -> tuple[bytes, ...]:
        """Certificate and chain of a key that came from elsewhere."""
        return ()

    def _sorted(self, certs: Sequence[bytes]) -> tuple[dict[bytes, x509.Certificate], list[bytes]]:
        """What we issued, and what others did. What names us and is not signed by us was planned and never issued:
        nobody signed with it."""
        ours, foreign = {}, []
        house = [self._certs["issuing"], *(one.issuer for one in self._roots)]
        for der in dict.fromkeys(certs):
            certificate = x509.load_der_x509_certificate(der)
            if not any(names(certificate, one) for one in house):
                foreign.append(der)
            elif certificate.issuer == self._certs["issuing"].subject and self._is_issued(certificate):
                ours[der] = certificate
        return ours, foreign

    def _is_issued(self, certificate: x509.Certificate) -> bool:
        return is_issued_by(certificate, self._certs["issuing"])

    def _issuing_ever(self) -> list[x509.Certificate]:
        """Of the one issuing key, all certificates: a validator may go by any. Not by those of a root that is
        trusted no more."""
        former = map(x509.load_der_x509_certificate, formers(self.material, "issuing"))
        known = (one for one in former if any(is_issued_by(one, root.issuer) for root in self._roots))
        return [self._certs["issuing"], *known]

    def _issuing_status(
        self,
        issuing: x509.Certificate,
        known_at: datetime,
        next_update: datetime,
        question: ocsp.OCSPRequest | None = None,
    ) -> bytes:
        """Whether the issuing CA still stands, in the name of the root that issued this certificate."""
        root = next(one for one in self._roots if is_issued_by(issuing, one.issuer))
        speaker = root.at(known_at)
        return ocsp_answer(
            issuing.serial_number,
            issuer=root.issuer,
            responder=speaker.certificate,
            key=speaker.key,
            known_at=known_at,
            next_update=next_update,
            question=question,
        )

    # ── what others ask us ───────────────────────────────────────────────────────────────────────────────────

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
        until = now + timedelta(days=1)
        for issuing in self._issuing_ever():
            is_theirs = any(is_about(question, one.issuer) for one in self._roots)
            if question.serial_number == issuing.serial_number and is_theirs:
                return self._issuing_status(issuing, now, until, question)
        status = statuses.get(question.serial_number) or self._own().get(question.serial_number)
        if status is None or not is_about(question, self._certs["issuing"]):
            return not_ours()
        certificate, revoked = (status, None) if isinstance(status, bytes) else status
        if not self._is_issued(x509.load_der_x509_certificate(certificate)):
            return not_ours()  # planned, and never issued
        return self.ocsp_response(certificate, now, until, revoked=revoked, question=question)

    def _own(self) -> dict[int, bytes]:
        """Long-lived certificates of the authority itself, former ones too."""
        kept = [self.material["tsa-cert"], self.material["certifier-cert"]]
        kept += formers(self.material, "tsa", "certifier")
        return {x509.load_der_x509_certificate(one).serial_number: one for one in kept}
