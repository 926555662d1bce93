"""Open signature fields of papers that came signed or certified are where parties sign; what came stays valid."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, SigSeedValueSpec

from signing.errors import DocumentRefused
from signing.fields.form_places import FormPlace
from signing.fields.kinds import Box, Field, FieldKind
from signing.fields.open_places import CERTIFIED, give_open_places
from signing.fields.place_party import PlaceParty
from signing.pdf.normalise import normalise_pdf
from signing.pdf.open_fields import read_open_fields
from tests.signing.pdf.corpus import changed, contract
from tests.signing.pdf.desk import Desk
from tests.signing.pdf.foreign import foreign_signed, open_places
from tests.signing.pdf.validators import changes, poppler_verdicts, qpdf_is_content

WANTS = frozenset({FieldKind.SIGNATURE})
LI = PlaceParty("p1", 0, "李明", None, WANTS)
WANG = PlaceParty("p2", 1, "王芳", "上海长江国际贸易有限公司", WANTS)


def came(certify: int = 0, names: tuple[str, ...] = ("Buyer", "Seller")) -> bytes:
    return foreign_signed(open_places(contract(), *names), certify=certify)


@pytest.mark.parametrize("certify", [0, 2, 3])
def test_both_sign_where_it_came_with_places_and_nothing_before_breaks(certify: int, tmp_path: Path) -> None:
    taken = normalise_pdf(came(certify))
    assert (CERTIFIED in taken.notes) == bool(certify)
    fields = list(give_open_places(read_open_fields(taken.data), [LI, WANG]))
    assert [(field.party_id, field.widget) for field in fields] == [("p1", "Buyer"), ("p2", "Seller")]
    desk = Desk()
    base = desk.base(taken.data, fields, intake=False)
    signed = desk.sign(desk.sign(base, "p1", fields), "p2", fields)
    closed = desk.close(signed)
    assert closed.startswith(taken.data), "only appended to"
    found = {one.field: one for one in desk.verify(closed).signatures if not one.is_timestamp}
    assert list(found) == ["Signature1", "certify", "Buyer", "Seller", "close"]
    assert (found["Buyer"].who, found["Seller"].who) == ("李明", "王芳")
    assert all(one.intact and one.later_changes != "unexplained" for one in found.values()), found
    assert all(found[name].level == "B-LTA" for name in ("Buyer", "Seller", "close"))
    assert changes(signed)["Signature1"] and changes(signed)["Buyer"], "pyHanko's own policy agrees"
    path = tmp_path / "closed.pdf"
    path.write_bytes(closed)
    assert qpdf_is_content(path)
    assert poppler_verdicts(path).count("Signature is Valid.") == len(found)


def test_the_mark_is_drawn_in_the_place() -> None:
    from tests.signing.pdf.test_whole_way import check_pictures

    taken = normalise_pdf(came(2))
    fields = list(give_open_places(read_open_fields(taken.data), [LI, WANG]))
    desk = Desk()
    signed = desk.sign(desk.sign(desk.base(taken.data, fields, intake=False), "p1", fields), "p2", fields)
    check_pictures(taken.data, signed, fields)


def test_a_certified_paper_without_an_open_place_is_refused_at_once() -> None:
    with pytest.raises(DocumentRefused, match="certified-no-new-fields"):
        normalise_pdf(foreign_signed(contract(), certify=2))
    with pytest.raises(DocumentRefused, match="certified-no-changes"):
        normalise_pdf(came(1))


def test_a_certified_paper_gets_no_place_that_it_did_not_come_with() -> None:
    taken, desk = normalise_pdf(came(2)), Desk()
    (place, *_) = give_open_places(read_open_fields(taken.data), [LI])
    other = Field("p2_sign_1", "p2", FieldKind.SIGNATURE, 0, Box(300, 400, 150, 48))
    with pytest.raises(DocumentRefused, match="certified-no-new-fields"):
        desk.base(taken.data, [place, other], intake=False)
    with pytest.raises(DocumentRefused, match="place-missing"):
        desk.base(taken.data, [replace(place, widget="Nobody")], intake=False)


def test_beside_open_places_a_signed_paper_takes_new_ones() -> None:
    taken, desk = normalise_pdf(came(names=("Buyer",))), Desk()
    fields = [
        *give_open_places(read_open_fields(taken.data), [LI, WANG]),
        Field("p2_sign_1", "p2", FieldKind.SIGNATURE, 0, Box(300, 400, 150, 48)),
    ]
    base = desk.base(taken.data, fields, intake=False)
    closed = desk.close(desk.sign(desk.sign(base, "p2", fields), "p1", fields))
    found = {one.field: one for one in desk.verify(closed).signatures if not one.is_timestamp}
    assert all(one.intact and one.later_changes != "unexplained" for one in found.values())
    assert (found["Buyer"].who, found["p2_sign_1"].who) == ("李明", "王芳")


def test_who_is_given_two_signs_in_the_first_and_the_other_stays_open() -> None:
    taken, desk = normalise_pdf(came()), Desk()
    one, two = give_open_places(read_open_fields(taken.data), [LI, WANG])
    fields = [one, replace(two, party_id="p1")]
    signed = desk.sign(desk.base(taken.data, fields, intake=False), "p1", fields)
    assert [place.name for place in read_open_fields(signed)] == ["Seller"]
    assert all(one.later_changes != "unexplained" for one in desk.verify(desk.close(signed)).signatures)


# ── which places are offered ─────────────────────────────────────────────────────────────────────────────────


def test_what_a_signature_locked_or_its_maker_bound_is_not_offered() -> None:
    bound = SigSeedValueSpec(reasons=["I approve"])
    plain = open_places(contract(), "Free")
    assert [one.name for one in read_open_fields(plain)] == ["Free"]
    for rules in ({"seed_value_dict": bound}, {"field_mdp_spec": FieldMDPSpec(FieldMDPAction.ALL)}):
        assert read_open_fields(open_places(contract(), "Bound", **rules)) == ()
    assert read_open_fields(foreign_signed(plain, lock_all=True)) == ()
    assert read_open_fields(b"no pdf") == ()


@pytest.mark.parametrize(("turn", "offered"), [(0, True), (90, False)])
def test_on_a_turned_page_only_what_is_turned_with_it(turn: int, offered: bool) -> None:
    def turned(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Rotate = turn

    assert bool(read_open_fields(open_places(changed(contract(), turned), "Place"))) is offered


def test_names_that_speak_of_a_party_come_first_then_the_order() -> None:
    places = [
        FormPlace("a", FieldKind.SIGNATURE, 0, Box(40, 60, 100, 40), label="乙方签字"),
        FormPlace("b", FieldKind.SIGNATURE, 0, Box(40, 200, 100, 40), label="Sign here"),
        FormPlace("c", FieldKind.SIGNATURE, 1, Box(40, 60, 100, 40)),
    ]
    given = {field.party_id: field.widget for field in give_open_places(places, [LI, WANG])}
    assert given == {"p2": "a", "p1": "b"}
    third = PlaceParty("p3", 2, "Zoe", None, WANTS)
    given = {field.party_id: field.widget for field in give_open_places(places, [third, LI, WANG])}
    assert given == {"p2": "a", "p3": "b", "p1": "c"}
    mine = [
        replace(field, name="h_sign_1") for field in give_open_places(places, [LI, WANG]) if field.widget == "a"
    ]
    given = {field.party_id: field.widget for field in give_open_places(places, [LI, WANG], mine)}
    assert given == {"p1": "b"}, "who has a place already gets no other"
