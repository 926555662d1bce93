"""One party's revision as the bytes that are appended: nothing of the file is read, copied or hashed again."""

from __future__ import annotations

from binascii import hexlify
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256

from signing.errors import DocumentRefused
from signing.pdf.keys import SigningKey, Timestamper, ValidationMaterial
from signing.pdf.parts import Name, Part, Ref, Value, syntax
from signing.pdf.plan import CHANGING, Plan, Planned, Store
from signing.pdf.prefix import Prefix
from signing.pdf.revision import Act
from signing.pdf.section import Section, no_part

Writes = Mapping[str, Mapping[str, Value]]  # field name → entries that filling may change
_RANGE = b" /ByteRange [0 %10d %10d %10d]"  # of one width, whatever the numbers are
_CHANGING = frozenset(CHANGING)
_CONTENTS = b" /Contents "
_CLOSED = b">>\nendobj\n"
_SIGNATURE = b"<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached"
_NO_MARKS = str.maketrans("", "", "-:T")


@dataclass(frozen=True, slots=True)
class Appended:
    """`section` belongs behind the bytes that the old plan describes; `plan` and `prefix` are of both together."""

    section: bytes = field(repr=False)
    plan: Plan
    prefix: Prefix = field(repr=False)


def append_revision(
    plan: Plan,
    prefix: Prefix,
    writes: Writes,
    act: Act,
    *,
    key: SigningKey,
    timestamper: Timestamper,
    now: datetime,
    validation: ValidationMaterial | None = None,
) -> Appended:
    """One incremental section (ISO 32000-2, 7.5.6): the fields of `writes` with their entries, and the PAdES B-T
    signature in `act.field`, whose lock names just these fields; with `validation` also what the /DSS lacks of it.
    `prefix` is the digest of the file that `plan` describes.

    Raises DocumentRefused `place-missing`, `place-taken`; Waiting `timestamp-unavailable`, `key-unavailable`.
    """
    if key.hash_name != "sha256":
        raise ValueError("the digest is SHA-256, and the key takes another kind")
    if act.certify or act.permissions is not None:
        raise ValueError("only a party's signature is appended so")
    # A locked field that last changed in another revision would make every later one look forbidden in pyHanko
    # (_allow_in_place_appearance_update), so the lock names these and no others.
    dictionary = signature_dictionary(plan, act, [*{**writes, act.field: {}}], now)
    sealing = partial(key.cms, now=now, timestamper=timestamper)
    filled, sealed_by = {act.field: {}, **writes}, (act.field, dictionary)
    return appended(plan, prefix, filled, sealed_by, sealing=sealing, validation=validation)


def appended(
    plan: Plan,
    prefix: Prefix,
    writes: Writes,
    sealed_by: tuple[str, bytes],
    *,
    sealing: Callable[[bytes], bytes],
    validation: ValidationMaterial | None = None,
) -> Appended:
    """The section with `writes` and a signature or time stamp; `sealed_by`: its field, and its dictionary up to
    the byte range; `sealing`: digest of everything but itself → DER."""
    if prefix.hexdigest() != plan.sha256:
        raise ValueError("the digest is another file's")
    signing, dictionary = sealed_by
    fields = {name: _planned(plan, name) for name in writes}
    section = Section(plan)
    signature = section.reserve()
    written: dict[int, _Filling] = {}  # strips of a seam on many pages share what they are filled with
    for name, one in fields.items():
        entries = {**writes[name], "V": signature} if name == signing else writes[name]
        new = written.get(id(entries))
        if new is None:
            new = written[id(entries)] = _Filling(_syntax(entries, section), entries)
        section.put(one.at, b"<<" + one.kept + new.over(one.held) + b">>")
    store = plan.store
    if store is not None and validation is not None:
        store = _grown(store, validation, section)
    section.put_parts()
    section.open(signature, dictionary)
    sealed = _sealed(section, plan.room, prefix, sealing)
    after = replace(
        plan,
        length=plan.length + len(sealed.section),
        sha256=sealed.prefix.hexdigest(),
        startxref=sealed.startxref,
        ends_with_line=True,
        size=sealed.size,
        room=sealed.room,
        fields={name: one for name, one in plan.fields.items() if name not in fields},
        taken=plan.taken | fields.keys(),
        store=store,
    )
    return Appended(sealed.section, after, sealed.prefix)


