"""What is no PDF yet and can become one by itself: pictures and plain text. Run it in a child."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import img2pdf
import pi_heif
from PIL import Image, ImageOps

from signing.errors import DocumentRefused
from signing.pdf.jpeg import is_plain_jpeg, without_private_parts
from signing.typesetting.glyphs import clusters, missing_glyphs
from signing.typesetting.typst import typeset

TEMPLATES = Path(__file__).parent / "templates"
pi_heif.register_heif_opener()
_JPEG = frozenset({"JPEG", "MPO"})  # MPO: a JPEG with a second picture behind it, as many phones make them
OPENERS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "HEIF")
MAX_PIXELS = 60_000_000  # the largest camera phones, as they save by default; what a child has memory for
MAX_FRAMES = 200  # pages of a TIFF, as scanners and fax machines make them
LONGEST = 3508  # pixels: A4 at 300 dpi, beyond which print shows nothing more
TALL = 2.6  # times as high as wide: no page and no phone is
LOSSLESS = 2_000_000  # bytes of what came: more is a photo, whatever its format
A4 = (img2pdf.mm_to_pt(210), img2pdf.mm_to_pt(297))
MARGIN = img2pdf.mm_to_pt(8)
MAX_TEXT = 400_000  # characters, about 250 pages
_LONG_WORD = re.compile(r"[^\s\u2e80-\uffef]{30,}")  # what has no place to break a line at


@dataclass(frozen=True, slots=True)
class Converted:
    """`notes` as those of intake."""

    data: bytes = field(repr=False)
    notes: tuple[str, ...]


def picture_to_pdf(data: bytes) -> Converted:
    """An A4 page (for each page of a TIFF; several for a long strip), upright or lying as the picture is, as large
    as fits. Where it was taken and by what is left out.

    Raises DocumentRefused `picture-broken`, `picture-large`."""
    layout = img2pdf.get_layout_fun(
        pagesize=A4, border=(MARGIN, MARGIN), fit=img2pdf.FitMode.into, auto_orient=True
    )
    # Its own writer: the other one's /ID comes from the clock, and the same picture is the same file.
    made: bytes = img2pdf.convert(_pages(data), layout_fun=layout, nodate=True, engine=img2pdf.Engine.internal)
    return Converted(made, ("converted-picture",))


def _pages(data: bytes) -> list[bytes]:
    """As JPEG or PNG without transparency, turned as the camera was held."""
    try:
        picture = Image.open(io.BytesIO(data), formats=OPENERS)
        if picture.width * picture.height > MAX_PIXELS:
            raise DocumentRefused("picture-large")
        frames = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
        if frames > MAX_FRAMES:
            raise DocumentRefused("picture-large")
        made: list[bytes] = []
        for number in range(frames):
            if frames > 1:
                picture.seek(number)
            made += _sheets(picture, data)
        return made
    except Image.DecompressionBombError as error:
        raise DocumentRefused("picture-large") from error
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError) as error:
        raise DocumentRefused("picture-broken") from error


def _sheets(picture: Any, data: bytes) -> Iterator[bytes]:
    upright = picture.getexif().get(0x0112, 1) == 1
    as_it_is = picture.format == "JPEG" and picture.mode in {"L", "RGB"} and upright and is_plain_jpeg(data)
    if as_it_is and max(picture.size) <= LONGEST and picture.height <= TALL * picture.width:
        picture.load()  # a torn one is found here, not by who shall sign it
        yield without_private_parts(data)
        return
    photo = picture.format in _JPEG | {"HEIF"} or len(data) > LOSSLESS
    for part in _cut(_in_colours(picture)):
        # Made smaller before it is turned: a large one is there twice otherwise.
        smaller = ImageOps.contain(part, (LONGEST, LONGEST)) if max(part.size) > LONGEST else part
        sheet = smaller if upright else ImageOps.exif_transpose(smaller)
        plain = sheet
        if sheet.mode == "RGBA":
            plain = Image.alpha_composite(Image.new("RGBA", sheet.size, "white"), sheet).convert("RGB")
        out = io.BytesIO()
        if photo:
            plain.save(out, "JPEG", quality=90)
            yield without_private_parts(out.getvalue())
        else:
            plain.save(out, "PNG", exif=b"", dpi=(300, 300))
            yield out.getvalue()


def _cut(picture: Any) -> Iterator[Any]:
    """A long strip, as phones make of a whole chat, is read on several sheets; on one its words would be dust."""
    wide, high = picture.size
    if high <= TALL * wide:
        yield picture
        return
    sheets = min(MAX_FRAMES, round(high / (wide * 1.4)))
    for at in range(sheets):  # all of one height, so that the last is no sliver
        yield picture.crop((0, high * at // sheets, wide, high * (at + 1) // sheets))


def _in_colours(picture: Any) -> Any:
    """As RGB, RGBA or grey, whatever it came in."""
    if picture.format in _JPEG and picture.height <= TALL * picture.width:
        picture.draft(None, (LONGEST, LONGEST))
    if picture.mode in {"P", "PA", "LA", "RGBa", "La"} or "transparency" in picture.info:
        return picture.convert("RGBA")
    if picture.mode.startswith("I;16"):
        return picture.point(lambda grey: grey / 256).convert("L")
    if picture.mode in {"1", "L"}:
        return picture.convert("L")
    return picture if picture.mode in {"RGB", "RGBA"} else picture.convert("RGB")


def text_to_pdf(data: bytes) -> Converted:
    """Plain text as A4 pages, its lines as they are.

    Raises DocumentRefused `empty-file`, `text-unreadable`, `text-too-long` (limit)."""
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").expandtabs(4)
    if not text.strip():
        raise DocumentRefused("empty-file")
    if len(text) > MAX_TEXT:
        raise DocumentRefused("text-too-long", limit=MAX_TEXT)
    missing = set(missing_glyphs(text))
    readable = "".join(one for one in clusters(text) if not missing & {one, *one}) if missing else text
    if not readable.strip():
        raise DocumentRefused("text-unreadable")
    lines = [_line(line) for line in readable.strip("\n").rstrip().split("\n")]
    notes = ("converted-text", *(("letters-left-out",) if missing else ()))
    return Converted(typeset(TEMPLATES / "plain_text.typ", {"lines": lines}), notes)


def _line(line: str) -> str:
    """Indents and columns keep their spaces; a word longer than the paper is broken."""
    plain = re.sub(" (?= )|^ ", "\u00a0", line.rstrip())
    return _LONG_WORD.sub(lambda word: "\u200b".join(word[0]), plain)


def _decoded(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or what Chinese Windows writes."""
    encodings = ["utf-16"] if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if sum(char < " " and char not in "\t\n\r\f" for char in text) * 100 <= len(text):
            return text
    raise DocumentRefused("text-unreadable")
