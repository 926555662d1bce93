"""The placing page's door: whole lists in, names out; strict about what it reads; the initiator's alone."""

from __future__ import annotations

from typing import Any

import pytest

from signing.ports import Actor
from signing.task.model import DraftStep, Task
from tests.pdfs import contract
from tests.signing.usecases.drafted import drafted
from tests.web_confirm.door import Door, Page

NOWHERE = "0" * 26
SEAM = {"pages": "all", "group": None, "edge": "right", "height": 100, "inset": 3, "diameter": 40}


def a_place(party: str, **more: Any) -> dict[str, Any]:
    usual = {
        "name": "", "party": party, "kind": "text", "page": 0, "box": [100, 200, 120, 30], "required": True,
        "label": "", "tip": "", "default": "", "group": "", "face": "sans", "size": None, "align": "left",
        "colour": "#1b1b1f", "multiline": False, "options": [], "option": "", "sentence": "", "format": "",
        "limit": 0,
    }  # fmt: skip
    return usual | more


async def a_page(door: Door) -> tuple[Page, Task, dict[str, Any]]:
    ann = await door.world.person("Ann", language="zh")
    view = await drafted(door.world, ann, until=DraftStep.PLACES, data=contract(3))
    page = await door.enters(ann)
    return page, view.task, (await page.get(f"/api/drafts/{view.task.id}/places")).json()


async def test_what_is_shown_can_be_sent_back_and_is_the_same(door: Door) -> None:
    page, task, shown = await a_page(door)
    first, second = (party["id"] for party in shown["parties"])
    places = [a_place(first, kind="signature", box=[100.5, 200.25, 150, 48]), a_place(second, label="账号")]
    wanted = {"version": shown["version"], "places": places, "seams": [{"party": first, **SEAM}]}
    saved = (await page.post(f"/api/drafts/{task.id}/places", wanted)).json()
    assert [each["name"] for each in saved["places"]] == ["h_sign_1", "h_text_2"]
    assert saved["added"] == [second]
    now = (await page.get(f"/api/drafts/{task.id}/places")).json()
    assert now["places"][0]["box"] == [100.5, 200.25, 150, 48]
    assert len(now["seams"][0].pop("strips")) == 3 and now["seams"][0]["height"] == 100.0
    again = {"version": now["version"], "places": now["places"], "seams": now["seams"]}
    assert (await page.post(f"/api/drafts/{task.id}/places", again)).json()["version"] == now["version"]


async def test_a_stale_page_is_told_so(door: Door) -> None:
    page, task, shown = await a_page(door)
    wanted = {"version": shown["version"] - 1, "places": [], "seams": []}
    answer = await page.post(f"/api/drafts/{task.id}/places", wanted)
    assert (answer.status_code, answer.json()["code"]) == (409, "task-changed")


STRANGE: list[dict[str, Any]] = [
    {"party": 7}, {"kind": "stamp"}, {"page": "0"}, {"page": True}, {"box": [1, 2, 3]}, {"box": "all"},
    {"box": [1, 2, "3", 4]}, {"box": [1e300, 0, 10, 10]}, {"box": [True, 0, 10, 10]}, {"required": "yes"},
    {"label": None}, {"size": "big"}, {"face": "comic"}, {"align": "up"}, {"options": "a,b"}, {"options": [1]},
    {"limit": 1.5}, {"colour": "#12345g"}, {"name": "x" * 100},
]  # fmt: skip


@pytest.mark.parametrize("change", STRANGE, ids=str)
async def test_what_no_page_of_ours_sends_is_a_bad_request(door: Door, change: dict[str, Any]) -> None:
    page, task, shown = await a_page(door)
    place = a_place(shown["parties"][0]["id"]) | change
    wanted = {"version": shown["version"], "places": [place], "seams": []}
    answer = await page.post(f"/api/drafts/{task.id}/places", wanted)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad-request")


async def test_numbers_that_json_does_not_know_are_no_numbers(door: Door) -> None:
    page, task, shown = await a_page(door)
    text = f'{{"version": {shown["version"]}, "places": [{{"box": [NaN, 0, Infinity, 1]}}], "seams": []}}'
    answer = await page.post(f"/api/drafts/{task.id}/places", content=text.encode())
    assert answer.status_code == 400


