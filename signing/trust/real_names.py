"""Asking a service that knows people's names: one signed question, one signed answer (docs/identity.md).

Both are `{"payload": "<JSON as text>", "signature": "<HMAC-SHA256 of the payload's bytes, hex>"}`, so that neither
side has to agree on how JSON is written. The answer names the question, so that an old one answers nothing new."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from dataclasses import dataclass, field
from typing import Any

from signing.errors import Refusal
from signing.ports import NameAnswer, NameQuestion
from signing.trust.fetching import Fetcher, NotFetched

ANSWER_MOST = 64 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class RealNames:
    url: str
    secret: bytes = field(repr=False)
    fetcher: Fetcher = field(default_factory=Fetcher)

    async def ask(self, question: NameQuestion) -> NameAnswer:
        """Refusal `real-name-silent` where no answer came that is the service's own."""
        payload = {
            "version": 1,
            "question": question.id,
            "at": question.at.isoformat(),
            "name": question.name,
            "number": question.number,
            "phone": question.phone,
        }
        body = sealed(payload, self.secret)
        try:
            answer = await asyncio.to_thread(
                self.fetcher.post, self.url, body, kind="application/json", most=ANSWER_MOST
            )
            told = opened(answer, self.secret)
            if told.get("question") != question.id or not isinstance(told.get("verified"), bool):
                raise ValueError("an answer to something else")
        except (NotFetched, ValueError) as error:
            raise Refusal("real-name-silent") from error
        return NameAnswer(told["verified"], str(told.get("reference", ""))[:100])


def sealed(payload: dict[str, Any], secret: bytes) -> bytes:
    text = json.dumps(payload, ensure_ascii=False)
    return json.dumps({"payload": text, "signature": _signature(text, secret)}).encode()


def opened(body: bytes, secret: bytes) -> dict[str, Any]:
    """ValueError for whatever does not carry the signature of who has the secret."""
    try:
        envelope = json.loads(body)
        text, signature = str(envelope["payload"]), str(envelope["signature"])
    except (KeyError, TypeError, UnicodeDecodeError) as error:
        raise ValueError("no envelope") from error
    if not hmac.compare_digest(_signature(text, secret).encode(), signature.encode()):
        raise ValueError("not signed with our secret")
    payload = json.loads(text)
    if not isinstance(payload, dict):
        raise ValueError("no object inside")
    return payload


def _signature(text: str, secret: bytes) -> str:
    return hmac.new(secret, b"yinxin-real-name-v1\0" + text.encode(), hashlib.sha256).hexdigest()
