"""What somebody with bad intent tries at every address: bodies without end, a session that is over or comes by
another way, other methods, other origins."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import product

import pytest
import pytest_asyncio

from signing.task.model import Task
from signing.usecases.make_page_link import make_page_link
from tests.web_confirm.door import Door, Page, a_door
from tests.web_confirm.test_who_may import ACTS, READS, a_task
from tests.world import World
from web_confirm import bodies
from web_confirm.webhooks import Webhook

MB = 1024 * 1024
SECRET = "s3cret"


class Body:
    """As long as wanted; knows how much of it was read."""

    def __init__(self, size: int) -> None:
        self.size, self.read = size, 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while self.read < self.size:
            self.read += 64 * 1024
            yield b"x" * 64 * 1024


POSTS = [
    ("/api/session", 64 * 1024),
    ("/api/upload", 100 * MB),
    ("/api/verify", 100 * MB),
    ("/api/tasks/{task}/answers", 256 * 1024),
    ("/api/tasks/{task}/pictures/@signature", 16 * MB),
    ("/api/tasks/{task}/code", 1280 * 1024),
    ("/api/tasks/{task}/sign", 64 * 1024),
    ("/api/tasks/{task}/approve", 64 * 1024),
    ("/api/tasks/{task}/fill", 64 * 1024),
    ("/api/tasks/{task}/reject", 64 * 1024),
    ("/api/tasks/{task}/download-link", 64 * 1024),
    ("/api/drafts/{task}/places", MB),
    ("/api/drafts/{task}/words", 64 * 1024),
    ("/api/drafts/{task}/seam", 64 * 1024),
    ("/api/drafts/{task}/page-numbers", 64 * 1024),
    ("/api/drafts/{task}/document-order", 64 * 1024),
    ("/api/drafts/{task}/placed", 64 * 1024),
    ("/telegram/webhook", MB),
    ("/trust/ocsp", 16 * 1024),
    ("/trust/tsa", 16 * 1024),
]


@pytest_asyncio.fixture
async def hooked(world: World) -> AsyncIterator[tuple[Page, Task]]:
    """With a webhook, too; somebody's page and their task."""

    async def store(update: dict[str, object]) -> None:
        raise AssertionError(update)

    async with a_door(world, Webhook(SECRET, store)) as door:
        task, people = await a_task(world)
        yield await door.enters(people["first"]), task


async def test_a_body_that_says_it_is_too_long_is_refused_before_a_byte_of_it_is_read(
    hooked: tuple[Page, Task],
) -> None:
    page, task = hooked
    for path, most in POSTS:
        endless = Body(most * 2)
        headers = {"Content-Length": str(most + 1), "X-Telegram-Bot-Api-Secret-Token": SECRET}
        answer = await page.post(path.format(task=task.id), content=endless, headers=headers)
        assert (answer.status_code, endless.read) == (413, 0), path
        assert answer.json()["code"] in {"body-too-large", "pdf-too-large"}
        assert answer.headers["content-security-policy"] and answer.headers["cache-control"] == "no-store"


async def test_a_body_that_does_not_say_is_read_no_further_than_its_limit(hooked: tuple[Page, Task]) -> None:
    page, task = hooked
    for path, most in POSTS:
        if most > 2 * MB:
            continue  # test_files has them, with a lower limit
        endless = Body(50 * MB)
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        answer = await page.post(path.format(task=task.id), content=endless, headers=headers)
        assert answer.status_code == 413, path
        assert endless.read <= most + 256 * 1024, path


async def test_an_upload_without_a_session_is_refused_before_a_byte_of_it_is_read(door: Door) -> None:
    for headers in ({}, {"X-Session": "A" * 43}):
        endless = Body(50 * MB)
        answer = await door.stranger.post("/api/upload", content=endless, headers=headers)
        assert (answer.status_code, endless.read) == (401, 0)


