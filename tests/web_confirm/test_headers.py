"""What every answer carries, whatever it is."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from tests.web_confirm.door import Door
from web_confirm.downloads import disposition
from web_confirm.guard import content_policy
from web_confirm.pages.assets import assets, version
from web_confirm.visitor import preferred

EVERYWHERE = [
    "/",
    "/t/x",
    "/p/x",
    "/u",
    "/v",
    "/v/YX-1",
    "/healthz",
    "/nowhere",
    "/api/nowhere",
    "/api/tasks/x",
    "/trust/root.cer",
]


@pytest.mark.parametrize("path", EVERYWHERE)
async def test_every_answer_keeps_itself_to_itself(door: Door, path: str) -> None:
    headers = (await door.stranger.get(path)).headers
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["strict-transport-security"]
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self';" in policy
    assert "unsafe" not in policy and "http:" not in policy
    if not path.startswith("/trust"):
        assert headers["cache-control"] == "no-store"
    assert "set-cookie" not in headers


def test_only_telegram_may_frame_us_and_the_local_chat_where_we_are_local_too() -> None:
    public, local = content_policy("https://sign.example.cn"), content_policy("http://127.0.0.1:8751")
    assert public.endswith("frame-ancestors 'self' https://web.telegram.org https://*.telegram.org")
    assert local.endswith("http://127.0.0.1:* http://localhost:*")
    tried = content_policy("https://sign.example.cn", "http://127.0.0.1:8750")
    assert tried == f"{public} http://127.0.0.1:8750", "a chat for trying beside public pages"


async def test_a_shell_says_nothing_about_the_task_it_is_for(door: Door) -> None:
    ann, li = await door.world.person("安"), await door.world.person("李明")
    task = await door.world.sent(ann, signers=[li], title="极密并购协议")
    real, none = [await door.stranger.get(f"/t/{each}") for each in (task.id, "nothing")]
    assert real.status_code == 200
    assert real.text == none.text
    assert (await door.stranger.get(f"/v/{task.number}")).text == (
        await door.stranger.get("/v/YX-000000-0000")
    ).text


async def test_there_are_no_inline_scripts_styles_or_handlers(door: Door) -> None:
    for path in ("/", "/t/x", "/p/x", "/u", "/v", "/nowhere"):
        html = (await door.stranger.get(path)).text
        assert "<style" not in html and "style=" not in html and " onclick" not in html
        assert html.count("<script") == html.count('<script type="module" src="/static/') + html.count(
            '<script type="application/json"'
        )


async def test_the_documentation_of_the_api_is_not_served(door: Door) -> None:
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert (await door.stranger.get(path)).status_code == 404


@pytest.mark.parametrize(("language", "words"), [("en-GB,en", "nothing at this address"), ("zh", "这里没有内容")])
async def test_an_unknown_address_is_a_page_in_the_readers_language(door: Door, language: str, words: str) -> None:
    answer = await door.stranger.get("/nowhere", headers={"Accept-Language": language})
    assert answer.status_code == 404
    assert words in answer.text
    answer = await door.stranger.get("/api/nowhere", headers={"Accept-Language": language})
    assert answer.json()["code"] == "not-found"


async def test_assets_are_kept_for_good_under_an_address_of_their_content(door: Door) -> None:
    for name in assets():
        answer = await door.stranger.get(f"/static/{version()}/{name}")
        assert answer.status_code == 200 and "immutable" in answer.headers["cache-control"]
    for path in (
        f"/static/old/{next(iter(assets()))}",
        f"/static/{version()}/../app.py",
        f"/static/{version()}/%2e%2e/app.py",
    ):
        assert (await door.stranger.get(path)).status_code == 404


async def test_a_crash_says_one_plain_sentence_and_keeps_the_headers(
    door: Door, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise RuntimeError("secret innards")

    ports = door.app.state.ports
    monkeypatch.setattr(door.app.state, "ports", replace(ports, clock=broken))
    answer = await door.stranger.post("/api/session", {"link": "x" * 43}, headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "secret innards" not in answer.text
    assert answer.headers["content-security-policy"]


async def test_who_is_still_served_when_the_house_ends_is_told_to_look_again(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = asyncio.Event()

    @asynccontextmanager
    async def endless() -> AsyncIterator[None]:
        reached.set()
        await asyncio.Event().wait()
        yield

    ports = replace(door.app.state.ports, transaction=endless)
    monkeypatch.setattr(door.app.state, "ports", ports)
    asking = asyncio.create_task(
        door.stranger.post("/api/session", {"link": "x" * 43}, headers={"Accept-Language": "en"})
    )
    await reached.wait()
    asking.cancel()  # as uvicorn does with what outlasts its patience
    answer = await asking
    assert (answer.status_code, answer.json()["code"]) == (503, "restarting")
    assert answer.headers["retry-after"]


async def test_the_log_has_paths_without_queries_and_no_token(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    ann, li = await door.world.person("安"), await door.world.person("李明")
    task = await door.world.sent(ann, signers=[li])
    with caplog.at_level(logging.DEBUG, logger="web_confirm"):
        page = await door.enters(li)
        url = (await page.post(f"/api/tasks/{task.id}/download-link")).json()["url"]
        await door.stranger.get(url)
    said = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("web_confirm"))
    assert "GET /api/download 200" in said
    assert "t=" not in said and page.headers["X-Session"] not in said


ELSEWHERE = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "https://sign.example.cn.evil.example"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site", "Origin": "https://sign.example.cn"},
]
HERE = [{}, {"Origin": "https://sign.example.cn"}, {"Sec-Fetch-Site": "same-origin", "Origin": "https://proxied"}]


async def test_a_page_of_another_site_lets_nobodys_browser_act_here(door: Door) -> None:
    """Threat 18. There is no cookie that it could ride on; and so it does not even come to the session."""
    ann, li = await door.world.person("安"), await door.world.person("李明", language="en")
    task = await door.world.sent(ann, signers=[li])
    page = await door.enters(li)
    at = f"/api/tasks/{task.id}/code"
    wanted = {"act": "sign", "sha256": (await page.task(task))["sha256"]}
    for headers in ELSEWHERE:
        for kind in ("application/json", "text/plain", "application/x-www-form-urlencoded"):
            for path in (at, "/api/session", "/api/verify"):
                answer = await page.post(path, content=b"{}", headers={**headers, "Content-Type": kind})
                assert (answer.status_code, answer.json()["code"]) == (403, "not-from-here"), (path, headers)
                assert answer.headers["content-security-policy"]
    assert not await door.world.outbox(li, "code")
    assert [(await page.post(at, wanted, headers=headers)).status_code for headers in HERE] == [200, 429, 429]
    assert len(await door.world.outbox(li, "code")) == 1


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("", "en"), ("zh-TW", "zh"), ("de,fr", "en"), ("en;q=0.4, zh;q=0.8", "zh"), ("zh;q=0, en", "en"),
     ("zh;q=x,en", "en"),
     ("de, zh-Hans;q=0.5", "zh")],
)  # fmt: skip
def test_the_first_language_of_the_browser_that_we_speak_is_spoken(accepted: str, language: str) -> None:
    assert preferred(accepted) == language


@pytest.mark.parametrize(
    "name", ['a"; filename="evil.exe', "合同\r\nX-Evil: 1.pdf", "../../etc/passwd", "合同 2026.pdf", ""]
)
def test_a_file_name_cannot_break_out_of_its_header(name: str) -> None:
    header = disposition(name)
    assert header.isascii() and header.isprintable()
    assert header.count('"') == 2 and "/" not in header
    header.encode("latin-1")
