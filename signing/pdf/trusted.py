"""Whose signature it is and whether the given roots stand behind it, at the time that is proven for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from asn1crypto import crl, ocsp, x509
from pyhanko.pdf_utils import misc
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.generic_cms import (
    cms_basic_validation,
    extract_certs_for_validation,
    extract_tst_data_iter,
    message_imprint_checker,
    validate_tst_signed_data,
)
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from signing.pdf.answers import Answers
from signing.pdf.revision import wait

MAX_STORED = 500  # certificates, answers or lists; a task of 100 parties has about 100


@dataclass(frozen=True)
class Found:
    """`intact`: digest and signature fit; `trusted`: a path to the roots held at the proven time; `at`: the time
    of a time stamp, None for a signature."""

    intact: bool
    trusted: bool
    at: datetime | None = None


@dataclass
class Validator:
    """Roots and the document's own validation data; never the network, never the system's roots.

    Revocation is judged softly: a certificate that an embedded answer of its issuer calls revoked before the
    proven time is not trusted, nor is what stands below it; where nothing is embedded (a task still under way) the
    path alone decides. pyHanko's own soft judgement passes over what is embedded where a certificate names no
    address to ask at, and holds answers about others of the same issuer against it.
    """

    roots: Sequence[x509.Certificate]
    others: Sequence[x509.Certificate] = ()
    answers: Answers = field(default_factory=Answers)

    def context(self, moment: datetime) -> ValidationContext:
        return ValidationContext(
            trust_roots=list(self.roots),
            other_certs=list(self.others),
            moment=moment,
            best_signature_time=moment,
            allow_fetching=False,
            revocation_mode="none",
        )

    def signature(self, signature: EmbeddedPdfSignature, moment: datetime) -> Found:
        found = wait(
            cms_basic_validation(
                signature.signed_data,
                raw_digest=signature.compute_digest(),
                validation_context=self.context(moment),
                key_usage_settings=PdfSignatureStatus.default_usage_constraints(),
            )
        )
        return self._found(found, moment)

    def archive(self, signature: EmbeddedPdfSignature, moment: datetime) -> Found:
        """A document time stamp, its certificate as of `moment`."""
        status = wait(
            validate_tst_signed_data(signature.signed_data, self.context(moment), signature.compute_digest)
        )
        return self._stamp(status, signature.signed_data, moment)

    def stamp(self, signature: EmbeddedPdfSignature, moment: datetime) -> Found | None:
        """The best time stamp inside a signature, its certificate as of `moment`."""
        best: Found | None = None
        for token in extract_tst_data_iter(signature.signer_info, signed=False):
            imprint = message_imprint_checker(signature.signer_info)
            found = self._stamp(
                wait(validate_tst_signed_data(token, self.context(moment), imprint)), token, moment
            )
            if best is None or (found.trusted and not best.trusted):
                best = found
        return best

    def _stamp(self, status: dict[str, Any], token: Any, moment: datetime) -> Found:
        """An authority's word counts from its certificate's begin to its end, whatever moment it names."""
        found = self._found(status, moment)
        tsa = extract_certs_for_validation(token).signer_cert
        if found.at is None or not tsa.not_valid_before <= found.at <= tsa.not_valid_after:
            return replace(found, trusted=False)
        return found

    def _found(self, status: dict[str, Any], moment: datetime) -> Found:
        intact = bool(status["intact"] and status["valid"])
        path, problem = status["validation_path"], status["trust_problem_indic"]
        trusted = intact and path is not None and problem is None
        if trusted and self.answers:
            chain = [one.dump() for one in path.iter_certs(include_root=True)]
            said = [at for one in chain for at in self.answers.about(one, chain)]
            trusted = not any(at is not None and at <= moment for at in said)
        return Found(intact, trusted, status.get("timestamp"))

    def answers_for(self, certificate: x509.Certificate, others: Iterable[x509.Certificate] = ()) -> bool:
        """Whether the document's validation data says, in its issuer's name, how this certificate stands."""
        return bool(self.answers.about(certificate.dump(), [one.dump() for one in others]))


def validator_for(reader: PdfFileReader, roots: Sequence[bytes], intermediates: Sequence[bytes] = ()) -> Validator:
    """With what the document's /DSS holds, as far as it can be read."""
    certificates = [x509.Certificate.load(der) for der in intermediates]
    certificates += _stored(reader, "/Certs", x509.Certificate)
    ocsps = _stored(reader, "/OCSPs", ocsp.OCSPResponse)
    crls = _stored(reader, "/CRLs", crl.CertificateList)
    anchors = [x509.Certificate.load(der) for der in roots]
    known = Answers(
        tuple(one.dump() for one in ocsps),
        tuple(one.dump() for one in crls),
        (*roots, *(one.dump() for one in certificates)),
    )
    return Validator(anchors, certificates, known)


def _stored(reader: PdfFileReader, key: str, kind: Any) -> list[Any]:
    """One array of the /DSS; what cannot be read speaks for nobody."""
    found = []
    try:
        references = list(reader.root["/DSS"][key])
    except (KeyError, TypeError, misc.PdfError):
        return []
    for reference in references[:MAX_STORED]:
        try:
            value = kind.load(reference.get_object().data, strict=True)
            _ = value.native  # parses all of it now, not in the middle of a validation
            if kind is ocsp.OCSPResponse and value.basic_ocsp_response is None:
                continue
            found.append(value)
        except Exception:  # noqa: S112 - hostile bytes raise anything
            continue
    return found
