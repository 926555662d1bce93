"""A section that was appended unread, read back alone before anybody stores it, by code that shares nothing with
what wrote it. What lies below was looked at when it was written."""

from __future__ import annotations

from binascii import hexlify
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import Any

from signing.errors import YinxinError
from signing.pdf.append import Appended
from signing.pdf.cms_check import check_cms, check_document_stamp
from signing.pdf.known_signature import signature_at_once
from signing.pdf.known_syntax import BadSection, entries, look_at, parse, whole
from signing.pdf.plan import CHANGING, Plan, Planned
from signing.pdf.prefix import Prefix
from signing.pdf.reading import Found, read_section
from signing.pdf.tlv import length_of

Filled = dict[str, dict[str, bytes]]  # field → the syntax of what it was filled with
_CHANGING = frozenset(CHANGING)


def check_appended(
    before: Plan, prefix: Prefix, made: Appended, *, fields: Sequence[str], certificate: bytes
) -> None:
    """The section `made` continues the file of `before` (whose digest is `prefix`): it rewrites nothing but
    `fields` and the /DSS, and of fields nothing but what filling may change; it holds one signature, with this
    certificate (DER) and a time stamp, over everything but itself, that locks just what was rewritten; and the
    plan for the next revision tells of this one. Raises YinxinError `signature-not-intact` (why)."""
    with _told():
        found = read_section(made.section, before)
        changed = _changed_fields(before, found, fields)
        number, signature, name = _signature(before, found, changed)
        _check_own(before.fields[name], changed)
        _check_lock(signature, changed, None)
        check_cms(*_signed(before, prefix, made.section, found, number=number, signature=signature), certificate)
        _check_plan(before, prefix, made, found, changed)


def check_closing(before: Plan, prefix: Prefix, made: Appended, *, field: str, certificate: bytes) -> None:
    """The same of the signature that closes a document: in its spare field, nothing filled, nothing locked by
    name, and no change allowed after it. Raises YinxinError `signature-not-intact`."""
    with _told():
        found = read_section(made.section, before)
        changed = _changed_fields(before, found, [field])
        number, signature, _ = _signature(before, found, changed)
        _check_lock(signature, {}, 1)
        check_cms(*_signed(before, prefix, made.section, found, number=number, signature=signature), certificate)
        _check_plan(before, prefix, made, found, changed)


def check_stamp(before: Plan, prefix: Prefix, made: Appended, *, field: str) -> None:
    """The same of an archive time stamp, beside which only the /DSS has grown."""
    with _told():
        found = read_section(made.section, before)
        changed = _changed_fields(before, found, [field])
        number, stamp, _ = _signature(before, found, changed, "DocTimeStamp", "ETSI.RFC3161")
        check_document_stamp(*_signed(before, prefix, made.section, found, number=number, signature=stamp))
        _check_plan(before, prefix, made, found, changed)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (ValueError, KeyError, IndexError, TypeError) as why:
        raise YinxinError("signature-not-intact", why=str(why)) from why


def _changed_fields(before: Plan, found: Found, fields: Sequence[str]) -> Filled:
    """Of each rewritten field what it was filled with."""
    names = {before.fields[name].at.number: name for name in fields if name in before.fields}
    changed: Filled = {}
    known: dict[bytes, dict[str, bytes]] = {}  # strips of a seal on many pages are filled alike
    for number in (number for number in found.bodies if number < before.size):
        body = found.bodies[number][0]
        if number in names:
            changed[names[number]] = _filling(before.fields[names[number]], body, found.size, known)
        elif before.store is None or number != before.store.at.number:
            raise BadSection(f"object {number} is nobody's to change")
        elif not body.startswith(b"<<" + before.store.kept):
            raise BadSection("the /DSS lost something")
    return changed


def _filling(field: Planned, body: bytes, size: int, known: dict[bytes, dict[str, bytes]]) -> dict[str, bytes]:
    kept = b"<<" + field.kept
    if not body.startswith(kept):
        raise BadSection("a field became another one")
    changing = body[len(kept) :]
    filling = known.get(changing)
    if filling is None:
        filling = known[changing] = entries(changing, below=size)
    if not filling.keys() <= _CHANGING or "V" not in filling:
        raise BadSection("a field became another one")
    return filling


def _signature(
    before: Plan,
    found: Found,
    changed: Filled,
    kind: str = "Sig",
    form: str = "ETSI.CAdES.detached",
) -> tuple[int, dict[str, Any], str]:
    """The only signature among the new objects, which are all looked at: its number, itself, its field."""
    held = []
    for number, (body, _) in found.bodies.items():
        if number >= before.size and body.find(b"/ByteRange", 0, body.find(b"stream")) >= 0:
            held.append((number, signature_at_once(body, below=found.size) or whole(body, below=found.size)))
        elif number >= before.size:
            look_at(body, below=found.size)
    ((number, signature),) = held
    signing = [name for name, one in changed.items() if one["V"] == b"%d 0 R" % number]
    if len(signing) != 1 or not before.fields[signing[0]].there.signature:
        raise BadSection("its signature is in no field")
    if (signature["Type"], signature["SubFilter"]) != (kind, form):
        raise BadSection("its signature is of another kind")
    return number, signature, signing[0]


def _check_lock(signature: dict[str, Any], changed: Filled, permission: int | None) -> None:
    (lock,) = signature["Reference"]
    rules = lock["TransformParams"]
    if lock["TransformMethod"] != "FieldMDP" or rules["Action"] != "Include" or rules.get("P") != permission:
        raise BadSection("it locks otherwise")
    if sorted(rules["Fields"]) != sorted(name.encode() for name in changed):
        raise BadSection("it locks other fields than it changed")


def _signed(
    before: Plan, prefix: Prefix, section: bytes, found: Found, *, number: int, signature: dict[str, Any]
) -> tuple[bytes, bytes]:
    """The signature (CMS) and the digest of what it signs."""
    left_out = _left_out(before, section, found, number, signature)
    cms = signature["Contents"][: length_of(signature["Contents"])]
    if signature["Contents"][len(cms) :].strip(b"\0"):
        raise BadSection("its signature is not alone")
    digest = prefix.copy()
    digest.update(section[: left_out.start])
    digest.update(section[left_out.stop :])
    return cms, digest.digest()


def _check_own(field: Planned, changed: Filled) -> None:
    """The base, which we certified, says in a party's signature field (/Lock) which fields are its own."""
    if not {name.encode() for name in changed} <= _own(field.kept):
        raise BadSection("it changes more than its fields")


@lru_cache(maxsize=64)  # a document's plan is read once more for each of its parties
def _own(kept: bytes) -> frozenset[bytes]:
    prepared = entries(kept.rstrip(b" ") + b">>", below=2**31)
    lock, _ = parse(prepared["Lock"], below=2**31)
    return frozenset(bytes(name) for name in lock["Fields"])


def _left_out(before: Plan, section: bytes, found: Found, number: int, signature: dict[str, Any]) -> slice:
    """The only place that the byte range leaves out, which must be the signature's own string."""
    start, gap, behind, rest = signature["ByteRange"]
    body, opened = found.bodies[number]
    first, last = gap - before.length, behind - before.length
    own = b"<" + hexlify(signature["Contents"]) + b">"
    inside = start == 0 and opened < first < last < opened + len(body)
    if not inside or behind + rest != before.length + len(section) or section[first:last] != own:
        raise BadSection("its byte range leaves out something else")
    return slice(first, last)


def _check_plan(before: Plan, prefix: Prefix, made: Appended, found: Found, changed: Filled) -> None:
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
