"""What a mark shows, read back and looked at."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
import qrcode
from PIL import Image

from signing.errors import DocumentRefused
from signing.fields.kinds import FieldKind, Slice
from signing.pdf.ink import Ink, Mark
from signing.pdf.ink import drawing as drawings
from signing.pdf.ink.canvas import Canvas
from signing.pdf.ink.drawing import prepare_drawing
from signing.pdf.parts import Part
from tests.signing.pdf.ink.papers import (
    AT,
    COMPANY,
    LI,
    VERIFY,
    drawing,
    field,
    ink_box,
    seen,
    sheet,
    size_of,
    words,
)

SIZES = [(60, 24), (80, 26), (96, 30), (110, 40), (150, 48), (180, 56), (200, 64), (260, 90), (500, 200)]


def drawn(mark: Mark, width: float, height: float, kind: FieldKind = FieldKind.SIGNATURE) -> Part:
    return Ink(mark, {}).appearance(field(kind), width, height)


def plain(part: Part, width: float, height: float) -> str:
    return "".join(words(part, width, height).split())


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_mark_names_the_person_and_the_moment(width: float, height: float) -> None:
    found = plain(drawn(LI, width, height), width, height)
    assert "李明" in found
    assert "2026-11-2418:05UTC+08:00" in found


def test_a_large_mark_names_company_and_digest_too() -> None:
    found = plain(drawn(replace(LI, company=COMPANY, digest_short="0123456789ab"), 200, 64), 200, 64)
    assert COMPANY in found
    assert "SHA-2560123456789ab" in found


@pytest.mark.parametrize(("width", "height"), [(60, 24), (119, 119), (76, 76), (150, 48), (80, 36), (300, 60)])
@pytest.mark.parametrize("company", [COMPANY, "Yangtze Trading GmbH & Co. KG"])
def test_a_seals_place_without_a_seal_shows_the_companys_name_whole(
    width: float, height: float, company: str
) -> None:
    mark = Mark("王芳", AT, company=company)
    found = plain(drawn(mark, width, height, FieldKind.SEAL), width, height)
    assert company.replace(" ", "") in found
    assert "王芳" in found


MARKS = {
    "drawn": replace(LI, drawing_png=drawing(), verify_url=VERIFY, digest_short="0123456789ab", company=COMPANY),
    "typed": Mark("Wolfgang Müller-Łukasiewicz", AT, company="Yangtze Trading GmbH & Co. KG", language="en"),
    "short": Mark("欧阳雪", AT, verify_url=VERIFY),
}


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("name", MARKS)
@pytest.mark.parametrize("kind", [FieldKind.SIGNATURE, FieldKind.INITIALS, FieldKind.SEAL, FieldKind.LEGAL_SEAL])
def test_nothing_reaches_out_of_its_place(kind: FieldKind, name: str, width: float, height: float) -> None:
    part = drawn(MARKS[name], width, height, kind)
    open_part = Part({**part.entries, "BBox": [-20, -20, width + 20, height + 20]}, part.data)
    box = ink_box(seen(sheet(open_part, width + 40, height + 40, edge=0), scale=2), darker=250)
    assert box is not None
    assert box[0] >= 2 * 20 - 1 and box[1] >= 2 * 20 - 1
    assert box[2] <= 2 * (width + 20) + 1 and box[3] <= 2 * (height + 20) + 1


def test_one_persons_mark_is_small() -> None:
    assert size_of(drawn(MARKS["drawn"], 200, 64)) < 20_000
    assert size_of(drawn(LI, 180, 56)) < 6_000


def test_the_same_mark_makes_the_same_bytes() -> None:
    one, other = (sheet(drawn(MARKS["drawn"], 150, 48), 150, 48) for _ in range(2))
    assert one == other


# ── the hand ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_drawn_signature_fills_its_place() -> None:
    picture = seen(sheet(drawn(replace(LI, drawing_png=drawing()), 150, 48), 150, 48, edge=0))
    box = ink_box(picture.crop((0, 0, 600, 110)))
    assert box is not None
    assert box[3] - box[1] > 95, "a small scrawl on a large canvas is enlarged"


def test_a_prepared_drawing_needs_no_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    ready = prepare_drawing(drawing())
    expected = seen(sheet(drawn(replace(LI, drawing_png=drawing()), 150, 48), 150, 48))
    assert prepare_drawing(ready) == ready
    assert Image.open(io.BytesIO(ready)).convert("RGBA").getchannel("A").getextrema() == (0, 255), (
        "a picture still"
    )
    drawings.drawing_image.cache_clear()
    monkeypatch.setattr(Image, "open", lambda *_: pytest.fail("decoded"))
    assert seen(sheet(drawn(replace(LI, drawing_png=ready), 150, 48), 150, 48)).tobytes() == expected.tobytes()


def test_a_drawing_keeps_the_colour_of_its_pen() -> None:
    part = drawn(replace(LI, drawing_png=drawing()), 150, 48, FieldKind.INITIALS)
    darkest = min(seen(sheet(part, 150, 48)).getextrema())
    assert abs(darkest - 27) < 6, "a blue-black pen, not black"


def test_a_drawing_in_several_colours_keeps_them() -> None:
    canvas = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    canvas.paste((200, 0, 0, 255), (20, 20, 90, 80))
    canvas.paste((0, 0, 200, 255), (110, 20, 180, 80))
    out = io.BytesIO()
    canvas.save(out, "PNG")
    part = drawn(replace(LI, drawing_png=prepare_drawing(out.getvalue())), 160, 60, FieldKind.INITIALS)
    picture = seen(sheet(part, 160, 60, edge=0), scale=1)
    assert abs(picture.getpixel((45, 30)) - 60) < 8, "red"
    assert abs(picture.getpixel((115, 30)) - 23) < 8, "blue"


@pytest.mark.parametrize("png", [b"x", b"GIF89a", b"\x89PNG\r\n\x1a\n broken"])
def test_a_drawing_that_is_none_is_refused(png: bytes) -> None:
    with pytest.raises(DocumentRefused, match="drawing-unreadable"):
        drawn(replace(LI, drawing_png=png), 150, 48)


def test_an_empty_drawing_is_refused() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (300, 100), (0, 0, 0, 0)).save(out, "PNG")
    with pytest.raises(DocumentRefused, match="drawing-empty"):
        prepare_drawing(out.getvalue())


def test_a_character_without_a_glyph_is_refused() -> None:
    with pytest.raises(DocumentRefused, match="🀄"):
        drawn(replace(LI, name="李明🀄"), 150, 48)


def test_initials_are_the_hand_alone() -> None:
    part = drawn(replace(LI, initials_typed="LM", verify_url=VERIFY, company=COMPANY), 60, 40, FieldKind.INITIALS)
    assert words(part, 60, 40).strip() == "LM"


# ── code, seals ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_code_leads_to_the_page_that_checks_the_document() -> None:
    maker = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_L, border=0, mask_pattern=2)
    maker.add_data(VERIFY, optimize=0)
    maker.make(fit=True)
    rows = maker.get_matrix()
    picture = seen(sheet(drawn(replace(LI, verify_url=VERIFY), 180, 56), 180, 56, edge=0), scale=8)
    module = 40 * 8 / len(rows)
    left, top = (180 - 3 - 40) * 8, (56 - 3 - 40) * 8
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            grey = picture.getpixel((left + (x + 0.5) * module, top + (y + 0.5) * module))
            assert (grey < 128) == dark, (x, y)


def test_no_light_shows_between_the_parts_of_a_code() -> None:
    picture = seen(sheet(drawn(replace(LI, verify_url=VERIFY), 180, 56), 180, 56, edge=0), scale=3.7)
    # The finder at the upper left has a black bar seven modules long.
    module = 40 / 29 * 3.7
    left, top = 137 * 3.7, 13 * 3.7
    bar = [picture.getpixel((left + module * 0.5, top + at)) for at in range(3, round(module * 7) - 3)]
    assert max(bar) < 60


def chop(diameter: float) -> Part:
    canvas = Canvas(diameter, diameter)
    canvas.operators(f"0 0 {diameter} {diameter} re f", "#c8161d")
    return canvas.form()


@pytest.mark.parametrize("kind", [FieldKind.SEAL, FieldKind.LEGAL_SEAL])
def test_a_seal_stands_in_the_middle_at_its_true_size_and_alone(kind: FieldKind) -> None:
    forty = 40 / 25.4 * 72
    part = Ink(replace(LI, company=COMPANY), {}, seals={kind: chop(forty)}).appearance(field(kind), 160, 130)
    picture = seen(sheet(part, 160, 130, edge=0))
    box = ink_box(picture, darker=200)
    assert box is not None
    assert box[2] - box[0] == pytest.approx(forty * 4, abs=2)
    assert (box[0] + box[2]) / 2 == pytest.approx(320, abs=2)
    assert (box[1] + box[3]) / 2 == pytest.approx(260, abs=2)
    assert words(part, 160, 130).strip() == ""


def test_a_seal_larger_than_its_place_is_made_to_fit() -> None:
    part = Ink(LI, {}, seals={FieldKind.SEAL: chop(113)}).appearance(field(FieldKind.SEAL), 80, 60)
    box = ink_box(seen(sheet(part, 80, 60, edge=0)), darker=200)
    assert box is not None and box[3] - box[1] == 240


def test_the_strips_of_a_seam_make_the_seal() -> None:
    ink = Ink(LI, {}, seals={FieldKind.SEAL: chop(120)})
    strips = [ink.appearance(field(FieldKind.SEAM, slice=Slice(index, 3, 120.0)), 40, 120) for index in range(3)]
    for strip in strips:
        assert ink_box(seen(sheet(strip, 40, 120, edge=0)), darker=200) == (0, 0, 160, 480)
    assert len({id(strip.entries["Resources"]["XObject"]["C"]) for strip in strips}) == 1  # type: ignore[index,call-overload]


def test_a_seam_without_a_seal_is_cut_from_the_companys_name() -> None:
    ink = Ink(replace(LI, company=COMPANY), {})
    part = ink.appearance(field(FieldKind.SEAM, slice=Slice(0, 2, 119.0)), 59.5, 119)
    assert ink_box(seen(sheet(part, 59.5, 119))) is not None
