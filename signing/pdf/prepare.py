"""The base revision: every field of every party before the first signature (`pdf-signing`, the revision plan)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1

from signing.errors import DocumentRefused
from signing.fields.kinds import VALUED, Field
from signing.pdf import objects as made
from signing.pdf.attachments import Attachment, attach
from signing.pdf.carrier import names_of, signing_field, unseen_name
from signing.pdf.changes import newly_unexplained, signed_fields
from signing.pdf.keys import SigningKey, Timestamper
from signing.pdf.revision import Act, open_for_revision, sign_with
from signing.pdf.widgets import FieldMaker

ARCHIVES = 3  # spare time stamps: a refresh every few years; later ones may add their own invisible field


def prepare_base(
    data: bytes,
    fields: Sequence[Field],
    *,
    certifier: SigningKey,
    timestamper: Timestamper,
    now: datetime,
    reason: str | None = None,
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """`data` (normalised) with one revision appended: all places of all parties, spare fields `certify`, `close`
    and `archive1…3`, an empty /DSS, certified with DocMDP P=2 (form filling and signing), PAdES B-T. `attachments`
    are embedded and so certified with it.

    One place of every party becomes its signature field (`carrier`), or it gets one that nobody sees; all its
    others are read-only fields that are drawn in the party's revision (a signature field has one widget, ISO
    32000-2, 12.7.5.5).

    A document that came with signatures cannot be certified any more and may only gain signature fields: there
    every party has that one place alone (the mark itself shows the moment), and the installation's signature is an
    approval. Open signature fields that it came with can be such places (`Field.widget`); where its maker
    certified it, they are the only ones.

    Raises DocumentRefused `certified-no-new-fields`, `signed-no-filling` (it came signed and parties shall write
    something or files shall be attached), `damaged-pdf`, `place-missing` (no such page); Waiting
    `timestamp-unavailable`.
    """
    signed = signed_fields(data)
    if signed and (attachments or any(field.kind in VALUED for field in fields)):
        raise DocumentRefused("signed-no-filling")
    writer = open_for_revision(data)
    certified = "/DocMDP" in (made.entry(writer.root, "/Perms") or {})
    if certified and not all(field.widget for field in fields):
        # P=2 and P=3 allow filling and signing of what is there, and readers forbid new visible fields.
        raise DocumentRefused("certified-no-new-fields")
    maker = FieldMaker(writer)
    _check_names(maker, fields)
    _place(maker, fields, only_signatures=bool(signed))
    attach(writer, attachments, now=now)
    certify_field, close = _free(maker, "certify"), _free(maker, "close")
    maker.invisible(certify_field)
    maker.invisible(close, no_changes=True)
    for _ in range(ARCHIVES):
        maker.invisible(_numbered(maker, "archive"))
    ready_for_archive(writer)
    act = Act(certify_field, reason=reason)
    if not signed:
        act = Act(certify_field, reason=reason, certify=True, permissions=MDPPerm.FILL_FORMS)
    base = sign_with(writer, act, key=certifier, timestamper=timestamper, now=now)
    if signed and newly_unexplained(data, base):
        raise DocumentRefused("certified-no-new-fields")  # a lock over all fields, or a reader's rights
    return base


def _check_names(maker: FieldMaker, fields: Sequence[Field]) -> None:
    parties = dict.fromkeys(field.party_id for field in fields)
    names = [name for party in parties for name in names_of([one for one in fields if one.party_id == party])]
    if len(set(names)) != len(names):
        raise ValueError("two fields with one name")
    came = {field.widget for field in fields if field.widget}
    if not came <= maker.names:
        raise DocumentRefused("place-missing", field=min(came - maker.names))
    if maker.names & (set(names) - came):
        raise DocumentRefused("certified-no-new-fields")  # one of ours, already prepared


def _place(maker: FieldMaker, fields: Sequence[Field], *, only_signatures: bool) -> None:
    if not only_signatures:
        maker.text_defaults()
    for party in dict.fromkeys(field.party_id for field in fields):
        theirs = [field for field in fields if field.party_id == party]
        carrier = signing_field(theirs)
        signed_in = carrier.name if carrier else unseen_name(theirs)
        lock = [signed_in] if only_signatures else names_of(theirs)
        if carrier is None:
            maker.invisible(signed_in, lock=lock)
        for field in theirs:
            if field.widget:
                continue  # it is there, and stays as its maker left it
            if field is carrier:
                maker.place(field, lock=lock)
            elif not only_signatures:
                maker.place(field)


def _free(maker: FieldMaker, name: str) -> str:
    return name if name not in maker.names else _numbered(maker, name)


def _numbered(maker: FieldMaker, name: str) -> str:
    return next(f"{name}{n}" for n in range(1, 1000) if f"{name}{n}" not in maker.names)


def ready_for_archive(writer: Any) -> None:
    """A /DSS that exists before the first signature can grow after the last one without touching the catalogue;
    the ESIC extension names the PAdES profile for readers of PDF 1.7 (ETSI EN 319 142-1, 5.1)."""
    if "/DSS" not in writer.root:
        writer.root[made.name("DSS")] = writer.add_object(made.dictionary({"Type": made.name("DSS")}))
        writer.update_root()
    if writer.output_version < (2, 0):
        writer.register_extension(ESIC_EXTENSION_1)
