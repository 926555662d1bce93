"""The admins' robots in WeCom, DingTalk, Feishu and Lark: addresses as apprise writes them. The hosts are fixed,
the connection is held against private networks, and a refusal inside an answer of 200 counts as one."""

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

from bot.letters.letter import NotSent
from signing.trust.fetching import Fetcher, NotFetched

ROBOT = "robot"  # the channel
MOST = 64 * 1024
_HOOKS = {
    "wecombot": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=",
    "dingtalk": "https://oapi.dingtalk.com/robot/send?access_token=",
    "feishu": "https://open.feishu.cn/open-apis/bot/v2/hook/",
    "lark": "https://open.larksuite.com/open-apis/bot/v2/hook/",
}
_TOKEN = re.compile(r"[A-Za-z0-9-]{8,128}")


def check_robot(url: str) -> str:
    """The address itself. ValueError for what leads to none of the four."""
    parts = urlsplit(url)
    secret_fits = not parts.username or (parts.scheme == "dingtalk" and _TOKEN.fullmatch(parts.username))
    token_fits = _TOKEN.fullmatch(_token(url))
    if parts.scheme not in _HOOKS or not token_fits or not secret_fits or parts.password or parts.path.strip("/"):
        raise ValueError("no address of a robot")
    return url


def tell(url: str, words: str, now: datetime, fetcher: Fetcher) -> None:
    """Blocking: callers use a thread. NotSent, whose words hold nothing of the address."""
    kind = urlsplit(url).scheme
    body: Mapping[str, object] = {"msgtype": "text", "text": {"content": words}}
    if kind in {"feishu", "lark"}:
        body = {"msg_type": "text", "content": {"text": words}}
    try:
        data = json.dumps(body, ensure_ascii=False).encode()
        answer = json.loads(fetcher.post(_hook(url, now), data, kind="application/json", most=MOST))
        code = int(answer.get("errcode", answer.get("code", answer.get("StatusCode", -1))))
    except NotFetched:
        raise NotSent(f"{kind} could not be reached") from None  # its words name the address
    except (ValueError, TypeError, AttributeError):
        raise NotSent(f"{kind} gave no answer that can be read") from None
    if code != 0:
        raise NotSent(f"{kind} refused it: {code}")


def plain(screen_text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", screen_text))[:1500]


def _token(url: str) -> str:
    """As it was written: a host would be read in small letters."""
    return urlsplit(url).netloc.rpartition("@")[2]


def _hook(url: str, now: datetime) -> str:
    parts = urlsplit(url)
    hook = _HOOKS[parts.scheme] + _token(url)
    if not parts.username:
        return hook
    at = str(round(now.timestamp() * 1000))
    digest = hmac.new(parts.username.encode(), f"{at}\n{parts.username}".encode(), hashlib.sha256).digest()
    return f"{hook}&timestamp={at}&sign={quote(base64.b64encode(digest), safe='')}"
