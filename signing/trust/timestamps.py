"""Time stamps (RFC 3161) of our own authority, inside the process."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime

from asn1crypto import tsp

from signing.trust.cms import signatory
from signing.trust.der import GENERALIZED_TIME, OCTETS, SEQUENCE, compact, der, integer, oid
from signing.trust.suites import load_kept_key, raw_signer

POLICY = "2.25.314159265358979323846264338327950288"  # our time-stamp policy: a UUID arc needs no registration
TST_INFO = oid("1.2.840.113549.1.9.16.1.4")
DIGESTS = {"sha256": 32, "sha384": 48, "sha512": 64}
_DIGEST = {name: der(SEQUENCE, oid(f"2.16.840.1.101.3.4.2.{number}")) for number, name in enumerate(DIGESTS, 1)}
_POLICY, _VERSION = oid(POLICY), integer(1)
ACCURACY = der(SEQUENCE, integer(1))  # one second: an NTP-kept clock


@dataclass(frozen=True, slots=True)
class OwnTimestamper:
    """Our own authority: a P-256 key for time stamps only."""

    certificate: bytes
    chain: tuple[bytes, ...]
    key: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """As it stands in the trail."""
        return "own"

    def stamp(self, digest: bytes, *, now: datetime) -> bytes:
        return self.token(digest, "sha256", now, None)

    def token(self, imprint: bytes, algorithm: str, now: datetime, nonce: int | None, certs: bool = True) -> bytes:
        """A TimeStampToken (CMS SignedData, DER) with ESSCertIDv2 (RFC 5816)."""
        if DIGESTS.get(algorithm) != len(imprint):
            raise ValueError(f"{algorithm} digest of {len(imprint)} bytes")
        info = self._info(imprint, algorithm, now, nonce)
        who = signatory(self.certificate, self.chain)
        sign = raw_signer(load_kept_key(self.key), who.suite)
        return who.signed_data(who.suite.digest(info), sign, kind=TST_INFO, content=info, with_certificates=certs)

    def _info(self, imprint: bytes, algorithm: str, now: datetime, nonce: int | None) -> bytes:
        return der(
            SEQUENCE,
            _VERSION,
            _POLICY,
            der(SEQUENCE, _DIGEST[algorithm], der(OCTETS, imprint)),
            integer(secrets.randbits(127)),
            der(GENERALIZED_TIME, compact(now)),
            ACCURACY,
            integer(nonce) if nonce is not None else b"",
        )

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


def _rejection(why: str) -> bytes:
    status = tsp.PKIStatusInfo({"status": "rejection", "fail_info": {why}})
    answer: bytes = tsp.TimeStampResp({"status": status}).dump()
    return answer
