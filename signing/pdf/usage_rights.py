"""Usage rights: a mark by which a maker of forms lets a reader's features loose (ISO 32000-1, 12.8.2.3; gone from
ISO 32000-2). It has the shape of a signature, stands in no field, and says nothing about anybody's will."""

from __future__ import annotations

from typing import Any

from pyhanko.pdf_utils.generic import Reference


def usage_rights(reader: Any, data: bytes) -> int | None:
    """Where the gap in its byte range begins, or None.

    Only the very bytes of that dictionary count, as they stand before the gap: a person's signature that a later
    revision calls usage rights stays a signature taken out of its field.
    """
    try:
        named = reader.root["/Perms"].raw_get("/UR3")
        rights = named.get_object()
        _, begin, end, _ = (int(number) for number in rights["/ByteRange"])
        methods = {str(one["/TransformMethod"]) for one in rights["/Reference"]}
        start = reader.xrefs[Reference(named.idnum, named.generation)]
    except Exception:  # hostile structure makes a parser raise anything
        return None
    if methods != {"/UR3"} or not isinstance(start, int) or not 0 <= start < begin < end:
        return None
    before, after = data[start:begin], data[end : data.find(b"endobj", end)]
    return begin if b"endobj" not in before and b"/UR3" in before + after else None
