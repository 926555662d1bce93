"""Who may come in: this computer's browser on our page, and programs; no other web site. And initData."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, WebAppInfo

from bot.local_chat import LI_MING, LocalChatSettings, kept_token, local_chat_server
from tests.bot.local_chat.conftest import Chat, serve
from tests.ports import free_port

TOKEN = "123456789:" + "a" * 35


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:8081"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_web_site_can_neither_look_nor_act(chat: Chat, headers: dict[str, str]) -> None:
    assert (await chat.http.get("/chat/state", headers=headers)).status_code == 403
    acted = await chat.http.post(f"/chat/people/{LI_MING}/start", json={}, headers=headers)
    assert acted.status_code == 403
    assert (await chat.person(LI_MING))["started"] is False


async def test_our_own_page_may(chat: Chat) -> None:
    headers = {"Origin": chat.settings.address, "Sec-Fetch-Site": "same-origin"}
    answer = await chat.http.post(f"/chat/people/{LI_MING}/start", json={}, headers=headers)
    assert answer.is_success and "access-control-allow-origin" not in answer.headers


async def test_the_page_runs_no_script_but_its_own(chat: Chat) -> None:
    page = await chat.http.get("/")
    policy = page.headers["content-security-policy"]
    assert "script-src 'self'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert "<script>" not in page.text and " style=" not in page.text and "http://" not in page.text
    for path in ("/page/__init__.py", "/page/..%2fsettings.py", "/page/none.js"):
        assert (await chat.http.get(path)).status_code == 404


async def test_it_moves_to_the_name_its_pages_have(tmp_path: Path) -> None:
    settings = LocalChatSettings(
        tmp_path,
        kept_token(tmp_path),
        port=free_port(),
        page_origins=("http://127.0.0.1:8080", "https://sign.example"),
    )
    async for chat in serve(settings):
        moved = await chat.http.get("/", headers={"Host": f"localhost:{settings.port}"})
        assert moved.headers["location"] == f"{settings.address}/"
        page = await chat.http.get("/")
        assert page.is_success and "https://sign.example" in page.headers["content-security-policy"]


async def test_a_file_of_a_person_is_never_shown_as_a_page(chat: Chat) -> None:
    await chat.act(LI_MING, "start")
    sent = await chat.send_file(LI_MING, "evil.html", b"<script>alert(1)</script>")
    file = await chat.http.get(f"/chat/files/{sent['document']['file_id']}")
    assert file.headers["content-disposition"].startswith("attachment")
    assert file.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "::"])
def test_it_listens_on_this_computer_only(tmp_path: Path, host: str) -> None:
    with pytest.raises(ValueError, match="this computer only"):
        LocalChatSettings(tmp_path, TOKEN, host=host)


async def test_a_taken_address_is_an_error_and_not_the_end_of_the_process(chat: Chat, tmp_path: Path) -> None:
    second = LocalChatSettings(tmp_path / "second", TOKEN, port=chat.settings.port)
    with pytest.raises(OSError, match="the local chat cannot listen on"):
        await local_chat_server(second).serve()


async def test_calls_may_come_as_query_form_or_json(chat: Chat) -> None:
    await chat.act(LI_MING, "start")
    call, values = f"/bot{chat.settings.token}/sendmessage", {"chat_id": str(LI_MING), "text": "<b>x</b>"}
    for answer in (
        await chat.http.get(call, params=values),
        await chat.http.post(call, data=values),
        await chat.http.post(call, json={**values, "parse_mode": "HTML"}),
    ):
        assert answer.json()["ok"] is True
    broken = await chat.http.post(call, content=b"{", headers={"Content-Type": "application/json"})
    assert broken.json()["description"] == "Bad Request: can't parse JSON object"


def test_the_token_is_made_once_and_kept_to_its_owner(tmp_path: Path) -> None:
    token = kept_token(tmp_path / "new")
    assert kept_token(tmp_path / "new") == token
    assert (tmp_path / "new" / "token").stat().st_mode & 0o077 == 0
    LocalChatSettings(tmp_path, token)
    with pytest.raises(ValueError, match="shape"):
        LocalChatSettings(tmp_path, "12:short")


async def test_a_mini_app_is_opened_with_init_data_that_the_token_proves(chat: Chat, bot: Bot) -> None:
    await chat.act(LI_MING, "start")
    button = InlineKeyboardButton("Sign", web_app=WebAppInfo("http://127.0.0.1:9/sign?task=7"))
    sent = await bot.send_message(LI_MING, "card", reply_markup=InlineKeyboardMarkup([[button]]))
    opened = await chat.act(LI_MING, "web_app", message_id=sent.message_id, row=0, column=0, theme="dark")
    address, _, fragment = opened["url"].partition("#")
    assert address == "http://127.0.0.1:9/sign?task=7"
    given = dict(parse_qsl(fragment))
    facts = dict(parse_qsl(given["tgWebAppData"], strict_parsing=True))
    shown = facts.pop("hash")
    key = hmac.new(b"WebAppData", chat.settings.token.encode(), hashlib.sha256).digest()
    lines = "\n".join(f"{name}={value}" for name, value in sorted(facts.items()))
    assert hmac.new(key, lines.encode(), hashlib.sha256).hexdigest() == shown
    user = json.loads(facts["user"])
    assert (user["id"], user["first_name"], user["language_code"]) == (LI_MING, "明", "zh-hans")
    assert abs(time.time() - int(facts["auth_date"])) < 5
    assert json.loads(given["tgWebAppThemeParams"])["bg_color"] == "#17212b"
    assert urlsplit(address).port == 9
