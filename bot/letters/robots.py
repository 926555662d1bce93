"""Robots in WeCom, DingTalk, Feishu and Lark, the admins' and people's own. The hosts are fixed, the connection is
held against private networks, and a refusal inside an answer of 200 counts as one."""

from __future__ import annotations

import base64
import hashlib
import hmac
import html
import json
import re
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote, urlsplit

import httpx

from bot.letters.letter import NotSent
from signing.task.robots import HOOKS, kind_of, token_of
from signing.trust.fetching import Fetcher, NotFetched

ROBOT = "robot"  # the channel
MOST = 64 * 1024
# Too much at once, by the services' own numbers: it may go later. Whatever else they answer, they will always.
_LATER = {
    "wecombot": {45009, -1},
    "dingtalk": {130101, 410100, 90018, -1},
    "feishu": {9499, 11232},
    "lark": {9499, 11232},
}


def tell(url: str, words: str, now: datetime, fetcher: Fetcher) -> None:
    """Blocking: callers use a thread. NotSent, whose words hold nothing of the address."""
    kind = kind_of(url)
    body: Mapping[str, object] = {"msgtype": "text", "text": {"content": words}}
    if kind in {"feishu", "lark"}:
        body = {"msg_type": "text", "content": {"text": words}, **_signed(url, now)}
    try:
        data = json.dumps(body, ensure_ascii=False).encode()
        answer = json.loads(fetcher.post(_hook(url, now), data, kind="application/json", most=MOST))
        code = int(answer.get("errcode", answer.get("code", answer.get("StatusCode", -1))))
    except NotFetched as error:  # its words name the address
        raise NotSent(f"{kind} could not be reached", for_good=_refused(error)) from None
    except (ValueError, TypeError, AttributeError):
        raise NotSent(f"{kind} gave no answer that can be read") from None
    if code != 0:
        raise NotSent(f"{kind} refused it: {code}", for_good=code not in _LATER[kind])


def _refused(error: NotFetched) -> bool:
    """Feishu says with a status, too, that there is no such robot."""
    why = error.__cause__
    return isinstance(why, httpx.HTTPStatusError) and why.response.status_code in {400, 401, 403, 404, 410}


def plain(screen_text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", screen_text))[:1500]


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
