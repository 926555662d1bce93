"""Uploaded pictures: made anew, upright, small; handwriting without its paper."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw, ImageFilter

from signing.confirmation.picture import check_picture_size, read_handwriting, read_picture
from signing.errors import BadAnswer

STROKE = [(150, 350), (300, 120), (420, 380), (600, 140), (850, 300)]


def saved(picture: Image.Image, kind: str = "JPEG", **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def paper(*, shade: int = 0, ink: bool = True) -> Image.Image:
    """Half of the sheet lies in the shade, with the soft edge that shadows have."""
    picture = Image.new("RGB", (1000, 500), (205, 200, 190))
    pen = ImageDraw.Draw(picture)
    pen.rectangle([500, 0, 1000, 500], fill=(205 - shade, 200 - shade, 190 - shade))
    picture = picture.filter(ImageFilter.GaussianBlur(10))
    if ink:
        ImageDraw.Draw(picture).line(STROKE, fill=(25, 30, 80), width=12, joint="curve")
    return picture


@pytest.mark.parametrize("shade", [0, 40, 80])
def test_ink_stays_and_paper_goes_though_half_of_it_lies_in_the_shade(shade: int) -> None:
    ink = Image.open(io.BytesIO(read_handwriting(saved(paper(shade=shade), quality=90))))
    alpha = ink.getchannel("A")
    covered = sum(alpha.histogram()[128:]) / (ink.width * ink.height)
    assert 0.02 < covered < 0.12, "a stroke, not a sheet"
    # Trimmed to the stroke, and the stroke whole from end to end.
    assert abs(ink.width - 712) < 24 and abs(ink.height - 272) < 30
    columns = [alpha.crop((x, 0, x + 1, ink.height)).getextrema()[1] for x in range(6, ink.width - 6)]
    assert min(columns) > 200


def test_a_transparent_picture_is_ink_already() -> None:
    drawn = Image.new("RGBA", (400, 200), (0, 0, 0, 0))
    ImageDraw.Draw(drawn).line([(50, 150), (200, 40), (350, 150)], fill=(10, 20, 60, 255), width=8)
    ink = Image.open(io.BytesIO(read_handwriting(saved(drawn, "PNG"))))
    assert abs(ink.width - 305) < 12
    assert ink.getpixel((ink.width // 2, 4))[:3] == (10, 20, 60)  # type: ignore[index]


@pytest.mark.parametrize(
    "picture", [paper(ink=False), paper(ink=False, shade=60)], ids=["lit", "half in the shade"]
)
def test_paper_without_ink_is_blank(picture: Image.Image) -> None:
    with pytest.raises(BadAnswer, match="drawing-blank"):
        read_handwriting(saved(picture))


def test_a_photo_stands_upright_and_a_picture_with_holes_keeps_them() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = Image.open(io.BytesIO(read_picture(saved(Image.new("RGB", (3200, 1600), "red"), exif=exif))))
    assert (photo.format, photo.size) == ("JPEG", (800, 1600))
    assert not photo.getexif()
    holes = Image.open(io.BytesIO(read_picture(saved(Image.new("RGBA", (20, 20), (1, 2, 3, 90)), "PNG"))))
    assert (holes.format, holes.mode) == ("PNG", "RGBA")


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg>", b"%PDF-1.7"])
def test_what_is_no_picture_is_told_by_its_first_bytes(data: bytes) -> None:
    with pytest.raises(BadAnswer, match="picture-unreadable"):
        check_picture_size(data)
