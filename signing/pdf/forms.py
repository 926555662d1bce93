"""The fields of an uploaded form, as they are before intake turns them into fixed text. It opens untrusted files:
run it in a child."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pikepdf

from signing.errors import DocumentRefused
from signing.fields.form_labels import LABEL, clean, labelled, name_as_label
from signing.fields.form_places import FormPlace
from signing.fields.kinds import Align, Box, FieldKind
from signing.pdf.opening import HOSTILE, MAX_DEPTH, FormField, form_fields, open_pdf, page_geometry
from signing.pdf.preview import find_text_runs

# Field flags, ISO 32000-2, 12.7.4.1 and the tables of each kind.
READ_ONLY, REQUIRED = 1, 1 << 1
SEVERAL_LINES, SECRET, A_FILE = 1 << 12, 1 << 13, 1 << 20
RADIO, PUSH = 1 << 15, 1 << 16
UNSEEN = 1 << 1 | 1 << 5  # annotation flags: hidden, no view
MOST = 1500  # widgets; longer forms are taken up to here
_SIGNED_ON = re.compile(r"sign\w*\W*date|date\W*(?:of\W*)?sign|签[署字名]日期", re.IGNORECASE)
_FONT_SIZE = re.compile(r"([\d.]+)\s+Tf")


def read_form(data: bytes) -> tuple[FormPlace, ...]:
    """Every widget that a person can see and fill in or sign; none where the file cannot be read (a password) or
    is no PDF."""
    try:
        with open_pdf(data) as (pdf, _):
            pages = pages_of_widgets(pdf)
            geometries = [page_geometry(page) for page in pdf.pages]
            found: list[FormPlace] = []
            for field in form_fields(pdf):
                for widget in _widgets(field.obj):
                    page = pages.get(widget.objgen)
                    if page is not None and len(found) < MOST:
                        found += place_of(field, widget, page, geometries[page].box)
        places = _as_choices(found)
        unnamed = sorted({place.page for place in places if not place.label})
        return labelled(places, find_text_runs(data, unnamed) if unnamed else ())
    except DocumentRefused:
        return ()


def pages_of_widgets(pdf: Any) -> dict[tuple[int, int], int]:
    return {
        annotation.objgen: number
        for number, page in enumerate(pdf.pages)
        for annotation in page.obj.get("/Annots", [])
        if isinstance(annotation, pikepdf.Dictionary) and annotation.objgen != (0, 0)
    }


def _widgets(field: Any) -> Iterator[Any]:
    kids = [kid for kid in field.get("/Kids", []) if isinstance(kid, pikepdf.Dictionary)]
    yield from kids or [field]


def place_of(field: FormField, widget: Any, page: int, seen: Any) -> list[FormPlace]:
    try:
        return [place] if (place := _read(field, widget, page, seen)) else []
    except HOSTILE:
        return []  # one broken field does not take the others with it


def _read(field: FormField, widget: Any, page: int, seen: Any) -> FormPlace | None:
    flags = int(_inherited(widget, "/Ff") or 0)
    kind = _kind(str(_inherited(widget, "/FT") or field.kind), flags)
    rect = [float(edge) for edge in widget["/Rect"]] if "/Rect" in widget else [0.0] * 4
    box: Box = seen(rect)
    if kind is None or flags & READ_ONLY or int(widget.get("/F", 0)) & UNSEEN or min(box.width, box.height) < 4:
        return None
    label = clean(str(_inherited(widget, "/TU") or ""))
    place = FormPlace(
        field.name,
        kind,
        page,
        box,
        label=label or name_as_label(field.name),
        value=_value(widget),
        required=bool(flags & REQUIRED),
        size=_size(str(_inherited(widget, "/DA") or "")),
        align={1: Align.CENTRE, 2: Align.RIGHT}.get(int(_inherited(widget, "/Q") or 0), Align.LEFT),
    )
    if kind is FieldKind.TEXT:
        return _of_text(place, widget, flags)
    if kind is FieldKind.SELECT:
        return replace(place, options=tuple(dict.fromkeys(_options(_inherited(widget, "/Opt") or []))))
    if kind in (FieldKind.RADIO, FieldKind.CHECKBOX):
        return replace(place, option=_on_state(widget))
    short = min(box.width, 3 * box.height) < 60
    named = re.search("initial|小签|简签", f"{field.name} {label}", re.IGNORECASE)
    return replace(place, kind=FieldKind.INITIALS) if named and short else place


def _kind(ft: str, flags: int) -> FieldKind | None:
    if ft == "/Tx":
        return None if flags & (SECRET | A_FILE) else FieldKind.TEXT
    if ft == "/Btn":
        return None if flags & PUSH else FieldKind.RADIO if flags & RADIO else FieldKind.CHECKBOX
    return {"/Ch": FieldKind.SELECT, "/Sig": FieldKind.SIGNATURE}.get(ft)


def _of_text(place: FormPlace, widget: Any, flags: int) -> FormPlace:
    """A date is the signing date only where it says so: a birthday must never be filled in by us."""
    script = _format_script(widget)
    if _SIGNED_ON.search(f"{place.name} {place.label}"):
        return replace(place, kind=FieldKind.DATE, required=True)
    place = replace(
        place, multiline=bool(flags & SEVERAL_LINES), limit=max(0, int(_inherited(widget, "/MaxLen") or 0))
    )
    if found := re.search(r"AFNumber_Format\(\s*(\d)", script):
        return replace(place, kind=FieldKind.NUMBER, format=found[1])
    if found := re.search(r"AFDate_FormatEx\(\s*[\"']([^\"']{1,30})", script):
        return replace(place, tip=found[1])
    return place


def _format_script(widget: Any) -> str:
    action = (_inherited(widget, "/AA") or {}).get("/F", {})
    script = action.get("/JS", "") if isinstance(action, pikepdf.Dictionary) else ""
    if isinstance(script, pikepdf.Stream):
        script = script.read_bytes()[:2000].decode("latin-1")
    return str(script)[:2000]


def _value(widget: Any) -> str:
    value = _inherited(widget, "/V")
    if isinstance(value, pikepdf.Stream):
        return "…"
    if isinstance(value, pikepdf.Array):
        return ", ".join(str(one) for one in value)
    if isinstance(value, pikepdf.Dictionary):
        return "…"  # signed
    words = "" if value is None else str(value).strip()
    return "" if words == "/Off" else words


def _options(listed: Any) -> Iterator[str]:
    for option in listed:
        shown = str(option[-1] if isinstance(option, pikepdf.Array) and len(option) else option).strip()
        if shown:
            yield shown[:LABEL]


def _on_state(widget: Any) -> str:
    states = widget.get("/AP", {}).get("/N", {})
    names = [str(state)[1:] for state in states if str(state) != "/Off"] if not _is_stream(states) else []
    return names[0] if names else "Yes"


def _is_stream(value: Any) -> bool:
    return isinstance(value, pikepdf.Stream)


def _size(default_appearance: str) -> float | None:
    found = _FONT_SIZE.search(default_appearance)
    size = float(found[1]) if found else 0.0
    return size if 4 <= size <= 72 else None


def _inherited(obj: Any, key: str) -> Any:
    for _ in range(MAX_DEPTH):
        if key in obj:
            return obj[key]
        parent = obj.get("/Parent")
        if not isinstance(parent, pikepdf.Dictionary):
            return None
        obj = parent
    return None


def _as_choices(found: Sequence[FormPlace]) -> list[FormPlace]:
    """Boxes of one name with different states are a choice, whatever their flag says; with one state one box in
    several places. A choice of one button only is a box."""
    states: dict[str, set[str]] = {}
    for place in found:
        states.setdefault(place.name, set()).add(place.option)
    made = []
    for place in found:
        if place.kind in (FieldKind.RADIO, FieldKind.CHECKBOX):
            several = len(states[place.name]) > 1
            kind = FieldKind.RADIO if several else FieldKind.CHECKBOX
            made.append(replace(place, kind=kind, option=place.option if several else ""))
        elif place.kind is FieldKind.SELECT and not place.options:
            made.append(replace(place, kind=FieldKind.TEXT))
        else:
            made.append(place)
    return made
