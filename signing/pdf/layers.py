"""Optional content and annotation flags: what is on the screen is what is on paper, and stays so (ISO 32000-2,
8.11, 12.5.3). A layer that is on when printed, or that anybody may switch, would show what nobody agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

HIDDEN, PRINT, NO_VIEW, TOGGLE = 2, 4, 32, 256  # annotation flags
UNPRINTED = {"/Popup", "/Link", "/Widget"}  # nothing of theirs is on paper, by their nature


def hidden_layers(pdf: Any) -> bool:
    """Whether anything is in a layer that is not shown."""
    return not all(shown for _, shown in _groups(pdf))


def differs_on_paper(pdf: Any) -> bool:
    """Whether printing, or somebody's switch, may show something else than the screen does."""
    layers = pdf.Root.get("/OCProperties")
    if layers is not None and (_changeable(pdf, layers) and any(True for _ in _groups(pdf))):
        return True
    return any(_lies(annotation) for annotation in _annotations(pdf))


def fix_layers(pdf: Any) -> None:
    """As they are shown now, for every reader and for good: one state, locked, no other configuration."""
    layers = pdf.Root.get("/OCProperties")
    if layers is not None:
        groups = list(_groups(pdf))
        for group, _ in groups:
            for key in ("/Usage", "/Intent"):
                if key in group:
                    del group[key]
        every = pikepdf.Array([group for group, _ in groups])
        layers["/OCGs"] = every
        layers["/D"] = pikepdf.Dictionary(
            BaseState=pikepdf.Name.ON,
            OFF=pikepdf.Array([group for group, shown in groups if not shown]),
            Locked=pikepdf.Array([group for group, _ in groups]),
        )
        if "/Configs" in layers:
            del layers["/Configs"]
    for annotation in _annotations(pdf):
        flags = _flags(annotation)
        if flags & PRINT and flags & (NO_VIEW | TOGGLE):
            annotation["/F"] = flags & ~(NO_VIEW | TOGGLE)
        elif _seen_only(annotation, flags):
            annotation["/F"] = flags | PRINT


def _groups(pdf: Any) -> Iterator[tuple[Any, bool]]:
    """Every layer, and whether a reader shows it on the screen: by the default configuration, and where that lets
    usage decide (/AS), by what the layer says of viewing."""
    layers = pdf.Root.get("/OCProperties")
    if not isinstance(layers, pikepdf.Dictionary):
        return
    default = layers.get("/D")
    default = default if isinstance(default, pikepdf.Dictionary) else pikepdf.Dictionary()
    base = str(default.get("/BaseState", "/ON")) != "/OFF"
    off, on = (_names_of(default.get(key)) for key in ("/OFF", "/ON"))
    by_usage = set[Any]()
    for rule in _array(default.get("/AS")):
        if isinstance(rule, pikepdf.Dictionary) and str(rule.get("/Event", "")) == "/View":
            by_usage |= _names_of(rule.get("/OCGs"))
    for group in _array(layers.get("/OCGs")):
        if not isinstance(group, pikepdf.Dictionary):
            continue
        shown = (base or group.objgen in on) and group.objgen not in off
        usage = group.get("/Usage")
        view = usage.get("/View") if isinstance(usage, pikepdf.Dictionary) else None
        if group.objgen in by_usage and isinstance(view, pikepdf.Dictionary):
            shown = str(view.get("/ViewState", "/ON")) != "/OFF"
        yield group, shown


def _changeable(pdf: Any, layers: Any) -> bool:
    """A layer that is fixed already, by us or by its maker, is no news."""
    default = layers.get("/D")
    if not isinstance(default, pikepdf.Dictionary) or "/Configs" in layers or len(_array(default.get("/AS"))):
        return True
    locked = _names_of(default.get("/Locked"))
    return any(group.objgen not in locked for group, _ in _groups(pdf))


def _names_of(value: Any) -> set[Any]:
    return {one.objgen for one in _array(value) if isinstance(one, pikepdf.Dictionary)}


def _array(value: Any) -> Any:
    return value if isinstance(value, pikepdf.Array) else []


def _annotations(pdf: Any) -> Iterator[Any]:
    for page in pdf.pages:
        for annotation in _array(page.obj.get("/Annots")):
            if isinstance(annotation, pikepdf.Dictionary):
                yield annotation


def _flags(annotation: Any) -> int:
    try:
        return int(annotation.get("/F", 0))
    except (TypeError, ValueError):
        return 0


def _lies(annotation: Any) -> bool:
    flags = _flags(annotation)
    return bool(flags & PRINT and flags & NO_VIEW and not flags & HIDDEN) or _seen_only(annotation, flags)


def _seen_only(annotation: Any, flags: int) -> bool:
    """Drawn on the screen and left out on paper: a stamp that covers a line, say."""
    drawn = "/AP" in annotation and str(annotation.get("/Subtype", "")) not in UNPRINTED
    return drawn and not flags & (PRINT | HIDDEN | NO_VIEW)
