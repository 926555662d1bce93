"""Every kind of field from the base to the archived document, for one to five parties, in any order."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from signing.errors import DocumentRefused
from signing.fields.kinds import MARKS, Box, Field, FieldKind, Slice
from signing.pdf.carrier import names_of, signing_field
from signing.pdf.planning import plan_of
from signing.pdf.prefix import prefix_of
from signing.pdf.revision import Act
from signing.pdf.sign import sign_planned, written_by_pyhanko
from signing.pdf.writes import Filling
from signing.trust.profiles import Subject
from tests.signing.pdf.corpus import changed, contract
from tests.signing.pdf.desk import LATER, NOW, Desk
from tests.signing.pdf.foreign import foreign_signed
from tests.signing.pdf.kinds import BLOB, KIND, SENTENCE, a_mark, every_kind, filling, sign_all
from tests.signing.pdf.validators import archive_verdicts, changes, mupdf_says, poppler_verdicts, qpdf_is_content

PARTIES = ("p1", "p2", "p3", "p4", "p5")


class Form(dict[str, Any]):
    """By name; the document lives as long as they do."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        super().__init__({str(field.T): field for field in self.pdf.Root.AcroForm.Fields})


def test_each_place_is_a_field_of_its_own_that_nobody_can_type_into(desk: Desk) -> None:
    fields = every_kind("p1")
    form = Form(desk.base(contract(), fields))
    carrier = signing_field(fields)
    for field in fields:
        widget = form[field.name]
        kind = "/Sig" if field is carrier else "/Btn" if field.kind in (KIND.CHECKBOX, KIND.RADIO) else "/Tx"
        assert (field.name, str(widget.FT)) == (field.name, kind)
        assert "/Kids" not in widget and "/Parent" not in widget
        assert int(widget.F) == 132, "printed, fixed, never hidden"
        assert not {"/A", "/AA"} & set(widget.keys())
        assert set(widget.AP.keys()) == {"/N"}
        if kind != "/Sig":
            assert int(widget.Ff) & 1, "read-only"
        assert str(widget.get("/V", "")) in {"", "/Off"}, "nothing is filled in yet"
    assert str(form["p1_text_1"].TU) == "text"
    assert str(form["p1_radio_1"].TU) == "radio: 现金"
    assert (int(form["p1_text_1"].Q), int(form["p1_number_1"].Q)) == (2, 1)
    assert str(form["p1_text_1"].DA) == "/Helv 0 Tf 0.0431 0.325 0.58 rg"
    assert int(form["p1_text_2"].Ff) & 1 << 12, "several lines"
    strips = [form[name].AP.N.objgen for name in form if "seam" in name]
    assert len(set(strips)) == 1, "empty strips are one object"


def test_a_partys_revision_fills_and_locks_all_its_fields_and_no_other(desk: Desk) -> None:
    fields = every_kind("p1") + every_kind("p2", left=330)
    own = [field for field in fields if field.party_id == "p1"]
    form = Form(desk.sign(desk.base(contract(), fields), "p1", own, filling=filling(own)))
    lock = form["p1_signature_1"].V.Reference[0].TransformParams
    assert lock.Action == "/Include"
    assert {str(name) for name in lock.Fields} == set(names_of(own)) == {field.name for field in own}
    assert {str(name) for name in form["p1_signature_1"].Lock.Fields} == set(names_of(own))
    said = {field.name: str(form[field.name].V) for field in own if field.kind not in MARKS}
    assert said == {
        "p1_text_1": "上海市浦东新区世纪大道 88 号",
        "p1_text_2": "",
        "p1_number_1": "12800.50",
        "p1_id_number_1": "11010519491231002X",
        "p1_phone_1": "13800138000",
        "p1_email_1": "li.ming@example.com",
        "p1_checkbox_1": "/Yes",
        "p1_checkbox_2": "/Off",
        "p1_radio_1": "/Off",
        "p1_radio_2": "/Yes",
        "p1_select_1": "三年",
        "p1_copied_1": SENTENCE,
        "p1_picture_1": BLOB,
        "p1_date_1": "2024年11月24日",
    }
    for box in ("p1_checkbox_1", "p1_checkbox_2", "p1_radio_1", "p1_radio_2"):
        assert form[box].AS == form[box].V
        assert list(form[box].AP.N.keys()) == [str(form[box].V)]
    assert not [name for name in form if name.startswith("p2_") and str(form[name].get("/V", "/Off")) != "/Off"]


