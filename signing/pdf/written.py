"""What cannot be undone is looked at before anybody stores it: the last revision only, however many lie below it.

`verify_pdf` judges a whole file; with every further signature that takes longer (13 s at the fifth on 300 pages).
What lies below was looked at when it was written, and its bytes are the beginning of these. What was appended
unread is looked at by `written_section`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pyhanko.sign.diff_analysis import DiffResult
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from signing.errors import YinxinError
from signing.pdf.changes import gap_is_the_signature
from signing.pdf.revision import read
from signing.pdf.stepwise import StepByStep
from signing.pdf.trusted import validator_for


def check_written(
    data: bytes, *, serial: str, fields: Sequence[str], roots: Sequence[bytes], now: datetime
) -> None:
    """The newest revision holds the signature of the certificate `serial` (lower-case hex), intact, trusted and
    over the whole file, and changes nothing but `fields`: so it breaks no earlier lock. Needs no event loop around
    it. Raises YinxinError `signature-not-intact` (why): our mistake, never the signer's."""
    reader = read(data)
    last = reader.xrefs.total_revisions - 1
    ours = []
    for name, _, reference in enumerate_sig_fields(reader, filled_status=True):
        signature = EmbeddedPdfSignature(reader, reference.get_object(), name)
        if signature.signed_revision == last:
            ours.append(signature)
    if len(ours) != 1 or f"{ours[0].signer_cert.serial_number:x}" != serial:
        raise YinxinError("signature-not-intact", why="another signature is the newest")
    if not gap_is_the_signature(data, ours[0]) or sum([int(n) for n in ours[0].byte_range][2:]) != len(data):
        raise YinxinError("signature-not-intact", why="it does not cover the whole file")
    found = validator_for(reader, roots).signature(ours[0], now)
    if not (found.intact and found.trusted):
        raise YinxinError("signature-not-intact", why="it does not verify")
    step = StepByStep().review_file(reader, last - 1, doc_mdp=MDPPerm.FILL_FORMS)
    if not isinstance(step, DiffResult) or not set(step.changed_form_fields) <= set(fields):
        raise YinxinError("signature-not-intact", why=f"it changes more than its fields: {step}")
