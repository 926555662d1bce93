"""Whose signature it is and whether the given roots stand behind it, at the time that is proven for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from asn1crypto import crl, ocsp, x509
from pyhanko.pdf_utils import misc
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.generic_cms import (
    cms_basic_validation,
    extract_tst_data_iter,
    message_imprint_checker,
    validate_tst_signed_data,
)
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

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

    Revocation is judged softly: a certificate that embedded OCSP or CRL data calls revoked before the proven time
    is not trusted; where nothing is embedded (a task still under way) the path alone decides.
    """

    roots: Sequence[x509.Certificate]
    others: Sequence[x509.Certificate] = ()
    ocsps: Sequence[Any] = ()
    crls: Sequence[Any] = ()
    answered: frozenset[int] = field(default_factory=frozenset)  # serials that the OCSP responses speak of

    def context(self, moment: datetime) -> ValidationContext:
        return ValidationContext(
            trust_roots=list(self.roots),
            other_certs=list(self.others),
            ocsps=[answer for answer in self.ocsps if _still_speaks(answer, moment)],
            crls=list(self.crls),
            moment=moment,
            best_signature_time=moment,
            allow_fetching=False,
            revocation_mode="soft-fail",
            retroactive_revinfo=True,  # what was said later about an earlier moment counts
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
        return _found(found)

    def archive(self, signature: EmbeddedPdfSignature, moment: datetime) -> Found:
        """A document time stamp, its certificate as of `moment`."""
        return _found(
            wait(validate_tst_signed_data(signature.signed_data, self.context(moment), signature.compute_digest))
        )

    def stamp(self, signature: EmbeddedPdfSignature, moment: datetime) -> Found | None:
        """The best time stamp inside a signature, its certificate as of `moment`."""
        best: Found | None = None
        for token in extract_tst_data_iter(signature.signer_info, signed=False):
            imprint = message_imprint_checker(signature.signer_info)
            found = _found(wait(validate_tst_signed_data(token, self.context(moment), imprint)))
            if best is None or (found.trusted and not best.trusted):
                best = found
        return best

    def answers_for(self, certificate: x509.Certificate) -> bool:
        """Whether the document's validation data speaks of this certificate's revocation."""
        if certificate.serial_number in self.answered:
            return True
        return any(crl.issuer.hashable == certificate.issuer.hashable for crl in self.crls)


def _still_speaks(answer: Any, moment: datetime) -> bool:
    """Whether an answer counts at `moment`. pyHanko's soft judgement passes over what is missing, but not over what
    is out of date: half a year after completion, when the answer about the archive time stamp's certificate has
    run out, every document of ours would have lost its trust. "Revoked" never runs out."""
    told = answer.basic_ocsp_response["tbs_response_data"]["responses"]
    return any(
        one["cert_status"].name == "revoked"
        or one["next_update"].native is None
        or one["next_update"].native >= moment
        for one in told
    )


def _found(status: dict[str, Any]) -> Found:
    intact = bool(status["intact"] and status["valid"])
    path, problem = status["validation_path"], status["trust_problem_indic"]
    return Found(intact, intact and path is not None and problem is None, status.get("timestamp"))


def validator_for(reader: PdfFileReader, roots: Sequence[bytes], intermediates: Sequence[bytes] = ()) -> Validator:
    """With what the document's /DSS holds, as far as it can be read."""
    certificates = [x509.Certificate.load(der) for der in intermediates]
    certificates += _stored(reader, "/Certs", x509.Certificate)
    ocsps = _stored(reader, "/OCSPs", ocsp.OCSPResponse)
    crls = _stored(reader, "/CRLs", crl.CertificateList)
    answered = set()
    for response in ocsps:
        for one in response.basic_ocsp_response["tbs_response_data"]["responses"]:
            answered.add(one["cert_id"]["serial_number"].native)
    anchors = [x509.Certificate.load(der) for der in roots]
    return Validator(anchors, certificates, ocsps, crls, frozenset(answered))


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
