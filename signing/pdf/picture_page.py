"""A picture of a seal as a page of exactly its size, as drawn ones are."""

from __future__ import annotations

from signing.pdf.parts import Name, Part, Ref, Value, body
from signing.pdf.vector import picture_form

MM = 72 / 25.4  # points
CATALOG, PAGES = 1, 2  # object numbers
PAGES_REF = Ref(PAGES)


def picture_page(png: bytes, width: float, height: float, *, opacity: int) -> bytes:
    """A one-page PDF of `width` × `height` mm; `opacity` in per cent. The same picture gives the same bytes.

    Raises DocumentRefused `drawing-unreadable`."""
    wide, high = width * MM, height * MM
    alpha = opacity / 100
    # Multiply, as drawn seals are laid on: print below stays black.
    ink: Value = {"Type": Name("ExtGState"), "ca": alpha, "CA": alpha, "BM": Name("Multiply")}
    resources: dict[str, Value] = {
        "ExtGState": {"Ink": ink},
        "XObject": {"Seal": picture_form(png, wide, high)},
    }
    return _file(wide, high, resources, Part({}, b"/Ink gs /Seal Do"))


def _file(width: float, height: float, resources: dict[str, Value], content: Part) -> bytes:
    parts: list[Part] = []
    numbers: dict[int, int] = {}

    def number_of(part: Part) -> int:
        if id(part) not in numbers:
            parts.append(part)
            numbers[id(part)] = len(parts) + PAGES
        return numbers[id(part)]

    page = Part(
        {
            "Type": Name("Page"),
            "Parent": PAGES_REF,
            "MediaBox": [0, 0, width, height],
            "Resources": resources,
            "Contents": content,
        }
    )
    tree = Part({"Type": Name("Pages"), "Kids": [page], "Count": 1})
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    catalog = Part({"Type": Name("Catalog"), "Pages": PAGES_REF})
    for number, part in ((CATALOG, catalog), (PAGES, tree)):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body(part, number_of))
    at = 0
    while at < len(parts):  # writing one may name others
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (at + PAGES + 1, body(parts[at], number_of))
        at += 1
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Root 1 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(offsets) + 1, start)
    return bytes(out)
