"""Robots of groups in WeCom, DingTalk, Feishu and Lark: how their addresses are written. The hosts are fixed, so
that nobody's address leads anywhere else."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

HOOKS = {
    "wecombot": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=",
    "dingtalk": "https://oapi.dingtalk.com/robot/send?access_token=",
    "feishu": "https://open.feishu.cn/open-apis/bot/v2/hook/",
    "lark": "https://open.larksuite.com/open-apis/bot/v2/hook/",
}
SIGNED = frozenset({"dingtalk", "feishu", "lark"})  # a secret besides may be asked for
TOKEN = re.compile(r"[A-Za-z0-9_-]{8,128}")
LONGEST = 600  # characters of what is typed


def check_robot(url: str) -> str:
    """The address as apprise writes it, itself. ValueError for what leads to none of the four."""
    parts = urlsplit(url)
    secret_fits = not parts.username or (parts.scheme in SIGNED and TOKEN.fullmatch(parts.username))
    token_fits = TOKEN.fullmatch(token_of(url))
    if parts.scheme not in HOOKS or not token_fits or not secret_fits or parts.password or parts.path.strip("/"):
        raise ValueError("no address of a robot")
    return url


def read_robot(words: str) -> str:
    """As the service shows it (`https://oapi.dingtalk.com/robot/send?access_token=…`), or as apprise writes it; a
    signing secret may stand behind it. Gives it as apprise writes it. ValueError."""
    said = words.split()
    if not said or len(said) > 2 or len(words) > LONGEST:
        raise ValueError("no address of a robot")
    url = _shortened(said[0])
    if len(said) == 1:
        return check_robot(url)
    scheme, _, token = url.partition("://")
    return check_robot(f"{scheme}://{said[1]}@{token.rpartition('@')[2]}")


def kind_of(url: str) -> str:
    return urlsplit(url).scheme


def token_of(url: str) -> str:
    """As it was written: a host would be read in small letters."""
    return urlsplit(url).netloc.rpartition("@")[2]


def _shortened(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https":
        return url
    for kind, hook in HOOKS.items():
        known = urlsplit(hook)
        if (parts.hostname, parts.port, parts.username) != (known.hostname, None, None):
            continue
        if known.query and parts.path == known.path:
            return f"{kind}://{next(iter(parse_qs(parts.query).get(known.query.rstrip('='), [])), '')}"
        if not known.query and parts.path.startswith(known.path):
            return f"{kind}://{parts.path.removeprefix(known.path).rstrip('/')}"
    return url
