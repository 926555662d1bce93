"""Time stamps (RFC 3161): our own authority inside the process, or an external one by HTTP."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
from asn1crypto import cms, tsp
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.sign.timestamps import TimeStamper

from signing.errors import Waiting
from signing.trust.der import GENERALIZED_TIME, OCTETS, SEQUENCE, der, integer, oid, set_of
from signing.trust.keys import load_certificate, load_key

POLICY = "2.25.314159265358979323846264338327950288"  # our time-stamp policy: a UUID arc needs no registration
SHA256 = der(SEQUENCE, oid("2.16.840.1.101.3.4.2.1"))
SHA256_NULL = der(SEQUENCE, oid("2.16.840.1.101.3.4.2.1"), b"\x05\x00")
ECDSA_SHA256 = der(SEQUENCE, oid("1.2.840.10045.4.3.2"))
TST_INFO = oid("1.2.840.113549.1.9.16.1.4")
SIGNED_DATA = oid("1.2.840.113549.1.7.2")
DIGESTS = {"sha256": 32, "sha384": 48, "sha512": 64}
ACCURACY = der(SEQUENCE, integer(1))  # one second: an NTP-kept clock


@dataclass(frozen=True, slots=True)
class OwnTimestamper:
    """Our own authority: a P-256 key for time stamps only. `at(now)` gives what pyHanko takes."""

    certificate: bytes
    chain: tuple[bytes, ...]
    key: bytes = field(repr=False)

    def at(self, now: datetime) -> TimeStamper:
        return _Embedded(self, now)

    def stamp(self, digest: bytes, *, now: datetime) -> bytes:
        return self.token(digest, "sha256", now, None)

    def token(self, imprint: bytes, algorithm: str, now: datetime, nonce: int | None, certs: bool = True) -> bytes:
        """A TimeStampToken (CMS SignedData, DER) with ESSCertIDv2 (RFC 5816)."""
        if DIGESTS.get(algorithm) != len(imprint):
            raise ValueError(f"{algorithm} digest of {len(imprint)} bytes")
        info = self._info(imprint, algorithm, now, nonce)
        attributes = [
            _attribute("1.2.840.113549.1.9.3", TST_INFO),
            _attribute("1.2.840.113549.1.9.4", der(OCTETS, hashlib.sha256(info).digest())),
            _attribute("1.2.840.113549.1.9.16.2.47", self._ess_cert_id()),
        ]
        signed = set_of(*attributes)
        signature = load_key(self.key).sign(signed, ec.ECDSA(hashes.SHA256()))
        certificate = load_certificate(self.certificate)
        sid = der(SEQUENCE, certificate.issuer.dump(), integer(certificate.serial_number))
        signer_info = der(
            SEQUENCE, integer(1), sid, SHA256, b"\xa0" + signed[1:], ECDSA_SHA256, der(OCTETS, signature)
        )
        content = der(SEQUENCE, TST_INFO, der(0xA0, der(OCTETS, info)))
        bag = der(0xA0, *sorted((self.certificate, *self.chain))) if certs else b""
        signed_data = der(SEQUENCE, integer(3), set_of(SHA256), content, bag, set_of(signer_info))
        return der(SEQUENCE, SIGNED_DATA, der(0xA0, signed_data))

    def _info(self, imprint: bytes, algorithm: str, now: datetime, nonce: int | None) -> bytes:
        digest = der(SEQUENCE, oid(f"2.16.840.1.101.3.4.2.{['sha256', 'sha384', 'sha512'].index(algorithm) + 1}"))
        moment = now.astimezone(UTC).strftime("%Y%m%d%H%M%SZ").encode()
        return der(
            SEQUENCE,
            integer(1),
            oid(POLICY),
            der(SEQUENCE, digest, der(OCTETS, imprint)),
            integer(secrets.randbits(127)),
            der(GENERALIZED_TIME, moment),
            ACCURACY,
            integer(nonce) if nonce is not None else b"",
        )

    def _ess_cert_id(self) -> bytes:
        """SigningCertificateV2 with the default SHA-256, so no algorithm is written (RFC 5035, 4)."""
        certificate = load_certificate(self.certificate)
        issuer = der(SEQUENCE, der(0xA4, certificate.issuer.dump()))
        issuer_serial = der(SEQUENCE, issuer, integer(certificate.serial_number))
        one = der(SEQUENCE, der(OCTETS, hashlib.sha256(self.certificate).digest()), issuer_serial)
        return der(SEQUENCE, der(SEQUENCE, one))

    def answer(self, request: bytes, now: datetime) -> bytes:
        """TimeStampResp for a TimeStampReq, both DER (RFC 3161, 2.4). Never raises."""
        try:
            asked = tsp.TimeStampReq.load(request, strict=True)
            algorithm = asked["message_imprint"]["hash_algorithm"]["algorithm"].native
            imprint = asked["message_imprint"]["hashed_message"].native
            nonce, certs = asked["nonce"].native, bool(asked["cert_req"].native)
        except (ValueError, TypeError, KeyError):
            return _rejection("bad_data_format")
        if algorithm not in DIGESTS:
            return _rejection("bad_alg")
        if len(imprint) != DIGESTS[algorithm] or (nonce is not None and not 0 <= nonce < 1 << 256):
            return _rejection("bad_data_format")
        return der(SEQUENCE, der(SEQUENCE, integer(0)), self.token(imprint, algorithm, now, nonce, certs=certs))


def _attribute(kind: str, value: bytes) -> bytes:
    return der(SEQUENCE, oid(kind), set_of(value))


def _rejection(why: str) -> bytes:
    status = tsp.PKIStatusInfo({"status": "rejection", "fail_info": {why}})
    answer: bytes = tsp.TimeStampResp({"status": status}).dump()
    return answer


class _Embedded(TimeStamper):
    """pyHanko's view of our authority at one moment."""

    def __init__(self, authority: OwnTimestamper, now: datetime) -> None:
        super().__init__(include_nonce=False)  # type: ignore[no-untyped-call]
        self._authority, self._now = authority, now

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        return cms.ContentInfo.load(self._authority.token(message_digest, md_algorithm, self._now, None))


