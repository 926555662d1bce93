"""One signature on a file, without a task."""

from __future__ import annotations

from typing import Any

import pytest

from signing.errors import BadAnswer, DocumentRefused
from signing.pdf.preview import page_shapes
from signing.pdf.stand_alone import free_corner, sign_file
from signing.trust.profiles import Subject
from tests.signing.pdf.corpus import contract, typeset
from tests.signing.pdf.desk import NOW, Desk

DARK = "#set page(margin: 0pt, height: 8cm)\n#block(height: 100%, fill: luma(40), width: 100%)"
FULL = "#set page(margin: 0pt, height: 8cm)\n#set par(leading: 2pt)\n#block(height: 100%, clip: true, lorem(900))"


def signed(desk: Desk, data: bytes, **wanted: Any) -> bytes:
    key = desk.authority.issue_one_shot(Subject("李明"), NOW)
    desk.certificates.append(key.certificate)
    facts: dict[str, Any] = {
        "name": "李明",
        "company": None,
        "authority_key": key,
        "timestamper": desk.timestamper,
        "now": NOW,
        "zone": "Asia/Shanghai",
        "certifier": desk.authority.certification_key(),
        **wanted,
    }
    return sign_file(data, **facts)


def test_it_stands_in_a_free_corner_of_the_last_page(desk: Desk) -> None:
    data = signed(desk, contract())
    found = desk.verify(data, NOW)
    assert (found.verdict, [one.who for one in found.signatures]) == ("valid", ["印信科技有限公司", "李明"])
    assert len(page_shapes(data)) == 2


@pytest.mark.parametrize("body", [DARK, FULL], ids=["dark", "full of text"])
def test_where_nothing_is_free_a_page_is_added(body: str, desk: Desk) -> None:
    source = typeset(body)
    assert free_corner(source, 0, page_shapes(source)[0]) is None
    assert len(page_shapes(signed(desk, source))) == len(page_shapes(source)) + 1


def test_on_a_page_that_was_named_it_stands_even_where_nothing_is_free(desk: Desk) -> None:
    source = typeset(FULL)
    data = signed(desk, source, page=0)
    assert len(page_shapes(data)) == len(page_shapes(source))
    assert desk.verify(data, NOW).verdict == "valid"


def test_with_validation_data_it_is_archived(desk: Desk) -> None:
    key = desk.authority.issue_one_shot(Subject("李明"), NOW)
    validation = desk.authority.validation_material([key.certificate], NOW)
    found = desk.verify(signed(desk, contract(), authority_key=key, validation=validation), NOW)
    assert (found.verdict, found.signatures[1].level) == ("valid", "B-LTA")


@pytest.mark.parametrize("page", [-1, 2])
def test_a_page_that_is_not_there_is_said(page: int, desk: Desk) -> None:
    with pytest.raises(BadAnswer, match="no-such-page"):
        signed(desk, contract(), page=page)


def test_what_is_no_pdf_is_refused(desk: Desk) -> None:
    with pytest.raises(DocumentRefused, match="not-a-pdf"):
        signed(desk, b"hello")