def _planned(plan: Plan, name: str) -> Planned:
    if name in plan.taken:
        raise DocumentRefused("place-taken", field=name)
    if name not in plan.fields:
        raise DocumentRefused("place-missing", field=name)
    return plan.fields[name]


def _syntax(entries: Mapping[str, Value], section: Section) -> Mapping[str, bytes]:
    if not entries.keys() <= set(CHANGING):
        raise ValueError(f"filling may not change {sorted(entries.keys() - set(CHANGING))}")
    return {key: section.syntax(value) for key, value in entries.items()}


class _Filling:
    """What goes into one field, or into several alike. `source` is kept: its id must not be given again."""

    def __init__(self, new: Mapping[str, bytes], source: Mapping[str, Value]) -> None:
        self._new, self._source = new, source
        self._pairs = _pairs(new)

    def over(self, held: Mapping[str, bytes]) -> bytes:
        """The entries of a field that held these."""
        if held.keys() <= self._new.keys():
            return self._pairs
        return _pairs({key: raw for key, raw in held.items() if key not in self._new}) + b" " + self._pairs


def _pairs(entries: Mapping[str, bytes]) -> bytes:
    return b" ".join([b"/" + key.encode() + b" " + raw for key, raw in entries.items()])


def signature_dictionary(plan: Plan, act: Act, locked: list[str], now: datetime) -> bytes:
    """A signature dictionary (12.8.1) with a lock over these fields, up to its byte range."""
    rules: dict[str, Value] = {"Action": Name("Include"), "Fields": locked}
    if act.permissions is not None:
        rules["P"] = act.permissions.value
    lock: Value = {
        "Type": Name("SigRef"),
        "TransformMethod": Name("FieldMDP"),
        "Data": plan.root,
        "TransformParams": {"Type": Name("TransformParams"), "V": Name("1.2"), **rules},
    }
    said = {"Name": act.name, "Location": act.location, "Reason": act.reason}
    moment = now.astimezone(UTC).isoformat()[:19].translate(_NO_MARKS)
    entries = {**{key: words for key, words in said.items() if words is not None}, "Reference": [lock]}
    return b"%b /M (D:%bZ) %b" % (_SIGNATURE, moment.encode(), syntax(entries, no_part)[2:-2])


@dataclass(frozen=True, slots=True)
class _Sealed:
    section: bytes
    prefix: Prefix
    startxref: int
    size: int
    room: int


def _sealed(section: Section, room: int, prefix: Prefix, cms_of: Callable[[bytes], bytes]) -> _Sealed:
    """Byte range, digest and signature put in. A signature that does not fit its room is made again in a larger
    one: what an external authority sends is known only then."""
    objects = section.bytes_so_far()
    gap = section.at + len(_RANGE % (0, 0, 0)) + len(_CONTENTS)
    behind = gap + 2 * room + 2
    end, size = section.end(behind + len(_CLOSED))
    tail = _CLOSED + end
    head = objects + _RANGE % (gap, behind, len(tail)) + _CONTENTS
    so_far = prefix.copy()
    so_far.update(head)
    signed = so_far.copy()
    signed.update(tail)
    cms = cms_of(signed.digest())
    if len(cms) > room:
        return _sealed(section, len(cms) + len(cms) // 4, prefix, cms_of)
    filled = b"<" + hexlify(cms) + b"0" * (2 * (room - len(cms))) + b">" + tail
    so_far.update(filled)
    return _Sealed(head + filled, so_far, behind + len(_CLOSED), size, room)


def _grown(store: Store, validation: ValidationMaterial, section: Section) -> Store:
    """The /DSS with what it lacks (12.8.4.3); every certificate and answer is a stream of its own."""
    lists = {"Certs": store.certs, "OCSPs": store.ocsps, "CRLs": store.crls}
    wanted = {"Certs": validation.certs, "OCSPs": validation.ocsps, "CRLs": validation.crls}
    grown = {}
    for name, known in lists.items():
        new = {sha256(der).hexdigest(): der for der in wanted[name]}
        numbers = dict(known)
        for digest, der in new.items():
            if digest not in numbers:
                numbers[digest] = section.reserve_for(Part({}, der))
        grown[name] = numbers
    held = {name: [Ref(number) for number in numbers.values()] for name, numbers in grown.items() if numbers}
    section.put(store.at, b"<<" + store.kept + section.syntax(held)[2:])
    return replace(store, certs=grown["Certs"], ocsps=grown["OCSPs"], crls=grown["CRLs"])
