"""Active content: found for the facts, stripped before anybody signs (threat 12)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from signing.pdf.opening import MAX_DEPTH, form_fields

# A jump inside the document or to a web page runs nothing; every other action does, or reaches out.
HARMLESS = {"/GoTo", "/URI", "/Named"}
KINDS = ("javascript", "open-action", "action", "player")
PLAYERS = {"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}


def active_content(pdf: Any) -> frozenset[str]:
    """Which of `javascript`, `open-action`, `action`, `player` the document holds."""
    return frozenset(_sweep(pdf, remove=False))


def strip_active_content(pdf: Any) -> frozenset[str]:
    """Removes it from the open document; what there was, as `active_content` names it."""
    return frozenset(_sweep(pdf, remove=True))


def _sweep(pdf: Any, *, remove: bool) -> Iterator[str]:
    root = pdf.Root
    names = root.get("/Names")
    if names is not None and "/JavaScript" in names:
        yield "javascript"
        if remove:
            del names["/JavaScript"]
    if "/OpenAction" in root and _is_active(root["/OpenAction"]):
        yield "open-action"
        yield from _script(root["/OpenAction"])
        if remove:
            del root["/OpenAction"]
    holders = [root, *(field.obj for field in form_fields(pdf)), *_outline(root.get("/Outlines"), 0)]
    for page in pdf.pages:
        holders.append(page.obj)
        yield from _players(page.obj, holders, remove=remove)
    for holder in holders:
        yield from _actions_of(holder, remove=remove)


def _players(page: Any, holders: list[Any], *, remove: bool) -> Iterator[str]:
    annotations = page.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return
    kept = []
    for annotation in annotations:
        if not isinstance(annotation, pikepdf.Dictionary):
            continue
        if str(annotation.get("/Subtype", "")) in PLAYERS:
            yield "player"
            continue
        kept.append(annotation)
        holders.append(annotation)
    if remove and len(kept) != len(annotations):
        page["/Annots"] = pikepdf.Array(kept)


def _actions_of(holder: Any, *, remove: bool) -> Iterator[str]:
    if "/AA" in holder:
        yield "action"
        for trigger in holder["/AA"].keys() if isinstance(holder["/AA"], pikepdf.Dictionary) else ():
            yield from _script(holder["/AA"][trigger])
        if remove:
            del holder["/AA"]
    if "/A" in holder and str(holder.get("/Type", "")) != "/StructElem" and _is_active(holder["/A"]):
        yield "action"
        yield from _script(holder["/A"])
        if remove:
            del holder["/A"]


def _is_active(action: Any, depth: int = 0) -> bool:
    if not isinstance(action, pikepdf.Dictionary):
        return False  # a destination, not an action
    if str(action.get("/S", "/GoTo")) not in HARMLESS or depth > MAX_DEPTH:
        return True
    following = action.get("/Next")
    steps = following if isinstance(following, pikepdf.Array) else [following]
    return any(_is_active(step, depth + 1) for step in steps)


def _script(action: Any) -> Iterator[str]:
    if isinstance(action, pikepdf.Dictionary) and (str(action.get("/S", "")) == "/JavaScript" or "/JS" in action):
        yield "javascript"


def _outline(node: Any, depth: int) -> Iterator[Any]:
    """Outline items: first children, then siblings; a ring of siblings ends after 10,000."""
    for _ in range(10_000):
        if not isinstance(node, pikepdf.Dictionary) or depth > MAX_DEPTH:
            return
        yield node
        if "/First" in node:
            yield from _outline(node["/First"], depth + 1)
        node = node.get("/Next")
