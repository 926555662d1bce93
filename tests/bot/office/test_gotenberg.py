"""A Gotenberg elsewhere, by its own form."""

from __future__ import annotations

import time

import pytest

from bot.office import office_of
from bot.office.gotenberg import Gotenberg
from signing.errors import DocumentRefused
from tests.gotenberg import StandIn
from tests.pdfs import contract

LETTER = b"PK\x03\x04 a letter\r\n--boundary--\r\n"


async def test_a_file_goes_out_under_a_plain_name_and_comes_back_a_pdf() -> None:
    with StandIn(body=contract(1)) as service:
        office = office_of(f"{service.url}/", max_mb=100)
        assert office is not None
        assert await office.to_pdf('合同"; x=\r\n.docx', LETTER) == contract(1)
    assert service.asked == [("/forms/libreoffice/convert", "document.docx", LETTER)]


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (400, b"bad", "office-failed"),
        (500, b"", "office-failed"),
        (503, b"", "office-too-long"),
        (429, b"", "office-too-long"),
        (401, b"", "office-unreachable"),
        (404, b"", "office-unreachable"),
        (502, b"", "office-unreachable"),
        (200, b"<html>a sign-in page</html>", "office-failed"),
        (200, b"", "office-failed"),
        (200, b"%PDF-" + bytes(1_100_000), "pdf-too-large"),
    ],
)
async def test_whatever_it_answers_is_one_plain_refusal(status: int, body: bytes, code: str) -> None:
    with StandIn(status, body) as service, pytest.raises(DocumentRefused) as refused:
        await Gotenberg(service.url, max_mb=1).to_pdf("a.docx", LETTER)
    assert refused.value.code == code


async def test_it_is_not_followed_elsewhere() -> None:
    with StandIn(body=contract(1)) as other, StandIn(307) as one:
        one.location = f"{other.url}/forms/libreoffice/convert"
        with pytest.raises(DocumentRefused, match="office-unreachable"):
            await Gotenberg(one.url, max_mb=100).to_pdf("a.docx", LETTER)
    assert one.asked and not other.asked


async def test_it_is_not_waited_for_for_ever() -> None:
    with StandIn(body=contract(1), holds=10) as service:
        began = time.perf_counter()
        with pytest.raises(DocumentRefused, match="office-too-long"):
            await Gotenberg(service.url, max_mb=100, seconds=0.3).to_pdf("a.docx", LETTER)
        assert time.perf_counter() - began < 9


async def test_where_nobody_listens_it_is_said() -> None:
    with StandIn() as service:
        url = service.url
    with pytest.raises(DocumentRefused, match="office-unreachable"):
        await Gotenberg(url, max_mb=100).to_pdf("a.docx", LETTER)
