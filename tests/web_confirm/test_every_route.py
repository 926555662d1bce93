"""Every route of the application has a row here, and five users stand before each: a new one without a row fails.
Who may not is told the same of what is there and of what is not, and changes nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest_asyncio
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from signing.task.model import Order, Task
from signing.usecases.allow_seal import allow_seal
from signing.usecases.ask_for_seal import ask_for_seal
from signing.usecases.folders import make_folder, put_in_folder
from signing.usecases.request_batch_code import request_batch_code
from signing.usecases.seal_views import SealWish
from signing.usecases.view_task import view_task
from tests.seals_at_hand import a_seal
from tests.signing.usecases.sealing import a_sealing
from tests.web_confirm.door import Door, Page, a_door
from tests.web_confirm.test_abuse import SECRET
from tests.world import World
from web_confirm.limits import Buckets
from web_confirm.webhooks import Webhook

Route = tuple[str, str]
ALL = frozenset({"initiator", "party", "other", "stranger", "admin"})
NOBODY = "nosuchid2345"
NAMED = frozenset({"initiator", "party", "other"})  # who know of the task
READERS = frozenset({"initiator", "party"})  # `other` has not got the move yet
ME = frozenset({"initiator"})
TASK, DRAFT, SEAL, REQUEST, BATCH = "task", "draft", "seal", "request", "batch"
FOLDER = "folder"  # of the archive

# Of somebody's things: whose name stands in the address, and for whom it is there.
OF_ONE: dict[Route, tuple[str, frozenset[str]]] = {
    ("GET", "/api/tasks/{task_id}"): (TASK, NAMED | {"admin"}),
    **{
        ("GET", f"/api/tasks/{{task_id}}{rest}"): (TASK, NAMED)
        for rest in ("/name-seal", "/proposal/{act}", "/seals/{seal_id}/leave")
    },
    ("POST", "/api/tasks/{task_id}/read"): (TASK, NAMED | {"admin"}),
    **{
        ("GET", f"/api/tasks/{{task_id}}{rest}"): (TASK, READERS)
        for rest in (
            "/pages/{page}",
            "/pages/{page}/text",
            "/pictures/{key}",
            "/papers/{file_id}",
            "/document",
            "/documents",
            "/attachments/{number}",
            "/report",
            "/everything",
        )
    },
    **{
        ("POST", f"/api/tasks/{{task_id}}{rest}"): (TASK, NAMED)
        for rest in (
            "/answers",
            "/pictures/{key}",
            "/code",
            "/sign",
            "/approve",
            "/fill",
            "/reject",
            "/papers/{asked_id}",
            "/papers/{asked_id}/take-back",
            "/hand-on",
            "/download-link",
            "/questions",
            "/questions/{question_id}/answer",
            "/seals/{seal_id}/leave",
        )
    },
    ("GET", "/api/drafts/{draft_id}/places"): (DRAFT, ME),
    ("GET", "/api/drafts/{draft_id}/added/{key}/{number}"): (DRAFT, ME),
    ("GET", "/api/drafts/{draft_id}/preview/{party_id}"): (DRAFT, ME),
    **{
        ("POST", f"/api/drafts/{{draft_id}}{rest}"): (DRAFT, ME)
        for rest in ("/places", "/words", "/seam", "/page-numbers", "/document-order", "/placed")
    },
    ("GET", "/api/seals/{seal_id}"): (SEAL, READERS),  # its keeper, and who may use it
    ("GET", "/api/seals/{seal_id}/picture"): (SEAL, READERS),
    **{
        ("POST", f"/api/seals/{{seal_id}}{rest}"): (SEAL, ME)
        for rest in ("/approve", "/state", "/rename", "/find-user", "/users")
    },
    ("GET", "/api/seal-requests/{request_id}"): (REQUEST, ME),
    ("GET", "/api/seal-requests/{request_id}/pages/{page}"): (REQUEST, ME),
    ("POST", "/api/seal-requests/{request_id}"): (REQUEST, ME),
    ("GET", "/api/exports/{folder_id}"): (FOLDER, ME),
    ("POST", "/api/exports/{folder_id}"): (FOLDER, ME),
    ("GET", "/api/batch/{batch_id}"): (BATCH, frozenset({"party"})),
    **{("POST", f"/api/batch/{{batch_id}}/{act}"): (BATCH, frozenset({"party"})) for act in ("confirm", "next")},
}
# About whoever asks, and nobody else: without a session there is nothing.
OWN: frozenset[Route] = frozenset(
    {
        ("POST", "/api/upload"),
        ("GET", "/api/batch"),
        ("POST", "/api/batch/code"),
        ("GET", "/api/seals"),
        ("POST", "/api/seals"),
        ("POST", "/api/seals/sketch"),
        ("POST", "/api/seals/cut"),
        ("POST", "/api/seals/upload"),
        ("GET", "/api/hands/{kind}"),
        ("GET", "/api/security"),
        ("GET", "/api/my-data"),
        ("POST", "/api/my-data/ask"),
        ("POST", "/api/my-data/confirm"),
        ("POST", "/api/security/ask"),
        ("POST", "/api/security/confirm"),
        ("POST", "/api/hands/{kind}/forget"),
    }
)
# Opened by a secret that is sent along, whoever sends it; what is answered without one.
KEYED: dict[Route, int] = {
    ("POST", "/api/session"): 401,
    ("POST", "/api/fresh-link"): 403,
    ("POST", "/api/invited"): 403,
    ("GET", "/api/download"): 401,
    ("GET", "/api/export"): 401,
    ("GET", "/api/data-copy"): 401,
    ("POST", "/telegram/webhook"): 403,
    ("GET", "/metrics"): 404,
}
# For everybody, and nobody's: shells, what every validator asks of an authority, is the house up.
OPEN: frozenset[Route] = frozenset(
    {
        ("POST", "/api/verify"),
        ("POST", "/trust/ocsp"),
        ("GET", "/trust/ocsp/{question:path}"),
        ("POST", "/trust/tsa"),
        ("GET", "/trust/{name}"),
        ("GET", "/healthz"),
        ("GET", "/readyz"),
        *(
            ("GET", path)
            for path in ("/", "/t/{task_id}", "/p/{task_id}", "/me", "/v/{number}", *map("/{}".format, "bsuvxi"))
        ),
        ("GET", "/static/{at}/{name:path}"),
        ("GET", "/favicon.ico"),
    }
)
BODIES: dict[str, Any] = {
    "/session": {"link": "A" * 43},
    "/fresh-link": {"token": "A" * 43},
    "/invited": {"code": "ABCD-EFGH-JKMN"},
    "/answers": {"answers": {}},
    "/code": {"act": "sign", "sha256": "a" * 64},
    "/sign": {"code": "123456"},
    "/approve": {"code": "123456", "version": 1},
    "/fill": {"code": "123456"},
    "/confirm": {"code": "123456", "seen": "a" * 64},
    "/reject": {"reason": "no"},
    "/hand-on": {"to": "Eve eve@example.com", "reason": "x"},
    "/questions": {"words": "?"},
    "/answer": {"words": "!"},
    "/leave": {"sha256": "a" * 64},
    "/places": {"version": 1, "places": [], "seams": []},
    "/words": {"words": "x", "kind": "text"},
    "/seam": {
        "party": "x", "pages": "all", "group": None, "edge": "right", "height": 100, "inset": 3, "diameter": 40,
    },
    "/page-numbers": {"words": "all"},
    "/document-order": {"version": 1, "document": 0, "by": 1},
    "/state": {"version": 2, "to": "frozen"},
    "/rename": {"version": 2, "label": "x"},
    "/find-user": {"words": "101"},
    "/users": {"words": "101", "name": "x"},
    "/{request_id}": {"granted": True},
}  # fmt: skip
EXAMPLES = {
    "page": "0",
    "number": "0",
    "key": "@signature",
    "act": "sign",
    "kind": "signature",
    "name": "root.cer",
}


class Numbers:
    """What /metrics and /readyz ask."""

    token, media_type = "the-operators-token", "text/plain"

    async def numbers(self) -> bytes:
        return b"yinxin 1"

    async def is_ready(self) -> bool:
        return True

    def took(self, method: str, route: str, status: int, seconds: float) -> None:
        pass


def routes_of(app: FastAPI) -> set[Route]:
    """All of them, also those that no schema names. HEAD is answered as GET is."""
    return {
        (method, str(each.path))
        for each in iter_route_contexts(app.routes)
        for method in (each.methods or {"WEBSOCKET"}) - {"HEAD"}
    }


def address(route: str, ids: dict[str, str]) -> str:
    for slot in ("task_id", "draft_id", "seal_id", "request_id", "batch_id", "folder_id"):
        route = route.replace(f"{{{slot}}}", ids.get(slot, NOBODY))
    route = route.replace("/added/{key}", "/added/0")
    for slot, example in EXAMPLES.items():
        route = route.replace(f"{{{slot}}}", example)
    parts = ["x" if part.startswith("{") else part for part in route.split("/")]
    return "/".join(parts)


@dataclass(frozen=True, slots=True)
class House:
    door: Door
    pages: dict[str, Page]
    ids: dict[str, dict[str, str]]  # of what the address is about → its slots
    tasks: list[Task]

    async def answers(self, who: str, route: Route, about: str) -> tuple[httpx.Response, httpx.Response]:
        """Of what is there, and of what is not."""
        self.door.app.state.buckets = Buckets()
        theirs, none = [await asked(self.pages[who], route, ids) for ids in (self.ids[about], {})]
        return theirs, none

    async def rows(self) -> list[object]:
        async with self.door.world.ports.transaction() as tx:
            found: list[object] = [await tx.tasks.get(task.id) for task in self.tasks]
            seal = self.ids[SEAL]["seal_id"]
            found += [await tx.seals.get(seal), await tx.seals.users(seal)]
            found.append(await tx.seals.requests_in([task.id for task in self.tasks]))
            return found


async def asked(page: Page, route: Route, ids: dict[str, str]) -> httpx.Response:
    method, path = route
    if method == "GET":
        return await page.get(address(path, ids))
    return await page.post(address(path, ids), BODIES.get("/" + path.rpartition("/")[2], {}))


@pytest_asyncio.fixture
async def house(world: World) -> AsyncIterator[House]:
    async def store(update: dict[str, object]) -> None:
        raise AssertionError(update)

    people = {name: await world.person(name, language="en") for name in sorted(ALL - {"admin"})}
    people["admin"] = await world.person("admin", admin=True, language="en")
    ann, bo, cy = people["initiator"], people["party"], people["other"]
    task = await world.sent(ann, signers=[bo, cy], order=Order.ONE_AFTER_ANOTHER)
    draft = await world.draft(ann, signers=[bo, cy])
    seal = await a_seal(world, ann, SealWish("contract", "印信公司"), asks=True)
    await allow_seal(world.ports, ann, seal.id, person_id=bo.person_id or "")
    sealing = await a_sealing(world, bo)
    sha256 = (await view_task(world.ports, bo, sealing.id)).sha256
    request = await ask_for_seal(world.ports, bo, sealing.id, seal_id=seal.id, sha256=sha256)
    shown = (await view_task(world.ports, bo, task.id, mark_read=True)).sha256
    batch = await request_batch_code(world.ports, bo, {task.id: shown})
    folder = await make_folder(world.ports, ann, "2026")
    ended = await world.reject(bo, await world.sent(ann, signers=[bo]))
    await put_in_folder(world.ports, ann, ended.id, folder.id)
    task = await world.task(task)
    ids = {
        TASK: {"task_id": task.id, "seal_id": seal.id},
        DRAFT: {"draft_id": draft.id},
        SEAL: {"seal_id": seal.id},
        REQUEST: {"request_id": request.id},
        BATCH: {"batch_id": batch.id},
        FOLDER: {"folder_id": folder.id},
    }
    async with a_door(world, Webhook(SECRET, store), Numbers()) as door:
        pages = {who: await door.enters(people[who]) for who in people}
        yield House(door, pages, ids, [task, draft, sealing])


async def test_every_route_has_its_row(house: House) -> None:
    """A new one is put where it belongs: of one thing (then also for whom it is there), one's own, keyed, open."""
    tables: list[set[Route]] = [set(OF_ONE), set(OWN), set(KEYED), set(OPEN)]
    assert routes_of(house.door.app) == set().union(*tables)
    assert sum(map(len, tables)) == len(set().union(*tables)), "one row each"


