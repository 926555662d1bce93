"""Five parties sign in every order: whoever comes when, every file on the way is valid for judges that are not
ours, and a year later the document still is."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from signing.fields.kinds import Box, Field, FieldKind
from signing.pdf.carrier import names_of
from signing.pdf.close_planned import close_planned
from signing.pdf.plan import Plan
from signing.pdf.planning import plan_of
from signing.pdf.prefix import Prefix, prefix_of
from signing.pdf.sign import sign_planned
from signing.pdf.writes import Filling
from signing.pdf.written_section import check_appended
from signing.trust.profiles import Subject
from tests.signing.pdf.corpus import contract
from tests.signing.pdf.desk import LATER, NOW, Desk
from tests.signing.pdf.kinds import a_mark
from tests.signing.pdf.validators import archive_verdicts, changes, mupdf_says, poppler_verdicts, qpdf_is_content

PARTIES = ("p1", "p2", "p3", "p4", "p5")
ORDERS = list(permutations(PARTIES))
SOME = [ORDERS[0], ORDERS[-1]]
JUDGED = {*SOME, *ORDERS[::17]}


def places() -> list[Field]:
    kind = FieldKind
    return [
        field
        for row, party in enumerate(PARTIES)
        for field in (
            Field(f"{party}_sign_1", party, kind.SIGNATURE, row % 2, Box(40, 60 + 70 * row, 150, 48)),
            Field(f"{party}_date_1", party, kind.DATE, row % 2, Box(200, 60 + 70 * row, 110, 18)),
            Field(f"{party}_text_1", party, kind.TEXT, row % 2, Box(320, 60 + 70 * row, 120, 20)),
        )
    ]


@lru_cache
def base() -> bytes:
    return Desk().base(contract(), places())


class Signing:
    """One document on its way, as the house writes it: from plan to plan, the file unread."""

    def __init__(self) -> None:
        self.desk, self.file = Desk(), base()
        self.prefix: Prefix = prefix_of(self.file)
        plan = plan_of(self.file, self.prefix)
        assert plan is not None
        self.plan: Plan = plan

    def sign(self, party: str) -> None:
        own = [field for field in places() if field.party_id == party]
        key = self.desk.authority.issue_one_shot(Subject(f"签署人{party}", None, party), NOW)
        self.desk.certificates.append(key.certificate)
        how: dict[str, Any] = {"timestamper": self.desk.timestamper, "now": NOW}
        filling = Filling({f"{party}_text_1": f"内容 {party}"})
        made = sign_planned(self.plan, self.prefix, fields=own, mark=a_mark(), filling=filling, key=key, **how)
        check_appended(self.plan, self.prefix, made, fields=names_of(own), certificate=key.certificate)
        self._append(made)

    def close(self) -> None:
        authority = self.desk.authority
        self._append(
            close_planned(
                self.plan,
                self.prefix,
                closer=authority.certification_key(),
                timestamper=self.desk.timestamper,
                validation=authority.validation_material(self.desk.certificates, LATER),
                now=LATER,
            )
        )

    def _append(self, made: Any) -> None:
        self.file, self.plan, self.prefix = self.file + made.section, made.plan, made.prefix


@pytest.mark.parametrize("orders", [SOME, pytest.param(ORDERS, marks=pytest.mark.slow)], ids=["a few", "all 120"])
def test_in_whatever_order_everybody_is_valid_and_says_it_in_the_order_of_signing(orders: Any) -> None:
    for order in orders:
        way = Signing()
        for party in order:
            way.sign(party)
        # Each revision was looked at when it was written; a whole file takes seconds to judge.
        if order not in JUDGED:
            continue
        found = way.desk.verify(way.file, NOW + timedelta(minutes=1))
        assert found.verdict == "valid", order
        assert [one.who for one in found.signatures[1:]] == [f"签署人{party}" for party in order]
        assert order not in SOME or all(changes(way.file).values()), order


@pytest.mark.slow
@pytest.mark.parametrize("order", [ORDERS[0], ORDERS[59], ORDERS[-1]], ids="".join)
def test_every_file_on_the_way_is_valid_everywhere(order: tuple[str, ...], tmp_path: Path) -> None:
    way, path = Signing(), tmp_path / "now.pdf"
    for number, party in enumerate(order, 2):
        way.sign(party)
        path.write_bytes(way.file)
        assert qpdf_is_content(path)
        assert poppler_verdicts(path) == ["Signature is Valid."] * number
        assert "digest" not in mupdf_says(path).lower(), "mupdf complains of more than trust"
        assert way.desk.verify(way.file, NOW).verdict == "valid"
        assert all(changes(way.file).values())


def test_signed_last_year_it_is_valid_though_every_signers_certificate_has_ended() -> None:
    way = Signing()
    for party in PARTIES:
        way.sign(party)
    way.close()
    a_year_later = LATER + timedelta(days=365)
    verdicts = archive_verdicts(way.file, way.desk.authority.root_der, a_year_later)
    assert set(verdicts.values()) == {"Passed.OK"} and len(verdicts) == len(PARTIES) + 2
    found = way.desk.verify(way.file, a_year_later)
    assert found.verdict == "valid"
    assert {one.level for one in found.signatures if not one.is_timestamp} == {"B-LTA"}
