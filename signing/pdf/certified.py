"""A document that is finished as it is: certified, and after that nothing may change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pyhanko.sign.fields import MDPPerm

from signing.pdf.attachments import Attachment, attach
from signing.pdf.close import add_validation_data, empty_field
from signing.pdf.keys import SigningKey, Timestamper, ValidationMaterial
from signing.pdf.prepare import ARCHIVES, ready_for_archive
from signing.pdf.revision import Act, open_for_revision, sign_with, stamp_with
from signing.pdf.widgets import FieldMaker


def certify_whole(
    data: bytes,
    *,
    attachments: Sequence[Attachment] = (),
    certifier: SigningKey,
    timestamper: Timestamper,
    validation: ValidationMaterial,
    now: datetime,
    reason: str | None = None,
) -> bytes:
    """`data` with `attachments` embedded, certified with no changes allowed (DocMDP P=1), then validation data
    and an archive time stamp, which are no changes (ISO 32000-2, 12.8.2.2): PAdES B-LTA. `archive2` and `archive3`
    stay for later ones. Raises Waiting `timestamp-unavailable`."""
    writer = open_for_revision(data)
    maker = FieldMaker(writer)
    attach(writer, attachments, now=now)
    maker.invisible("certify")
    for number in range(1, ARCHIVES + 1):
        maker.invisible(f"archive{number}")
    ready_for_archive(writer)
    act = Act("certify", reason=reason, certify=True, permissions=MDPPerm.NO_CHANGES)
    certified = sign_with(writer, act, key=certifier, timestamper=timestamper, now=now)
    writer = open_for_revision(certified)
    add_validation_data(writer, validation)
    return stamp_with(writer, empty_field(writer, "archive"), timestamper=timestamper, now=now)
