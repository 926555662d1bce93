"""The pages' door for tests: the real application on a world of real parts, without a socket."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from copy import copy
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlencode

import httpx
from fastapi import FastAPI
from starlette.datastructures import State

from signing.ports import Actor, Ports
from signing.task.model import Task
from signing.usecases.make_page_link import make_page_link
from tests.world import World
from web_confirm.app import create_app
from web_confirm.limits import Buckets
from web_confirm.watching import Watching
from web_confirm.webhooks import Webhook

BOT_TOKEN = "4242:AAtests-own-token"
BASE = "https://sign.example.cn"


def init_data(facts: dict[str, str], token: str = BOT_TOKEN) -> str:
    """Signed as Telegram does."""
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    lines = "\n".join(f"{name}={facts[name]}" for name in sorted(facts))
    digest = hmac.new(key, lines.encode(), hashlib.sha256).hexdigest()
    return urlencode({**facts, "hash": digest}, quote_via=quote)


class Page:
    """One person's open page: a client with a session."""

    def __init__(self, http: httpx.AsyncClient, token: str = "") -> None:
        self.http = http
        self.headers = {"X-Session": token} if token else {}

    async def get(self, path: str, **more: Any) -> httpx.Response:
        return await self.http.get(path, headers={**self.headers, **more.pop("headers", {})}, **more)

    async def post(self, path: str, value: object = None, **more: Any) -> httpx.Response:
        headers = {**self.headers, **more.pop("headers", {})}
        if "content" in more:
            return await self.http.post(path, headers=headers, **more)
        return await self.http.post(path, json={} if value is None else value, headers=headers, **more)

    async def task(self, task: Task) -> dict[str, Any]:
        found: dict[str, Any] = (await self.get(f"/api/tasks/{task.id}")).json()
        return found


class Door:
    def __init__(self, world: World, app: FastAPI, http: httpx.AsyncClient) -> None:
        self.world, self.app, self.http = world, app, http
        self.stranger = Page(http)

    def addresses(self) -> set[tuple[str, str]]:
        """Method and path of everything under /api."""
        paths = self.app.openapi()["paths"]
        return {(method.upper(), path) for path in paths if path.startswith("/api/") for method in paths[path]}

    async def init_data(self, actor: Actor, token: str = BOT_TOKEN, age: timedelta = timedelta()) -> str:
        person = await self.world.who(actor)
        user = {"id": person.telegram_id, "first_name": person.name, "language_code": person.language_code}
        at = int((self.world.clock.now - age).timestamp())
        return init_data({"auth_date": str(at), "query_id": "q", "user": json.dumps(user)}, token)

    async def enters(self, actor: Actor) -> Page:
        """Through Telegram."""
        answer = await self.stranger.post("/api/session", {"init_data": await self.init_data(actor)})
        assert answer.status_code == 200, answer.text
        return Page(self.http, answer.json()["session"])

    async def enters_by_link(self, actor: Actor, task: Task) -> Page:
        token = await make_page_link(self.world.ports, actor, "task", task.id)
        answer = await self.stranger.post("/api/session", {"link": token})
        assert answer.status_code == 200, answer.text
        return Page(self.http, answer.json()["session"])


@asynccontextmanager
async def a_door(
    world: World, webhook: Webhook | None = None, watching: Watching | None = None
) -> AsyncIterator[Door]:
    if webhook is None:
        app = an_app(world.ports)
    else:
        app = create_app(world.ports, bot_token=BOT_TOKEN, webhook=webhook, watching=watching)
    transport = httpx.ASGITransport(app=app, client=("203.0.113.7", 40000))
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as http:
        yield Door(world, app, http)


_made: dict[str, FastAPI] = {}


def an_app(ports: Ports) -> FastAPI:
    """The routes, which take longer to make than most tests to walk, are made once; the rest is this door's."""
    url = ports.installation.public_url  # which the headers of every answer go by
    if url not in _made:
        _made[url] = create_app(ports, bot_token=BOT_TOKEN)
    app = copy(_made[url])
    app.state = State({"ports": ports, "bot_token": BOT_TOKEN, "buckets": Buckets()})
    return app
