"""A plan read from a file: once, when its base was written, or when a task from before has none."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import misc
from pyhanko.pdf_utils.reader import PdfFileReader

from signing.pdf import objects as made
from signing.pdf.parts import Ref
from signing.pdf.plan import CHANGING, USUAL_ROOM, Plan, Planned, Store, There
from signing.pdf.prefix import Prefix

TAIL = 64  # bytes: startxref, its number and %%EOF
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF[\r\n]{0,2}\Z")
_OURS_IN_STORE = ("Certs", "OCSPs", "CRLs")


def plan_of(data: bytes, prefix: Prefix) -> Plan | None:
    """The plan for the next revision of `data` (whose digest is `prefix`), one of ours, certified by us. None for
    what only a real parser should continue: encrypted, hybrid, without our certification, or with an end that is
    not plain."""
    end = _END.search(data[-TAIL:])
    if end is None:
        return None
    startxref = int(end.group(1))
    try:
        return _plan(data, prefix, startxref, PdfFileReader(BytesIO(data), strict=False))
    except (misc.PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _plan(data: bytes, prefix: Prefix, startxref: int, reader: PdfFileReader) -> Plan | None:
    trailer, root = reader.trailer, reader.root
    # The certification itself is not read: pyHanko takes 20 ms for its 40,000 hexadecimal digits.
    if reader.encrypted or reader.xrefs.hybrid_xrefs_present or not _is_certified_by_us(root):
        return None
    info, ids = trailer.flatten().get("/Info"), made.entry(trailer, "/ID")
    if info is not None and not made.is_reference(info):
        return None
    fields, taken = _fields(root)
    return Plan(
        length=len(data),
        sha256=prefix.hexdigest(),
        startxref=startxref,
        is_table=data[startxref : startxref + 4] == b"xref",
        ends_with_line=data.endswith((b"\n", b"\r")),
        size=max(int(trailer["/Size"]), _highest(fields.values()) + 1),
        root=_ref(trailer.raw_get("/Root")),
        info=_ref(info) if info is not None else None,
        first_id=bytes(ids[0].original_bytes) if ids is not None else None,
        room=USUAL_ROOM,
        fields=fields,
        taken=taken,
        store=_store(root),
    )


def _is_certified_by_us(root: Any) -> bool:
    """In the field that `prepare_base` makes for it: others certify theirs, and leave places open."""
    permissions: Any = made.entry(root, "/Perms")
    if permissions is None or "/DocMDP" not in permissions:
        return False
    certification = permissions.raw_get("/DocMDP")
    for reference in root["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        ours = str(made.entry(field, "/T") or "").rstrip("0123456789") == "certify"
        if ours and "/V" in field and field.raw_get("/V") == certification:
            return True
    return False


def _highest(fields: Iterable[Planned]) -> int:
    return max((one.at.number for one in fields), default=0)


def _fields(root: Any) -> tuple[dict[str, Planned], frozenset[str]]:
    """The terminal fields at the root of the form: ours stand there. Others are not ours to fill."""
    planned, taken = {}, set()
    for reference in root["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        if not made.is_dictionary(field) or "/T" not in field or "/Kids" in field or "/Parent" in field:
            continue
        name = str(field["/T"])
        if is_filled(field):
            taken.add(name)
        elif "/Rect" in field:
            planned[name] = Planned(_ref(reference), *_split(field, CHANGING), there_of(field))
    return planned, frozenset(taken)


def is_filled(widget: Any) -> bool:
    """A box is prepared as not ticked, which is a value too."""
    return "/V" in widget and made.entry(widget, "/V") != "/Off"


def there_of(widget: Any) -> There:
    """Of a pyHanko dictionary that is field and widget in one."""
    turn = int((made.entry(widget, "/MK") or {}).get("/R", 0))
    return There(made.entry(widget, "/FT") == "/Sig", *_size(widget, turn), turn)


def _size(widget: Any, turn: int) -> tuple[float, float]:
    """Points, upright. The appearance prepared for it says so; its rectangle is in the page's own units, which may
    be larger (UserUnit), and is all that fields of others have."""
    drawn = made.entry(made.entry(widget, "/AP") or {}, "/N")
    if drawn is not None and "/Off" in drawn:
        drawn = made.entry(drawn, "/Off")
    if drawn is not None and "/BBox" in drawn:
        left, bottom, right, top = (float(value) for value in drawn["/BBox"])
        if right > left and top > bottom:  # other software gives its empty places an appearance of no size
            return right - left, top - bottom
    left, bottom, right, top = (float(value) for value in widget["/Rect"])
    width, height = right - left, top - bottom
    return (height, width) if turn in (90, 270) else (width, height)


def _store(root: Any) -> Store | None:
    if "/DSS" not in root:
        return None
    reference, dss = root.raw_get("/DSS"), root["/DSS"]
    if not made.is_reference(reference) or "/VRI" in dss:
        return None
    kept, _ = _split(dss, _OURS_IN_STORE)
    lists = [_by_content(made.entry(dss, f"/{key}") or ()) for key in _OURS_IN_STORE]
    return Store(_ref(reference), kept, *lists)


def _by_content(streams: Iterable[Any]) -> Mapping[str, int]:
    return {hashlib.sha256(one.get_object().data).hexdigest(): one.idnum for one in streams}


def _split(dictionary: Any, apart: Iterable[str]) -> tuple[bytes, dict[str, bytes]]:
    """The syntax of what stays, and of each entry that may change."""
    kept, held = BytesIO(), {}
    for key in dictionary:
        value = BytesIO()
        dictionary.raw_get(key).write_to_stream(value)
        if key[1:] in apart:
            held[key[1:]] = value.getvalue()
        else:
            key.write_to_stream(kept)
            kept.write(b" " + value.getvalue() + b" ")
    return kept.getvalue(), held


def _ref(reference: Any) -> Ref:
    return Ref(reference.idnum, reference.generation)