@pytest.mark.parametrize(
    "order",
    [
        ("p2", "p1"),
        *(pytest.param(each, marks=pytest.mark.slow) for each in (("p1",), ("p3", "p1", "p2"), PARTIES[::-1])),
    ],
)
def test_every_judge_takes_every_kind(desk: Desk, tmp_path: Path, order: tuple[str, ...]) -> None:
    fields = [
        replace(field, box=replace(field.box, v=field.box.v - 2 * at))
        for at, party in enumerate(sorted(order))
        for field in every_kind(party, left=40 + 90 * at)
    ]
    signed = sign_all(desk, desk.base(contract(), fields), fields, order)
    closed = desk.close(signed)
    path = tmp_path / "closed.pdf"
    path.write_bytes(closed)
    assert desk.verify(closed).verdict == "valid"
    assert set(archive_verdicts(closed, desk.authority.root_der, LATER).values()) == {"Passed.OK"}
    assert all(changes(closed).values())
    assert poppler_verdicts(path).count("Signature is Valid.") == len(order) + 2
    assert "Digest failure" not in mupdf_says(path)
    assert qpdf_is_content(path)


def test_both_writers_write_the_same(desk: Desk) -> None:
    fields = every_kind("p1")
    base = desk.base(contract(), fields)
    by_pyhanko = desk.sign(base, "p1", fields, filling=filling(fields))
    by_us = sign_as(desk, base, fields)
    assert desk.verify(by_us, NOW).verdict == "valid"
    assert all(changes(by_us).values())
    one, other = Form(by_pyhanko), Form(by_us)
    for field in fields:
        if field is not signing_field(fields):
            assert repr(one[field.name].V) == repr(other[field.name].V)
        for left, right in zip(_streams(one[field.name]), _streams(other[field.name]), strict=True):
            assert left.read_bytes() == right.read_bytes()
            assert (left.get("/Matrix"), left.BBox) == (right.get("/Matrix"), right.BBox)


def _streams(widget: Any) -> list[Any]:
    normal = widget.AP.N
    return [normal] if isinstance(normal, pikepdf.Stream) else list(dict(normal).values())


def test_who_only_fills_in_signs_where_nobody_sees_it(desk: Desk) -> None:
    fields = [field for field in every_kind("p1") if field.kind in (KIND.TEXT, KIND.SEAM)]
    base = desk.base(contract(), fields)
    form = Form(base)
    hidden = form["p1_text_1_signature"]
    assert (str(hidden.FT), [int(value) for value in hidden.Rect]) == ("/Sig", [0, 0, 0, 0])
    signed = desk.sign(base, "p1", fields, filling=filling(fields))
    verdict = desk.verify(signed, NOW)
    assert verdict.verdict == "valid"
    assert verdict.signatures[-1].field == "p1_text_1_signature"
    with pytest.raises(DocumentRefused, match="place-taken"):
        desk.sign(signed, "p1", fields, filling=filling(fields))


def test_every_party_signs_in_exactly_one_field(desk: Desk) -> None:
    initials = [field for field in every_kind("p1") if field.kind in (KIND.INITIALS, KIND.SEAM, KIND.DATE)]
    seal_first = [field for field in every_kind("p2", left=330) if field.kind in (KIND.INITIALS, KIND.SEAL)]
    form = Form(desk.base(contract(), initials + seal_first))
    signatures = {name for name in form if form[name].FT == "/Sig" and name.startswith("p")}
    assert signatures == {"p1_initials_1", "p2_seal_1"}


def test_nobody_writes_into_anothers_place(desk: Desk) -> None:
    fields = every_kind("p1") + every_kind("p2", left=330)
    base = desk.base(contract(), fields)
    mine = [field for field in fields if field.party_id == "p1"]
    theirs = next(field for field in fields if field.party_id == "p2" and field.kind is KIND.TEXT)
    with pytest.raises(ValueError, match="several parties"):
        sign_as(desk, base, [*mine, theirs])
    with pytest.raises(DocumentRefused, match="place-missing"):
        sign_as(desk, base, [*mine, replace(theirs, party_id="p1")])
        desk.sign(base, "p1", [replace(field, party_id="p1") for field in (*mine, theirs)], filling=filling(mine))
    with pytest.raises(ValueError, match="values of fields"):
        desk.sign(base, "p1", mine, filling=Filling({theirs.key: "x"}))


