"""What can be made, and what is refused before anything is drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from signing.errors import BadAnswer
from signing.seals.checking import check_design
from signing.seals.design import SIZES, SealDesign, SealKind, Shape, read_design, usual
from signing.seals.drawing import draw_seal
from signing.wording import say

COMPANY = "北京字节印信科技有限公司"
TAX = "91110108MA01ABCD2X"


@pytest.mark.parametrize(
    ("kind", "name", "other", "code"),
    [
        (SealKind.COMPANY, "印信社", {}, "seal-name-length"),
        (SealKind.COMPANY, "长" * 31, {}, "seal-name-length"),
        (SealKind.LEGAL, "王", {}, "seal-person-length"),
        (SealKind.NAME, "阿不都热依木", {}, "seal-person-length"),
        (SealKind.COMPANY, COMPANY, {"width": 50.0, "height": 50.0}, "seal-size"),
        (SealKind.COMPANY, COMPANY, {"shape": Shape.SQUARE}, "seal-shape"),
        (SealKind.CONTRACT, COMPANY, {"title": "合同专用章" * 3 + "一"}, "seal-title-long"),
        (SealKind.CONTRACT, COMPANY, {"code": "1" * 21}, "seal-code"),
        (SealKind.CONTRACT, COMPANY, {"code": "一二三"}, "seal-code"),
        (SealKind.INVOICE, COMPANY, {}, "seal-tax-number"),
        (SealKind.INVOICE, COMPANY, {"tax_number": "12345"}, "seal-tax-number"),
        (SealKind.COMPANY, COMPANY, {"colour": "red"}, "seal-colour"),
        (SealKind.COMPANY, COMPANY, {"opacity": 10}, "seal-opacity"),
        (SealKind.COMPANY, COMPANY, {"border": 5.0}, "seal-border"),
        (SealKind.LEGAL, "王小明", {"ending": "章"}, "seal-ending"),
        (SealKind.COMPANY, "印信🦊有限公司", {}, "seal-character"),
    ],
)
def test_what_no_engraver_would_cut_is_refused_in_both_languages(
    kind: SealKind, name: str, other: dict[str, Any], code: str
) -> None:
    with pytest.raises(BadAnswer) as refused:
        draw_seal(usual(kind, name, **other))
    assert refused.value.code == code
    for language in ("zh", "en"):
        assert say(language, f"refusal-{code}", **refused.value.facts)


def test_every_size_of_the_table_is_drawn_to_it() -> None:
    for kind, shapes in SIZES.items():
        for shape, sizes in shapes.items():
            name = "王小明" if kind in {SealKind.LEGAL, SealKind.NAME} else COMPANY
            for width, height in sizes:
                design = usual(kind, name, shape=shape, tax_number=TAX, width=width, height=height)
                assert draw_seal(design).startswith(b"%PDF")


def test_a_name_is_written_as_its_owner_writes_it() -> None:
    checked = check_design(usual(SealKind.COMPANY, " 印信 (上海) 有限公司 "))
    assert checked.name == "印信（上海）有限公司"
    assert check_design(usual(SealKind.COMPANY, "Yinxin  Ltd (UK)")).name == "Yinxin Ltd (UK)"


def test_no_code_is_ever_made_up() -> None:
    for kind in SealKind:
        assert usual(kind, "王小明").code == ""


def test_a_design_is_kept_as_json_and_read_again() -> None:
    design = usual(SealKind.CONTRACT, COMPANY, ageing=7)
    assert read_design(design.as_json()) == design
    later = {**design.as_json(), "from_a_later_version": 1}
    del later["ageing"]
    assert read_design(later) == replace(design, ageing=None)
    assert isinstance(read_design(later), SealDesign)
