"""What goes to the four services' robots as it is sent, and what their recorded answers mean; and what apprise,
which would send the same, makes of the same answers (docs/adr/0028)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

import apprise
import httpx
import pytest

from bot.letters.letter import NotSent, Unsure
from bot.letters.robot_answers import judge
from bot.letters.robots import tell
from signing.trust.fetching import Answer
from tests.bot.letters.wire import KINDS, Recorded, apprises_wire, every_answer, fetcher, our_wire, recorded

TOKEN = "693a91f67a0c4bc497a00ec2"
SECRET = "SECabcdef0123456789"
NOW = datetime(2026, 11, 26, 1, 2, 3, 456000, tzinfo=UTC)
WORDS = "【华明科技】李明，您好：\n《采购合同》等您办理。"
PLACES = {
    "wecombot": ("qyapi.weixin.qq.com", f"/cgi-bin/webhook/send?key={TOKEN}"),
    "dingtalk": ("oapi.dingtalk.com", f"/robot/send?access_token={TOKEN}"),
    "feishu": ("open.feishu.cn", f"/open-apis/bot/v2/hook/{TOKEN}"),
    "lark": ("open.larksuite.com", f"/open-apis/bot/v2/hook/{TOKEN}"),
}
TEXTS = {
    "wecombot": {"msgtype": "text", "text": {"content": WORDS}},
    "dingtalk": {"msgtype": "text", "text": {"content": WORDS}},
    "feishu": {"msg_type": "text", "content": {"text": WORDS}},
    "lark": {"msg_type": "text", "content": {"text": WORDS}},
}


def taken(kind: str) -> Recorded:
    return recorded(kind)[0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_request_as_it_is_sent(kind: str) -> None:
    with our_wire(taken(kind)) as wire:
        tell(f"{kind}://{TOKEN}", WORDS, NOW, fetcher())
    [request] = wire
    host, path = PLACES[kind]
    assert (request.method, request.url.scheme, request.url.host) == ("POST", "https", "93.184.216.34")
    assert request.url.raw_path.decode() == path
    assert (request.headers["host"], request.extensions["sni_hostname"]) == (host, host)
    assert request.headers["content-type"] == "application/json; charset=utf-8"
    assert json.loads(request.content) == TEXTS[kind] and "李明".encode() in request.content
    with apprises_wire(taken(kind)) as theirs:
        service = apprise.Apprise()
        assert service.add(f"{kind}://{TOKEN}") and service.notify(body=WORDS, body_format="text")
    sent = json.loads(theirs[0].body or b"")
    assert {key: sent[key] for key in TEXTS[kind]} == TEXTS[kind], "apprise says it in the same words"


def test_a_secret_signs_and_is_not_sent() -> None:
    """DingTalk's as apprise signs it; Feishu's and Lark's as openssl does, nothing with the words as the key."""
    with our_wire(taken("dingtalk")) as wire:
        tell(f"dingtalk://{SECRET}@{TOKEN}", WORDS, NOW, fetcher())
    asked = parse_qs(urlsplit(str(wire[0].url)).query)
    with patch("time.time", NOW.timestamp), apprises_wire(taken("dingtalk")) as theirs:
        service = apprise.Apprise()
        assert service.add(f"dingtalk://{SECRET}@{TOKEN}")
        moment, sign = service[0].get_signature()
    assert not theirs and (asked["timestamp"], asked["sign"]) == ([moment], parse_qs(f"s={sign}")["s"])
    for kind in ("feishu", "lark"):
        with our_wire(taken(kind)) as wire:
            tell(f"{kind}://{SECRET}@{TOKEN}", WORDS, NOW, fetcher())
        body = json.loads(wire[0].content)
        assert (body["timestamp"], body["sign"]) == ("1795654923", "am+6gazCbf6X3xyqFOOCrmyi8QDjZaGJX+kGULcJ6po=")
        assert SECRET not in str(wire[0].url) + wire[0].content.decode()


@pytest.mark.parametrize(("kind", "answer"), list(every_answer()))
def test_what_each_recorded_answer_means(kind: str, answer: Recorded) -> None:
    fate, number = judge(kind, Answer("", answer.status, answer.body.encode()))
    assert (fate.value, number) == (answer.fate, answer.number)
    with our_wire(answer):
        if answer.fate == "taken":
            tell(f"{kind}://{TOKEN}", WORDS, NOW, fetcher())
            return
        with pytest.raises((NotSent, Unsure)) as raised:
            tell(f"{kind}://{TOKEN}", WORDS, NOW, fetcher())
    why = raised.value
    assert TOKEN not in str(why) and isinstance(why, Unsure) == (answer.fate == "unsure")
    if isinstance(why, NotSent):
        assert (why.for_good, why.words) == (answer.fate != "later", answer.fate == "words")


def test_what_did_not_leave_is_told_from_what_may_have_arrived() -> None:
    url = f"wecombot://{TOKEN}"
    for error, kind in (
        (httpx.ConnectError("refused"), NotSent),
        (httpx.ConnectTimeout("slow"), NotSent),
        (httpx.ReadTimeout("slow"), Unsure),
        (httpx.RemoteProtocolError("cut"), Unsure),
    ):
        with our_wire(error), pytest.raises(kind) as raised:
            tell(url, WORDS, NOW, fetcher())
        assert TOKEN not in str(raised.value)


def test_no_robot_leads_into_our_own_network_or_on_to_another_address() -> None:
    url = f"feishu://{TOKEN}"
    for address in ("127.0.0.1", "169.254.169.254", "10.0.0.1", "::ffff:10.0.0.1"):
        with our_wire(taken("feishu")) as wire, pytest.raises(NotSent):
            tell(url, WORDS, NOW, fetcher(address))
        assert not wire
    with our_wire(Recorded("", 307, "http://127.0.0.1/inside", "", None)) as wire, pytest.raises(NotSent):
        tell(url, WORDS, NOW, fetcher())
    assert len(wire) == 1


def test_long_words_fit_into_what_wecom_takes() -> None:
    with our_wire(taken("wecombot")) as wire:
        tell(f"wecombot://{TOKEN}", "长" * 3000, NOW, fetcher())
    said = json.loads(wire[0].content)["text"]["content"]
    assert 2040 < len(said.encode()) <= 2048 and said.endswith("长…")


def apprise_says(kind: str, answer: Recorded, url: str = "") -> tuple[bool, bytes]:
    service = apprise.Apprise()
    assert service.add(url or f"{kind}://{TOKEN}")
    with apprises_wire(answer) as wire:
        taken = bool(service.notify(body=WORDS, body_format="text"))
    return taken, bytes(wire[0].body or b"", "utf-8") if isinstance(wire[0].body, str) else wire[0].body or b""


def test_apprise_does_not_hear_why_yet() -> None:
    """The day this fails, apprise may have learnt to, and ours can go."""
    for kind in ("wecombot", "dingtalk"):
        refused = [each for each in recorded(kind) if each.status == 200 and each.fate != "taken"]
        assert refused and all(apprise_says(kind, each)[0] for each in refused), "all as good as taken"
    for kind in ("feishu", "lark"):
        by_fate = {each.fate: apprise_says(kind, each)[0] for each in recorded(kind)}
        assert (by_fate["gone"], by_fate["later"], by_fate["unsure"]) == (False, False, True)
        _, body = apprise_says(kind, taken(kind), f"{kind}://{SECRET}@{TOKEN}")
        assert "sign" not in json.loads(body), "a robot with a secret takes nothing from it"
