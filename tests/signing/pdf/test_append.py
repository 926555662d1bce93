"""A revision appended unread is what pyHanko would have accepted, and everybody else too."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from signing.errors import DocumentRefused
from signing.fields.kinds import Box, Field, FieldKind
from signing.pdf.append import append_revision
from signing.pdf.plan import Plan
from signing.pdf.planning import plan_of
from signing.pdf.prefix import prefix_of
from signing.pdf.renew import newest_stamp, renew_evidence, stamp_in
from signing.pdf.revision import Act
from signing.trust import profiles
from signing.trust.certificates import Wish, issue
from signing.trust.keys import SigningKey
from signing.trust.profiles import Subject, subject_name
from tests.signing.pdf.appended import Line, box, ready, some_writes
from tests.signing.pdf.corpus import SHAPES, contract
from tests.signing.pdf.desk import LATER, NOW, Desk, places
from tests.signing.pdf.validators import (
    archive_verdicts,
    changes,
    mupdf_says,
    poppler_verdicts,
    qpdf_is_content,
)

P1, P2 = (["p1_sign_1", "p1_date_1", "p1_sign_2"], ["p2_seal_1", "p2_sign_1", "p2_date_1"])
KINDS = {"table": contract, "stream": SHAPES["object streams"]}


def line(desk: Desk, kind: str = "table", fields: list[Field] | None = None) -> Line:
    return Line(desk, desk.base(KINDS[kind](), fields, intake=False))


def rsa_key(desk: Desk) -> SigningKey:
    """As a purchased certificate would be: RSA, in a signature of its own."""
    key = rsa.generate_private_key(65537, 2048)
    name = subject_name(Subject("李明", "上海长江国际贸易有限公司"))
    wish = Wish(name, key.public_key(), profiles.ONE_SHOT, timedelta(hours=24), "issuing", "http://localhost:8000")
    own = desk.authority
    certificate = issue(wish, (own._certs["issuing"], own._keys["issuing"]), key, NOW)  # type: ignore[arg-type]
    der = certificate.public_bytes(serialization.Encoding.DER)
    desk.certificates.append(der)
    forms = (serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    serial, until = f"{certificate.serial_number:x}", certificate.not_valid_after_utc
    return SigningKey(der, own.chain, serial, NOW, until, key.private_bytes(*forms))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("algorithm", ["P-256", pytest.param("RSA", marks=pytest.mark.slow)])
def test_every_revision_on_the_way_and_the_archive_hold_for_everybody(
    desk: Desk, kind: str, algorithm: str, tmp_path: Path
) -> None:
    signing = line(desk, kind)
    assert signing.plan.is_table is (kind == "table")
    for names in (P2, P1):
        signing.sign(some_writes(signing.plan, names), names[0], rsa_key(desk) if algorithm == "RSA" else None)
        assert set(changes(signing.data).values()) == {True}
        path = tmp_path / "on-the-way.pdf"
        path.write_bytes(signing.data)
        assert qpdf_is_content(path)
        assert set(poppler_verdicts(path)) == {"Signature is Valid."}
        assert "signature is valid" in mupdf_says(path) and "broken" not in mupdf_says(path)
        verdict = desk.verify(signing.data, NOW)
        assert verdict.verdict == "valid" and verdict.signatures[-1].covers_whole
    by_pyhanko, unread = desk.close(signing.data), signing.close()
    for closed in (by_pyhanko, unread):
        verdicts = archive_verdicts(closed, desk.authority.root_der, LATER)
        assert len(verdicts) == 4 and set(verdicts.values()) == {"Passed.OK"}
        path.write_bytes(closed)
        assert qpdf_is_content(path)
        assert poppler_verdicts(path)[:4] == ["Signature is Valid."] * 4
        found = desk.verify(closed).signatures
        assert [one.level for one in found] == ["B-LTA"] * 4 + ["DTS"]
        assert [one.later_changes for one in found] == [*["form-filling"] * 3, "archive", "none"]
    assert stamp_in(unread) == newest_stamp(unread)


def test_the_plan_after_it_is_the_plan_one_would_read_from_the_file(desk: Desk) -> None:
    for kind in KINDS:
        signing = line(desk, kind)
        signing.sign(some_writes(signing.plan, P1), "p1_sign_1")
        read, kept = ready(signing.data)[0], signing.plan
        assert read == kept
        assert Plan.from_bytes(kept.to_bytes()) == kept
        assert Plan.from_bytes(kept.to_bytes().replace(b'"version":', b'"version":1000')) is None


def test_nothing_but_the_section_is_touched(desk: Desk) -> None:
    """Neither the document nor a part of it is needed: only its plan, and the digest so far."""
    signing = line(desk)
    made, _ = signing.make(some_writes(signing.plan, P1), "p1_sign_1")
    assert len(made.section) < 25_000
    assert signing.plan.length + len(made.section) == made.plan.length
    assert signing.prefix.hexdigest() == signing.plan.sha256, "the digest kept for others is not used up"


def test_the_lock_names_what_was_written_and_the_dictionary_says_who_and_why(desk: Desk) -> None:
    signing = line(desk)
    made = signing.sign(some_writes(signing.plan, P1[:2]), "p1_sign_1")
    for said in (
        b"/Action /Include /Fields [(p1_sign_1) (p1_date_1)]",
        b"/M (D:20241124030000Z)",
        b"/Name <feff%s>" % "李明".encode("utf-16-be").hex().encode(),
        b"/Location <feff%s>" % "上海".encode("utf-16-be").hex().encode(),
        b"/Reason <feff%s>" % "签署".encode("utf-16-be").hex().encode(),
    ):
        assert made.section.count(said) == 1


@pytest.mark.parametrize("names", [["p1_sign_1"], ["p1_date_1"]])
def test_a_place_is_taken_once(desk: Desk, names: list[str]) -> None:
    signing = line(desk)
    before = some_writes(signing.plan, names)
    signing.sign(some_writes(signing.plan, P1), "p1_sign_1")
    with pytest.raises(DocumentRefused, match="place-taken"):
        signing.make(before, "p1_sign_1")


def test_a_place_that_was_not_prepared_is_missing(desk: Desk) -> None:
    signing = line(desk)
    for writes, field in (({"elsewhere": {"V": "x"}}, "p1_sign_1"), ({}, "elsewhere")):
        with pytest.raises(DocumentRefused, match="place-missing"):
            signing.make(writes, field)


def test_filling_changes_only_what_filling_may(desk: Desk) -> None:
    signing = line(desk)
    with pytest.raises(ValueError, match="Rect"):
        signing.make({"p1_sign_1": {"Rect": [0, 0, 600, 800]}}, "p1_sign_1")


def test_a_digest_of_another_file_is_our_mistake(desk: Desk) -> None:
    signing = line(desk)
    act = Act("p1_sign_1")
    with pytest.raises(ValueError, match="another file"):
        append_revision(
            signing.plan, prefix_of(b"other"), {}, act, key=signing.key(), timestamper=desk.timestamper, now=NOW
        )


def test_a_signature_that_is_larger_than_thought_gets_its_room(desk: Desk) -> None:
    signing = line(desk)
    whole, asked = signing.key(), []

    class Wordy:
        """An authority that sends a long chain along."""

        certificate, hash_name = whole.certificate, whole.hash_name

        def cms(self, digest: bytes, **how: Any) -> bytes:
            asked.append(digest)
            padding = bytes(2_000) if len(asked) > 1 else bytes(9_000)
            return whole.cms(digest, **how) + padding

    made, _ = signing.make(some_writes(signing.plan, P1), "p1_sign_1", Wordy())
    assert len(asked) == 2 and asked[0] != asked[1], "with other room it is another digest"
    assert made.plan.room > signing.plan.room
    assert len(re.findall(rb"/Contents <[0-9a-f]*>", made.section)) == 1


def test_fresh_validation_data_goes_along_and_nothing_twice(desk: Desk) -> None:
    signing = line(desk)
    for names in (P1, P2):
        key = signing.key()
        fresh = desk.authority.validation_material([key.certificate], NOW)
        made = signing.sign(some_writes(signing.plan, names), names[0], key, validation=fresh)
    store = made.plan.store
    assert store is not None and len(store.certs) == len(set(desk.certificates)) + 6
    assert ready(signing.data)[0].store == store
    assert set(changes(signing.data).values()) == {True}
    assert desk.verify(signing.data, NOW).verdict == "valid"
    closed = desk.close(signing.data)
    assert set(archive_verdicts(closed, desk.authority.root_der, LATER).values()) == {"Passed.OK"}


@pytest.mark.slow
def test_three_hundred_strips_are_one_revision(desk: Desk) -> None:
    names = [f"p1_seam_{n}" for n in range(300)]
    fields = [
        places()[0],
        *(Field(name, "p1", FieldKind.SEAM, n % 2, Box(560, 300, 30, 90)) for n, name in enumerate(names)),
    ]
    signing = line(desk, fields=fields)
    there = signing.plan.fields[names[0]].there
    writes: dict[str, Any] = {
        name: {"V": "骑缝章", "AP": {"N": box(there, n / 300)}} for n, name in enumerate(names)
    }
    signing.sign({**some_writes(signing.plan, ["p1_sign_1"]), **writes}, "p1_sign_1")
    assert desk.verify(signing.data, NOW).verdict == "valid"
    assert set(changes(signing.data).values()) == {True}


def test_unusual_documents_have_no_plan(desk: Desk) -> None:
    base = desk.base(contract())
    for data in (contract(), b"", b"%PDF-1.7", base + b"\n% more", base[:-1000], SHAPES["hybrid"]()):
        assert plan_of(data, prefix_of(data)) is None


def test_a_document_closed_unread_is_renewed_like_any_other(desk: Desk) -> None:
    signing = line(desk)
    signing.sign(some_writes(signing.plan, P1), "p1_sign_1")
    closed = signing.close()
    stamp = newest_stamp(closed)
    validation = desk.authority.validation_material(stamp.certificates, LATER)
    renewed = renew_evidence(closed, timestamper=desk.timestamper, validation=validation, now=LATER)
    assert set(archive_verdicts(renewed, desk.authority.root_der, LATER).values()) == {"Passed.OK"}


def test_closing_needs_its_spare_field(desk: Desk) -> None:
    signing = line(desk)
    signing.plan = replace(signing.plan, fields={})
    with pytest.raises(DocumentRefused, match="place-missing"):
        signing.close()
