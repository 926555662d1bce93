"""Whose signature is it? Certificates, stamps and answers that look right, each wrong in one respect. The bytes
are intact every time: nobody here may be trusted."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from asn1crypto import ocsp
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp as made_ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.validation.dss import DocumentSecurityStore

from tests.signing.pdf.corpus import contract
from tests.signing.pdf.desk import NOW
from tests.signing.pdf.strangers import (
    TIME_STAMPING,
    YEAR,
    Holder,
    OtherDigest,
    certificate,
    signed_by,
    stamper_of,
)

DAY = timedelta(days=1)


@lru_cache
def root() -> Holder:
    """What the reader trusts."""
    return certificate("Trusted Root", ca=True, end=NOW + 20 * YEAR)


def honest(**options: Any) -> bytes:
    return signed_by(certificate("Alice", root()), contract(), **options)


def _alice(above: Holder | None = None, **options: Any) -> bytes:
    return signed_by(certificate("Alice", above or root(), **options), contract())


def _look_alike() -> bytes:
    """The same name, another key."""
    return _alice(certificate("Trusted Root", ca=True, end=NOW + 20 * YEAR))


def _below_a_person() -> bytes:
    """A signer who plays authority."""
    bob = certificate("Bob", root())
    return _alice(bob)


def _own_word() -> bytes:
    return signed_by(certificate("Alice"), contract())


def _said_name() -> bytes:
    """/Name and the visible text are anybody's to write."""
    return signed_by(certificate("Mallory"), contract(), said="Trusted Root")


def _stamped(stamper: Any) -> bytes:
    """Ended by now; a stamp says that it was signed in time."""
    alice = certificate("Alice", root(), begin=NOW - 10 * DAY, end=NOW - 5 * DAY)
    return signed_by(alice, contract(), timestamper=stamper)


def _tsa(above: Holder | None = None, begin: datetime = NOW - 20 * DAY) -> Holder:
    return certificate("TSA", above or root(), purposes=TIME_STAMPING, begin=begin)


IN_TIME = NOW - 7 * DAY


def stamped_in_time() -> bytes:
    """The honest case that the false ones below imitate."""
    return _stamped(stamper_of(_tsa(), IN_TIME))


def _stamp_of_a_stranger() -> bytes:
    return _stamped(stamper_of(_tsa(certificate("Trusted Root", ca=True, end=NOW + 20 * YEAR)), IN_TIME))


def _stamp_by_a_signer() -> bytes:
    """Trusted to sign, not to tell the time."""
    return _stamped(stamper_of(certificate("Bob", root(), begin=NOW - 20 * DAY), IN_TIME))


def _stamp_over_something_else() -> bytes:
    return _stamped(OtherDigest(stamper_of(_tsa(), IN_TIME)))


def _stamp_before_its_own_begin() -> bytes:
    return _stamped(stamper_of(_tsa(begin=NOW - DAY), IN_TIME))


UNTRUSTED: dict[str, Callable[[], bytes]] = {
    "an authority of the same name": _look_alike,
    "a certificate below a person's": _below_a_person,
    "a certificate that vouches for itself": _own_word,
    "a famous name beside the certificate": _said_name,
    "a certificate that has ended": lambda: _alice(begin=NOW - 10 * DAY, end=NOW - 5 * DAY),
    "a certificate that has not begun": lambda: _alice(begin=NOW + 900 * DAY),
    "a certificate to encrypt with": lambda: _alice(usages=("key_encipherment",)),
    "a certificate to log in with": lambda: _alice(
        usages=("digital_signature",), purposes=(ExtendedKeyUsageOID.CLIENT_AUTH,)
    ),
    "a time stamper's certificate": lambda: _alice(usages=("digital_signature",), purposes=TIME_STAMPING),
    "an authority's own certificate": lambda: signed_by(certificate("Sub", root(), ca=True), contract()),
    "SHA-1": lambda: honest(digest="sha1"),
    "MD5": lambda: signed_by(certificate("Alice", root(), rsa_key=True), contract(), digest="md5"),
    "ended, stamped by a look-alike": _stamp_of_a_stranger,
    "ended, stamped by a signer": _stamp_by_a_signer,
    "ended, stamped over another digest": _stamp_over_something_else,
    "ended, stamped before the stamper's certificate began": _stamp_before_its_own_begin,
}


# ── revocation ───────────────────────────────────────────────────────────────────────────────────────────────


def answer(about: Holder, responder: Holder, *, revoked: bool, at: datetime = NOW) -> bytes:
    status = made_ocsp.OCSPCertStatus.REVOKED if revoked else made_ocsp.OCSPCertStatus.GOOD
    builder = made_ocsp.OCSPResponseBuilder().add_response(
        cert=about.certificate,
        issuer=about.chain[0],
        algorithm=hashes.SHA256(),
        cert_status=status,
        this_update=at.replace(tzinfo=None),
        next_update=(at + 900 * DAY).replace(tzinfo=None),
        revocation_time=(at - DAY).replace(tzinfo=None) if revoked else None,
        revocation_reason=None,
    )
    builder = builder.responder_id(made_ocsp.OCSPResponderEncoding.HASH, responder.certificate)
    builder = builder.certificates([responder.certificate])
    return builder.sign(responder.key, hashes.SHA256()).public_bytes(Encoding.DER)


def with_answers(data: bytes, *answers: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    DocumentSecurityStore.supply_dss_in_writer(
        writer, None, certs=[], ocsps=[ocsp.OCSPResponse.load(each) for each in answers], crls=[]
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _false_responder() -> Holder:
    above = certificate("Trusted Root", ca=True)
    return certificate("OCSP", above, purposes=(ExtendedKeyUsageOID.OCSP_SIGNING,))


def revoked_and_denied() -> bytes:
    """The root says revoked; a stranger says good, and later."""
    alice = certificate("Alice", root())
    good = answer(alice, _false_responder(), revoked=False, at=NOW + DAY)
    return with_answers(signed_by(alice, contract()), good, answer(alice, root(), revoked=True))


def vouched_for(*, by_a_stranger: bool) -> bytes:
    """Stamped, and somebody answers for the certificate: B-LT, if it is who may."""
    alice = certificate("Alice", root())
    data = signed_by(alice, contract(), timestamper=stamper_of(_tsa(), NOW))
    return with_answers(data, answer(alice, _false_responder() if by_a_stranger else root(), revoked=False))


def slandered() -> bytes:
    """Anybody may append an answer: it takes nobody's trust away."""
    alice = certificate("Alice", root())
    return with_answers(signed_by(alice, contract()), answer(alice, _false_responder(), revoked=True))
