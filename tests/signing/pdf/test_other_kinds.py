"""Honest signatures in the forms that other makers give them: what is known here is judged, and what is not is
called neither good nor broken."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from asn1crypto import parser
from pyhanko.pdf_utils.generic import ByteStringObject

from signing.pdf.inspect import inspect_pdf
from signing.pdf.verify import Verification, verify_pdf
from tests.signing.pdf.attacks import APPENDED, Dictionary, appended, name
from tests.signing.pdf.by_openssl import ByOpenssl, by_sm2, signed
from tests.signing.pdf.corpus import contract
from tests.signing.pdf.desk import Desk
from tests.signing.trust.sm2 import Sm2Key, sm2_key


@pytest.fixture(scope="module")
def maker(tmp_path_factory: pytest.TempPathFactory) -> ByOpenssl:
    return ByOpenssl(tmp_path_factory.mktemp("openssl"))


def judged(data: bytes, *roots: bytes) -> Verification:
    return verify_pdf(data, roots=roots, now=datetime.now(UTC) + timedelta(minutes=5))


KNOWN = {
    "RSA": ("rsa", ""),
    "P-256": ("p256", ""),
    "P-384 with SHA-384": ("p384", "-md sha384"),
    "P-521 with SHA-512": ("p521", "-md sha512"),
    "brainpool": ("brainpool", ""),
    "SHA-3": ("rsa", "-md sha3-256"),
    "PSS": ("rsa", "-keyopt rsa_padding_mode:pss"),
    "PSS, salt and masks of their own": (
        "rsa",
        "-keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:20 -keyopt rsa_mgf1_md:sha512",
    ),
    "no attributes": ("rsa", "-noattr"),
    "named by the key": ("rsa", "-keyid"),
    "CAdES": ("p256", "-cades"),
}


@pytest.mark.parametrize("kind", KNOWN)
def test_what_is_known_is_judged(kind: str, maker: ByOpenssl) -> None:
    key, options = KNOWN[kind]
    data = signed(contract(), maker.cms(key, options))
    found = judged(data, maker.certificate(key))
    assert (found.verdict, [one.who for one in found.signatures]) == ("valid", [key])
    at = data.index(b"%PDF-") + 8
    assert judged(data[:at] + b"x" + data[at + 1 :], maker.certificate(key)).verdict == "tampered"


@pytest.mark.parametrize("kind", ["-md sha1", "-md md5"])
def test_what_is_known_and_weak_is_not_trusted(kind: str, maker: ByOpenssl) -> None:
    found = judged(signed(contract(), maker.cms("rsa", kind)), maker.certificate("rsa"))
    assert (found.verdict, found.signatures[0].intact, found.signatures[0].trusted) == (
        "valid-untrusted",
        True,
        False,
    )


def open_ended(value: bytes, levels: int) -> bytes:
    """With indefinite lengths (X.690, 8.1.3.6), as some toolkits write what they stream."""
    _, method, _, header, content, _ = parser.parse(value)
    if not method or not levels:
        return value
    inside, at = b"", 0
    while at < len(content):
        size = parser.peek(content[at:])
        inside += open_ended(content[at : at + size], levels - 1)
        at += size
    return header[:1] + b"\x80" + inside + b"\0\0"


@pytest.mark.parametrize("levels", [1, 3, 4])
def test_so_is_what_was_streamed(levels: int, maker: ByOpenssl) -> None:
    sign = maker.cms("rsa")
    found = judged(signed(contract(), lambda covered: open_ended(sign(covered), levels)), maker.certificate("rsa"))
    assert found.verdict == "valid"


# ── of a kind that is not known here ─────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def sm2(tmp_path_factory: pytest.TempPathFactory) -> Sm2Key:
    return sm2_key(tmp_path_factory.mktemp("sm2"))


def of_unknown_kind(what: str, maker: ByOpenssl, sm2: Sm2Key) -> bytes:
    def bare(covered: bytes) -> bytes:
        maker.certificate("rsa")
        (maker.folder / "covered").write_bytes(covered)
        return b"\x04\x82\x01\x00" + maker.run("dgst -sha1 -sign rsa.key covered")

    def enclosed(covered: bytes) -> bytes:
        return maker.cms("rsa", "-nodetach")(hashlib.sha1(covered).digest())

    certificate: Any = ByteStringObject(maker.certificate("rsa"))
    maker.certificate("p256")
    makes = {
        "SM2": lambda: signed(contract(), by_sm2(sm2)),
        "RIPEMD-160": lambda: signed(contract(), maker.cms("rsa", "-md ripemd160")),
        "no-certificate": lambda: signed(contract(), maker.cms("rsa", "-nocerts")),
        "several-signers": lambda: signed(contract(), maker.cms("rsa", "-signer p256.pem -inkey p256.key")),
        "adbe.pkcs7.sha1": lambda: signed(contract(), enclosed, "adbe.pkcs7.sha1"),
        "adbe.x509.rsa_sha1": lambda: signed(contract(), bare, "adbe.x509.rsa_sha1", {"Cert": certificate}),
        "Maker.own <b>": lambda: signed(contract(), lambda _: b"\1\2\3", "Maker.own <b>"),
    }
    return makes[what]()


UNKNOWN = ["SM2", "RIPEMD-160", "no-certificate", "several-signers", "adbe.pkcs7.sha1", "adbe.x509.rsa_sha1",
           "Maker.own <b>"]  # fmt: skip


@pytest.mark.parametrize("what", UNKNOWN)
def test_what_is_not_known_is_neither_good_nor_broken(what: str, maker: ByOpenssl, sm2: Sm2Key) -> None:
    data = of_unknown_kind(what, maker, sm2)
    found = judged(data, maker.certificate("rsa"), sm2.certificate)
    (only,) = found.signatures
    assert (found.verdict, found.exit_code, only.unknown, only.field) == ("unknown-kind", 2, what, "Signature1")
    assert not only.intact and not only.trusted and only.claimed_at is not None
    assert only.who == {"SM2": "SM2", "RIPEMD-160": "rsa"}.get(what, "")
    assert inspect_pdf(data).signatures == 1, "it is kept all the same"


@pytest.mark.parametrize("what", ["SM2", "adbe.x509.rsa_sha1"])
def test_it_stays_where_others_sign_after_it_and_they_are_judged(what: str, maker: ByOpenssl, sm2: Sm2Key) -> None:
    desk, data = Desk(), of_unknown_kind(what, maker, sm2)
    closed = desk.close(desk.signed(data))
    assert closed.startswith(data)
    found = desk.verify(closed)
    assert found.verdict == "unknown-kind"
    others = [one for one in found.signatures if not one.unknown]
    assert len(others) == len(found.signatures) - 1
    assert all(one.intact and one.trusted and one.later_changes != "unexplained" for one in others)


def test_nothing_of_a_known_kind_hides_behind_it(maker: ByOpenssl, sm2: Sm2Key) -> None:
    """Whoever breaks a signature beside one that cannot be judged has still broken it."""
    desk = Desk()
    data = desk.sign(desk.base(of_unknown_kind("SM2", maker, sm2)), "p1")
    for broken in (emptied(data), appended(data, APPENDED["a stamp over the text"])):
        assert desk.verify(broken).verdict == "tampered"


def test_a_known_kind_that_is_broken_is_not_excused(maker: ByOpenssl) -> None:
    data = signed(contract(), maker.cms("rsa"))
    assert judged(emptied(data), maker.certificate("rsa")).verdict == "tampered"


def emptied(data: bytes) -> bytes:
    """The last signature's value, in part."""
    at = data.rindex(b"/Contents <") + 30
    return data[:at] + b"0" * 400 + data[at + 400 :]


def test_a_signature_taken_out_of_its_field_is_not_excused_by_a_false_one(maker: ByOpenssl) -> None:
    """It claims the gap of the other's value."""
    data = signed(contract(), maker.cms("rsa"))
    assert judged(appended(data, _false_one), maker.certificate("rsa")).verdict == "tampered"


def _false_one(writer: Any) -> None:
    form = writer.root["/AcroForm"]
    place = form["/Fields"][0]
    real = place["/V"]
    kept = {name(key): real.raw_get(key) for key in ("/Type", "/Filter", "/ByteRange", "/M")}
    false = {**kept, name("/SubFilter"): name("/Maker.own"), name("/Contents"): ByteStringObject(b"\1")}
    place[name("/V")] = writer.add_object(Dictionary(false))
    writer.update_container(place)
