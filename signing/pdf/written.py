"""What cannot be undone is looked at before anybody stores it: the last revision only, however many lie below it.

`verify_pdf` judges a whole file; with every further signature that takes longer (13 s at the fifth on 300 pages).
What lies below was looked at when it was written, and its bytes are the beginning of these. A section appended
unread is read back alone, by code that shares nothing with what wrote it; what pyHanko wrote is compared by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pyhanko.sign.diff_analysis import DiffResult
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from signing.errors import YinxinError
from signing.pdf.append import Appended
from signing.pdf.changes import gap_is_the_signature
from signing.pdf.cms_check import check_cms
from signing.pdf.parts import Ref
from signing.pdf.plan import CHANGING, Plan, Planned
from signing.pdf.prefix import Prefix
from signing.pdf.reading import BadSection, Found, look_at, parse, read_section, whole
from signing.pdf.revision import read
from signing.pdf.stepwise import StepByStep
from signing.pdf.tlv import length_of
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


def check_appended(
    before: Plan, prefix: Prefix, made: Appended, *, fields: Sequence[str], certificate: bytes
) -> None:
    """The section `made` continues the file of `before` (whose digest is `prefix`): it rewrites nothing but
    `fields` and the /DSS, and of fields nothing but what filling may change; it holds one signature, with this
    certificate (DER) and a time stamp, over everything but itself, that locks just what was rewritten; and the
    plan for the next revision tells of this one. Raises YinxinError `signature-not-intact` (why)."""
    try:
        found = read_section(made.section, before)
        changed = _changed_fields(before, found, fields)
        check_cms(*_signed(before, prefix, made.section, found, changed), certificate)
        _check_plan(before, prefix, made, found, changed)
    except (ValueError, KeyError, IndexError, TypeError) as why:
        raise YinxinError("signature-not-intact", why=str(why)) from why


def _changed_fields(before: Plan, found: Found, fields: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Of each rewritten field what it was filled with."""
    names = {before.fields[name].at.number: name for name in fields if name in before.fields}
    changed = {}
    for number in (number for number in found.bodies if number < before.size):
        body = found.bodies[number][0]
        if number in names:
            changed[names[number]] = _filling(before.fields[names[number]], body, found.size)
        elif before.store is None or number != before.store.at.number:
            raise BadSection(f"object {number} is nobody's to change")
        elif not body.startswith(b"<<" + before.store.kept):
            raise BadSection("the /DSS lost something")
    return changed


def _filling(field: Planned, body: bytes, size: int) -> dict[str, Any]:
    kept = b"<<" + field.kept
    if not body.startswith(kept):
        raise BadSection("a field became another one")
    filling, end = parse(b"<<" + body[len(kept) :], below=size)
    if end != len(body) - len(field.kept) or not filling.keys() <= set(CHANGING) or "V" not in filling:
        raise BadSection("a field became another one")
    return dict(filling)


def _signed(
    before: Plan, prefix: Prefix, section: bytes, found: Found, changed: dict[str, dict[str, Any]]
) -> tuple[bytes, bytes]:
    """The signature (CMS) and the digest of what it signs."""
    held = []
    for number, (body, _) in found.bodies.items():
        if number >= before.size and b"/Sig" in body[: body.find(b"stream")]:
            held.append((number, whole(body, below=found.size)))
        elif number >= before.size:
            look_at(body, below=found.size)
    ((number, signature),) = (one for one in held if one[1].get("Type") == "Sig")
    signing = [name for name, one in changed.items() if one["V"] == Ref(number)]
    if len(signing) != 1 or not before.fields[signing[0]].there.signature:
        raise BadSection("its signature is in no field")
    _check_own(before.fields[signing[0]], changed)
    (lock,) = signature["Reference"]
    rules = lock["TransformParams"]
    if lock["TransformMethod"] != "FieldMDP" or rules["Action"] != "Include" or "P" in rules:
        raise BadSection("it locks otherwise")
    if sorted(rules["Fields"]) != sorted(name.encode() for name in changed):
        raise BadSection("it locks other fields than it changed")
    left_out = _left_out(before, section, found, number, signature)
    cms = signature["Contents"][: length_of(signature["Contents"])]
    if any(signature["Contents"][len(cms) :]) or signature["SubFilter"] != "ETSI.CAdES.detached":
        raise BadSection("its signature is not alone")
    digest = prefix.copy()
    digest.update(section[: left_out.start])
    digest.update(section[left_out.stop :])
    return cms, digest.digest()


def _check_own(field: Planned, changed: dict[str, dict[str, Any]]) -> None:
    """The base, which we certified, says in a party's signature field (/Lock) which fields are its own."""
    prepared, _ = parse(b"<<" + field.kept + b">>", below=2**31)
    own = {bytes(name) for name in prepared["Lock"]["Fields"]}
    if not {name.encode() for name in changed} <= own:
        raise BadSection("it changes more than its fields")


def _left_out(before: Plan, section: bytes, found: Found, number: int, signature: dict[str, Any]) -> slice:
    """The only place that the byte range leaves out, which must be the signature's own string."""
    start, gap, behind, rest = signature["ByteRange"]
    body, opened = found.bodies[number]
    first, last = gap - before.length, behind - before.length
    own = b"<" + signature["Contents"].hex().encode() + b">"
    inside = start == 0 and opened < first < last < opened + len(body)
    if not inside or behind + rest != before.length + len(section) or section[first:last] != own:
        raise BadSection("its byte range leaves out something else")
    return slice(first, last)


def _check_plan(
    before: Plan, prefix: Prefix, made: Appended, found: Found, changed: dict[str, dict[str, Any]]
) -> None:
    everything = prefix.copy()
    everything.update(made.section)
    wanted = replace(
        before,
        length=before.length + len(made.section),
        sha256=everything.hexdigest(),
        startxref=found.startxref,
        ends_with_line=True,
        size=found.size,
        room=made.plan.room,
        fields={name: one for name, one in before.fields.items() if name not in changed},
        taken=before.taken | changed.keys(),
        store=made.plan.store,
    )
    if made.plan != wanted or made.prefix.hexdigest() != wanted.sha256:
        raise BadSection("the next plan tells of something else")
