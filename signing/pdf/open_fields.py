"""Signature fields that a document came with and nobody has signed yet. It opens untrusted files: run it in a
child."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from signing.errors import DocumentRefused
from signing.fields.form_places import FormPlace
from signing.pdf.forms import pages_of_widgets, place_of
from signing.pdf.opening import form_fields, open_pdf, page_geometry


def read_open_fields(data: bytes) -> tuple[FormPlace, ...]:
    """Those that a person can see and we can sign: field and widget in one at the root of the form, turned as its
    page is, without rules of its maker for whoever signs (/Lock, /SV: ISO 32000-2, 12.7.5.5), and not locked by a
    signature that is there. None where the file cannot be read."""
    try:
        with open_pdf(data) as (pdf, _):
            return tuple(open_fields(pdf))
    except DocumentRefused:
        return ()


def open_fields(pdf: Any) -> Iterator[FormPlace]:
    fields = [field for field in form_fields(pdf) if field.kind == "/Sig"]
    locks = [lock for field in fields if "/V" in field.obj for lock in _locks(field.obj["/V"])]
    pages = pages_of_widgets(pdf)
    for field in fields:
        if not {"/V", "/Lock", "/SV", "/Kids", "/Parent"}.isdisjoint(field.obj.keys()):
            continue
        page = pages.get(field.obj.objgen)
        if page is None or any(_covers(lock, field.name) for lock in locks):
            continue
        geometry = page_geometry(pdf.pages[page])
        if int(field.obj.get("/MK", {}).get("/R", 0)) % 360 == geometry.rotate:
            yield from place_of(field, field.obj, page, geometry.box)


def _locks(signature: Any) -> Iterator[Any]:
    for reference in signature.get("/Reference", []):
        if str(reference.get("/TransformMethod", "")) == "/FieldMDP":
            yield reference.get("/TransformParams", {})


def _covers(lock: Any, name: str) -> bool:
    action = str(lock.get("/Action", "/All"))
    named = any(name == str(one) or name.startswith(f"{one}.") for one in lock.get("/Fields", []))
    return action == "/All" or (named if action == "/Include" else not named)
