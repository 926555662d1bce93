"""Where bookmarks and links of a document lead, said by numbers of pages, so that they can be set again in
another (ISO 32000-2, 12.3.2): copied pages do not know each other any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

from signing.pdf.opening import HOSTILE, MAX_DEPTH

MOST = 5000  # bookmarks; more is no table of contents
_KINDS = frozenset({"/XYZ", "/Fit", "/FitH", "/FitV", "/FitR", "/FitB", "/FitBH", "/FitBV"})


@dataclass(frozen=True, slots=True)
class Place:
    """A page (from 0) and how it is shown."""

    page: int
    how: tuple[Any, ...]

    def destination(self, pdf: Any, first: int) -> Any:
        values = [pikepdf.Name(one) if isinstance(one, str) else one for one in self.how]
        return pikepdf.Array([pdf.pages[first + self.page].obj, *values])


@dataclass(frozen=True, slots=True)
class Target:
    title: str
    place: Place | None
    below: tuple[Target, ...] = ()

    def destination(self, pdf: Any, first: int) -> Any:
        return self.place.destination(pdf, first) if self.place else None


def targets_of(pdf: Any) -> tuple[Target, ...]:
    """The bookmarks; none where they make no sense."""
    try:
        pages, left = _numbers(pdf), [MOST]
        with pdf.open_outline(max_depth=MAX_DEPTH) as outline:
            return _targets(pdf, outline.root, pages, left)
    except (*HOSTILE, pikepdf.OutlineStructureError):
        return ()


def _targets(pdf: Any, items: Sequence[Any], pages: Any, left: list[int]) -> tuple[Target, ...]:
    found = []
    for item in items:
        left[0] -= 1
        if left[0] < 0:
            break
        destination = item.destination
        if destination is None and item.action is not None and str(item.action.get("/S", "")) == "/GoTo":
            destination = item.action.get("/D")
        place = _place(pdf, destination, pages)
        found.append(Target(str(item.title), place, _targets(pdf, item.children, pages, left)))
    return tuple(found)


def internal_links(pdf: Any) -> tuple[tuple[int, int, Place], ...]:
    """Page, number of the annotation, and where it leads. In `pdf` itself they lead nowhere from then on."""
    pages, found = _numbers(pdf), []
    for number, page in enumerate(pdf.pages):
        annotations = page.obj.get("/Annots")
        for at, link in enumerate(annotations if isinstance(annotations, pikepdf.Array) else ()):
            if not isinstance(link, pikepdf.Dictionary) or str(link.get("/Subtype", "")) != "/Link":
                continue
            action = link.get("/A")
            destination = link.get("/Dest")
            if isinstance(action, pikepdf.Dictionary) and str(action.get("/S", "")) == "/GoTo":
                destination = action.get("/D")
                del link["/A"]
            if "/Dest" in link:
                del link["/Dest"]
            place = _place(pdf, destination, pages)
            if place is not None:
                found.append((number, at, place))
    return tuple(found)


def set_links(pdf: Any, links: Sequence[tuple[int, int, Place]], first: int) -> None:
    for page, at, place in links:
        pdf.pages[first + page].obj["/Annots"][at]["/Dest"] = place.destination(pdf, first)


def _numbers(pdf: Any) -> dict[Any, int]:
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages)}


def _place(pdf: Any, destination: Any, pages: dict[Any, int]) -> Place | None:
    try:
        if isinstance(destination, pikepdf.String | pikepdf.Name):
            destination = _named(pdf, destination)
        if isinstance(destination, pikepdf.Dictionary):
            destination = destination.get("/D")
        if not isinstance(destination, pikepdf.Array) or not len(destination):
            return None
        page = pages.get(destination[0].objgen) if isinstance(destination[0], pikepdf.Dictionary) else None
        if page is None or len(destination) < 2 or str(destination[1]) not in _KINDS:
            return Place(page, ("/Fit",)) if page is not None else None
        edges = [None if edge is None else float(edge) for edge in list(destination)[2:6]]
        return Place(page, (str(destination[1]), *edges))
    except HOSTILE:
        return None


def _named(pdf: Any, name: Any) -> Any:
    if isinstance(name, pikepdf.Name):
        return pdf.Root.get("/Dests", {}).get(str(name))
    tree = pdf.Root.get("/Names", {}).get("/Dests")
    return pikepdf.NameTree(tree).get(str(name)) if tree is not None else None
