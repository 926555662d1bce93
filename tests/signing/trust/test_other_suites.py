"""Algorithms are exchanged behind one door: SM2 with SM3 (GB/T 32918, 32905) signs a PDF through it, the key lying
with OpenSSL, and nothing of the rest knows."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto import cms, x509
from pyhanko.pdf_utils.reader import PdfFileReader

from signing.fields.kinds import Box, Field, FieldKind
from signing.pdf.ink import Mark
from signing.pdf.prepare import prepare_base
from signing.pdf.sign import sign_revision
from signing.trust.authority import Authority
from tests.openssl import openssl
from tests.signing.pdf.corpus import contract
from tests.signing.trust.sm2 import WHO, Sm2Key, sm2_key

NOW = datetime.now(UTC)


@pytest.fixture
def key(tmp_path: Path) -> Sm2Key:
    return sm2_key(tmp_path)


def test_sm2_signs_a_pdf_through_the_same_door(key: Sm2Key) -> None:
    authority = Authority(Authority.create(NOW - timedelta(days=1), "印信测试"))
    stamps, certifier = authority.timestamper(), authority.certification_key()
    field = Field("p1_sign_1", "p1", FieldKind.SIGNATURE, 0, Box(40, 40, 150, 48))
    base = prepare_base(contract(), [field], certifier=certifier, timestamper=stamps, now=NOW, reason="x")
    data = sign_revision(base, fields=[field], mark=Mark("李明", NOW), key=key, timestamper=stamps, now=NOW)

    assert data.startswith(base)
    _, signature = PdfFileReader(io.BytesIO(data)).embedded_signatures
    begin, length, rest, tail = signature.byte_range
    covered = data[begin : begin + length] + data[rest : rest + tail]
    assert len(covered) + len(signature.pkcs7_content.hex()) + 2 == len(data)
    (signer,) = cms.ContentInfo.load(_whole(signature.pkcs7_content))["content"]["signer_infos"]
    attributes = {one["type"].native: one["values"][0].native for one in signer["signed_attrs"]}
    assert attributes["message_digest"] == hashlib.new("sm3", covered).digest()
    assert signer["signature_algorithm"]["algorithm"].dotted == "1.2.156.10197.1.501"
    assert signer["sid"].chosen["serial_number"].native == x509.Certificate.load(key.certificate).serial_number
    (key.folder / "attributes").write_bytes(signer["signed_attrs"].untag().dump())
    (key.folder / "value").write_bytes(signer["signature"].native)
    check = "pkeyutl -verify -pubin -inkey public.pem -rawin -digest sm3 -in attributes -sigfile value -pkeyopt"
    assert b"Successfully" in openssl(key.folder, check, WHO).stdout


def _whole(content: bytes) -> bytes:
    """Without the room that was left behind it."""
    return bytes(cms.ContentInfo.load(content).dump())


def test_a_value_that_is_no_signature_does_not_verify_so_the_check_above_can_fail(key: Sm2Key) -> None:
    (key.folder / "value").write_bytes(replace(key)._sign(b"one thing"))
    (key.folder / "attributes").write_bytes(b"another thing")
    with pytest.raises(AssertionError):
        openssl(
            key.folder,
            "pkeyutl -verify -pubin -inkey public.pem -rawin -digest sm3 -in attributes -sigfile value -pkeyopt",
            WHO,
        )
