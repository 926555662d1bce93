"""Opening untrusted bytes with pikepdf: either a document or a refusal, never a raw exception."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from signing.errors import DocumentRefused
from signing.pdf.geometry import PageGeometry

# What hostile structure makes a parser or our walk over it raise; a wrong type is the file's fault, not ours.
HOSTILE = (
    pikepdf.PdfError,
    pikepdf.ForeignObjectError,
    RecursionError,
    TypeError,
    ValueError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RuntimeError,
)
MAX_DEPTH = 40  # of field trees and outlines; deeper ones are made by attackers


@contextmanager
def open_pdf(data: bytes, password: str = "") -> Iterator[tuple[Any, tuple[str, ...]]]:
    """The document and the codes of what had to be repaired to read it.

    Raises DocumentRefused: `empty-file`, `not-a-pdf`, `damaged-pdf`, `no-pages`, `locked-pdf` where it needs a
    password and none is given, `password-wrong`.
    """
    if not data.strip(b"\0\t\r\n\x0c "):
        raise DocumentRefused("empty-file")
    if b"%PDF-" not in data[:4096]:
        raise DocumentRefused("not-a-pdf")
    try:
        with pikepdf.open(BytesIO(data), password=password, suppress_warnings=True) as pdf:
            if not len(pdf.pages):
                raise DocumentRefused("no-pages")
            yield pdf, _repairs(data, pdf)
    except DocumentRefused:
        raise
    except pikepdf.PasswordError as error:
        raise DocumentRefused("password-wrong" if password else "locked-pdf") from error
    except MemoryError as error:
        raise DocumentRefused("pdf-too-hard") from error
    except HOSTILE as error:
        raise DocumentRefused("damaged-pdf") from error


def _repairs(data: bytes, pdf: Any) -> tuple[str, ...]:
    codes = []
    if not data.startswith(b"%PDF-"):
        codes.append("junk-before")
    if data[data.rfind(b"%%EOF") :][5:].strip(b"\0\t\r\n\x0c \x1a"):
        codes.append("junk-after")
    said = " ".join(str(warning) for warning in pdf.get_warnings())
    if "reconstruct" in said or "xref not found" in said or "startxref" in said:
        codes.append("rebuilt-cross-reference")
    elif "expected endobj" in said or "stream" in said:
        codes.append("repaired-structure")
    return tuple(codes)


def page_geometry(page: Any) -> PageGeometry:
    """The visible rectangle and turn of a pikepdf page; inherited values count."""
    obj = page.obj
    media = _numbers(_inherited(obj, "/MediaBox")) or (0.0, 0.0, 612.0, 792.0)
    crop = _numbers(_inherited(obj, "/CropBox"))
    try:
        rotate = int(_inherited(obj, "/Rotate") or 0)
    except (TypeError, ValueError):
        rotate = 0
    try:
        unit = float(obj.get("/UserUnit", 1))
    except (TypeError, ValueError):
        unit = 1.0
    return PageGeometry.of(media, crop, rotate, unit)


def _inherited(obj: Any, key: str) -> Any:
    for _ in range(MAX_DEPTH):
        if key in obj:
            return obj[key]
        parent = obj.get("/Parent")
        if parent is None:
            return None
        obj = parent
    return None


def _numbers(value: Any) -> tuple[float, ...] | None:
    try:
        numbers = tuple(float(item) for item in value)
    except (TypeError, ValueError):
        return None
    return numbers if len(numbers) == 4 else None


@dataclass(frozen=True, slots=True)
class FormField:
    """A terminal field: its dictionary, its full name, its inherited /FT."""

    obj: Any
    name: str
    kind: str


def form_fields(pdf: Any) -> Iterator[FormField]:
    """Every terminal field of the AcroForm; a tree that loops ends at `MAX_DEPTH`."""
    form = pdf.Root.get("/AcroForm")
    for field in form.get("/Fields", []) if form is not None else []:
        yield from _terminal(field, "", "", 0)


def _terminal(field: Any, prefix: str, kind: str, depth: int) -> Iterator[FormField]:
    if depth > MAX_DEPTH or not isinstance(field, pikepdf.Dictionary):
        return
    kind = str(field.get("/FT", kind))
    name = prefix
    if "/T" in field:
        name = f"{prefix}.{field['/T']}" if prefix else str(field["/T"])
    kids = [kid for kid in field.get("/Kids", []) if isinstance(kid, pikepdf.Dictionary) and "/T" in kid]
    if not kids:
        yield FormField(field, name, kind)
    for kid in kids:
        yield from _terminal(kid, name, kind, depth + 1)
