"""Random fields, values and orders: every file on the way is valid, and both writers agree that it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from signing.fields.kinds import VALUED, Align, Box, Face, Field, FieldKind, Look, Slice
from signing.fields.values import check_values
from signing.pdf.carrier import names_of
from signing.pdf.planning import plan_of
from signing.pdf.prefix import prefix_of
from signing.pdf.sign import sign_planned, sign_revision
from signing.pdf.writes import Filling
from signing.pdf.written_section import check_appended
from signing.trust.profiles import Subject
from tests.examples import SEARCHING, examples
from tests.signing.pdf.corpus import SHAPES, contract, rotated
from tests.signing.pdf.desk import LATER, NOW, Desk
from tests.signing.pdf.kinds import BLOB, KIND, SENTENCE, a_mark, photo
from tests.signing.pdf.validators import archive_verdicts, changes, mupdf_says, poppler_verdicts, qpdf_is_content

DAY = timedelta(days=1)

PARTIES = ("p1", "p2", "p3")
ANSWERS = {
    KIND.TEXT: ("李", "Ω ≤ 3", "x" * 8, "黑龙江 é"),
    KIND.NUMBER: ("0", "-1,200.50"),
    KIND.ID_NUMBER: ("11010519491231002X", "E12345678"),
    KIND.PHONE: ("13800138000", "+442079460018"),
    KIND.EMAIL: ("li@example.com",),
    KIND.CHECKBOX: ("yes",),
    KIND.RADIO: ("甲",),
    KIND.SELECT: ("甲", "乙"),
    KIND.COPIED: (SENTENCE,),
    KIND.PICTURE: (BLOB,),
}
LOOKS = st.builds(
    Look,
    face=st.sampled_from(Face),
    align=st.sampled_from(Align),
    colour=st.sampled_from(["#1b1b1f", "#b3261e"]),
    multiline=st.booleans(),
)


@st.composite
def fields(draw: Any) -> list[Field]:
    made = []
    for number in range(draw(st.integers(1, 14))):
        kind, party = draw(st.sampled_from(FieldKind)), draw(st.sampled_from(PARTIES))
        box = Box(
            *(draw(st.integers(0, 300)) for _ in range(2)), draw(st.integers(120, 200)), draw(st.integers(40, 90))
        )
        one = Field(f"f{number}_{kind.value.replace('-', '_')}", party, kind, draw(st.integers(0, 1)), box)
        one = replace(one, required=draw(st.booleans()), look=draw(LOOKS))
        if kind is KIND.RADIO:
            one = replace(one, group=f"{party}_choice", option=draw(st.sampled_from(["甲", "乙"])), required=False)
        made.append(
            replace(
                one,
                options=("甲", "乙") if kind is KIND.SELECT else (),
                sentence=SENTENCE if kind is KIND.COPIED else "",
                slice=Slice(0, 3, 100) if kind is KIND.SEAM else None,
            )
        )
    return made


def answered(own: list[Field], data: Any) -> Filling:
    answers = {}
    for field in own:
        if field.kind in VALUED and (field.required or data.draw(st.booleans())):
            answers[field.key] = data.draw(st.sampled_from(ANSWERS[field.kind]))
            if field.kind is KIND.RADIO:
                answers[field.key] = field.option
    return Filling(check_values(own, answers, now=NOW), {BLOB: photo()})


BASES = {"plain": contract, "turned": lambda: rotated(270), "object streams": SHAPES["object streams"]}


@pytest.mark.parametrize(
    "count",
    [4, pytest.param(examples(10), marks=[pytest.mark.slow, pytest.mark.timeout(3600)])],
    ids=["a few", "many"],
)
def test_every_file_on_the_way_is_valid(count: int, tmp_path: Path) -> None:
    """For us and pyHanko's policies; where there is time, also for poppler, mupdf and qpdf, from the base to the
    completed document."""
    thorough = count > 4

    @settings(
        max_examples=count,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=not SEARCHING,
        phases=[Phase.generate],  # a document takes seconds: looking for a smaller one would take hours
    )
    @given(fields(), st.sampled_from(sorted(BASES)), st.permutations(PARTIES), st.data())
    def run(placed: list[Field], shape: str, order: list[str], data: Any) -> None:
        desk = Desk()
        file = desk.base(BASES[shape](), placed)
        for party in order:
            own = [field for field in placed if field.party_id == party]
            if own:
                file = signed(desk, file, own, answered(own, data), by_plan=data.draw(st.booleans()))
                if thorough:
                    check_programs(file, tmp_path / "now.pdf")
        verdict = desk.verify(file, NOW)
        assert verdict.verdict == "valid", verdict
        assert all(changes(file).values())
        if not thorough:
            return
        closed = desk.close(file)
        check_programs(closed, tmp_path / "now.pdf")
        assert set(archive_verdicts(closed, desk.authority.root_der, LATER + DAY).values()) == {"Passed.OK"}

    run()


def check_programs(file: bytes, path: Path) -> None:
    path.write_bytes(file)
    assert qpdf_is_content(path)
    said = poppler_verdicts(path)
    assert said and not [one for one in said if "Invalid" in one or "Mismatch" in one], said
    assert "digest" not in mupdf_says(path).lower(), "mupdf complains of more than trust"


def signed(desk: Desk, file: bytes, own: list[Field], filling: Filling, *, by_plan: bool) -> bytes:
    key = desk.authority.issue_one_shot(Subject("李明", None, "x"), NOW)
    desk.certificates.append(key.certificate)
    how: dict[str, Any] = {"fields": own, "mark": a_mark(), "filling": filling, "key": key}
    how |= {"timestamper": desk.timestamper, "now": NOW}
    if not by_plan:
        return sign_revision(file, **how)
    prefix = prefix_of(file)
    plan = plan_of(file, prefix)
    assert plan is not None
    made = sign_planned(plan, prefix, **how)
    check_appended(plan, prefix, made, fields=names_of(own), certificate=key.certificate)
    return file + made.section