@dataclass(frozen=True, slots=True)
class ExternalTimestamper:
    """A time-stamp authority elsewhere, by RFC 3161 over HTTP. There is no way back to our own: Waiting."""

    url: str
    timeout_s: float = 10.0
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    def at(self, now: datetime) -> TimeStamper:
        """`now` is what the authority's time is held against: a token an hour off is no evidence."""
        return _Remote(self, now)


class _Remote(TimeStamper):
    def __init__(self, settings: ExternalTimestamper, now: datetime) -> None:
        super().__init__(include_nonce=True)  # type: ignore[no-untyped-call]
        self._settings, self._now = settings, now

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        try:
            # pyHanko compares status, nonce and imprint form; the imprint's value and the time are ours to check.
            token = await super().async_timestamp(message_digest, md_algorithm)
            info = tsp.TSTInfo.load(bytes(token["content"]["encap_content_info"]["content"].parsed.dump()))
        except Exception as error:
            raise Waiting("timestamp-unavailable", url=self._settings.url, why=str(error)[:200]) from error
        if info["message_imprint"]["hashed_message"].native != message_digest:
            raise Waiting("timestamp-unavailable", url=self._settings.url, why="another digest was stamped")
        if abs((info["gen_time"].native - self._now).total_seconds()) > 3600:
            raise Waiting("timestamp-unavailable", url=self._settings.url, why="its clock differs from ours")
        return token

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        return await asyncio.to_thread(self._ask, req.dump())

    def _ask(self, request: bytes) -> Any:
        settings = self._settings
        response = httpx.post(
            settings.url,
            content=request,
            headers={"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"},
            timeout=settings.timeout_s,
            auth=(settings.user, settings.password or "") if settings.user else None,
            follow_redirects=False,  # the operator named this address, nobody else chooses another
        )
        response.raise_for_status()
        if len(response.content) > 100_000:
            raise OSError("answer too large")
        return tsp.TimeStampResp.load(response.content)


def external_timestamper(
    url: str, *, timeout_s: float = 10.0, user: str | None = None, password: str | None = None
) -> ExternalTimestamper:
    """An external authority; every failure is Waiting `timestamp-unavailable` (url, why), never a downgrade."""
    if not url.startswith(("https://", "http://")):
        raise ValueError("YINXIN_TSA_URL must be an http or https address")
    return ExternalTimestamper(url, timeout_s, user, password)


def certificates_of(token: cms.ContentInfo) -> list[asn1_x509.Certificate]:
    """The certificates a token carries."""
    return [choice.chosen for choice in token["content"]["certificates"]]
