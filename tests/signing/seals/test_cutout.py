"""Photos of chops, cleaned: compared with the chop that was photographed."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PIL import Image

from signing.errors import BadAnswer
from signing.pdf.child import Children
from signing.seals.cutout import MAX_BYTES, Cutout, cut_out
from signing.seals.design import COLOURS, Carving, SealDesign, SealKind, usual
from signing.wording import say
from tests.signing.seals.photos import flat, photo

COMPANY = "北京字节印信科技有限公司"
CHOP = usual(SealKind.COMPANY, COMPANY, opacity=100)


def mistaken(found: Cutout, design: SealDesign) -> float:
    """The share of pixels that are ink in one and paper in the other, by more than blur explains."""
    size = (200, round(200 * found.ratio))
    alpha = np.asarray(Image.open(io.BytesIO(found.png)).getchannel("A").resize(size, Image.Resampling.BOX))
    true = 255 - np.asarray(flat(design, 800).getchannel("G").resize(size, Image.Resampling.BOX))
    return float((np.abs(alpha.astype(int) - true.astype(int)) > 140).mean())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("design", "circumstances", "allowed"),
    [
        (CHOP, {}, 0.005),
        (CHOP, {"light": 0.55, "shadow": 0.5}, 0.005),
        (CHOP, {"noise": 10, "quality": 35}, 0.008),
        (CHOP, {"pixels": 300}, 0.012),
        (CHOP, {"pen": True}, 0.02),
        (CHOP, {"pen": True, "print_rows": 6}, 0.02),
        (usual(SealKind.COMPANY, COMPANY, colour="#E8606A", opacity=100), {}, 0.03),
        (usual(SealKind.COMPANY, COMPANY, colour=COLOURS["blue"], opacity=100), {}, 0.03),
        (usual(SealKind.COMPANY, COMPANY, colour=COLOURS["black"], opacity=100), {}, 0.03),
        (usual(SealKind.NAME, "王小明", carving=Carving.WHITE, opacity=100), {"pixels": 350}, 0.02),
        (usual(SealKind.NAME, "王小明", border=0.0, opacity=100), {"pixels": 350, "print_rows": 6}, 0.08),
    ],
)
def test_paper_shadow_print_and_pen_are_gone_and_the_ink_is_all_there(
    design: SealDesign, circumstances: dict[str, Any], allowed: float
) -> None:
    found = cut_out(photo(design, **circumstances))
    assert mistaken(found, design) < allowed


def test_a_pen_stroke_print_and_shadow_over_a_chop_are_taken_away() -> None:
    assert mistaken(cut_out(photo(CHOP, pen=True, print_rows=6)), CHOP) < 0.02


def test_it_is_cropped_to_the_ink_inked_evenly_and_transparent() -> None:
    found = cut_out(photo(CHOP, tilt=3), colour=COLOURS["blue"])
    picture = Image.open(io.BytesIO(found.png))
    assert picture.mode == "RGBA" and found.ratio == 1.0  # a slight perspective is made round again
    assert set(picture.convert("RGB").get_flattened_data()) == {(0x1F, 0x3F, 0xA6)}
    alpha = picture.getchannel("A")
    assert alpha.getextrema() == (0, 255)
    assert alpha.point(lambda v: 255 if v > 100 else 0).getbbox() is not None
    box = alpha.point(lambda v: 255 if v > 60 else 0).getbbox()
    assert box is not None and box[0] <= 3 and box[1] <= 3
    assert len(set(alpha.get_flattened_data())) > 8  # smooth edges
    before = Image.open(io.BytesIO(found.before))
    assert before.size == picture.size


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_it_takes_what_phones_and_scanners_send(kind: str) -> None:
    assert mistaken(cut_out(photo(CHOP, kind=kind)), CHOP) < 0.01


def test_a_picture_that_is_already_cut_out_stays_what_it_is() -> None:
    clean = flat(CHOP, 600)
    alpha = clean.getchannel("G").point(lambda v: 255 - v)
    picture = Image.new("RGBA", (700, 700), (230, 0, 18, 0))
    inked = Image.new("RGBA", clean.size, (230, 0, 18, 255))
    inked.putalpha(alpha)
    picture.paste(inked, (50, 50))
    out = io.BytesIO()
    picture.save(out, "PNG")
    assert mistaken(cut_out(out.getvalue()), CHOP) < 0.01


@pytest.mark.parametrize("circumstances", [{"shadow": 0.5, "light": 0.6}, {"noise": 10, "quality": 35}], ids=str)
def test_the_slider_leaves_less_and_less_and_a_chop_at_either_end(circumstances: dict[str, Any]) -> None:
    picture, left = photo(CHOP, **circumstances), []
    for tolerance in (0, 50, 100):
        found = cut_out(picture, tolerance=tolerance)
        left.append(float(np.asarray(Image.open(io.BytesIO(found.png)).getchannel("A")).mean()))
        assert mistaken(found, CHOP) < 0.05, tolerance
        assert found.ratio == pytest.approx(1, abs=0.02)
    assert left[0] > left[1] > left[2]
    assert cut_out(picture).png == cut_out(picture, tolerance=50).png


def test_a_chop_can_be_inked_in_another_colour() -> None:
    shown = Image.open(io.BytesIO(cut_out(photo(CHOP), colour=COLOURS["blue"]).png)).convert("RGB")
    assert shown.getpixel((0, 0)) == (0x1F, 0x3F, 0xA6)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (lambda: photo(None), "seal-picture-none"),
        (lambda: photo(None, print_rows=7), "seal-picture-none"),
        (lambda: photo(CHOP, pixels=90), "seal-picture-small"),
        (lambda: b"%PDF-1.7", "seal-picture-unreadable"),
        (lambda: photo(CHOP)[:2000], "seal-picture-unreadable"),
        (lambda: b"\xff\xd8" + bytes(MAX_BYTES), "seal-picture-large"),
    ],
)
def test_what_shows_no_chop_is_refused_in_both_languages(data: Callable[[], bytes], code: str) -> None:
    with pytest.raises(BadAnswer) as refused:
        cut_out(data())
    assert refused.value.code == code
    for language in ("zh", "en"):
        assert say(language, f"refusal-{code}", **refused.value.facts)


@pytest.mark.slow
async def test_it_runs_in_a_confined_child_and_its_refusals_come_back() -> None:
    children = Children(workers=1)
    try:
        found = await children.run(cut_out, photo(CHOP))
        assert mistaken(found, CHOP) < 0.01
        with pytest.raises(BadAnswer):
            await children.run(cut_out, photo(None))
    finally:
        await children.close()
