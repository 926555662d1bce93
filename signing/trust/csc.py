"""A key at a remote signing service, by the CSC API v2 (Cloud Signature Consortium, 2.0.0.2): `credentials/info`,
`credentials/authorize`, `signatures/signHash`."""

from __future__ import annotations

import base64
import json
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import httpx

from signing.errors import Waiting
from signing.trust.asking import limited
from signing.trust.der import elements
from signing.trust.elsewhere import Identity
from signing.trust.paths import chain_above
from signing.trust.suites import ECDSA_SHA256, ECDSA_SHA384, RSA_PSS_SHA256, RSA_SHA256, Suite
from signing.trust.wrong import WrongKey

LARGEST_ANSWER = 500_000  # bytes
_DIGESTS = {"sha256": "2.16.840.1.101.3.4.2.1", "sha384": "2.16.840.1.101.3.4.2.2"}
# Of the algorithms that a key of the service offers (key.algo), those we know, the plain one first: where a
# service names RSA without a digest, signAlgo is the key's and hashAlgorithmOID the digest's (11.11).
_ALGORITHMS = {
    ECDSA_SHA256: ("1.2.840.10045.4.3.2",),
    ECDSA_SHA384: ("1.2.840.10045.4.3.3",),
    RSA_SHA256: ("1.2.840.113549.1.1.11", "1.2.840.113549.1.1.1"),
    RSA_PSS_SHA256: ("1.2.840.113549.1.1.10",),
}


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """`url`: up to and with `/csc/v2`. `token_url`: where OAuth 2.0 gives a token for client credentials (RFC
    6749, 4.4); empty: `oauth2/token` below `url`. `others`: certificates (DER) that the service leaves out."""

    url: str
    credential: str
    client_id: str
    client_secret: str = field(repr=False)
    token_url: str = ""
    pin: str = field(default="", repr=False)
    timeout_s: float = 20.0
    others: tuple[bytes, ...] = field(default=(), repr=False)


class ServiceKey:
    """A `Place`. Tokens of the service are kept until shortly before their end."""

    def __init__(self, settings: ServiceSettings) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._token, self._token_ends = "", 0.0
        self._offered: tuple[str, ...] = ()

    def identity(self) -> Identity:
        question = {"credentialID": self.settings.credential, "certificates": "chain", "certInfo": True}
        info = self._ask("credentials/info", question)
        try:
            certificates = [base64.b64decode(one) for one in info["cert"]["certificates"]]
            offered = tuple(map(str, info["key"]["algo"]))
            enabled = info["key"]["status"] == "enabled"
        except (KeyError, TypeError, ValueError) as error:
            raise self._away(f"its answer lacks {error}") from error
        if not certificates or not enabled:
            raise WrongKey("csc-credential", credential=self.settings.credential)
        self._offered = offered
        own = certificates[0]
        pss = not {*_ALGORITHMS[RSA_SHA256]} & {*offered} and _ALGORITHMS[RSA_PSS_SHA256][0] in offered
        chain = chain_above(own, (*certificates[1:], *self.settings.others))
        return Identity(own, chain, RSA_PSS_SHA256 if pss else None)

    def sign(self, data: bytes, suite: Suite) -> bytes:
        digest = base64.b64encode(suite.digest(data)).decode()
        hashed = {"hashes": [digest], "hashAlgorithmOID": _DIGESTS[suite.hash_name]}
        act = {"credentialID": self.settings.credential, "numSignatures": 1, **hashed}
        if self.settings.pin:
            act["authData"] = [{"id": "PIN", "value": self.settings.pin}]
        allowed = self._ask("credentials/authorize", act)
        question: dict[str, Any] = {
            "credentialID": self.settings.credential,
            "SAD": allowed.get("SAD"),
            **hashed,
            "signAlgo": next((one for one in _ALGORITHMS[suite] if one in self._offered), _ALGORITHMS[suite][0]),
        }
        if suite is RSA_PSS_SHA256:
            question["signAlgoParams"] = base64.b64encode(_parameters(suite)).decode()
        signed = self._ask("signatures/signHash", question)
        try:
            return base64.b64decode(signed["signatures"][0], validate=True)
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise self._away("its answer holds no signature") from error

    def _ask(self, what: str, question: dict[str, Any]) -> dict[str, Any]:
        with self._lock:
            for renewed in (False, True):
                status, answer = self._post(
                    f"{self.settings.url}/{what}",
                    json=question,
                    headers={"Authorization": f"Bearer {self._bearer()}"},
                )
                if status == 401 and not renewed:
                    self._token = ""  # ended early, or the service was restarted
                    continue
                return self._told(what, status, answer)
        raise AssertionError("the second answer is always taken")

    def _told(self, what: str, status: int, answer: dict[str, Any]) -> dict[str, Any]:
        if status == 200:
            return answer
        said = f"{answer.get('error', status)} {answer.get('error_description', '')}".strip()
        if status in {400, 403, 404} and what == "credentials/info":
            raise WrongKey("csc-credential", credential=self.settings.credential, why=said[:200])
        raise self._away(f"{what}: {said}")

    def _bearer(self) -> str:
        """The lock is held."""
        if self._token and time.monotonic() < self._token_ends:
            return self._token
        settings = self.settings
        form = {
            "grant_type": "client_credentials",
            "scope": "service",
            "client_id": settings.client_id,
            "client_secret": settings.client_secret,
        }
        status, answer = self._post(settings.token_url or f"{settings.url}/oauth2/token", data=form)
        if status in {400, 401, 403}:
            raise WrongKey("csc-client", why=str(answer.get("error", status))[:200])
        if status != 200 or not answer.get("access_token"):
            raise self._away(f"oauth2/token: {status}")
        self._token = str(answer["access_token"])
        self._token_ends = time.monotonic() + max(0.0, float(answer.get("expires_in") or 300) - 30)
        return self._token

    def _post(self, url: str, **question: Any) -> tuple[int, dict[str, Any]]:
        try:
            # The operator named these addresses, nobody else chooses another: no redirects.
            with (
                httpx.Client(timeout=self.settings.timeout_s, follow_redirects=False) as client,
                client.stream("POST", url, **question) as answer,
            ):
                body = limited(answer, LARGEST_ANSWER)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise self._away(str(error) or type(error).__name__) from error
        return answer.status_code, _object(body)

    def _away(self, why: str) -> Waiting:
        return Waiting("key-unavailable", where=self.settings.url, why=why[:200])


def _object(body: bytes) -> dict[str, Any]:
    try:
        read = json.loads(body)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _parameters(suite: Suite) -> bytes:
    return list(elements(suite.signature_algorithm))[1]
