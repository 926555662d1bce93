"""The shorter walk finds what pyHanko's whole walk finds, for every object of every revision."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader

from signing.pdf.stepwise import _as_of
from signing.pdf.usages import Links, Usages
from tests.signing.pdf.attacks_shadow import with_missing_object, with_text_field
from tests.signing.pdf.corpus import SHAPES, contract, samples
from tests.signing.pdf.desk import Desk
from tests.signing.pdf.foreign import foreign_signed

FILES: dict[str, Callable[[], bytes]] = {
    **{f"ours: {shape}": (lambda make=make: Desk().base(make())) for shape, make in SHAPES.items()},
    "completed": lambda: Desk().close(Desk().signed(contract())),
    "foreign": lambda: foreign_signed(with_text_field(contract())),
    "an object that is missing": lambda: with_missing_object(contract()),
    **{each.name: each.read_bytes for each in samples() if each.stat().st_size < 300_000},
}
FAST = {"completed", "foreign", "an object that is missing", "ours: form with a value"}


@pytest.mark.parametrize(
    "which", [each if each in FAST else pytest.param(each, marks=pytest.mark.slow) for each in FILES]
)
def test_every_usage_of_every_object_is_found(which: str) -> None:
    data = FILES[which]()
    try:
        reader, again = (PdfFileReader(io.BytesIO(data), strict=False) for _ in range(2))
    except PdfReadError:
        assert which == "chinese-already-signed.pdf"  # its cross-references are damaged
        return
    links = Links(again)
    for revision in range(reader.xrefs.total_revisions):
        whole, old = _as_of(reader, revision), _as_of(again, revision)
        try:
            whole._load_reverse_xref_cache()
        except Exception:  # the first part of a linearised file has no catalogue
            assert revision < reader.xrefs.total_revisions - 1
            continue
        refs = {ref for number in range(revision + 1) for ref in again.xrefs.explicit_refs_in_revision(number)}
        usages = Usages(old, links)
        usages.ask(refs)
        alone = Usages(old, links)
        for at, ref in enumerate(sorted(refs, key=lambda each: each.idnum)):
            expected = whole._get_usages_of_ref(ref)
            assert usages._known.get(ref, set()) == expected, ref
            if at % 17 == 0:
                assert (alone[ref] if expected else set()) == expected, ref