async def test_seam_words_pages_and_preview_answer_in_the_pages_own_measure(door: Door) -> None:
    page, task, shown = await a_page(door)
    first = shown["parties"][0]["id"]
    at = f"/api/drafts/{task.id}"
    strips = (await page.post(f"{at}/seam", {"party": first, **SEAM})).json()["strips"]
    assert [strip[0] for strip in strips] == [0, 1, 2] and [strip[2] for strip in strips] == [0, 1, 2]
    hits = (await page.post(f"{at}/words", {"words": "乙方", "kind": "seal", "beside": "centre"})).json()["hits"]
    assert hits and hits[0][1][2:] == [119, 119]
    assert (await page.post(f"{at}/page-numbers", {"words": "1,末页"})).json() == {"pages": [0, 2]}
    unread = await page.post(f"{at}/page-numbers", {"words": "some"})
    assert (unread.status_code, unread.json()["code"]) == (422, "pages-unreadable")
    wanted = {"version": shown["version"], "places": [a_place(first, label="账号")], "seams": []}
    await page.post(f"{at}/places", wanted)
    seen = (await page.get(f"{at}/preview/{first}")).json()
    assert [fill["label"] for fill in seen["fills"]] == ["账号"] and len(seen["places"]) == 1


ASKED: list[tuple[str, str, object]] = [
    ("GET", "/places", None),
    ("POST", "/places", {"version": 1, "places": [], "seams": []}),
    ("POST", "/words", {"words": "x", "kind": "text"}),
    ("POST", "/seam", {"party": "x", **SEAM}),
    ("POST", "/page-numbers", {"words": "all"}),
    ("POST", "/document-order", {"version": 1, "document": 0, "by": 1}),
    ("POST", "/placed", {}),
    ("GET", "/preview/x", None),
    ("GET", "/added/0/0", None),
]


@pytest.mark.parametrize(("method", "path", "value"), ASKED)
async def test_anothers_draft_cannot_be_told_from_none(door: Door, method: str, path: str, value: object) -> None:
    _, task, _ = await a_page(door)
    people: list[Actor] = [await door.world.person(name) for name in ("路人", "李明")]
    people.append(await door.world.person("管理", admin=True))
    before = await door.world.task(task)
    for who in people:
        page = await door.enters(who)
        answers = [
            await (page.get(at) if method == "GET" else page.post(at, value))
            for at in (f"/api/drafts/{task.id}{path}", f"/api/drafts/{NOWHERE}{path}")
        ]
        assert [each.status_code for each in answers] == [404, 404]
        assert answers[0].json() == answers[1].json()
    stranger = await (door.stranger.get if method == "GET" else door.stranger.post)(f"/api/drafts/{task.id}{path}")
    assert stranger.status_code == 401
    assert await door.world.task(task) == before


def test_every_address_of_a_draft_is_among_them(door: Door) -> None:
    shape = {
        (method, "/api/drafts/{draft_id}" + path.replace("/x", "/{party_id}").replace("/0/0", "/{key}/{number}"))
        for method, path, _ in ASKED
    }
    assert {each for each in door.addresses() if "{draft_id}" in each[1]} == shape


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])
async def test_only_a_post_changes_anything(door: Door, method: str) -> None:
    page, task, _ = await a_page(door)
    before = await door.world.task(task)
    for path in (f"/p/{task.id}", *(f"/api/drafts/{task.id}{path}" for _, path, _ in ASKED)):
        await door.http.request(method, path, headers=page.headers)
    assert await door.world.task(task) == before


async def test_the_shell_tells_nothing_of_a_draft(door: Door) -> None:
    _, task, _ = await a_page(door)
    texts = [(await door.stranger.get(f"/p/{each}")).text for each in (task.id, NOWHERE)]
    assert texts[0] == texts[1] and "采购" not in texts[0]


async def test_the_page_that_is_added_is_shown_as_it_will_be_and_only_while_it_will(door: Door) -> None:
    page, task, shown = await a_page(door)
    assert shown["added_pages"] == {"0": 0}
    nothing = {"version": shown["version"], "places": [], "seams": []}
    shown |= (await page.post(f"/api/drafts/{task.id}/places", nothing)).json()
    assert (len(shown["added"]), shown["added_pages"]) == (2, {"0": 1})
    path = f"/api/drafts/{task.id}/added/0/0"
    picture = await page.get(path)
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/jpeg")
    assert (await page.get(f"/api/drafts/{task.id}/added/0/1")).json()["code"] == "no-such-page"
    assert (await page.get(f"/api/drafts/{task.id}/added/7/0")).status_code == 404
    places = [
        a_place(party["id"], kind="signature", box=[100, y, 150, 48])
        for party, y in zip(shown["parties"], (200, 300), strict=True)
    ]
    saved = (
        await page.post(
            f"/api/drafts/{task.id}/places", {"version": shown["version"], "places": places, "seams": []}
        )
    ).json()
    assert (saved["added"], saved["added_pages"]) == ([], {"0": 0})
    assert (await page.get(path)).json()["code"] == "no-such-page"
    eve = await door.world.person("Eve")
    assert (await (await door.enters(eve)).get(path)).status_code == 404
