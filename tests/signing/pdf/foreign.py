"""Files that came signed by somebody else's software."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pikepdf
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfTimeStamper

from signing.trust.authority import Authority
from signing.trust.profiles import Subject
from tests.signing.pdf.corpus import contract
from tests.signing.pdf.desk import NOW, Desk
from tests.signing.trust.oracle import StampsOf, signer_of


def open_places(data: bytes, *names: str, page: int = 0, **rules: Any) -> bytes:
    """With empty signature fields, from the lower left to the right; `rules` as SigFieldSpec takes them."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    for number, name in enumerate(names):
        box = (40 + 180 * number, 60, 200 + 180 * number, 110)
        append_signature_field(writer, SigFieldSpec(name, on_page=page, box=box, **rules))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def foreign_signed(data: bytes, *, certify: int = 0, lock_all: bool = False, password: str = "") -> bytes:
    """By an authority nobody here knows, in a field of its own. `certify`: the DocMDP P, 0 for an approval.
    `password`: what `data` opens with."""
    made: Any = signers.PdfSignatureMetadata
    lock = FieldMDPSpec(FieldMDPAction.ALL) if lock_all else None
    meta = made(
        field_name="Signature1",
        md_algorithm="sha256",
        certify=bool(certify),
        docmdp_permissions=MDPPerm(certify or 2),
    )
    stranger = Authority(Authority.create(NOW - timedelta(days=1), "Elsewhere"))
    key = stranger.issue_one_shot(Subject("Alice"), NOW)
    spec = SigFieldSpec("Signature1", on_page=0, box=(300, 300, 400, 340), field_mdp_spec=lock)
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    if password:
        writer.encrypt(password)
    signer = signers.PdfSigner(meta, signer=signer_of(key), new_field_spec=spec)
    signer.sign_pdf(writer, output=out)
    return out.getvalue()


def foreign_locked(password: str) -> bytes:
    """Signed, and opens with a password only."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(contract())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user=password, owner="the author's"))
    return foreign_signed(out.getvalue(), password=password)


def foreign_archive() -> bytes:
    """A signature and a time stamp over it, of authorities that this installation does not know."""
    writer = IncrementalPdfFileWriter(io.BytesIO(foreign_signed(contract())))
    timestamper = StampsOf(Desk().timestamper, NOW)
    stamped: io.BytesIO = PdfTimeStamper(timestamper, field_name="Stamp").timestamp_pdf(writer, "sha256")
    return stamped.getvalue()
