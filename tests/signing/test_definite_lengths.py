"""What ends in the byte 80 is as definite as any other length, and leaves as it came."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

import pytest
from asn1crypto import cms, core, x509
from cryptography import x509 as made
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from signing.definite_lengths import is_indefinite
from signing.pdf.verify import verify_pdf
from tests.signing.pdf.corpus import contract
from tests.signing.pdf.desk import LATER, NOW
from tests.signing.pdf.strangers import Holder, signed_by

SPELT_OUT = bytes.fromhex("3003 0101 00")  # BasicConstraints with the default FALSE, as many authorities write it


def authority_of_length(last: int) -> Holder:
    """Its certificate's length ends in this byte, and it spells out a default."""
    key = ec.derive_private_key(7, ec.SECP256R1())
    for padding in range(1, 3000):  # a signature has 70 to 72 bytes
        name = made.Name([made.NameAttribute(NameOID.COMMON_NAME, "丁")])
        found = (
            made.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(7)
            .not_valid_before(NOW - timedelta(days=1))
            .not_valid_after(NOW + timedelta(days=900))
            .add_extension(
                made.UnrecognizedExtension(made.ObjectIdentifier("2.5.29.19"), SPELT_OUT), critical=True
            )
            .add_extension(
                made.UnrecognizedExtension(made.ObjectIdentifier("1.2.3.4"), b"\x04\x7e" + b"x" * (padding // 6)),
                critical=False,
            )
            .sign(key, hashes.SHA256())
        )
        if found.public_bytes(Encoding.DER)[3] == last:
            return Holder(found, key, ())
    raise AssertionError("no such length")


@pytest.mark.parametrize("last", [0x7F, 0x80, 0x81])
def test_a_certificate_leaves_as_it_came_and_its_signer_is_trusted(last: int) -> None:
    signer = authority_of_length(last)
    read: Any = x509.Certificate.load(signer.der)
    assert read.native and read.basic_constraints_value is not None
    assert read.dump() == signer.der
    found = verify_pdf(signed_by(signer, contract()), roots=(signer.der,), now=LATER)
    assert (found.verdict, [one.who for one in found.signatures]) == ("valid", ["丁"])


class Inside(core.Sequence):  # type: ignore[misc]
    _fields: ClassVar = [("what", core.OctetString), ("why", core.Boolean, {"default": False})]


class Around(core.Sequence):  # type: ignore[misc]
    _fields: ClassVar = [("one", Inside, {"explicit": 5}), ("other", Inside, {"implicit": 40}), ("any", core.Any)]


@given(st.integers(0, 700), st.integers(0, 300))
def test_any_length_leaves_as_it_came_also_after_a_look_inside(one: int, other: int) -> None:
    inside = Inside({"what": bytes(one)})
    data = Around({"one": inside, "other": {"what": bytes(other)}, "any": inside}).dump()
    read = Around.load(data)
    assert read.dump() == data
    assert read.native and read["one"].dump() and read.dump() == data


@given(st.integers(0, 700), st.integers(0, 700))
def test_what_is_changed_is_written_anew(before: int, after: int) -> None:
    read = Inside.load(Inside({"what": bytes(before)}).dump())
    read["what"] = bytes(after)
    assert read.dump() == Inside({"what": bytes(after)}).dump()


def test_an_indefinite_length_still_becomes_a_definite_one() -> None:
    assert cms.ContentInfo.load(bytes.fromhex("3080 0603 2a0304 0000")).dump() == bytes.fromhex("3005 0603 2a0304")


@pytest.mark.parametrize(
    ("header", "is_so"),
    [
        ("3080", True),
        ("308180", False),
        ("30820180", False),
        ("30803080", True),
        ("a5803080", True),
        ("a58204803080", True),
        ("a582048430820480", False),
        ("bf8a7f80", True),
        ("bf8a7f8180", False),
        ("80", False),
        ("", False),
        ("bf", False),
        ("3f80", False),
    ],
)
def test_the_length_byte_itself_says_it(header: str, is_so: bool) -> None:
    assert is_indefinite(bytes.fromhex(header)) is is_so
