"""Fields of an uploaded form: what they are, what they are called, whose they are; and that they stand where the
form had them."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest

from signing.fields.form_places import FormPlace
from signing.fields.forms import count_fields, empty_places, form_fields_for, owners_by_name
from signing.fields.kinds import Align, Box, FieldKind
from signing.fields.place_party import PlaceParty
from signing.pdf.forms import read_form
from signing.pdf.normalise import normalise_pdf
from signing.pdf.preview import find_text_runs, page_shapes
from tests.forms_at_hand import NAME, box, form, form_of_two, text
from tests.signing.pdf.corpus import SAMPLES, changed, contract

WANTS = frozenset({FieldKind.SIGNATURE})
LI, WANG = PlaceParty("li", 0, "李明", "青禾科技", WANTS), PlaceParty("wang", 1, "王芳", None, WANTS)


def read(*fields: dict[str, Any], paper: str = "= 表") -> dict[str, FormPlace]:
    return {place.name: place for place in read_form(form(paper, list(fields)))}


def states(*names: str) -> Any:
    look = pikepdf.Dictionary({f"/{name}": pikepdf.Dictionary() for name in (*names, "Off")})
    return pikepdf.Dictionary(N=look)


RECT = (100, 600, 220, 616)


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        (text("Amount", RECT), {"kind": FieldKind.TEXT, "label": "Amount", "size": 10, "required": False}),
        (text("a", RECT, TU="Account no.", Ff=2), {"label": "Account no.", "required": True}),
        (text("Note", RECT, Ff=1 << 12, Q=1), {"multiline": True, "align": Align.CENTRE}),
        (text("Code", RECT, MaxLen=6, DA="/Helv 0 Tf"), {"limit": 6, "size": None}),
        (text("Amount", RECT, V="12"), {"value": "12"}),
        (text("Date signed", RECT), {"kind": FieldKind.DATE}),
        (text("Birthday", RECT, AA={"/F": {"/JS": 'AFDate_FormatEx("yyyy-mm-dd");'}}),
         {"kind": FieldKind.TEXT, "tip": "yyyy-mm-dd"}),
        (text("Sum", RECT, AA={"/F": {"/JS": 'AFNumber_Format(2, 0, 0, 0, "", true);'}}),
         {"kind": FieldKind.NUMBER, "format": "2"}),
        (box("Agreed", RECT, AP=states("Yes")), {"kind": FieldKind.CHECKBOX, "value": "", "option": ""}),
        (box("Agreed", RECT, V=NAME.Yes, AP=states("Yes")), {"value": "/Yes"}),
        (box("Agreed", RECT, V=NAME.Off, AP=states("Yes")), {"value": ""}),
        ({"FT": NAME.Ch, "T": "City", "Rect": list(RECT), "Opt": ["上海", ["bj", "北京"]]},
         {"kind": FieldKind.SELECT, "options": ("上海", "北京")}),
        ({"FT": NAME.Ch, "T": "City", "Rect": list(RECT), "Opt": []}, {"kind": FieldKind.TEXT}),
        ({"FT": NAME.Sig, "T": "Tenant signature", "Rect": list(RECT)}, {"kind": FieldKind.SIGNATURE}),
        ({"FT": NAME.Sig, "T": "Initials", "Rect": [100, 600, 130, 620]}, {"kind": FieldKind.INITIALS}),
    ],
)  # fmt: skip
def test_what_a_field_is(field: dict[str, Any], wanted: dict[str, Any]) -> None:
    (place,) = read(_plain(field)).values()
    assert {key: getattr(place, key) for key in wanted} == wanted


def _plain(field: dict[str, Any]) -> dict[str, Any]:
    return {
        key: pikepdf.Dictionary({"/F": pikepdf.Dictionary(value["/F"])}) if key == "AA" else value
        for key, value in field.items()
    }


@pytest.mark.parametrize(
    "field",
    [
        text("Sum", RECT, Ff=1),
        {**text("Sum", RECT), "F": 2},
        text("Password", RECT, Ff=1 << 13),
        box("Send", RECT, Ff=1 << 16),
        text("Nothing", (100, 600, 101, 601)),
    ],
)
def test_what_nobody_can_fill_in_is_left_as_it_is(field: dict[str, Any]) -> None:
    assert read(field) == {}


def test_boxes_of_one_name_with_several_states_are_a_choice() -> None:
    def choice(pdf: Any) -> None:
        page, kids = pdf.pages[0], []
        parent = pdf.make_indirect(pikepdf.Dictionary(FT=NAME.Btn, T="pay", Ff=1 << 15, V=NAME.Off))
        for at, name in enumerate(("monthly", "yearly")):
            kid = pikepdf.Dictionary(
                Type=NAME.Annot, Subtype=NAME.Widget, F=4, Parent=parent, AP=states(name),
                Rect=[100, 500 - 30 * at, 112, 512 - 30 * at],
            )  # fmt: skip
            kids.append(pdf.make_indirect(kid))
        parent.Kids = pikepdf.Array(kids)
        page.obj.Annots = pikepdf.Array(kids)
        pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array([parent])))

    places = read_form(changed(contract(), choice))
    assert [(place.kind, place.option) for place in places] == [
        (FieldKind.RADIO, "monthly"),
        (FieldKind.RADIO, "yearly"),
    ]
    first, second = form_fields_for(places, {"pay": "li"})
    assert first.key == second.key and (first.name, second.name) == ("form_1_1", "form_1_2")


def test_a_machine_s_name_gives_way_to_the_printed_words() -> None:
    paper = "#set text(size: 12pt)\n#place(top + left, dx: 0pt, dy: 100pt)[开户银行：]"
    paper += "\n#place(top + left, dx: 120pt, dy: 140pt)[我已阅读]"
    words = {run.text.strip(): run.box for run in find_text_runs(form(paper, []))}
    bank, agreed = words["开户银行："], words["我已阅读"]
    places = read(
        text("Text12", (bank.u + bank.width + 4, bank.v - 2, 300, bank.v + 14)),
        box("Check Box3", (agreed.u - 18, agreed.v - 1, agreed.u - 5, agreed.v + 12)),
        text("topmostSubform[0].f1_02[0]", (400, 60, 480, 76)),
        paper=paper,
    )
    assert [place.label for place in places.values()] == ["开户银行", "我已阅读", ""]


def test_fields_say_whose_they_are() -> None:
    places = read_form(form_of_two())
    assert owners_by_name(places, (LI, WANG)) == {
        "甲方电话": "li", "甲方签字": "li", "乙方账号": "wang", "乙方同意": "wang",
    }  # fmt: skip
    others = read(
        text("Party B phone", RECT), text("signer1 name", RECT), text("王芳的邮箱", RECT), text("备注", RECT)
    )
    assert owners_by_name(tuple(others.values()), (LI, WANG)) == {
        "Party B phone": "wang", "signer1 name": "li", "王芳的邮箱": "wang",
    }  # fmt: skip


def test_only_what_is_empty_and_given_to_somebody_becomes_a_field_of_ours() -> None:
    places = read_form(form_of_two())
    assert (count_fields(places), count_fields(empty_places(places))) == (6, 5)
    fields = form_fields_for(places, dict.fromkeys(("number", "乙方账号", "甲方签字"), "wang"))
    assert [(field.label, field.kind, field.required, field.limit) for field in fields] == [
        ("乙方账号", FieldKind.TEXT, False, 19),
        ("甲方签字", FieldKind.SIGNATURE, True, 0),
    ]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_field_stands_where_the_page_shows_it(turn: int) -> None:
    data = changed(form_of_two(), lambda pdf: pdf.pages[0].rotate(turn, relative=False))
    shape, places = page_shapes(data)[0], {place.name: place.box for place in read_form(data)}
    upright = {place.name: place.box for place in read_form(form_of_two())}
    sheet = page_shapes(form_of_two())[0]
    for name, mine in upright.items():
        corners = {
            90: Box(mine.v, sheet.width - mine.u - mine.width, mine.height, mine.width),
            180: Box(
                sheet.width - mine.u - mine.width, sheet.height - mine.v - mine.height, mine.width, mine.height
            ),
            270: Box(sheet.height - mine.v - mine.height, mine.u, mine.height, mine.width),
        }[turn]
        there = places[name]
        assert (there.u, there.v, there.width, there.height) == pytest.approx(
            (corners.u, corners.v, corners.width, corners.height), abs=0.1
        )
        assert there.u + there.width <= shape.width


def test_a_file_that_cannot_be_read_has_no_form() -> None:
    assert read_form(b"not a PDF at all") == ()


SAMPLE_FORMS = {
    "form-filled-49-fields.pdf": (
        49,
        46,
        {FieldKind.TEXT, FieldKind.CHECKBOX, FieldKind.SIGNATURE, FieldKind.DATE},
    ),
    "lease-form-172-fields.pdf": (172, 46, {FieldKind.TEXT}),
    "xfa-form.pdf": (116, 116, {FieldKind.TEXT, FieldKind.CHECKBOX}),
}


def test_forms_of_others() -> None:
    """Every empty field has a name of its own and stands on its page of the paper that is signed: on real forms
    where they lie beside the repository, and on one of ours everywhere."""
    real = [(SAMPLES / name, *wanted) for name, wanted in SAMPLE_FORMS.items() if (SAMPLES / name).exists()]
    for path, total, empty, kinds in real:
        places = read_form(path.read_bytes())
        assert (count_fields(places), count_fields(empty_places(places))) == (total, empty), path.name
        assert {place.kind for place in places} == kinds, path.name
    for data in [form_of_two(), *(path.read_bytes() for path, *_ in real)]:
        _stands_on_its_page(data)


def _stands_on_its_page(data: bytes) -> None:
    places = read_form(data)
    fields = form_fields_for(places, {place.name: "li" for place in places})
    assert fields and len({field.name for field in fields}) == len(fields)
    paper = normalise_pdf(data).data
    shapes = page_shapes(paper)
    for field in fields:
        shape = shapes[field.page]
        assert (
            field.box.u + field.box.width <= shape.width + 1 and field.box.v + field.box.height <= shape.height + 1
        )
