"""What is said about files: ours, foreign ones, and those that somebody changed."""

from __future__ import annotations

import json
import pickle
from datetime import timedelta
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signing.errors import DocumentRefused
from signing.pdf.verify import verify_pdf
from signing.trust.authority import Authority
from tests.examples import examples
from tests.signing.pdf.attacks import APPENDED, BYTES, appended, filled
from tests.signing.pdf.corpus import contract
from tests.signing.pdf.desk import LATER, NOW, Desk, authority
from tests.signing.pdf.foreign import foreign_signed


def verdict(data: bytes) -> str:
    """In one word."""
    return verify_pdf(data, roots=(authority().root_der,), now=LATER).verdict


def test_a_file_without_signatures_says_so() -> None:
    found = verify_pdf(contract(), roots=(), now=NOW)
    assert (found.verdict, found.signatures, found.exit_code) == ("not-signed", (), 1)


def test_our_document_is_valid_and_each_signature_told(signed_by_both: tuple[Desk, bytes]) -> None:
    desk, data = signed_by_both
    found = desk.verify(data)
    assert (found.verdict, found.exit_code) == ("valid", 0)
    certify, first, second = found.signatures
    assert (certify.certification, certify.who) == (True, "印信科技有限公司")
    assert (first.who, first.company, first.field) == ("李明", None, "p1_sign_1")
    assert (second.who, second.company) == ("王芳", "上海长江国际贸易有限公司")
    assert (first.claimed_at, first.stamped_at) == (NOW, NOW)
    assert [one.revision for one in found.signatures] == [2, 3, 4]
    assert [one.covers_whole for one in found.signatures] == [False, False, True]


def test_a_certificate_that_ended_is_trusted_by_its_time_stamp(signed_by_both: tuple[Desk, bytes]) -> None:
    desk, data = signed_by_both
    assert desk.verify(data, NOW + timedelta(days=3000)).verdict == "valid-untrusted", "the time stamps ended too"
    assert desk.verify(data, NOW + timedelta(days=300)).verdict == "valid"


def test_without_the_root_it_is_intact_but_untrusted(closed: tuple[Desk, bytes]) -> None:
    _, data = closed
    stranger = Authority(Authority.create(NOW, "印信科技有限公司"))
    found = verify_pdf(data, roots=(stranger.root_der,), now=LATER)
    assert (found.verdict, found.exit_code) == ("valid-untrusted", 0)
    assert not any(one.trusted for one in found.signatures), "a look-alike root vouches for nobody"


def test_a_revoked_certificate_is_not_trusted(signed_by_both: tuple[Desk, bytes]) -> None:
    from cryptography import x509

    from signing.pdf.close import close_document
    from signing.trust.revocation import Revoked

    desk, data = signed_by_both
    serial = x509.load_der_x509_certificate(desk.certificates[0]).serial_number
    revoked = {serial: Revoked(NOW - timedelta(seconds=30))}
    closed = close_document(
        data,
        closer=desk.authority.certification_key(),
        timestamper=desk.timestamper,
        validation=desk.authority.validation_material(desk.certificates, LATER, revoked=revoked),
        now=LATER,
    )
    found = desk.verify(closed)
    assert found.verdict == "valid-untrusted"
    assert [one.field for one in found.signatures if not one.trusted] == ["p1_sign_1"]


def test_json_is_plain_and_keeps_its_keys(closed: tuple[Desk, bytes]) -> None:
    desk, data = closed
    plain = json.loads(json.dumps(desk.verify(data).to_json()))
    assert list(plain) == ["verdict", "sha256", "size", "signatures"]
    assert list(plain["signatures"][0]) == [
        *("field", "revision", "who", "company", "reference", "serial", "claimed_at", "stamped_at"),
        *("stamp_trusted", "intact", "trusted", "covers_whole", "later_changes", "level", "certification"),
        "is_timestamp",
        "unknown",
        "filled",
    ]
    assert plain["signatures"][1]["stamped_at"] == "2024-11-24T03:00:00+00:00"


def test_a_verdict_crosses_to_another_process(closed: tuple[Desk, bytes]) -> None:
    desk, data = closed
    found = desk.verify(data)
    assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize("attack", APPENDED)
@pytest.mark.parametrize("state", ["open", "closed"])
def test_what_was_appended_without_a_signature_is_found(
    attack: str, state: str, signed_by_both: tuple[Desk, bytes], closed: tuple[Desk, bytes]
) -> None:
    data = (closed if state == "closed" else signed_by_both)[1]
    assert verdict(appended(data, APPENDED[attack])) == "tampered"


@pytest.mark.parametrize("attack", BYTES)
def test_changed_bytes_are_found(attack: str, signed_by_both: tuple[Desk, bytes]) -> None:
    assert verdict(BYTES[attack](signed_by_both[1])) in {"tampered", "cannot-judge"}