async def test_five_users_at_every_route_of_one_thing(house: House) -> None:
    before, told_apart = await house.rows(), []
    for route, (about, there) in OF_ONE.items():
        for who in sorted(ALL - there):
            theirs, none = await house.answers(who, route, about)
            if (theirs.status_code, theirs.text) != (404, none.text) or none.status_code != 404:
                told_apart.append((route, who, theirs.status_code, theirs.text))
    assert not told_apart, "\n".join(map(str, told_apart))
    assert await house.rows() == before


async def test_for_whom_it_is_there_it_is_there(house: House) -> None:
    """Else the test above would pass with every door walled up."""
    # What this task has not got: nobody can be shown it.
    lacking = {"picture", "papers", "proposal", "attachments", "report", "name-seal", "leave", "added", "preview"}
    for route, (about, there) in OF_ONE.items():
        if route[0] == "GET" and not any(word in route[1] for word in lacking | {"everything"}):
            for who in sorted(there):
                theirs, none = await house.answers(who, route, about)
                assert (theirs.status_code, none.status_code) == (200, 404), (route, who, theirs.text)


async def test_without_a_session_there_is_nothing_of_anybody(house: House) -> None:
    before = await house.rows()
    for route in [*OF_ONE, *OWN]:
        for ids in (house.ids[OF_ONE[route][0]] if route in OF_ONE else {}, {}):
            house.door.app.state.buckets = Buckets()
            answer = await asked(house.door.stranger, route, ids)
            assert (answer.status_code, answer.json()["code"]) == (401, "session-over"), route
    assert await house.rows() == before


