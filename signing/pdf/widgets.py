"""Form fields as we make them: one merged field and widget each, at the root of the form, without parents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from signing.errors import DocumentRefused
from signing.fields.kinds import Field
from signing.pdf import objects as made
from signing.pdf.blank import PRINTED_FIXED, Blanks, place_entries, value_entries
from signing.pdf.geometry import PageGeometry
from signing.pdf.parts import IntoWriter, Name, Part, Value

APPEND_ONLY = 3  # SigFlags, 12.7.3: signatures exist, append only
MAX_DEPTH = 40


class FieldMaker:
    """Adds fields to an open incremental writer: form, page and appearances."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer
        self._into = IntoWriter(writer)
        self._blank = Blanks()
        self.form = self._form()
        self.names = {name for name, _ in _names(self.form)}
        self._pages: dict[int, tuple[Any, PageGeometry]] = {}
        self._all_pages: list[Any] | None = None

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
        """What text fields must name (12.7.4.3) though every appearance of ours is drawn in advance. What a form
        that was there already calls its fonts stays."""
        resources = made.entry(self.form, "/DR")
        if resources is None:
            resources = self.form[made.name("DR")] = made.dictionary({})
        fonts = made.entry(resources, "/Font")
        if fonts is None:
            fonts = resources[made.name("Font")] = made.dictionary({})
        if "/Helv" not in fonts:
            helvetica = Part({"Type": Name("Font"), "Subtype": Name("Type1"), "BaseFont": Name("Helvetica")})
            fonts[made.name("Helv")] = self._into(helvetica)
            for holder in (fonts, resources):
                self._writer.update_container(holder)
        if "/DA" not in self.form:
            self.form[made.name("DA")] = made.generic.pdf_string("/Helv 0 Tf 0 g")

    def place(self, field: Field, *, lock: Sequence[str] | None = None) -> None:
        """A visible place; with `lock` a signature field, whose signature will lock the fields named
        (12.7.5.5)."""
        reference, geometry = self._page(field.page)
        entries = dict(place_entries(field, geometry, self._blank(field, geometry, signed=lock is not None)))
        if lock is None:
            entries |= value_entries(field)
        else:
            entries |= {"FT": Name("Sig"), "Lock": lock_dictionary(lock)}
            entries["AP"] = {"N": self._blank(field, geometry, signed=True)}
        self._add(field.name, reference, entries)

    def invisible(self, name: str, *, lock: Sequence[str] = (), no_changes: bool = False) -> None:
        """A signature field without a place; `no_changes` makes its signature forbid everything after it."""
        entries: dict[str, Value] = {"FT": Name("Sig"), "Rect": [0, 0, 0, 0], "F": PRINTED_FIXED}
        if lock or no_changes:
            entries["Lock"] = lock_dictionary(lock, permission=1 if no_changes else None)
        self._add(name, self._page(0)[0], entries)

    def _add(self, name: str, page: Any, entries: Mapping[str, Value]) -> None:
        widget = self._into({"Type": Name("Annot"), "Subtype": Name("Widget"), "T": name, **entries})
        widget[made.name("P")] = page
        reference = self._writer.add_object(widget)
        self.form["/Fields"].append(reference)
        self._writer.update_container(self.form["/Fields"])
        self._writer.register_annotation(page, reference)
        self.names.add(name)

    def _page(self, number: int) -> tuple[Any, PageGeometry]:
        if number not in self._pages:
            page = self._page_at(number)
            self._pages[number] = page, geometry_of(page.get_object())
        return self._pages[number]

    def _page_at(self, number: int) -> Any:
        """The whole tree is walked once: asking pyHanko for every page of a seam walks it again for each."""
        if self._all_pages is None:
            self._all_pages = list(_leaves(self._writer.root["/Pages"]))
        if not 0 <= number < len(self._all_pages):
            raise DocumentRefused("place-missing", field=str(number + 1))
        reference = self._all_pages[number]
        return made.generic.IndirectObject(reference.idnum, reference.generation, self._writer)


def lock_dictionary(fields: Sequence[str], *, permission: int | None = None) -> dict[str, Value]:
    """/SigFieldLock, always Include: All and Exclude would lock the fields of those who sign later."""
    lock: dict[str, Value] = {
        "Type": Name("SigFieldLock"),
        "Action": Name("Include"),
        "Fields": list(fields),
    }
    return lock if permission is None else {**lock, "P": permission}


def geometry_of(page: Any) -> PageGeometry:
    """The visible rectangle and turn of a pyHanko page dictionary; inherited values count."""
    media, crop, rotate = (_inherited(page, key) for key in ("/MediaBox", "/CropBox", "/Rotate"))
    return PageGeometry.of(
        [float(value) for value in media] if media is not None else (0, 0, 612, 792),
        [float(value) for value in crop] if crop is not None else None,
        int(rotate or 0),
        float(made.entry(page, "/UserUnit") or 1),
    )


def _leaves(node: Any, depth: int = 0) -> Iterator[Any]:
    """References to all pages, in order (7.7.3)."""
    if depth > MAX_DEPTH:
        raise DocumentRefused("damaged-pdf")
    kids = node["/Kids"]
    for at in range(len(kids)):
        reference = kids.raw_get(at)
        kid = reference.get_object()
        if "/Kids" in kid:
            yield from _leaves(kid, depth + 1)
        else:
            yield reference


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
