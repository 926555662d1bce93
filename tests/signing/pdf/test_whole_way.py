"""Every shape of PDF goes the whole way; what comes out is held against validators that are
not ours, and against its own picture. Real samples go it over HTTP: tests/journeys/test_samples.py."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from signing.fields.kinds import Box, Field, FieldKind, PageShape
from signing.pdf.normalise import normalise_pdf
from signing.pdf.preview import page_shapes, render_page
from tests.signing.pdf.corpus import SHAPES
from tests.signing.pdf.desk import LATER, Desk
from tests.signing.pdf.validators import archive_verdicts, changes, mupdf_says, poppler_verdicts, qpdf_is_content

WIDTH = 800  # pixels of the pictures compared


def fields_for(shapes: tuple[PageShape, ...], *, came_signed: bool) -> list[Field]:
    """Two parties on the first and the last page, in the lower left and the upper right corner."""
    kind, last = FieldKind, len(shapes) - 1
    right, top = shapes[last].width - 130, shapes[last].height - 140
    fields = [
        Field("p1_sign_1", "p1", kind.SIGNATURE, 0, Box(20, 30, 150, 48)),
        Field("p1_date_1", "p1", kind.DATE, 0, Box(20, 84, 110, 18)),
        Field("p1_sign_2", "p1", kind.SIGNATURE, last, Box(20, 110, 110, 36)),
        Field("p2_seal_1", "p2", kind.SEAL, last, Box(right, top, 100, 100)),
        Field("p2_date_1", "p2", kind.DATE, last, Box(right, top - 30, 110, 18)),
    ]
    return [field for field in fields if field.name.endswith(("sign_1", "seal_1"))] if came_signed else fields


def whole_way(desk: Desk, data: bytes) -> tuple[bytes, bytes, list[Field]]:
    """The intake, the completed document, the places."""
    intake = normalise_pdf(data)
    fields = fields_for(intake.facts.shapes, came_signed=intake.facts.signatures > 0)
    base = desk.base(intake.data, fields, intake=False)
    signed = desk.sign(desk.sign(base, "p1", fields), "p2", fields)
    return intake.data, desk.close(signed), fields


def check_pictures(before: bytes, after: bytes, fields: list[Field]) -> None:
    """A mark in every place, and nothing new anywhere else."""
    for page in {field.page for field in fields}:
        pictures = [render_page(data, page, width_px=WIDTH, format="png") for data in (before, after)]
        old, new = (Image.open(io.BytesIO(picture)) for picture in pictures)
        shape = page_shapes(before)[page]
        changed = ImageChops.difference(old.convert("L"), new.convert("L")).point(lambda grey: 255 * (grey > 24))
        for field in (one for one in fields if one.page == page):
            part = pixels(field.box, shape, new.width)
            inked = changed.crop(part).histogram()[255]
            assert inked > 20, f"nothing to see in {field.name}"
            changed.paste(0, (part[0] - 2, part[1] - 2, part[2] + 2, part[3] + 2))
        assert changed.getbbox() is None, f"page {page} changed outside its places"


def pixels(box: Box, shape: PageShape, width: int) -> tuple[int, int, int, int]:
    scale = width / shape.width
    top = shape.height - box.v - box.height
    left, upper = round(box.u * scale), round(top * scale)
    return left, upper, round((box.u + box.width) * scale), round((top + box.height) * scale)


OURS = ["certify", "p1_sign_1", "p2_seal_1", "close"]


def check_archive(desk: Desk, data: bytes) -> None:
    verdicts = archive_verdicts(data, desk.authority.root_der, LATER + timedelta(days=2))
    assert verdicts == dict.fromkeys(OURS, "Passed.OK")


def check_programs(data: bytes, path: Path) -> None:
    path.write_bytes(data)
    assert qpdf_is_content(path)
    said = poppler_verdicts(path)
    assert said.count("Signature is Valid.") >= len(OURS)
    assert not [line for line in said if "Invalid" in line or "Mismatch" in line]
    assert "digest" not in mupdf_says(path).lower(), "mupdf complains of more than trust"


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_goes_the_whole_way(shape: str, desk: Desk, tmp_path: Path) -> None:
    data = SHAPES[shape]()
    before, after, fields = whole_way(desk, data)
    found = desk.verify(after)
    assert found.verdict == "valid"
    for one in found.signatures:
        assert one.intact and one.trusted, one.field
        assert one.later_changes != "unexplained", one.field
    check_archive(desk, after)
    check_programs(after, tmp_path / "out.pdf")
    check_pictures(before, after, fields)


@pytest.mark.slow
def test_fourteen_parties_one_after_another(desk: Desk) -> None:
    data = SHAPES["plain"]()
    boxes = [Box(30 + 180 * (n % 3), 40 + 60 * (n // 3), 150, 48) for n in range(14)]
    fields = [Field(f"p{n}_sign_1", f"p{n}", FieldKind.SIGNATURE, n % 2, box) for n, box in enumerate(boxes)]
    signed = desk.base(data, fields)
    for n in range(14):
        signed = desk.sign(signed, f"p{n}", fields, company=None)
    closed = desk.close(signed)
    assert desk.verify(closed).verdict == "valid"
    assert all(changes(closed).values())
    verdicts = archive_verdicts(closed, desk.authority.root_der, LATER + timedelta(days=2))
    assert set(verdicts.values()) == {"Passed.OK"}


def test_a_short_contract_goes_the_whole_way(desk: Desk) -> None:
    before, after, fields = whole_way(desk, SHAPES["turned by 90"]())
    assert desk.verify(after).verdict == "valid"
    check_pictures(before, after, fields)
