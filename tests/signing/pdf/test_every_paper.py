"""Every paper under every kind of field and every way of laying a seam seal, with a drawn chop."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from signing.errors import BadAnswer, DocumentRefused
from signing.fields.kinds import Box, Field, FieldKind, PageShape
from signing.fields.seam import Edge, SeamOptions, seam_fields
from signing.pdf.normalise import normalise_pdf
from signing.pdf.preview import page_shapes, render_page
from signing.pdf.vector import form_of
from signing.pdf.writes import Filling
from signing.seals.design import SealKind, usual
from signing.seals.drawing import draw_seal
from tests.journeys.papers import Paper, papers
from tests.looking import ARTEFACTS, LOOKING
from tests.signing.pdf.desk import Desk
from tests.signing.pdf.kinds import every_kind, filling
from tests.signing.pdf.validators import changes, poppler_verdicts, qpdf_is_content

pytestmark = pytest.mark.slow
SEAMS = (
    SeamOptions(),
    SeamOptions(edge=Edge.LEFT, height=0.3),
    SeamOptions(edge=Edge.BOTH, diameter=38),
    SeamOptions(pages="odd", height_mm=80),
    SeamOptions(pages="even", inset=6),
    SeamOptions(pages="1-3,5,last", group=2),
)
PAPERS = papers()
MOST = 120  # pages that get a strip: what is true of them is true of a thousand


def seal(company: str = "上海长江国际贸易有限公司") -> Filling:
    form = form_of(draw_seal(usual(SealKind.COMPANY, company)))
    return Filling({}, {}, dict.fromkeys((FieldKind.SEAL, FieldKind.LEGAL_SEAL, FieldKind.SEAM), form))


def on_the_page(fields: Sequence[Field], shape: PageShape) -> list[Field]:
    """A4's places on any page: smaller in proportion where it is smaller."""
    scale = min(1.0, shape.width / 595, shape.height / 842)
    return [
        replace(field, box=Box(*(round(x * scale, 2) for x in (box.u, box.v, box.width, box.height))))
        for field in fields
        for box in (field.box,)
    ]


def strips(shapes: Sequence[PageShape], options: SeamOptions, taken: Sequence[Field]) -> list[Field]:
    """As many as the paper has room for: one page has no seam, two no odd ones, and a low page no 80 mm."""
    try:
        return list(seam_fields("p2", shapes[:MOST], options, taken=taken))
    except BadAnswer as refusal:
        assert refusal.code.startswith(("seam-", "no-such-page")), refusal
        return []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_paper_takes_every_kind_and_a_seam_and_stays_whole(paper: Paper, desk: Desk, tmp_path: Path) -> None:
    if paper.refused:
        with pytest.raises(DocumentRefused):
            normalise_pdf(paper.data())
        return
    taken = normalise_pdf(paper.data())
    shapes = page_shapes(taken.data)
    signed_before = taken.facts.signatures > 0
    mine = on_the_page([each for each in every_kind("p1") if each.kind is not FieldKind.SEAM], shapes[0])
    if signed_before:
        mine = [each for each in mine if each.kind is FieldKind.SIGNATURE]
    # Each paper in its own way; the first takes all of them.
    place = PAPERS.index(paper)
    variants = (SEAMS[place % len(SEAMS)],) if place else SEAMS
    before = changes(taken.data)  # of what a paper came with, some is not what pyHanko can explain
    held = {name for name, whole in before.items() if whole}
    for number, options in enumerate(variants):
        second = on_the_page([Field("p2_seal", "p2", FieldKind.SEAL, 0, Box(330, 120, 115, 115))], shapes[0])
        theirs = second + ([] if signed_before else strips(shapes, options, [*mine, *second]))
        data = desk.base(taken.data, mine + theirs, intake=False)
        data = desk.sign(data, "p1", mine, filling=filling(mine))
        data = desk.sign(data, "p2", theirs, filling=seal())
        data = desk.close(data)
        judged = changes(data, of=None if signed_before else 1)
        lost = {name for name, whole in judged.items() if not whole} - (set(before) - held)
        assert not lost, (options, lost)
        assert desk.verify(data).verdict in ({"valid-untrusted", "valid"} if signed_before else {"valid"})
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(data)
        assert qpdf_is_content(file)
        # Poppler 22 knows no document time stamps, those of a paper that came signed among them.
        assert set(poppler_verdicts(file)) <= {"Signature is Valid.", "Signature has not yet been verified."}
        if not signed_before:
            # of a choice only the chosen button; what is optional was left open
            wanted = {each.name for each in mine if each.required and each.option in {"", "转账"}}
            assert written_on(data, mine) == wanted
        show(data, f"paper-{paper.name}-{number}", {0, len(shapes) - 1})


def written_on(data: bytes, fields: Sequence[Field]) -> set[str]:
    """Those that hold a value now."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        values = {str(each.T): str(each.get("/V", "")) for each in pdf.Root.AcroForm.Fields if "/T" in each}
    return {field.name for field in fields if values.get(field.name, "") not in {"", "/Off"}}


def show(data: bytes, name: str, pages: set[int]) -> None:
    for page in sorted(pages) if LOOKING else ():
        picture = render_page(data, page, width_px=700, format="jpeg")
        (ARTEFACTS / f"{name}-p{page + 1}.jpg").write_bytes(picture)
