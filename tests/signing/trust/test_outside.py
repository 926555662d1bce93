"""What other authorities say of their certificates goes into the document; without it, it waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.x509.ocsp import OCSPCertStatus

from signing.errors import Waiting
from signing.fields.kinds import Box, Field, FieldKind
from signing.pdf.chains import certificates_behind
from signing.pdf.close import close_document
from signing.pdf.ink import Mark
from signing.pdf.prepare import prepare_base
from signing.pdf.sign import sign_revision
from signing.pdf.verify import verify_pdf
from signing.trust.asking import external_timestamper
from signing.trust.authority import Authority
from signing.trust.fetching import Fetcher
from signing.trust.keys import ValidationMaterial
from signing.trust.outside import Outside
from signing.trust.profiles import Subject
from tests.signing.pdf.corpus import contract
from tests.signing.pdf.foreign import foreign_signed
from tests.signing.pdf.validators import archive_verdicts, poppler_verdicts
from tests.signing.trust.elsewhere_answers import DAY, Answers, answering
from tests.signing.trust.openssl_tsa import openssl_tsa
from tests.signing.trust.purchased import purchased
from tests.signing.trust.serving import serving

pytestmark = pytest.mark.slow
DER = serialization.Encoding.DER


@pytest.fixture
def answers() -> Iterator[Answers]:
    with serving() as server:
        yield answering(server)


def now() -> datetime:
    return datetime.now(UTC)


def outside(**more: Any) -> Outside:
    return Outside(used=True, fetcher=Fetcher(allow_private=True, seconds=3), **more)


def material(answers: Answers, asked: Outside | None = None) -> ValidationMaterial:
    key = answers.held.key
    return (asked or outside()).material([key.certificate, *key.chain], now())


def test_an_answer_for_each_below_the_root(answers: Answers) -> None:
    found = material(answers)
    assert len(found.ocsps) == 1 and len(found.crls) == 1, "of the certificate by OCSP, of its issuer by list"
    assert set(found.certs) == {answers.held.key.certificate, *answers.held.key.chain}


def test_it_is_asked_once_an_hour_however_many_documents_there_are(answers: Answers) -> None:
    asked = outside()
    for _ in range(3):
        material(answers, asked)
    assert sorted(path for path, _, _ in answers.server.asked) == ["/ocsp", "/root.crl"]


def test_without_ocsp_the_list_serves(answers: Answers) -> None:
    answers.answer("/ocsp", lambda _: (503, b""))
    found = material(answers)
    assert not found.ocsps and len(found.crls) == 2


def test_the_issuer_is_fetched_where_it_did_not_come_along(answers: Answers) -> None:
    held = answers.held
    found = outside(roots=(held.key.chain[-1],)).material([held.key.certificate], now())
    assert held.key.chain[0] in found.certs and len(found.ocsps) == 1 and len(found.crls) == 1


WRONG = {
    "revoked": lambda one: one.ocsp(status=OCSPCertStatus.REVOKED),
    "unknown": lambda one: one.ocsp(status=OCSPCertStatus.UNKNOWN),
    "of yesterday": lambda one: one.ocsp(since=-3 * DAY, until=-DAY),
    "of tomorrow": lambda one: one.ocsp(since=DAY, until=2 * DAY),
    "about another": lambda one: one.ocsp(about=purchased(now=now())),
    "by another": lambda one: one.ocsp(by=purchased(now=now())),
    "nonsense": lambda one: b"<html>",
    "too large": lambda one: b"\x30" * 200_000,
    "nothing": lambda one: b"",
}


@pytest.mark.parametrize("how", WRONG)
def test_an_answer_that_is_none_is_waited_for(how: str, answers: Answers) -> None:
    answers.answer("/ocsp", WRONG[how](answers))
    answers.answer("/ca.crl", lambda _: (404, b""))
    with pytest.raises(Waiting, match="status-unavailable"):
        material(answers)
    answers.answer("/ocsp", answers.ocsp())
    assert material(answers).ocsps, "and it heals"


LISTS = {
    "revoked": lambda one: one.crl(one.held.certificate.serial_number),
    "old": lambda one: one.crl(until=-DAY),
    "of another": lambda one: one.crl(root=True),
    "nonsense": lambda one: b"x",
}


@pytest.mark.parametrize("how", LISTS)
def test_a_list_that_is_none_is_waited_for(how: str, answers: Answers) -> None:
    answers.answer("/ocsp", lambda _: (503, b""))
    answers.answer("/ca.crl", LISTS[how](answers))
    with pytest.raises(Waiting, match="status-unavailable"):
        material(answers)


def test_our_own_network_is_not_asked_unless_the_operator_says_so(answers: Answers) -> None:
    with pytest.raises(Waiting, match="private network"):
        material(answers, Outside(used=True))
    assert answers.server.asked == []


def test_a_redirect_leads_nowhere_that_a_certificate_could_not(answers: Answers) -> None:
    answers.answer("/ocsp", lambda _: (503, b""))
    answers.answer("/ca.crl", lambda _: (302, b""))
    answers.server.headers["Location"] = "http://inside.example/secret"
    names = {"127.0.0.1": "127.0.0.1", "inside.example": "10.0.0.1"}

    def resolve(host: str, port: int) -> list[str]:
        seen.append(host)
        return [names[host]]

    seen: list[str] = []
    # The first hop is on this computer, for the test; the second is refused by its address.
    fetcher = _OnlyLoopback(addresses=resolve, seconds=3)
    with pytest.raises(Waiting, match="private network"):
        material(answers, Outside(used=True, fetcher=fetcher))
    assert "inside.example" in seen


class _OnlyLoopback(Fetcher):
    def _allowed(self, host: str, port: int) -> str:
        return "127.0.0.1" if host == "127.0.0.1" else super()._allowed(host, port)


def test_a_document_certified_with_a_bought_key_and_stamped_elsewhere_holds_for_years(
    answers: Answers, tmp_path: Path
) -> None:
    tsa, listed = openssl_tsa(tmp_path / "tsa", now(), crl=f"{answers.server.url}/tsa.crl")
    answers.answer("/tsr", tsa.answer)
    answers.answer("/tsa.crl", listed(now() - timedelta(hours=1)))
    key, stamps = answers.held.key, external_timestamper(f"{answers.server.url}/tsr")
    authority = Authority(Authority.create(now() - DAY, "印信测试"), signing=key, outside=outside())
    field = Field("p1_sign_1", "p1", FieldKind.SIGNATURE, 0, Box(40, 40, 150, 48))
    base = prepare_base(
        contract(), [field], certifier=authority.certification_key(), timestamper=stamps, now=now(), reason="x"
    )
    act = authority.issue_one_shot(Subject("李明"), now())
    signed = sign_revision(base, fields=[field], mark=Mark("李明", now()), key=act, timestamper=stamps, now=now())
    behind = certificates_behind(signed, authority.is_ours)
    assert {act.certificate, key.certificate, tsa.certificate} <= set(behind)
    data = close_document(
        signed,
        closer=authority.certification_key(),
        timestamper=stamps,
        validation=authority.validation_material([act.certificate, *behind], now()),
        now=now(),
    )
    later = now() + timedelta(hours=2)
    roots = (key.chain[-1], tsa.root)
    verdicts = archive_verdicts(data, authority.root_der, later, *roots)
    assert set(verdicts.values()) == {"Passed.OK"} and len(verdicts) == 3
    path = tmp_path / "closed.pdf"
    path.write_bytes(data)
    assert poppler_verdicts(path)[:3] == ["Signature is Valid."] * 3, (
        "poppler does not judge the fourth, a time stamp"
    )
    assert set(authority.roots) == {authority.root_der, key.chain[-1]}
    assert verify_pdf(data, roots=(*authority.roots, tsa.root), now=later).verdict == "valid"


def test_who_signed_a_document_before_it_came_to_us_is_not_asked_about() -> None:
    authority = Authority(Authority.create(now() - DAY, "印信测试"))
    assert certificates_behind(foreign_signed(contract()), authority.is_ours) == ()
