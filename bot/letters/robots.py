"""Robots in WeCom, DingTalk, Feishu and Lark, the admins' and people's own. The hosts are fixed and the connection
is held against private networks; docs/adr/0028 says why apprise does not send here."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote, urlsplit

from bot.letters.letter import NotSent, Unsure
from bot.letters.robot_answers import check_answer
from bot.letters.robot_words import shortened
from signing.task.robots import HOOKS, kind_of, token_of
from signing.trust.fetching import Fetcher, NotFetched

ROBOT = "robot"  # the channel
MOST = 64 * 1024


def tell(url: str, words: str, now: datetime, fetcher: Fetcher) -> None:
    """Blocking: callers use a thread. NotSent or Unsure, whose words hold nothing of the address."""
    kind, words = kind_of(url), shortened(words)
    body: Mapping[str, object] = {"msgtype": "text", "text": {"content": words}}
    if kind in {"feishu", "lark"}:
        body = {"msg_type": "text", "content": {"text": words}, **_signed(url, now)}
    data = json.dumps(body, ensure_ascii=False).encode()
    try:
        answer = fetcher.answer(_hook(url, now), data, kind="application/json; charset=utf-8", most=MOST)
    except NotFetched as error:  # its words name the address
        if error.asked:
            raise Unsure(f"{kind} gave no answer") from None
        raise NotSent(f"{kind} could not be reached") from None
    check_answer(kind, answer)


def _hook(url: str, now: datetime) -> str:
    secret = urlsplit(url).username
    hook = HOOKS[kind_of(url)] + token_of(url)
    if not secret or kind_of(url) != "dingtalk":
        return hook
    at = str(round(now.timestamp() * 1000))
    digest = hmac.new(secret.encode(), f"{at}\n{secret}".encode(), hashlib.sha256).digest()
    return f"{hook}&timestamp={at}&sign={quote(base64.b64encode(digest), safe='')}"


def _signed(url: str, now: datetime) -> Mapping[str, str]:
    """Feishu and Lark want it in the body, with the words as the key and nothing as what is signed."""
    secret = urlsplit(url).username
    if not secret:
        return {}
    at = str(int(now.timestamp()))
    digest = hmac.new(f"{at}\n{secret}".encode(), b"", hashlib.sha256).digest()
    return {"timestamp": at, "sign": base64.b64encode(digest).decode()}
