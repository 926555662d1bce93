"""What a signer hands in: a photo or a PDF, checked before anybody keeps it. Runs in a child."""

from __future__ import annotations

import io

from PIL import Image, ImageOps
from pypdfium2 import PdfDocument, PdfiumError

from signing.errors import BadAnswer

LIMIT_MB = 15
PIXEL_LIMIT = 60_000_000  # 48 megapixel cameras exist; more is a bomb
LONGEST = 2600  # px: the small print of a card stays readable
FORMATS = ["JPEG", "PNG", "WEBP"]
MAGIC = {b"%PDF": "pdf", b"\xff\xd8\xff\xe0": "jpg"}


def check_paper_size(data: bytes) -> None:
    if len(data) > LIMIT_MB * 1024 * 1024:
        raise BadAnswer("paper-too-large", limit_mb=LIMIT_MB)


def read_paper(data: bytes) -> bytes:
    """The PDF as it is, if it opens; a picture made anew as JPEG, upright, without where and when it was taken."""
    if data.startswith(b"%PDF"):
        _check_pdf(data)
        return data
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            # The size stands in the header: look before decoding.
            if picture.width * picture.height > PIXEL_LIMIT:
                raise BadAnswer("paper-too-large", limit_mb=LIMIT_MB)
            picture.draft("RGB", (2 * LONGEST, 2 * LONGEST))
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except BadAnswer:
        raise
    except Exception as error:  # Pillow raises many kinds on broken files
        raise BadAnswer("paper-unreadable") from error
    upright.thumbnail((LONGEST, LONGEST))
    paper = Image.new("RGBA", upright.size, (255, 255, 255, 255))
    paper.alpha_composite(upright)
    out = io.BytesIO()
    paper.convert("RGB").save(out, "JPEG", quality=88)
    return out.getvalue()


def _check_pdf(data: bytes) -> None:
    try:
        document = PdfDocument(data)
        pages = len(document)
    except PdfiumError as error:
        raise BadAnswer("paper-locked" if "assword" in str(error) else "paper-unreadable") from error
    if not pages:
        raise BadAnswer("paper-unreadable")
