"""Evidence that outlives the certificates it was made with: one archive time stamp over another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any

from asn1crypto import cms
from pyhanko.sign.general import extract_certificate_info
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from signing.errors import DocumentRefused, YinxinError
from signing.pdf.close import add_validation_data, empty_field
from signing.pdf.keys import Timestamper, ValidationMaterial
from signing.pdf.revision import open_for_revision, read, stamp_with
from signing.pdf.widgets import FieldMaker

_CONTENTS = re.compile(rb"/Contents <([0-9a-f]+)>")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A document time stamp: the certificates it carries (DER), its own first; when it was made and when its own
    certificate ends (UTC)."""

    certificates: tuple[bytes, ...]
    at: datetime
    ends: datetime


def newest_stamp(data: bytes) -> Stamp:
    """Raises YinxinError `no-archive-stamp` where the document has none, DocumentRefused `damaged-pdf`."""
    stamps: list[EmbeddedPdfSignature] = read(data).embedded_timestamp_signatures
    if not stamps:
        raise YinxinError("no-archive-stamp")
    return _stamp(stamps[-1].signed_data)


def stamp_in(section: bytes) -> Stamp:
    """Of the time stamp that a section of ours ends with (`close_planned`)."""
    token = bytes.fromhex(_CONTENTS.findall(section)[-1].decode())
    return _stamp(cms.ContentInfo.load(token)["content"])


def _stamp(signed_data: Any) -> Stamp:
    found = extract_certificate_info(signed_data)
    info = signed_data["encap_content_info"]["content"].parsed
    return Stamp(
        (found.signer_cert.dump(), *(certificate.dump() for certificate in found.other_certs)),
        info["gen_time"].native.astimezone(UTC),
        found.signer_cert.not_valid_after.astimezone(UTC),
    )


def renew_evidence(
    data: bytes, *, timestamper: Timestamper, validation: ValidationMaterial, now: datetime
) -> bytes:
    """`data` with one revision appended: what a validator needs for the time stamp made before, and a new one over
    everything (ETSI EN 319 142-1, 5.4.3). `validation` covers the certificates of `newest_stamp`.

    It takes the next spare field; when those are used up, a new invisible one, which the closing signature allows
    (ISO 32000-2, 12.8.2.2: P=1 leaves document time stamps). Raises Waiting `timestamp-unavailable`."""
    writer = open_for_revision(data)
    add_validation_data(writer, validation)
    try:
        field = empty_field(writer, "archive")
    except DocumentRefused:
        maker = FieldMaker(writer)
        field = next(f"archive{n}" for n in count(1) if f"archive{n}" not in maker.names)
        maker.invisible(field)
    return stamp_with(writer, field, timestamper=timestamper, now=now)
