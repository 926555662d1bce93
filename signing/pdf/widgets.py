"""Form fields as we make them: one merged field and widget each, at the root of the form, without parents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pyhanko.pdf_utils import misc

from signing.errors import DocumentRefused
from signing.fields.kinds import Box
from signing.pdf import objects as made
from signing.pdf.geometry import PageGeometry
from signing.pdf.revision import form_xobject

PRINTED = 4  # annotation flags, ISO 32000-2, 12.5.3: Print
PRINTED_FIXED = 132  # Print, Locked: readers offer no handles to drag it away
READ_ONLY = 1  # field flags, 12.7.4.1
APPEND_ONLY = 3  # SigFlags, 12.7.3: signatures exist, append only
MAX_DEPTH = 40


class FieldMaker:
    """Adds fields to an open incremental writer: form, page and appearances."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer
        self.form = self._form()
        self.names = {name for name, _ in _names(self.form)}
        self._pages: dict[int, tuple[Any, PageGeometry]] = {}

    def _form(self) -> Any:
        root = self._writer.root
        form = made.entry(root, "/AcroForm")
        if form is None:
            form = made.dictionary({"Fields": made.array()})
            root[made.name("AcroForm")] = self._writer.add_object(form)
            self._writer.update_root()
        if "/Fields" not in form:
            form[made.name("Fields")] = made.array()
        form[made.name("SigFlags")] = made.number(APPEND_ONLY)
        if "/NeedAppearances" in form:
            del form["/NeedAppearances"]  # ours are all present, and a reader must not redraw what is signed
        self._writer.update_container(form)
        return form

    def text_defaults(self) -> None:
        """What text fields must name (12.7.4.3) though every appearance of ours is drawn in advance."""
        font = made.dictionary(
            {"Type": made.name("Font"), "Subtype": made.name("Type1"), "BaseFont": made.name("Helvetica")}
        )
        fonts = made.dictionary({"Helv": self._writer.add_object(font)})
        self.form[made.name("DR")] = made.dictionary({"Font": fonts})
        self.form[made.name("DA")] = made.generic.pdf_string("/Helv 0 Tf 0 g")

    def signature(self, name: str, page: int, box: Box, *, lock: Sequence[str] = ()) -> None:
        """A visible place; `lock` names the fields that its signature will lock (12.7.5.5)."""
        entries = {"FT": made.name("Sig"), "Lock": lock_dictionary(lock) if lock else None}
        self._visible(name, page, box, entries)

    def text(self, name: str, page: int, box: Box) -> None:
        """A read-only text field: a date, or the repetition of a mark."""
        entries = {
            "FT": made.name("Tx"),
            "Ff": made.number(READ_ONLY),
            "DA": made.generic.pdf_string("/Helv 0 Tf 0 g"),
        }
        self._visible(name, page, box, entries)

    def invisible(self, name: str, *, no_changes: bool = False) -> None:
        """A signature field without a place; `no_changes` makes its signature forbid everything after it."""
        entries = {
            "FT": made.name("Sig"),
            "Lock": lock_dictionary((), permission=1) if no_changes else None,
            "Rect": made.numbers((0, 0, 0, 0)),
            "F": made.number(PRINTED_FIXED),
        }
        self._add(name, self._page(0)[0], entries)

    def _visible(self, name: str, page: int, box: Box, entries: dict[str, Any]) -> None:
        reference, geometry = self._page(page)
        empty = form_xobject(self._writer, box.width, box.height, geometry.matrix(box.width, box.height))
        turn = {"MK": made.dictionary({"R": made.number(geometry.rotate)})} if geometry.rotate else {}
        seen = {
            "Rect": made.numbers(geometry.rect(box)),
            "F": made.number(PRINTED_FIXED),
            "AP": made.dictionary({"N": empty}),
        }
        self._add(name, reference, {**entries, **seen, **turn})

    def _add(self, name: str, page: Any, entries: dict[str, Any]) -> None:
        common = {
            "Type": made.name("Annot"),
            "Subtype": made.name("Widget"),
            "T": made.text(name),
            "P": page,
        }
        widget = self._writer.add_object(made.dictionary({**common, **entries}))
        self.form["/Fields"].append(widget)
        self._writer.update_container(self.form["/Fields"])
        self._writer.register_annotation(page, widget)
        self.names.add(name)

    def _page(self, number: int) -> tuple[Any, PageGeometry]:
        if number not in self._pages:
            try:
                reference = self._writer.find_page_for_modification(number)[0]
            except misc.PdfError as error:
                raise DocumentRefused("place-missing", field=str(number + 1)) from error
            page = made.generic.IndirectObject(reference.idnum, reference.generation, self._writer)
            self._pages[number] = page, geometry_of(reference.get_object())
        return self._pages[number]


def lock_dictionary(fields: Sequence[str], *, permission: int | None = None) -> Any:
    """/SigFieldLock, always Include: All and Exclude would lock the fields of those who sign later."""
    return made.dictionary(
        {
            "Type": made.name("SigFieldLock"),
            "Action": made.name("Include"),
            "Fields": made.array(made.text(field) for field in fields),
            "P": made.number(permission) if permission else None,
        }
    )


def geometry_of(page: Any) -> PageGeometry:
    """The visible rectangle and turn of a pyHanko page dictionary; inherited values count."""
    media, crop, rotate = (_inherited(page, key) for key in ("/MediaBox", "/CropBox", "/Rotate"))
    return PageGeometry.of(
        [float(value) for value in media] if media is not None else (0, 0, 612, 792),
        [float(value) for value in crop] if crop is not None else None,
        int(rotate or 0),
    )


def _inherited(page: Any, key: str) -> Any:
    for _ in range(MAX_DEPTH):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            return None
        page = page["/Parent"]
    return None


def _names(form: Any) -> Sequence[tuple[str, Any]]:
    """Names at the root of the form: ours stand there, so only these can collide."""
    found = []
    for reference in form["/Fields"]:
        field = reference.get_object()
        if made.is_dictionary(field) and "/T" in field:
            found.append((str(field["/T"]), reference))
    return found