def test_a_value_nobody_signed_is_found_while_others_have_yet_to_sign(desk: Desk) -> None:
    data = desk.sign(desk.base(contract()), "p1")
    forged = appended(data, filled("p2_date_1", "2031年1月1日"))
    found = desk.verify(forged)
    assert found.verdict == "tampered"
    assert found.signatures[-1].later_changes == "unexplained"


def test_a_time_stamp_does_not_vouch_for_values(desk: Desk) -> None:
    """Anybody may have a file stamped, by our own authority too."""
    from signing.pdf.revision import open_for_revision, stamp_with

    forged = appended(desk.sign(desk.base(contract()), "p1"), filled("p2_date_1", "2031年1月1日"))
    stamped = stamp_with(open_for_revision(forged), "archive1", timestamper=desk.timestamper, now=NOW)
    assert desk.verify(stamped).verdict == "tampered"


def test_somebody_else_in_our_place_is_untrusted(desk: Desk) -> None:
    stranger = Authority(Authority.create(NOW - timedelta(days=1), "印信科技有限公司"))
    ours, desk.authority = desk.authority, stranger
    data = desk.sign(_base_by(ours), "p1")
    desk.authority = ours
    found = desk.verify(data)
    assert found.verdict == "valid-untrusted"
    assert [one.trusted for one in found.signatures] == [True, False]


def _base_by(ours: Authority) -> bytes:
    desk = Desk()
    desk.authority = ours
    return desk.base(contract())


def test_an_older_revision_of_the_file_is_valid_in_itself(signed_by_both: tuple[Desk, bytes]) -> None:
    """A rolled-back file carries no trace; that it is not the newest is known from the audit trail."""
    desk, data = signed_by_both
    first = data[: data.rindex(b"%%EOF", 0, data.rindex(b"%%EOF")) + 6]
    assert [one.field for one in desk.verify(first).signatures] == ["certify", "p1_sign_1"]


def test_a_foreign_signature_is_intact_and_survives_ours(desk: Desk) -> None:
    """An approval signature by other software's habits: adbe.pkcs7.detached, RSA, in a field of its own."""
    foreign = foreign_signed(contract())
    alone = desk.verify(foreign)
    only = alone.signatures[0]
    assert (alone.verdict, only.level, only.who) == ("valid-untrusted", "PKCS7", "Alice")
    signed = desk.sign(desk.base(foreign), "p1")
    closed = desk.close(signed)
    found = desk.verify(closed)
    assert found.verdict == "valid-untrusted"
    assert [one.field for one in found.signatures] == ["Signature1", "certify", "p1_sign_1", "close", "archive1"]
    assert all(one.intact and one.later_changes != "unexplained" for one in found.signatures)
    assert not any(one.certification for one in found.signatures), "what came signed cannot be certified"


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_certified_upload_takes_no_new_places(level: int, desk: Desk) -> None:
    code = "certified-no-changes" if level == 1 else "certified-no-new-fields"
    with pytest.raises(DocumentRefused, match=code):
        desk.base(foreign_signed(contract(), certify=level))


def test_a_lock_over_all_fields_takes_no_new_places(desk: Desk) -> None:
    with pytest.raises(DocumentRefused, match="certified-no-new-fields"):
        desk.base(foreign_signed(contract(), lock_all=True))


NO_PDF = [(b"", "empty-file"), (b"\0\n ", "empty-file"), (b"MZ...", "not-a-pdf")]


@pytest.mark.parametrize(("data", "code"), NO_PDF)
def test_what_is_no_pdf_cannot_be_judged(data: bytes, code: str) -> None:
    found = verify_pdf(data, roots=(), now=NOW)
    assert (found.verdict, found.why, found.exit_code) == ("cannot-judge", code, 1)


def test_half_a_file_is_judged_but_never_valid(signed_by_both: tuple[Desk, bytes]) -> None:
    data = signed_by_both[1]
    for size in range(0, len(data), len(data) // 23):
        assert verdict(data[:size]) != "valid" or data[:size].rstrip().endswith(b"%%EOF")


@lru_cache
def _signed() -> bytes:
    return Desk().signed(contract())


@pytest.mark.slow
@settings(max_examples=examples(40, 5000), deadline=None, print_blob=False)
@given(changes=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), min_size=1, max_size=6))
def test_no_mutation_is_called_valid_or_raises(changes: list[tuple[float, bytes]]) -> None:
    """Bytes overwritten anywhere, signature values among them."""
    data = bytearray(_signed())
    for where, what in changes:
        at = int(where * (len(data) - len(what)))
        data[at : at + len(what)] = what
    said = verdict(bytes(data))
    harmless = bytes(data) == _signed() or _only_padding(_signed(), bytes(data))
    known = {"tampered", "not-signed", "valid-untrusted", "cannot-judge"}
    assert said in known or (said == "valid" and harmless)


def _only_padding(original: bytes, data: bytes) -> bool:
    """Hexadecimal zeros behind a signature value belong to nobody's range."""
    differing = [i for i, (old, new) in enumerate(zip(original, data, strict=True)) if old != new]
    return all(original[max(0, i - 40) : i + 40].strip(b"0123456789abcdefABCDEF<>") == b"" for i in differing)
