"""Pictures that a party uploads: made anew by us, so that nothing but the picture comes along. In a child."""

from __future__ import annotations

import io

from PIL import Image, ImageChops, ImageFilter, ImageOps

from signing.errors import BadAnswer

UPLOAD_LIMIT_MB = 15  # a phone's camera makes 3 to 12
PIXEL_LIMIT = 60_000_000  # 48 megapixel cameras exist; more is a bomb
LONGEST = 1600  # px: 300 dpi over 13 cm
HAND_LONGEST = 1200
INK_FLOOR = 60  # px of ink below which the paper is empty
MAGICS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
FORMATS = ["JPEG", "PNG", "WEBP"]


def check_picture_size(data: bytes) -> None:
    """What can be said without decoding."""
    if len(data) > UPLOAD_LIMIT_MB * 1024 * 1024:
        raise BadAnswer("picture-too-large", limit_mb=UPLOAD_LIMIT_MB)
    if not data.startswith(MAGICS):
        raise BadAnswer("picture-unreadable")


def read_picture(data: bytes) -> bytes:
    """JPEG, or PNG where it has holes to see through."""
    picture = _opened(data)
    picture.thumbnail((LONGEST, LONGEST))
    out = io.BytesIO()
    if _least(picture.getchannel("A")) < 255:
        picture.save(out, "PNG", optimize=True)
    else:
        picture.convert("RGB").save(out, "JPEG", quality=88)
    return out.getvalue()


def read_handwriting(data: bytes) -> bytes:
    """PNG of the ink alone: paper, shadows and light are taken away. Raises BadAnswer `drawing-blank`."""
    picture = _opened(data)
    picture.thumbnail((HAND_LONGEST, HAND_LONGEST))
    ink = picture.getchannel("A")
    if _least(ink) > 8:  # no hole anywhere: it stands on paper
        ink = _ink_on_paper(picture)
        picture.putalpha(ink)
    box = ink.point(lambda alpha: 255 if alpha > 40 else 0).getbbox()
    if box is None or sum(ink.histogram()[128:]) < INK_FLOOR:
        raise BadAnswer("drawing-blank")
    out = io.BytesIO()
    picture.crop(box).save(out, "PNG", optimize=True)
    return out.getvalue()


def _ink_on_paper(picture: Image.Image) -> Image.Image:
    """How much darker than the paper around it each pixel is. The paper's light is what remains when thin lines
    are taken out and the rest is blurred: so a shadow over half of the sheet is no ink."""
    grey = picture.convert("L")
    small = grey.resize((max(1, grey.width // 4), max(1, grey.height // 4)))
    paper = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(12)).resize(grey.size)
    darker = ImageChops.subtract(paper, grey)
    # Below 32 of 255 it is the paper's grain or the edge of a shadow, above 92 it is full ink.
    return darker.point(lambda by: max(0, min(255, round((by - 32) * 255 / 60))))


def _least(channel: Image.Image) -> int:
    return next(level for level, count in enumerate(channel.histogram()) if count)


def _opened(data: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            # The size stands in the header: look before decoding.
            if picture.width * picture.height > PIXEL_LIMIT:
                raise BadAnswer("picture-too-large", limit_mb=UPLOAD_LIMIT_MB)
            picture.draft("RGB", (2 * LONGEST, 2 * LONGEST))
            return ImageOps.exif_transpose(picture).convert("RGBA")
    except BadAnswer:
        raise
    except Exception as error:  # Pillow raises many kinds on broken files
        raise BadAnswer("picture-unreadable") from error
