"""A remote signing service, as the CSC API v2 describes it, that really signs: for trying our side of it."""

from __future__ import annotations

import base64
import secrets
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from fastapi import FastAPI, Form, Header, HTTPException

from tests.signing.trust.purchased import Purchased

CREDENTIAL, CLIENT, SECRET, PIN = "cred-1", "yinxin", "client-secret", "9911"
_HASHES: dict[str, hashes.HashAlgorithm] = {
    "2.16.840.1.101.3.4.2.1": hashes.SHA256(),
    "2.16.840.1.101.3.4.2.2": hashes.SHA384(),
}


class SigningService:
    def __init__(self, held: Purchased, algorithms: list[str], *, pin: bool = False) -> None:
        self.held, self.algorithms, self.pin = held, algorithms, pin
        self.enabled, self.other_key = True, None
        self.tokens: set[str] = set()
        self.allowed: dict[str, str] = {}  # SAD → hash it is for
        self.calls: list[str] = []
        self.app = FastAPI()
        self.app.post("/csc/v2/oauth2/token")(self.token)
        self.app.post("/csc/v2/credentials/info")(self.info)
        self.app.post("/csc/v2/credentials/authorize")(self.authorize)
        self.app.post("/csc/v2/signatures/signHash")(self.sign_hash)

    def forget_tokens(self) -> None:
        """As after a restart."""
        self.tokens.clear()

    def token(
        self, grant_type: str = Form(), client_id: str = Form(), client_secret: str = Form()
    ) -> dict[str, Any]:
        self.calls.append("token")
        if (grant_type, client_id, client_secret) != ("client_credentials", CLIENT, SECRET):
            raise HTTPException(401, {"error": "invalid_client"})
        made = secrets.token_urlsafe(16)
        self.tokens.add(made)
        return {"access_token": made, "token_type": "Bearer", "expires_in": 3600}

    def info(self, question: dict[str, Any], authorization: str = Header()) -> dict[str, Any]:
        self._check("info", question, authorization)
        chain = [self.held.certificate, self.held.issuer, self.held.root]
        der = serialization.Encoding.DER
        return {
            "key": {"status": "enabled" if self.enabled else "disabled", "algo": self.algorithms, "len": 256},
            "cert": {
                "status": "valid",
                "certificates": [base64.b64encode(one.public_bytes(der)).decode() for one in chain],
            },
            "auth": {"mode": "explicit" if self.pin else "implicit"},
            "multisign": 1,
        }

    def authorize(self, question: dict[str, Any], authorization: str = Header()) -> dict[str, Any]:
        self._check("authorize", question, authorization)
        if self.pin and question.get("authData") != [{"id": "PIN", "value": PIN}]:
            raise HTTPException(400, {"error": "invalid_request"})
        (hashed,) = question["hashes"]
        sad = secrets.token_urlsafe(16)
        self.allowed[sad] = hashed
        return {"SAD": sad, "expiresIn": 300}

    def sign_hash(self, question: dict[str, Any], authorization: str = Header()) -> dict[str, Any]:
        self._check("signHash", question, authorization)
        (hashed,) = question["hashes"]
        if self.allowed.pop(question["SAD"], None) != hashed or question["signAlgo"] not in self.algorithms:
            raise HTTPException(400, {"error": "invalid_request"})
        digest = Prehashed(_HASHES[question["hashAlgorithmOID"]])
        key: Any = self.other_key or self.held.private
        data = base64.b64decode(hashed)
        if isinstance(key, ec.EllipticCurvePrivateKey):
            value = key.sign(data, ec.ECDSA(digest))
        elif question["signAlgo"] == "1.2.840.113549.1.1.10":
            base64.b64decode(question["signAlgoParams"])
            value = key.sign(data, padding.PSS(padding.MGF1(hashes.SHA256()), 32), digest)
        else:
            value = key.sign(data, padding.PKCS1v15(), digest)
        return {"signatures": [base64.b64encode(value).decode()]}

    def _check(self, call: str, question: dict[str, Any], authorization: str) -> None:
        self.calls.append(call)
        if authorization.removeprefix("Bearer ") not in self.tokens:
            raise HTTPException(401, {"error": "invalid_token"})
        if question["credentialID"] != CREDENTIAL:
            raise HTTPException(400, {"error": "invalid_request", "error_description": "Invalid credentialID"})
