"""Time stamps from elsewhere: what comes is looked at whole; several stand in for each other, ours for none."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from signing.errors import Waiting
from signing.trust.asking import external_timestamper
from signing.trust.authority import Authority
from signing.trust.failover import REMEMBERED_S, Noted, Timestampers, stamped_by
from signing.trust.timestamps import OwnTimestamper
from signing.trust.tokens import BadToken, check_token
from tests.signing.trust.openssl_tsa import openssl_tsa
from tests.signing.trust.serving import Server, serving

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
DIGEST = hashlib.sha256(b"a signature value").digest()


@lru_cache
def own() -> OwnTimestamper:
    return Authority(Authority.create(NOW - timedelta(days=1), "印信测试")).timestamper()


def token(**changed: Any) -> bytes:
    facts: dict[str, Any] = {"imprint": DIGEST, "algorithm": "sha256", "now": NOW, "nonce": 7, **changed}
    return own().token(**facts)


def test_a_good_token_tells_when_and_whose() -> None:
    found = check_token(token(), DIGEST, 7, NOW)
    assert found.at == NOW and found.certificates[0] == own().certificate
    assert stamped_by(token()) == "Yinxin Time Stamp"


WRONG: dict[str, tuple[bytes, str]] = {
    "another digest": (token(imprint=hashlib.sha256(b"x").digest()), "another digest"),
    "another algorithm": (token(imprint=hashlib.sha512(b"x").digest(), algorithm="sha512"), "another digest"),
    "another nonce": (token(nonce=8), "another question"),
    "no nonce": (token(nonce=None), "another question"),
    "an hour ago": (token(now=NOW - timedelta(hours=1)), "its clock"),
    "in an hour": (token(now=NOW + timedelta(hours=1)), "its clock"),
    "no certificate": (token(certs=False), "certificate"),
    "nothing": (b"", "unreadable"),
    "a sequence": (b"\x30\x03\x02\x01\x05", "unreadable"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_token_that_is_not_the_answer_is_refused(what: str) -> None:
    made, why = WRONG[what]
    with pytest.raises(BadToken, match=why):
        check_token(made, DIGEST, 7, NOW)


def test_a_key_that_is_not_for_time_stamps_makes_none() -> None:
    authority = Authority(Authority.create(NOW - timedelta(days=1), "印信测试"))
    key = authority.issue_seal("印信", "公章", NOW)
    false = OwnTimestamper(key.certificate, key.chain, key.key)
    with pytest.raises(BadToken, match="not for time stamps"):
        check_token(false.token(DIGEST, "sha256", NOW, 7), DIGEST, 7, NOW)


def test_a_token_after_its_certificates_end_is_refused() -> None:
    late = NOW + timedelta(days=9 * 365)
    with pytest.raises(BadToken, match="ended"):
        check_token(own().token(DIGEST, "sha256", late, 7), DIGEST, 7, late)


def test_every_byte_of_a_token_counts() -> None:
    """Whatever is changed in what is signed, or in the signature, is found; what is left are certificates that
    nobody signs with, and one spelling of the same thing."""
    good = token()
    begin = good.index(b"\x06\x0b*\x86H\x86\xf7\r\x01\x09\x10\x01\x04")  # where its content begins
    end = begin + 130
    signed = [*range(begin, end), *range(len(good) - 180, len(good))]
    taken = []
    for at in signed:
        changed = good[:at] + bytes((good[at] ^ 1,)) + good[at + 1 :]
        try:
            check_token(changed, DIGEST, 7, NOW)
        except BadToken:
            continue
        taken.append(at)
    assert taken == []


# ── several ──────────────────────────────────────────────────────────────────────────────────────────────────


class Somebody:
    """An authority elsewhere, without the way there."""

    def __init__(self, url: str) -> None:
        self.url, self.away, self.asked = url, False, 0

    def stamp(self, digest: bytes, *, now: datetime) -> bytes:
        self.asked += 1
        if self.away:
            raise Waiting("timestamp-unavailable", url=self.url, why="away")
        return f"{self.url} stamped".encode()


class Minutes:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def three() -> tuple[Timestampers, list[Somebody], Minutes]:
    minutes, them = Minutes(), [Somebody(each) for each in ("first", "second", "third")]
    return Timestampers(them, minutes), them, minutes  # type: ignore[arg-type]


def test_the_first_stamps_while_it_answers(three: Any) -> None:
    several, them, _ = three
    assert several.stamp(DIGEST, now=NOW) == b"first stamped"
    assert [one.asked for one in them] == [1, 0, 0]


def test_the_next_stands_in_and_the_failed_one_rests_some_minutes(three: Any) -> None:
    several, (first, *_), minutes = three
    first.away = True
    assert several.stamp(DIGEST, now=NOW) == b"second stamped"
    first.away = False
    assert several.stamp(DIGEST, now=NOW) == b"second stamped"
    assert first.asked == 1, "nobody waits for it again so soon"
    minutes.now += REMEMBERED_S + 1
    assert several.stamp(DIGEST, now=NOW) == b"first stamped"


def test_when_all_are_away_the_task_waits_and_each_is_named(three: Any) -> None:
    several, them, _ = three
    for one in them:
        one.away = True
    for _ in range(2):
        with pytest.raises(Waiting, match="timestamp-unavailable") as missing:
            several.stamp(DIGEST, now=NOW)
        assert missing.value.facts["url"] == "first, second, third"
    them[2].away = False
    assert several.stamp(DIGEST, now=NOW) == b"third stamped", "it heals at once"


# ── by HTTP, against OpenSSL ─────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def tsa(tmp_path: Path) -> Any:
    made, _ = openssl_tsa(tmp_path / "tsa", datetime.now(UTC))
    with serving("application/timestamp-reply") as server:
        server.answers["/tsr"] = made.answer
        yield server


def now() -> datetime:
    return datetime.now(UTC)


@pytest.mark.slow
def test_openssl_stamps_for_us_and_is_named(tsa: Server) -> None:
    noted = Noted(external_timestamper(f"{tsa.url}/tsr"))
    assert noted.by == ""
    made = noted.stamp(DIGEST, now=now())
    assert noted.by == "Other Time Stamps"
    assert check_token(made, DIGEST, _nonce(made), now()).at.tzinfo is not None
    assert tsa.asked[0][2]["Content-Type"] == "application/timestamp-query"


def _nonce(made: bytes) -> int:
    from asn1crypto import cms

    info = cms.ContentInfo.load(made)["content"]["encap_content_info"]["content"].parsed
    return int(info["nonce"].native)


@pytest.mark.slow
def test_name_and_password_go_to_who_asked_for_them(tsa: Server) -> None:
    external_timestamper(f"{tsa.url}/tsr", user="us", password="word").stamp(DIGEST, now=now())
    assert tsa.asked[0][2]["Authorization"].startswith("Basic ")


@pytest.mark.slow
@pytest.mark.parametrize(
    "how", ["error", "nonsense", "old answer", "too large", "redirect", "wrong clock", "purpose"]
)
def test_whatever_goes_wrong_there_is_a_reason_to_wait(how: str, tsa: Server, tmp_path: Path) -> None:
    good = tsa.answers["/tsr"]
    kept: list[tuple[int, bytes]] = []

    def old(question: bytes) -> tuple[int, bytes]:
        kept.append(good(question))
        return kept[0]

    moment = now()
    match how:
        case "error":
            tsa.answers["/tsr"] = lambda _: (503, b"")
        case "nonsense":
            tsa.answers["/tsr"] = lambda _: (200, b"<html>")
        case "old answer":
            tsa.answers["/tsr"] = old
            external_timestamper(f"{tsa.url}/tsr").stamp(DIGEST, now=now())
        case "too large":
            tsa.answers["/tsr"] = lambda _: (200, b"\x30" * 200_000)
        case "redirect":
            tsa.answers["/elsewhere"] = good
            tsa.answers["/tsr"], tsa.headers["Location"] = lambda _: (307, b""), "/elsewhere"
        case "wrong clock":
            moment -= timedelta(minutes=10)
        case "purpose":
            other, _ = openssl_tsa(tmp_path / "other", now(), purpose=False)
            tsa.answers["/tsr"] = other.answer
    with pytest.raises(Waiting, match="timestamp-unavailable"):
        external_timestamper(f"{tsa.url}/tsr", timeout_s=5).stamp(DIGEST, now=moment)
    assert how != "redirect" or [path for path, _, _ in tsa.asked] == ["/tsr"]


@pytest.mark.slow
def test_one_that_never_answers_is_left_for_the_next(tsa: Server) -> None:
    with serving() as silent:
        import threading

        silent.answers["/tsr"] = lambda _: (threading.Event().wait(3), (503, b""))[1]
        several = Timestampers(
            [external_timestamper(f"{silent.url}/tsr", timeout_s=0.5), external_timestamper(f"{tsa.url}/tsr")]
        )
        assert stamped_by(several.stamp(DIGEST, now=now())) == "Other Time Stamps"