async def test_what_a_secret_opens_stays_shut_without_it_for_all_five(house: House) -> None:
    for route, status in KEYED.items():
        for who in sorted(ALL):
            house.door.app.state.buckets = Buckets()
            answer = await asked(house.pages[who], route, {})
            assert answer.status_code == status, (route, who, answer.text)


async def test_what_is_open_tells_nothing_of_a_task(house: House) -> None:
    """The same for each of the five and for nobody, whether there is such a task or not."""
    for route in sorted(OPEN):
        if route[0] != "GET" or route[1].startswith("/trust"):
            continue
        told = set()
        for page in (house.door.stranger, *house.pages.values()):
            for ids in (house.ids[TASK], {}):
                answer = await page.get(address(route[1], ids), headers={"Accept-Language": "en"})
                told.add((answer.status_code, answer.text))
        assert len(told) == 1, route


async def test_every_answer_of_every_route_keeps_itself_to_itself(house: House) -> None:
    """Whatever it says: no inline script or style, nothing kept that is somebody's, no address told to others."""
    for route in sorted(routes_of(house.door.app)):
        house.door.app.state.buckets = Buckets()
        answer = await asked(house.door.stranger, route, house.ids[TASK])
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "*;" not in policy, route
        assert answer.headers["referrer-policy"] == "no-referrer", route
        assert answer.headers["x-content-type-options"] == "nosniff", route
        assert "set-cookie" not in answer.headers, route
        kept = answer.headers["cache-control"]
        assert kept == "no-store" or route in OPEN, route
        if answer.headers.get("content-type", "").startswith("text/html"):
            assert kept == "no-store" and "<style" not in answer.text and " style=" not in answer.text, route
