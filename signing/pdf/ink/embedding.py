"""Fonts in a PDF: the glyphs that are used and no others, with their characters, so that words can be searched and
copied (ISO 32000-2, 9.7 and 9.10)."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from signing.pdf.ink import cff
from signing.pdf.parts import Name, Part, Value
from signing.typesetting.faces import FontFile

_SYMBOLIC = 4  # font flags, 9.8.2: its own encoding
_code_of = itemgetter(1)
_BLOCK = 100  # entries between beginbfchar and endbfchar


@dataclass(frozen=True, slots=True, eq=False)
class Embedded:
    """`codes`: the two bytes, in hexadecimal, that show a glyph; `texts`: what a reader takes it for."""

    part: Part
    codes: Mapping[int, str]
    texts: Mapping[int, str]


def embed(font: FontFile, used: Iterable[tuple[int, str]]) -> Embedded:
    """`used`: glyphs and the characters they stand for; of several for one glyph, one wins."""
    return _embedded(font, frozenset(used))


@lru_cache(maxsize=512)
def _embedded(font: FontFile, used: frozenset[tuple[int, str]]) -> Embedded:
    texts = dict(sorted(used, reverse=True))
    face, renumbered = font.subset(texts)
    if font.cff:
        program = bytes(face.reference_table("CFF ").data)
        named = cff.cids(program, face.glyph_count)
        codes = {glyph: named[new] for glyph, new in renumbered.items()}
    else:
        program, codes = bytes(face.blob.data), renumbered
    name = f"{_tag(font, program)}+{font.name}"
    part = Part(
        {
            "Type": Name("Font"),
            "Subtype": Name("Type0"),
            "BaseFont": Name(name),
            "Encoding": Name("Identity-H"),
            "DescendantFonts": [_descendant(font, name, program, codes)],
            "ToUnicode": _stream({}, _to_unicode({codes[glyph]: text for glyph, text in texts.items() if text})),
        }
    )
    return Embedded(part, {glyph: f"{code:04x}" for glyph, code in codes.items()}, texts)


def _descendant(font: FontFile, name: str, program: bytes, codes: Mapping[int, int]) -> Part:
    widths: list[Value] = []
    run: list[Value] = []
    last = -2
    for glyph, code in sorted(codes.items(), key=_code_of):
        width = round(font.font.get_glyph_h_advance(glyph) * 1000 / font.upem)
        if width == 1000:  # what a Chinese character has; the default of /DW
            continue
        if code != last + 1:
            run = []
            widths += [code, run]
        run.append(width)
        last = code
    entries: dict[str, Value] = {
        "Type": Name("Font"),
        "Subtype": Name("CIDFontType0" if font.cff else "CIDFontType2"),
        "BaseFont": Name(name),
        "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
        "FontDescriptor": _descriptor(font, name, program),
        "W": widths,
    }
    if not font.cff:
        entries["CIDToGIDMap"] = Name("Identity")
    return Part(entries)


def _descriptor(font: FontFile, name: str, program: bytes) -> Part:
    def em(units: int) -> int:
        return round(units * 1000 / font.upem)

    file = (
        {"FontFile3": Part({"Subtype": Name("CIDFontType0C")}, program)}  # compact as it is
        if font.cff
        else {"FontFile2": _stream({"Length1": len(program)}, program)}
    )
    return Part(
        {
            "Type": Name("FontDescriptor"),
            "FontName": Name(name),
            "Flags": _SYMBOLIC,
            "FontBBox": [em(value) for value in font.bounds],
            "ItalicAngle": 0,
            "Ascent": em(font.ascent),
            "Descent": em(font.descent),
            "CapHeight": em(font.cap_height),
            "StemV": 80,
            **file,
        }
    )


def _tag(font: FontFile, program: bytes) -> str:
    """Six capitals that name this subset; the same glyphs have the same."""
    number = int.from_bytes(hashlib.sha256(font.name.encode() + program).digest()[:8], "big")
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))


def _to_unicode(texts: Mapping[int, str]) -> bytes:
    lines = [f"<{code:04x}> <{_utf16(text)}>" for code, text in sorted(texts.items())]
    blocks = [lines[at : at + _BLOCK] for at in range(0, len(lines), _BLOCK)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{body}\nendcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def _utf16(text: str) -> str:
    return f"{ord(text):04x}" if len(text) == 1 and text < "\ud800" else text.encode("utf-16-be").hex()


def _stream(entries: Mapping[str, Value], data: bytes) -> Part:
    return Part({**entries, "Filter": Name("FlateDecode")}, zlib.compress(data, 1))  # 6 is 3 % smaller
