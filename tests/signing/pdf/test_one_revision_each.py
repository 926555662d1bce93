"""Prepare, sign, close: what each step appends, and to what."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from signing.errors import DocumentRefused, Waiting
from signing.fields.kinds import Box, Field, FieldKind
from signing.pdf.normalise import normalise_pdf
from tests.signing.pdf.corpus import contract, rotated
from tests.signing.pdf.desk import LATER, NOW, Desk, places


def revisions(data: bytes) -> int:
    return int(PdfFileReader(io.BytesIO(data), strict=False).xrefs.total_revisions)


class Fields(dict[str, Any]):
    """By name; the document lives as long as they do."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        super().__init__({str(field.T): field for field in self.pdf.Root.AcroForm.Fields})


def fields_of(data: bytes) -> Fields:
    return Fields(data)


def test_all_fields_exist_before_anybody_signs(desk: Desk) -> None:
    fields = fields_of(desk.base(contract()))
    kinds = {name: str(field.FT) for name, field in fields.items()}
    assert kinds == {
        "p1_sign_1": "/Sig",
        "p1_date_1": "/Tx",
        "p1_sign_2": "/Tx",
        "p2_seal_1": "/Sig",
        "p2_sign_1": "/Tx",
        "p2_date_1": "/Tx",
        "certify": "/Sig",
        "close": "/Sig",
        "archive1": "/Sig",
        "archive2": "/Sig",
        "archive3": "/Sig",
    }
    assert [name for name, field in fields.items() if "/V" in field] == ["certify"]
    assert all(int(field.Ff) & 1 for field in fields.values() if field.FT == "/Tx"), "nobody types into a date"


def test_the_base_revision_is_certified_for_form_filling(desk: Desk) -> None:
    verdict = desk.verify(desk.base(contract()), NOW)
    only = verdict.signatures[0]
    assert (verdict.verdict, only.certification, only.level, only.covers_whole) == ("valid", True, "B-T", True)
    pdf = pikepdf.open(io.BytesIO(desk.base(contract())))
    assert pdf.Root.Perms.DocMDP.Reference[0].TransformParams.P == 2
    assert pdf.Root.AcroForm.SigFlags == 3
    assert pdf.Root.DSS.Type == "/DSS"


def test_each_step_appends_and_never_rewrites(desk: Desk) -> None:
    intake = normalise_pdf(contract()).data
    base = desk.base(intake, intake=False)
    first = desk.sign(base, "p1")
    second = desk.sign(first, "p2")
    closed = desk.close(second)
    assert base.startswith(intake)
    assert first.startswith(base)
    assert second.startswith(first)
    assert closed.startswith(second)
    assert [revisions(one) for one in (intake, base, first, second, closed)] == [1, 2, 3, 4, 6]


def test_a_signature_locks_just_what_it_rewrote(desk: Desk) -> None:
    fields = fields_of(desk.sign(desk.base(contract()), "p1"))
    reference = fields["p1_sign_1"].V.Reference[0]
    assert reference.TransformMethod == "/FieldMDP"
    assert reference.TransformParams.Action == "/Include"
    assert {str(name) for name in reference.TransformParams.Fields} == {"p1_sign_1", "p1_date_1", "p1_sign_2"}
    assert {str(name) for name in fields["p1_sign_1"].Lock.Fields} == {"p1_sign_1", "p1_date_1", "p1_sign_2"}
    assert str(fields["p1_date_1"].V) == "2024年11月24日"
    assert str(fields["p1_sign_2"].V) == "李明"
    assert "/V" not in fields["p2_date_1"]


def test_parties_may_sign_in_any_order(desk: Desk) -> None:
    data = desk.sign(desk.sign(desk.base(contract()), "p2"), "p1")
    verdict = desk.verify(data, NOW)
    assert verdict.verdict == "valid"
    assert [one.later_changes for one in verdict.signatures] == ["form-filling", "form-filling", "none"]


def test_a_second_signature_in_one_place_is_refused(desk: Desk) -> None:
    once = desk.sign(desk.base(contract()), "p1")
    with pytest.raises(DocumentRefused, match="place-taken"):
        desk.sign(once, "p1")


def test_signing_without_a_prepared_place_is_refused(desk: Desk) -> None:
    other = [replace(places()[0], name="elsewhere")]
    with pytest.raises(DocumentRefused, match="place-missing"):
        desk.sign(desk.base(contract()), "p1", other)


def test_without_a_time_stamp_nothing_is_written(desk: Desk) -> None:
    class Dead:
        def stamp(self, digest: bytes, *, now: datetime) -> bytes:
            raise Waiting("timestamp-unavailable", url="-", why="-")

    base = desk.base(contract())
    desk.timestamper = Dead()
    with pytest.raises(Waiting):
        desk.sign(base, "p1")
    with pytest.raises(Waiting):
        desk.close(base)


def test_two_fields_with_one_name_are_our_mistake(desk: Desk) -> None:
    with pytest.raises(ValueError, match="one name"):
        desk.base(contract(), [places()[0], places()[0]])


def test_a_place_on_no_page_is_refused(desk: Desk) -> None:
    with pytest.raises(DocumentRefused, match="place-missing"):
        desk.base(contract(), [replace(places()[0], page=7)])


def test_widgets_stand_upright_on_turned_pages(desk: Desk) -> None:
    field = Field("p1_sign_1", "p1", FieldKind.SIGNATURE, 0, Box(40, 60, 150, 48))
    fields = fields_of(desk.base(rotated(90), [field]))
    widget = fields["p1_sign_1"]
    left, bottom, right, top = (float(value) for value in widget.Rect)
    assert (round(right - left), round(top - bottom)) == (48, 150)
    assert widget.MK.R == 90
    assert [float(value) for value in widget.AP.N.Matrix] == [0, 1, -1, 0, 48, 0]


def test_a_document_of_ours_is_not_prepared_twice(desk: Desk) -> None:
    with pytest.raises(DocumentRefused, match="certified-no-new-fields"):
        desk.base(desk.base(contract()))


def test_the_result_is_archived_for_everybody(closed: tuple[Desk, bytes]) -> None:
    desk, data = closed
    verdict = desk.verify(data)
    assert verdict.verdict == "valid"
    assert [one.level for one in verdict.signatures] == ["B-LTA"] * 4 + ["DTS"]
    assert [one.later_changes for one in verdict.signatures] == [*["form-filling"] * 3, "archive", "none"]
    assert verdict.signatures[-1].stamped_at == LATER


def test_closing_leaves_no_place_to_sign_later(closed: tuple[Desk, bytes]) -> None:
    """The closing signature forbids changes: whoever signs after it is found out."""
    desk, data = closed
    extra = [Field("late", "p9", FieldKind.SIGNATURE, 0, Box(300, 500, 150, 48))]
    with pytest.raises(DocumentRefused, match="certified-no-new-fields"):
        desk.base(data, extra)
