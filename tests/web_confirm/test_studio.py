"""The studio's door: strict about what it reads, and for each person only the seals that are theirs."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest

from signing.ports import Actor, Seal
from signing.task.sealing import SealRequest
from signing.usecases.allow_seal import allow_seal
from signing.usecases.ask_for_seal import ask_for_seal
from signing.usecases.list_seals import list_seals
from signing.usecases.seal_views import SealWish
from signing.usecases.view_task import view_task
from tests.seals_at_hand import a_seal
from tests.signing.seals.photos import photo
from tests.signing.seals.test_cutout import CHOP
from tests.signing.usecases.sealing import a_sealing
from tests.web_confirm.door import Door

COMPANY = "北京字节印信科技有限公司"
NOWHERE = "0" * 12
WISH = {"kind": "contract", "owner": COMPANY}


async def a_kept_seal(door: Door) -> tuple[Actor, Actor, Seal]:
    """Its maker, and who may use it."""
    li, wang = await door.world.person("李明"), await door.world.person("王芳")
    seal = await a_seal(door.world, li, SealWish("contract", COMPANY), asks=True)
    await allow_seal(door.world.ports, li, seal.id, person_id=wang.person_id or "")
    return li, wang, seal


async def a_request(door: Door) -> tuple[Actor, Actor, Seal, SealRequest, str]:
    li, wang, seal = await a_kept_seal(door)
    task = await a_sealing(door.world, wang)
    sha256 = (await view_task(door.world.ports, wang, task.id)).sha256
    request = await ask_for_seal(door.world.ports, wang, task.id, seal_id=seal.id, sha256=sha256)
    return li, wang, seal, request, task.id


async def test_a_seal_is_sketched_made_and_shown_to_its_maker_alone(door: Door) -> None:
    li, mallory = await door.world.person("李明"), await door.world.person("路人")
    page = await door.enters(li)
    sketch = (await page.post("/api/seals/sketch", {**WISH, "star": False, "ageing": 5, "size": [38, 38]})).json()
    assert sketch["picture"].startswith("data:image/png;base64,") and sketch["sizes"] == [[40, 40], [38, 38]]
    assert (await page.get("/api/seals")).json()["seals"] == []
    made = (await page.post("/api/seals", {**WISH, "label": "采购部用", "asks": True})).json()
    assert (made["label"], made["state"], made["approval"]) == ("合同专用章 · 采购部用", "draft", "own")
    found = (await page.post(f"/api/seals/{made['id']}/approve", {"version": made["version"]})).json()
    assert found["state"] == "approved" and found["certificate"]["serial"] and found["log"] == []
    picture = await page.get(f"/api/seals/{made['id']}/picture")
    assert picture.headers["content-type"] == "image/png" and picture.headers["cache-control"] == "no-store"
    assert (await (await door.enters(mallory)).get("/api/seals")).json()["seals"] == []
    assert (li.person_id or "") not in json.dumps(found)


async def test_a_photo_is_cut_and_kept_and_no_stored_bytes_can_be_named(door: Door) -> None:
    li = await door.world.person("李明")
    page = await door.enters(li)
    picture = photo(CHOP)

    def at(path: str, **wish: Any) -> str:
        return f"/api/seals/{path}?wish={quote(json.dumps(wish))}"

    cut = await page.post(at("cut", owner=COMPANY, tolerance=70), content=picture)
    assert cut.json()["after"].startswith("data:image/png") and set(cut.json()) == {"after", "ratio"}
    less = await page.post(at("cut", owner=COMPANY, tolerance=0), content=picture)
    assert less.json()["after"] != cut.json()["after"]
    for tolerance, status in ((101, 422), ("5", 400), (True, 400)):
        answer = await page.post(at("cut", owner=COMPANY, tolerance=tolerance), content=picture)
        assert answer.status_code == status
    assert (await page.post(at("cut", owner=COMPANY), content=b"no picture")).status_code == 422
    assert (await page.post("/api/seals/cut?wish=[]", content=picture)).status_code == 400
    wish = {"kind": "company", "owner": COMPANY, "width": 42, "original": "a" * 64, "picture": "b" * 64}
    made = await page.post(at("upload", **wish), content=picture)
    assert made.status_code == 200 and made.json()["width"] == 42
    wrong = await page.post(at("upload", **{**wish, "width": 300}), content=picture)
    assert (wrong.status_code, wrong.json()["code"]) == (422, "seal-picture-size")
    assert len(await list_seals(door.world.ports, li)) == 1


STRANGE: list[dict[str, Any]] = [
    {"kind": 7},
    {"owner": None},
    {"size": [40]},
    {"size": ["40", "40"]},
    {"size": [True, 40]},
    {"star": "yes"},
    {"ageing": -1},
    {"ageing": 1.5},
    {"ageing": True},
    {"title": 5},
    {"colour": 3},
]


@pytest.mark.parametrize("change", STRANGE, ids=str)
async def test_what_no_page_of_ours_sends_is_a_bad_request(door: Door, change: dict[str, Any]) -> None:
    page = await door.enters(await door.world.person("李明"))
    for path in ("/api/seals/sketch", "/api/seals"):
        assert (await page.post(path, {**WISH, **change})).status_code == 400


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "stamp"}, "seal-shape"),
        ({"colour": "red"}, "seal-colour"),
        ({"size": [41, 41]}, "seal-size"),
        ({"owner": "印"}, "seal-name-length"),
    ],
)
async def test_what_cannot_be_drawn_is_said(door: Door, change: dict[str, Any], code: str) -> None:
    page = await door.enters(await door.world.person("李明"))
    answer = await page.post("/api/seals/sketch", {**WISH, **change})
    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_a_person_is_found_seen_by_name_allowed_and_taken_back(door: Door) -> None:
    li, wang = await door.world.person("李明"), await door.world.person("王芳")
    seal = await a_seal(door.world, li, SealWish("contract", COMPANY))
    page = await door.enters(li)
    at = f"/api/seals/{seal.id}"
    words = str((await door.world.who(wang)).telegram_id)
    assert (await page.post(f"{at}/find-user", {"words": words})).json() == {"name": "王芳"}
    other = await page.post(f"{at}/users", {"words": words, "name": "王方", "keeps": False, "until": ""})
    assert other.status_code == 409, "somebody else than who was shown"
    past = await page.post(f"{at}/users", {"words": words, "name": "王芳", "until": "2020-01-01"})
    assert (past.status_code, past.json()["code"]) == (422, "seal-until-past")
    found = await page.post(f"{at}/users", {"words": words, "name": "王芳", "keeps": True, "until": "2026-12-31"})
    (user,) = found.json()["users"]
    assert (user["name"], user["keeps"], user["over"]) == ("王芳", True, False) and "2027" in user["until"]
    assert (wang.person_id or "") not in found.text and words not in found.text
    assert (await page.post(f"{at}/users", {"handle": "0" * 24})).status_code == 404
    assert (await page.post(f"{at}/users", {"handle": user["handle"]})).json()["users"] == []


OF_A_SEAL: list[tuple[str, str, object]] = [
    ("GET", "", None),
    ("GET", "/picture", None),
    ("POST", "/approve", {"version": 1}),
    ("POST", "/state", {"version": 2, "to": "frozen"}),
    ("POST", "/rename", {"version": 2, "label": "我的"}),
    ("POST", "/find-user", {"words": "101"}),
    ("POST", "/users", {"words": "101", "name": "李明"}),
]
FOR_USERS = {("GET", ""), ("GET", "/picture")}


@pytest.mark.parametrize(("method", "path", "value"), OF_A_SEAL)
async def test_anothers_seal_cannot_be_told_from_none(door: Door, method: str, path: str, value: object) -> None:
    _, wang, seal = await a_kept_seal(door)
    people = [await door.world.person("路人"), await door.world.person("管理", admin=True)]
    if (method, path) not in FOR_USERS:
        people.append(wang)
    async with door.world.ports.transaction() as tx:
        before = await tx.seals.get(seal.id), await tx.seals.users(seal.id)
    for who in people:
        page = await door.enters(who)
        answers = [
            await (page.get(at) if method == "GET" else page.post(at, value))
            for at in (f"/api/seals/{seal.id}{path}", f"/api/seals/{NOWHERE}{path}")
        ]
        assert [each.status_code for each in answers] == [404, 404]
        assert answers[0].json() == answers[1].json()
    stranger = await (door.stranger.get if method == "GET" else door.stranger.post)(f"/api/seals/{seal.id}{path}")
    assert stranger.status_code == 401
    async with door.world.ports.transaction() as tx:
        assert (await tx.seals.get(seal.id), await tx.seals.users(seal.id)) == before


OF_A_REQUEST: list[tuple[str, str, object]] = [
    ("GET", "", None),
    ("GET", "/pages/0", None),
    ("POST", "", {"granted": True}),
    ("POST", "", {"granted": False, "reason": "不"}),
]


@pytest.mark.parametrize(("method", "path", "value"), OF_A_REQUEST)
async def test_only_a_keeper_reads_and_answers_a_request(
    door: Door, method: str, path: str, value: object
) -> None:
    li, wang, _, request, _ = await a_request(door)
    people = [wang, await door.world.person("路人"), await door.world.person("管理", admin=True)]
    for who in people:
        page = await door.enters(who)
        answers = [
            await (page.get(at) if method == "GET" else page.post(at, value))
            for at in (f"/api/seal-requests/{request.id}{path}", f"/api/seal-requests/{NOWHERE}{path}")
        ]
        assert [each.status_code for each in answers] == [404, 404]
        assert answers[0].json() == answers[1].json()
    page = await door.enters(li)
    at = f"/api/seal-requests/{request.id}{path}"
    assert (await (page.get(at) if method == "GET" else page.post(at, value))).status_code == 200
    stranger = await (door.stranger.get if method == "GET" else door.stranger.post)(at)
    assert stranger.status_code == 401


async def test_leave_is_asked_for_on_the_page_by_the_signer_alone(door: Door) -> None:
    li, wang, seal = await a_kept_seal(door)
    mallory = await door.world.person("路人")
    task = await a_sealing(door.world, wang)
    at = f"/api/tasks/{task.id}/seals/{seal.id}/leave"
    page = await door.enters(wang)
    assert (await page.get(at)).json()["state"] == "needed"
    assert (await page.post(at, {"sha256": "0" * 64})).status_code == 409
    sha256 = (await page.task(task))["sha256"]
    assert [each["asks"] for each in (await page.task(task))["seals"]] == [True]
    refused = await page.post(f"/api/tasks/{task.id}/code", {"act": "sign", "sha256": sha256})
    assert (refused.status_code, refused.json()["code"]) == (409, "seal-needs-leave")
    assert (await page.post(at, {"sha256": sha256})).json()["state"] == "waiting"
    for who in (mallory, li):
        other = await door.enters(who)
        assert (await other.get(at)).status_code == 404
        assert (await other.post(at, {"sha256": sha256})).status_code == 404
    for seal_id in (NOWHERE, "x"):
        answer = await page.get(f"/api/tasks/{task.id}/seals/{seal_id}/leave")
        assert (answer.status_code, answer.json()["code"]) == (403, "seal-not-yours")


def test_every_address_of_seals_is_among_them(door: Door) -> None:
    shape = {(method, "/api/seals/{seal_id}" + path) for method, path, _ in OF_A_SEAL}
    assert {each for each in door.addresses() if each[1].startswith("/api/seals/{")} == shape
    requests = {
        (method, "/api/seal-requests/{request_id}" + path.replace("/0", "/{page}"))
        for method, path, _ in OF_A_REQUEST
    }
    assert {each for each in door.addresses() if "seal-requests" in each[1]} == requests


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])
async def test_only_a_post_changes_anything(door: Door, method: str) -> None:
    li, _, seal, request, _ = await a_request(door)
    page = await door.enters(li)
    async with door.world.ports.transaction() as tx:
        before = await tx.seals.get(seal.id), await tx.seals.users(seal.id), await tx.seals.request(request.id)
    paths = [f"/api/seals/{seal.id}{path}" for _, path, _ in OF_A_SEAL]
    paths += [f"/api/seal-requests/{request.id}{path}" for _, path, _ in OF_A_REQUEST]
    for path in (*paths, "/s", "/api/seals", "/api/seals/sketch", "/api/seals/cut", "/api/seals/upload"):
        await door.http.request(method, path, headers=page.headers)
    async with door.world.ports.transaction() as tx:
        after = await tx.seals.get(seal.id), await tx.seals.users(seal.id), await tx.seals.request(request.id)
    assert after == before


async def test_the_shell_tells_nothing_of_anybodys_seals(door: Door) -> None:
    _, _, seal = await a_kept_seal(door)
    texts = [(await door.stranger.get(path)).text for path in ("/s", f"/s?seal={seal.id}")]
    assert texts[0] == texts[1] and COMPANY not in texts[0]


async def test_another_admin_sees_the_houses_new_seal_and_approves_it_on_the_page(door: Door) -> None:
    boss, other = [await door.world.person(name, admin=True) for name in ("总管", "副总")]
    house = door.world.ports.installation.organisation
    made = (await (await door.enters(boss)).post("/api/seals", {"kind": "contract", "owner": house})).json()
    assert (made["house"], made["approval"]) == (True, "needs-other")
    own = await (await door.enters(boss)).post(f"/api/seals/{made['id']}/approve", {"version": 1})
    assert (own.status_code, own.json()["code"]) == (409, "seal-needs-other-admin")
    page = await door.enters(other)
    (seen,) = (await page.get("/api/seals")).json()["seals"]
    assert (seen["id"], seen["approval"], seen["standing"]) == (made["id"], "other", "approver")
    assert "log" not in (await page.get(f"/api/seals/{made['id']}")).json()
    approved = (await page.post(f"/api/seals/{made['id']}/approve", {"version": 1})).json()
    assert approved["state"] == "approved" and "users" not in approved
    assert (await page.get("/api/seals")).json()["seals"] == []