async def test_a_sender_who_falls_silent_is_let_go(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "SILENCE_LIMIT", 0.05)
    sent = [{"type": "http.request", "body": b"%PDF-", "more_body": True}]

    async def receive() -> dict[str, object]:
        if sent:
            return sent.pop()
        await asyncio.Event().wait()
        raise AssertionError

    told: list[dict[str, object]] = []

    async def send(message: dict[str, object]) -> None:
        told.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/api/verify", "raw_path": b"/api/verify", "query_string": b"",
        "headers": [], "client": ("203.0.113.9", 1), "server": ("x", 80), "scheme": "https", "http_version": "1.1",
        "root_path": "", "app": door.app,
    }  # fmt: skip
    await door.app(scope, receive, send)  # type: ignore[arg-type]
    assert told[0]["status"] == 400
    assert b"body-broken" in told[1]["body"]  # type: ignore[operator]


def test_every_address_of_a_task_is_among_those_that_strangers_are_kept_from(door: Door) -> None:
    """A new one must be put into the tables of test_who_may."""
    names = {"/0": "/{page}", "/@signature": "/{key}", "/sign": "/{act}"}

    def shape(path: str) -> str:
        path = path.replace("/attachments/0", "/attachments/{number}").replace("/seals/x/", "/seals/{seal_id}/")
        for example, slot in (
            ("/pages/0/", "/pages/{page}/"),
            ("/papers/asked", "/papers/{asked_id}"),
            ("/papers/file", "/papers/{file_id}"),
            ("/questions/abc/", "/questions/{question_id}/"),
        ):
            path = path.replace(example, slot)
        room, _, last = path.rpartition("/")
        return f"/api/tasks/{{task_id}}{room}{names.get('/' + last, '/' + last) if room else path}"

    kept = {("GET", shape(path)) for path in READS} | {("POST", shape(path)) for path, _ in ACTS}
    assert {each for each in door.addresses() if "{task_id}" in each[1]} == kept


@pytest.mark.parametrize("way", ["over", "none", "cookie", "query", "bearer", "body"])
async def test_a_session_that_is_over_or_comes_another_way_opens_nothing(door: Door, way: str) -> None:
    task, people = await a_task(door.world)
    page = await door.enters(people["first"])
    token = page.headers["X-Session"]
    if way == "over":
        door.world.clock.advance(seconds=timedelta(hours=2).total_seconds() + 1)
    headers = {
        "over": {"X-Session": token},
        "cookie": {"Cookie": f"session={token}; X-Session={token}"},
        "bearer": {"Authorization": f"Bearer {token}"},
    }.get(way, {})
    query = f"?X-Session={token}&session={token}" if way == "query" else ""
    before = await door.world.task(task)
    for path in READS:
        answer = await door.stranger.get(f"/api/tasks/{task.id}{path}{query}", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "session-over"), path
    for path, value in [*((f"/tasks/{task.id}{path}", value) for path, value in ACTS), ("/upload", {})]:
        told = {**value, "session": token} if way == "body" else value  # type: ignore[dict-item]
        answer = await door.stranger.post(f"/api{path}{query}", told, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "session-over"), path
    assert await door.world.task(task) == before


async def test_a_link_opens_one_session_and_is_no_session_itself(door: Door) -> None:
    task, people = await a_task(door.world)
    token = await make_page_link(door.world.ports, people["first"], "task", task.id)
    assert (await door.stranger.get(f"/api/tasks/{task.id}", headers={"X-Session": token})).status_code == 401
    assert (await door.stranger.post("/api/session", {"link": token})).status_code == 200
    again = await door.stranger.post("/api/session", {"link": token})
    assert (again.status_code, again.json()["code"]) == (401, "link-over")


async def test_other_methods_and_other_origins_are_given_nothing(door: Door) -> None:
    task, people = await a_task(door.world)
    page = await door.enters(people["first"])
    evil = {**page.headers, "Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    paths = ["/", "/u", "/v", f"/t/{task.id}", "/api/session", "/api/upload", "/api/verify", "/api/download"]
    paths += [f"/api/tasks/{task.id}{path}" for path in [*READS, *(path for path, _ in ACTS)]]
    for path, method in product(paths, ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]):
        answer = await door.http.request(method, path, headers=evil)
        assert answer.status_code in {404, 405}, path
        assert not [name for name in answer.headers if name.startswith("access-control-")]
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert await door.world.task(task) == task
