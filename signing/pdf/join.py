"""Several documents become one, each with its entry among the bookmarks. Run it in a child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

from signing.errors import DocumentRefused
from signing.pdf.bookmarks import Target, internal_links, set_links, targets_of
from signing.pdf.inspect import MAX_MB, MAX_PAGES
from signing.pdf.normalise import Normalised, normalise_pdf
from signing.pdf.opening import HOSTILE


@dataclass(frozen=True, slots=True)
class Piece:
    """A normalised document, and what its bookmark says."""

    title: str
    data: bytes = field(repr=False)


def join_pdfs(pieces: Sequence[Piece], *, max_pages: int = MAX_PAGES, max_mb: int = MAX_MB) -> Normalised:
    """Their pages in order. Bookmarks, links inside each, layers and embedded files stay.

    Raises DocumentRefused as `normalise_pdf`."""
    try:
        with pikepdf.new() as joined:
            joined.Root.PageMode = pikepdf.Name.UseOutlines
            with joined.open_outline() as outline:
                for piece in pieces:
                    outline.root.append(_append(joined, piece))
            out = BytesIO()
            joined.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
    except HOSTILE as error:
        raise DocumentRefused("damaged-pdf") from error
    return normalise_pdf(out.getvalue(), max_pages=max_pages, max_mb=max_mb)


def _append(joined: Any, piece: Piece) -> Any:
    """Its bookmark, with its own ones below."""
    first = len(joined.pages)
    with pikepdf.open(BytesIO(piece.data)) as pdf:
        own, links = targets_of(pdf), internal_links(pdf)
        joined.pages.extend(pdf.pages)
        _layers(joined, pdf)
        _embedded(joined, pdf)
    set_links(joined, links, first)
    item = pikepdf.OutlineItem(piece.title, first)
    item.children.extend(_own(target, joined, first) for target in own)
    item.is_closed = len(own) > 0
    return item


def _own(target: Target, joined: Any, first: int) -> Any:
    item = pikepdf.OutlineItem(target.title, target.destination(joined, first))
    item.children.extend(_own(below, joined, first) for below in target.below)
    item.is_closed = True
    return item


def _layers(joined: Any, pdf: Any) -> None:
    """What is hidden stays hidden: their state stands in the catalogue, which pages do not bring with them."""
    theirs = pdf.Root.get("/OCProperties")
    if not isinstance(theirs, pikepdf.Dictionary) or not len(theirs.get("/OCGs", [])):
        return
    layers = joined.Root.get("/OCProperties")
    if layers is None:
        layers = joined.Root.OCProperties = pikepdf.Dictionary(
            OCGs=pikepdf.Array(),
            D=pikepdf.Dictionary(BaseState=pikepdf.Name.ON, OFF=pikepdf.Array(), Locked=pikepdf.Array()),
        )
    default: Any = theirs.get("/D", pikepdf.Dictionary())
    off = {group.objgen for group in default.get("/OFF", [])}
    for group in theirs.OCGs:
        copied = joined.copy_foreign(group)
        layers.OCGs.append(copied)
        layers.D.Locked.append(copied)
        if group.objgen in off:
            layers.D.OFF.append(copied)


def _embedded(joined: Any, pdf: Any) -> None:
    for name, file in pdf.attachments.items():
        unique, number = name, 2
        while unique in joined.attachments:
            unique, number = f"{number} {name}", number + 1
        data = file.get_file().read_bytes()
        joined.attachments[unique] = pikepdf.AttachedFileSpec(joined, data, filename=unique)
