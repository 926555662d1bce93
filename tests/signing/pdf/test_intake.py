"""The intake table, row by row: repaired and said so, kept, stripped with a note, asked for, or refused."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

from signing.errors import DocumentRefused
from signing.pdf.inspect import inspect_pdf
from signing.pdf.normalise import normalise_pdf
from signing.pdf.preview import render_page
from signing.wording import has
from tests.journeys.papers import papers
from tests.signing.pdf.corpus import SHAPES, changed, contract
from tests.signing.pdf.foreign import foreign_signed


def made(change: Callable[[Any], object], **options: Any) -> Callable[[], bytes]:
    return lambda: changed(contract(), change, **options)


def script() -> Any:
    return Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def launch() -> Any:
    return Dictionary(S=Name.Launch, F="calc.exe")


def _annotation(**entries: Any) -> Callable[[Any], None]:
    def change(pdf: Any) -> None:
        look = pdf.make_stream(b"1 0 0 rg 0 0 50 50 re f")
        look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, [0, 0, 50, 50]
        facts = {"Type": Name.Annot, "Subtype": Name.Stamp, "Rect": [50, 50, 100, 100], **entries}
        one = Dictionary(AP=Dictionary(N=look), **facts)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(one)])

    return change


def _stamp_that_launches(pdf: Any) -> None:
    _annotation(A=launch(), F=4)(pdf)


def _names(pdf: Any) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", pdf.make_indirect(script())])))


def _layer(pdf: Any, *, off: bool = False, usage: str = "") -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="layer"))
    states = Dictionary(OFF=Array([group] if off else []))
    if usage:
        group.Usage = Dictionary(View=Dictionary(ViewState=Name.OFF), Print=Dictionary(PrintState=Name.ON))
        states.AS = Array([Dictionary(Event=Name(f"/{usage}"), OCGs=Array([group]), Category=Array([Name.View]))])
    look = pdf.make_stream(b"0 0 1 rg 100 100 200 200 re f")
    look.Type, look.Subtype, look.BBox, look.OC = Name.XObject, Name.Form, [0, 0, 600, 850], group
    page = pdf.pages[0]
    page.Resources.XObject = Dictionary(L=look)
    page.contents_add(pdf.make_stream(b"q /L Do Q"))
    pdf.Root.OCProperties = pdf.make_indirect(Dictionary(OCGs=Array([group]), D=states))


def _alternates(pdf: Any) -> None:
    def image(grey: bytes) -> Any:
        one = pdf.make_stream(grey)
        one.Type, one.Subtype, one.Width, one.Height = Name.XObject, Name.Image, 1, 1
        one.ColorSpace, one.BitsPerComponent = Name.DeviceGray, 8
        return one

    shown = image(b"\xff")
    shown.Alternates = Array([Dictionary(Image=image(b"\0"), DefaultForPrinting=True)])
    page = pdf.pages[0]
    page.Resources.XObject = Dictionary(I=shown)
    page.contents_add(pdf.make_stream(b"q 50 0 0 50 100 100 cm /I Do Q"))


def _attached(pdf: Any) -> None:
    pdf.attachments["terms.txt"] = b"other terms"


def _pinned(pdf: Any) -> None:
    _annotation(Subtype=Name.FileAttachment, F=4)(pdf)


STRIPPED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a script at opening": (made(lambda pdf: pdf.Root.update({"/OpenAction": script()})), "scripts-removed"),
    "a program at opening": (made(lambda pdf: pdf.Root.update({"/OpenAction": launch()})), "open-action-removed"),
    "scripts by name": (made(_names), "scripts-removed"),
    "a script when printed": (
        made(lambda pdf: pdf.Root.update({"/AA": Dictionary(WP=script())})),
        "scripts-removed",
    ),
    "a program behind a page": (
        made(lambda pdf: pdf.pages[0].obj.update({"/AA": Dictionary(O=launch())})),
        "actions-removed",
    ),
    "a program behind a stamp": (made(_stamp_that_launches), "actions-removed"),
    "a film": (made(_annotation(Subtype=Name.RichMedia, F=4)), "players-removed"),
    "an image that prints otherwise": (made(_alternates), "outside-removed"),
    "a stamp on paper only": (made(_annotation(F=4 | 32)), "paper-as-screen"),
    "a stamp on the screen only": (made(_annotation(F=0)), "paper-as-screen"),
    "a layer that anybody may switch": (made(_layer), "paper-as-screen"),
    "a layer on paper only": (made(lambda pdf: _layer(pdf, usage="View")), "paper-as-screen"),
    "junk before": (SHAPES["junk before"], "junk-before"),
    "junk after": (lambda: contract() + b"\nand more\n", "junk-after"),
    "a form": (SHAPES["form with a value"], "form-flattened"),
    "a field that no form names": (
        lambda: changed(SHAPES["form with a value"](), lambda pdf: pdf.Root.AcroForm.update({"/Fields": Array()})),
        "form-flattened",
    ),
}
TOLD: dict[str, tuple[Callable[[], bytes], str]] = {
    "a hidden layer": (made(lambda pdf: _layer(pdf, off=True)), "hidden-layers"),
    "attached files": (made(_attached), "has-attachments"),
    "files pinned to a page": (made(_pinned), "has-attachments"),
    "signed elsewhere": (lambda: foreign_signed(contract()), "already-signed"),
}


def told(note: str) -> bool:
    return has(f"note-{note}")


@pytest.mark.parametrize("what", STRIPPED)
def test_what_is_mended_is_told(what: str) -> None:
    make, note = STRIPPED[what]
    taken = normalise_pdf(make())
    assert note in taken.notes and told(note)
    again = normalise_pdf(taken.data)
    assert note not in again.notes, "mended once is mended"
    assert not again.facts.active


@pytest.mark.parametrize("what", TOLD)
def test_what_stays_is_told(what: str) -> None:
    make, note = TOLD[what]
    taken = normalise_pdf(make())
    assert note in taken.notes and told(note)
    assert note in normalise_pdf(taken.data).notes, "it is still there"


@pytest.mark.parametrize("shape", ["object streams", "linearised", "plain"])
def test_ordinary_forms_of_files_are_rewritten_without_a_word(shape: str) -> None:
    taken = normalise_pdf(SHAPES[shape]())
    assert taken.notes == ()
    with pikepdf.open(io.BytesIO(taken.data)) as pdf:
        assert not pdf.is_linearized and len(pdf.pages) == 2 and "/ID" in pdf.trailer
    assert normalise_pdf(SHAPES[shape]()).data == taken.data, "the same bytes for the same input"


def test_a_wrong_startxref_is_repaired_and_said() -> None:
    data = contract()
    at = data.rindex(b"startxref") + 10
    taken = normalise_pdf(data[:at] + b"7" + data[at + 1 :])
    assert taken.notes == ("rebuilt-cross-reference",)


# ── locks ────────────────────────────────────────────────────────────────────────────────────────────────────


def locked(user: str, **options: Any) -> bytes:
    return changed(contract(), lambda pdf: None, encryption=pikepdf.Encryption(user=user, owner="boss", **options))


@pytest.mark.parametrize(
    ("revision", "password"),
    # Older encryption knows Latin letters only.
    [
        (3, "open sesame"),
        (3, "boss"),
        (4, "open sesame"),
        (4, "boss"),
        (6, "open sesame"),
        (6, "boss"),
        (6, "开门"),
    ],
)
def test_a_password_opens_and_is_dropped(revision: int, password: str) -> None:
    old = {"aes": False, "metadata": False} if revision == 3 else {}
    user = "open sesame" if password == "boss" else password
    data = locked(user, R=revision, **old)
    with pytest.raises(DocumentRefused, match="locked-pdf"):
        normalise_pdf(data)
    with pytest.raises(DocumentRefused, match="password-wrong"):
        normalise_pdf(data, password="guess")
    taken = normalise_pdf(data, password=password, lift=False)
    assert taken.notes == ("password-removed",)
    assert not taken.facts.encrypted and password.encode() not in taken.data


def test_restrictions_are_lifted_with_leave_only() -> None:
    with pytest.raises(DocumentRefused, match="restricted-pdf"):
        normalise_pdf(locked(""), lift=False)
    assert normalise_pdf(locked(""), lift=True).notes == ("restrictions-removed",)


# ── refusals ─────────────────────────────────────────────────────────────────────────────────────────────────


def _no_pages() -> bytes:
    out = io.BytesIO()
    pikepdf.new().save(out)
    return out.getvalue()


def _signed_with(change: Callable[[Any], object]) -> Callable[[], bytes]:
    return lambda: foreign_signed(changed(contract(), change))


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "empty-file"),
    "zeros": (lambda: b"\0" * 9000, "empty-file"),
    "a letter": (lambda: b"Dear all, " * 400, "not-a-pdf"),
    "half a file": (lambda: contract()[:900], "damaged-pdf"),
    "a head alone": (lambda: b"%PDF-1.7\n", "damaged-pdf"),
    "no pages": (_no_pages, "no-pages"),
    "a page of ten metres": (
        made(lambda pdf: pdf.pages[0].obj.update({"/MediaBox": [0, 0, 595, 28_400]})),
        "page-too-large",
    ),
    "certified, no changes": (lambda: foreign_signed(contract(), certify=1), "certified-no-changes"),
    "certified, forms only": (lambda: foreign_signed(contract(), certify=2), "certified-no-new-fields"),
    "signed, with a script": (
        _signed_with(lambda pdf: pdf.Root.update({"/OpenAction": script()})),
        "active-content",
    ),
    "signed, with a program behind a stamp": (
        _signed_with(_stamp_that_launches),
        "active-content",
    ),
    "signed and cut": (lambda: foreign_signed(contract())[:-200], "signed-but-damaged"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_taken_is_refused_in_words(what: str) -> None:
    make, code = REFUSED[what]
    with pytest.raises(DocumentRefused) as refused:
        normalise_pdf(make())
    assert refused.value.code == code and has(f"refusal-{code}")


def test_pages_and_megabytes_have_limits() -> None:
    with pytest.raises(DocumentRefused, match="too-many-pages"):
        inspect_pdf(contract(), max_pages=1)
    with pytest.raises(DocumentRefused, match="pdf-too-large"):
        inspect_pdf(b"%PDF-" + b"0" * 1024 * 1024, max_mb=1)


def test_a_large_sheet_with_its_unit_is_taken() -> None:
    data = changed(
        contract(), lambda pdf: pdf.pages[0].obj.update({"/MediaBox": [0, 0, 9000, 9000], "/UserUnit": 4})
    )
    assert normalise_pdf(data).facts.shapes[0].width == 36_000


# ── what is seen stays ───────────────────────────────────────────────────────────────────────────────────────

SEEN = [
    "a stamp on the screen only",
    "a layer that anybody may switch",
    "a layer on paper only",
    "a form",
    "a field that no form names",
]


@pytest.mark.parametrize("what", SEEN)
def test_what_was_seen_is_seen(what: str) -> None:
    data = STRIPPED[what][0]()
    assert not _differs(data, normalise_pdf(data).data, 0)


@pytest.mark.slow
def test_values_of_real_forms_stay() -> None:
    """Where there are none, papers of our own in the same shapes."""
    forms = [each for each in papers() if each.name.startswith(("form-filled", "lease"))]
    assert forms
    for paper in forms:
        data = paper.data()
        taken = normalise_pdf(data)
        for page in range(taken.facts.pages):
            assert not _differs(data, taken.data, page), f"{paper.name}, page {page + 1}"


def _differs(before: bytes, after: bytes, page: int) -> bool:
    pictures = [render_page(data, page, width_px=600, format="png") for data in (before, after)]
    old, new = (Image.open(io.BytesIO(picture)).convert("L") for picture in pictures)
    grey = ImageChops.difference(old, new).point(lambda value: 255 * (value > 60))
    return grey.histogram()[255] > 30  # pixels; glyphs may move by a fraction
