"""Completion: closing signature, validation data for everybody, archive time stamp."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from asn1crypto import crl, ocsp, x509
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm
from pyhanko.sign.validation.dss import DocumentSecurityStore

from signing.errors import DocumentRefused
from signing.pdf import objects as made
from signing.pdf.keys import SigningKey, Timestamper, ValidationMaterial
from signing.pdf.revision import Act, fields_by_name, open_for_revision, sign_with, stamp_with


def close_document(
    data: bytes,
    *,
    closer: SigningKey,
    timestamper: Timestamper,
    validation: ValidationMaterial,
    now: datetime,
    reason: str | None = None,
) -> bytes:
    """`data` with two revisions appended: the closing signature, after which no change is allowed (FieldMDP
    Include [], P=1), then validation data for all signatures and one archive time stamp over everything.

    PAdES B-LTA for all of them (ETSI EN 319 142-1, 6.3), if `validation` covers every certificate: with OCSP for
    some signers only, validators take the others for unchecked. Raises DocumentRefused `place-missing`; Waiting
    `timestamp-unavailable`, and then nothing is written.
    """
    writer = open_for_revision(data)
    lock = FieldMDPSpec(FieldMDPAction.INCLUDE, fields=[])
    act = Act(empty_field(writer, "close"), reason=reason, permissions=MDPPerm.NO_CHANGES, lock=lock)
    closed = sign_with(writer, act, key=closer, timestamper=timestamper, now=now)

    writer = open_for_revision(closed)
    add_validation_data(writer, validation)
    return stamp_with(writer, empty_field(writer, "archive"), timestamper=timestamper, now=now)


def add_validation_data(writer: Any, validation: ValidationMaterial) -> None:
    """Into the document's one /DSS; what it already holds stays."""
    answers = [ocsp.OCSPResponse.load(der) for der in dict.fromkeys(validation.ocsps)]
    DocumentSecurityStore.supply_dss_in_writer(
        writer,
        None,
        certs=[x509.Certificate.load(der) for der in dict.fromkeys(validation.certs)],
        ocsps=answers,
        crls=[crl.CertificateList.load(der) for der in dict.fromkeys(validation.crls)],
    )


def empty_field(writer: Any, beginning: str) -> str:
    """The first spare field of that name: `close`, or `close1` where a foreign document had a `close`."""
    for name, reference in fields_by_name(writer).items():
        field = reference.get_object()
        plain = name.rstrip("0123456789") == beginning
        if plain and made.entry(field, "/FT") == "/Sig" and "/V" not in field:
            return name
    raise DocumentRefused("place-missing", field=beginning)