def sign_as(desk: Desk, base: bytes, fields: list[Field]) -> bytes:
    """By plan, as the product does."""
    prefix = prefix_of(base)
    plan = plan_of(base, prefix)
    assert plan is not None
    key = desk.authority.issue_one_shot(Subject("李明", None, "x"), NOW)
    how: dict[str, Any] = {"mark": a_mark(), "key": key, "timestamper": desk.timestamper, "now": NOW}
    return base + sign_planned(plan, prefix, fields=fields, filling=filling(fields), **how).section


def test_a_revision_that_fills_anothers_place_is_found_out(desk: Desk) -> None:
    """Readers take it for form filling, which the certification allows."""
    fields = every_kind("p1") + every_kind("p2", left=330)
    key = desk.authority.issue_one_shot(Subject("李明", None, "x"), NOW)
    base = desk.base(contract(), fields)
    forged = written_by_pyhanko(
        base,
        {"p2_number_1": {"V": "999999"}},
        Act("p1_signature_1"),
        key=key,
        timestamper=desk.timestamper,
        now=NOW,
    )
    assert all(changes(forged).values()), "pyHanko explains it"
    verdict = desk.verify(forged, NOW)
    assert verdict.verdict == "tampered"
    assert [one.later_changes for one in verdict.signatures] == ["unexplained", "none"]


def test_a_document_that_came_signed_takes_no_filling(desk: Desk) -> None:
    with pytest.raises(DocumentRefused, match="signed-no-filling"):
        desk.base(foreign_signed(contract()), every_kind("p1"), intake=False)


def test_one_value_stands_in_every_place_of_its_group(desk: Desk) -> None:
    fields = [
        Field(f"p1_text_{page}", "p1", KIND.TEXT, page, Box(40, 700, 160, 18), group="p1_name") for page in (0, 1)
    ]
    fields.append(Field("p1_sign_1", "p1", FieldKind.SIGNATURE, 1, Box(40, 600, 150, 48)))
    form = Form(desk.sign(desk.base(contract(), fields), "p1", fields, filling=Filling({"p1_name": "上海"})))
    assert [str(form[f"p1_text_{page}"].V) for page in (0, 1)] == ["上海", "上海"]
    assert form["p1_text_0"].AP.N.objgen == form["p1_text_1"].AP.N.objgen, "drawn once"


def _with_fonts(pdf: Any) -> None:
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier)
    resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(Mine=pdf.make_indirect(font)))
    form = pikepdf.Dictionary(Fields=pikepdf.Array(), DR=resources, DA=pikepdf.String("/Mine 9 Tf 0 g"))
    pdf.Root.AcroForm = pdf.make_indirect(form)


def test_a_form_that_was_there_keeps_its_fonts(desk: Desk) -> None:
    held = Form(desk.base(changed(contract(), _with_fonts), every_kind("p1"), intake=False))
    form = held.pdf.Root.AcroForm
    assert set(form.DR.Font.keys()) == {"/Mine", "/Helv"}
    assert str(form.DA) == "/Mine 9 Tf 0 g"


@pytest.mark.slow
def test_a_seam_over_three_hundred_pages(desk: Desk) -> None:
    """Every strip is a field of its own; the seal is drawn once, and as many strips as differ."""
    document, pages = pikepdf.new(), 300
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    out = io.BytesIO()
    document.save(out)
    seam = [
        Field(f"p1_seam_{at}", "p1", KIND.SEAM, at, Box(580, 300, 5.67, 113.4), slice=Slice(at % 20, 20, 113.4))
        for at in range(pages)
    ]
    fields = [Field("p1_sign", "p1", KIND.SIGNATURE, 0, Box(40, 40, 150, 48)), *seam]
    base = desk.base(out.getvalue(), fields, intake=False)
    signed = sign_as(desk, base, fields)
    form = Form(signed)
    assert len({form[field.name].AP.N.objgen for field in seam}) == 20
    assert len({form[field.name].AP.N.Resources.XObject.C.objgen for field in seam}) == 1
    assert len(signed) - len(base) < 200_000
    assert desk.verify(signed, NOW).verdict == "valid"
