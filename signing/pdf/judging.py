"""One document's signatures on the desk, one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from signing.errors import DocumentRefused
from signing.pdf.carrier import FILLED
from signing.pdf.changes import (
    UNEXPLAINED,
    gap_is_the_signature,
    later_changes,
    look_at_integrity,
    unseen_stamps,
)
from signing.pdf.kinds import unknown_kind
from signing.pdf.sections import first_untidy
from signing.pdf.stepwise import StepByStep
from signing.pdf.trusted import Found, Validator


@dataclass(frozen=True, slots=True)
class SignatureFacts:
    """One signature or document time stamp, in the order they were made.

    `revision`: which revision of the file it closed, from 1. `serial`: of the certificate, lower-case hex.
    `reference`: the serialNumber of its subject (X.520), which is our own reference where we issued it.
    `claimed_at` is the signer's word, `stamped_at` a time-stamp authority's (both aware, UTC), to be believed if
    `stamp_trusted`: the roots vouch for the authority. `intact`: the bytes it signed are unchanged. `trusted`: its
    certificate leads to the given roots, at the time that is proven for it. `later_changes`: none, form-filling,
    archive, unexplained. `level`: B-B, B-T, B-LT, B-LTA (ETSI EN 319 142-1), PKCS7 for older kinds, DTS for a
    document time stamp, empty where it cannot be read. `unknown`: why it is not judged here, though it may be good
    (`kinds.UnknownKind`); then nothing is said of it, and `who` only repeats its certificate.
    """

    field: str
    revision: int
    who: str
    company: str | None
    reference: str | None
    serial: str
    claimed_at: datetime | None
    stamped_at: datetime | None
    stamp_trusted: bool
    intact: bool
    trusted: bool
    covers_whole: bool
    later_changes: str
    level: str
    certification: bool
    is_timestamp: bool
    unknown: str = ""

    @property
    def filled(self) -> bool:
        """Of somebody who filled in and did not sign. The name of a field is anybody's to give: only a signature
        that the roots vouch for says so."""
        return self.intact and self.trusted and self.field.endswith(FILLED)


def unreadable(name: str, dictionary: Any = None, revision: int = 0) -> SignatureFacts:
    """`dictionary`: the signature's own, where there is one: it may be of a kind that is not judged here."""
    kind = unknown_kind(dictionary)
    certificate = kind.certificate if kind else None
    return SignatureFacts(
        field=name,
        revision=revision,
        **(_told_by(certificate) if certificate is not None else _NOBODY),
        claimed_at=_claimed(dictionary) if kind else None,
        stamped_at=None,
        stamp_trusted=False,
        intact=False,
        trusted=False,
        covers_whole=False,
        later_changes=UNEXPLAINED,
        level="",
        certification=False,
        is_timestamp=False,
        unknown=kind.what if kind else "",
    )


@dataclass
class Desk:
    """One document on the desk. Signatures are judged from the last to the first: a trusted time stamp over an
    earlier one proves that it existed by then, so that its certificate may have ended since."""

    data: bytes
    validator: Validator
    policy: StepByStep
    certification: Any
    stamps: frozenset[str] = frozenset()

    def judge(self, signatures: Sequence[EmbeddedPdfSignature], now: datetime) -> list[SignatureFacts]:
        facts: list[SignatureFacts] = []
        proven, archived = now, False
        self.stamps = unseen_stamps(signatures)
        for signature in reversed(signatures):
            try:
                one, stamp = self._one(signature, proven, archived)
            except DocumentRefused:
                raise
            except Exception:  # a part of it cannot be read
                revision = signature.signed_revision + 1
                one, stamp = unreadable(str(signature.field_name), signature.sig_object, revision), None
            if one.is_timestamp and one.intact:
                archived = True
                proven = min(proven, stamp) if one.trusted and stamp else proven
            facts.insert(0, one)
        return facts

    def _one(
        self, signature: EmbeddedPdfSignature, proven: datetime, archived: bool
    ) -> tuple[SignatureFacts, datetime | None]:
        look_at_integrity(signature, self.policy)
        certificate = signature.signer_cert
        is_stamp = str(signature.sig_object_type) == "/DocTimeStamp"
        if is_stamp:
            stamp: Found | None = self.validator.archive(signature, proven)
            found = stamp or Found(False, False)
        else:
            stamp = self.validator.stamp(signature, proven)
            at = stamp.at if stamp and stamp.trusted and stamp.at else proven
            found = self.validator.signature(signature, min(at, proven))
        intact = found.intact and gap_is_the_signature(self.data, signature)
        whole = signature.coverage is SignatureCoverageLevel.ENTIRE_FILE
        facts = SignatureFacts(
            field=str(signature.field_name),
            revision=signature.signed_revision + 1,
            **_told_by(certificate),
            claimed_at=signature.self_reported_timestamp if not is_stamp else None,
            stamped_at=stamp.at if stamp and stamp.intact else None,
            stamp_trusted=bool(stamp and stamp.intact and stamp.trusted),
            intact=intact,
            trusted=found.trusted and intact,
            covers_whole=whole,
            later_changes=later_changes(signature, self.stamps) if whole or self._tidy(signature) else UNEXPLAINED,
            level=self._level(signature, stamp, archived, is_stamp=is_stamp),
            certification=self._certifies(signature),
            is_timestamp=is_stamp,
        )
        return facts, stamp.at if stamp else None

    def _level(
        self, signature: EmbeddedPdfSignature, stamp: Found | None, archived: bool, *, is_stamp: bool
    ) -> str:
        if is_stamp:
            return "DTS"
        if str(signature.sig_object.get("/SubFilter")) != "/ETSI.CAdES.detached":
            return "PKCS7"
        if stamp is None or not stamp.intact:
            return "B-B"
        if not self.validator.answers_for(signature.signer_cert, signature.other_embedded_certs):
            return "B-T"
        return "B-LTA" if archived else "B-LT"

    def _tidy(self, signature: EmbeddedPdfSignature) -> bool:
        return first_untidy(self.data, signature.reader, signature.signed_revision) is None

    def _certifies(self, signature: EmbeddedPdfSignature) -> bool:
        if self.certification is None:
            return False
        return bool(signature.sig_field.raw_get("/V").reference == self.certification)


_NOBODY: dict[str, Any] = {"who": "", "company": None, "reference": None, "serial": ""}


def _told_by(certificate: Any) -> dict[str, Any]:
    subject = certificate.subject.native
    return {
        "who": _words(subject.get("common_name")) or certificate.subject.human_friendly,
        "company": _words(subject.get("organization_name")) or None,
        "reference": _words(subject.get("serial_number")) or None,
        "serial": f"{certificate.serial_number:x}",
    }


def _claimed(dictionary: Any) -> datetime | None:
    """By the signature's dictionary (ISO 32000-2, table 255, M)."""
    try:
        at: datetime = generic.parse_pdf_date(str(dictionary["/M"]))
    except Exception:  # anybody may write anything there
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _words(value: Any) -> str:
    """A name of a certificate; several of one kind come as a list."""
    if isinstance(value, list):
        return " ".join(str(item) for item in value)
    return str(value) if value is not None else ""
