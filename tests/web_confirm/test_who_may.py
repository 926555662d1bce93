"""Five people at every address: what is not theirs looks like what is not there, and GET changes nothing."""

from __future__ import annotations

import pytest

from signing.ports import Actor
from signing.task.model import Order, Task
from tests.web_confirm.door import Door, Page
from tests.world import World

NOWHERE = "0" * 26


async def a_task(world: World) -> tuple[Task, dict[str, Actor]]:
    names = ("initiator", "first", "second", "outsider")
    people = {name: await world.person(name, language="en") for name in names}
    people["admin"] = await world.person("admin", admin=True, language="en")
    task = await world.sent(
        people["initiator"], signers=[people["first"], people["second"]], order=Order.ONE_AFTER_ANOTHER
    )
    return task, people


READS = [
    *("", "/pages/0", "/pages/0/text", "/document", "/documents", "/pictures/@signature", "/name-seal"),
    *("/proposal/sign", "/attachments/0", "/seals/x/leave", "/papers/file", "/report", "/everything"),
]
ACTS = [
    ("/read", {}),
    ("/answers", {"answers": {}}),
    ("/pictures/@signature", {}),
    ("/code", {"act": "sign", "sha256": "a" * 64}),
    ("/sign", {"code": "123456"}),
    ("/approve", {"code": "123456"}),
    ("/fill", {"code": "123456"}),
    ("/reject", {"reason": "no"}),
    ("/download-link", {}),
    ("/seals/x/leave", {"sha256": "a" * 64}),
    ("/questions", {"words": "?"}),
    ("/questions/abc/answer", {"words": "!"}),
    ("/hand-on", {"to": "Eve eve@example.com", "reason": "x"}),
    ("/papers/asked", {}),
    ("/papers/asked/take-back", {}),
]


async def test_an_outsider_reads_nothing_and_cannot_tell_it_from_nothing(door: Door) -> None:
    task, people = await a_task(door.world)
    page = await door.enters(people["outsider"])
    for path in READS:
        theirs, none = [await page.get(f"/api/tasks/{each}{path}") for each in (task.id, NOWHERE)]
        assert theirs.status_code == none.status_code == 404, path
        assert theirs.json() == none.json(), path


async def test_an_outsider_does_nothing_and_cannot_tell_it_from_nothing(door: Door) -> None:
    task, people = await a_task(door.world)
    page = await door.enters(people["outsider"])
    for path, value in ACTS:
        theirs, none = [await page.post(f"/api/tasks/{each}{path}", value) for each in (task.id, NOWHERE)]
        assert theirs.status_code == none.status_code == 404, path
        assert theirs.json() == none.json(), path
        assert await door.world.task(task) == task, path


async def test_the_document_is_for_the_initiator_and_for_whose_turn_has_come(door: Door) -> None:
    task, people = await a_task(door.world)
    may = {"initiator": 200, "first": 200, "second": 404, "admin": 404, "outsider": 404}
    for path in ("/pages/0", "/document"):
        for who, status in may.items():
            page = await door.enters(people[who])
            assert (await page.get(f"/api/tasks/{task.id}{path}")).status_code == status, (path, who)


@pytest.mark.parametrize("who", ["initiator", "second", "admin"])
async def test_nobody_signs_out_of_turn_or_for_another(door: Door, who: str) -> None:
    task, people = await a_task(door.world)
    page = await door.enters(people[who])
    sha256 = task.document.current if task.document else ""
    for path, value in (("/code", {"act": "sign", "sha256": sha256}), ("/sign", {"code": "123456"})):
        assert (await page.post(f"/api/tasks/{task.id}{path}", value)).status_code in {404, 409}
    assert await door.world.task(task) == task
    assert not await door.world.outbox(None, "code")


async def test_one_persons_code_is_no_use_in_anothers_session(door: Door) -> None:
    world = door.world
    ann, li, bo = [await world.person(name) for name in ("安", "李明", "Bo")]
    task = await world.sent(ann, signers=[li, bo])
    mine = await door.enters(li)
    sha256 = (await mine.task(task))["sha256"]
    await mine.post(f"/api/tasks/{task.id}/code", {"act": "sign", "sha256": sha256})
    other = await door.enters(bo)
    answer = await other.post(f"/api/tasks/{task.id}/sign", {"code": await world.code(li, task)})
    assert (answer.status_code, answer.json()["code"]) == (409, "code-over")


async def test_a_page_shows_no_ones_address_and_no_link_of_anybody(door: Door) -> None:
    world = door.world
    ann, li = await world.person("安"), await world.person("李明")
    task = await world.sent(ann, signers=[li, "外部签署人"])
    outside = next(party for party in task.parties if party.person_id is None)
    token = await world.invitation_token(task, outside.id)
    for who in (ann, li):
        text = (await (await door.enters(who)).get(f"/api/tasks/{task.id}")).text
        assert token not in text
        assert "person_id" not in text and (li.person_id or "") not in text


async def test_looking_changes_nothing(door: Door) -> None:
    world = door.world
    task, people = await a_task(world)
    page = await door.enters(people["first"])
    paths = [f"/t/{task.id}", "/u", f"/v/{task.number}", "/", "/api/session", "/api/upload", "/api/verify"]
    paths += [f"/api/tasks/{task.id}{path}" for path in ["", "/pages/0", *(path for path, _ in ACTS)]]
    before = await chain(world, task)
    for method in ("GET", "HEAD", "OPTIONS"):
        for path in paths:
            await door.http.request(method, path, headers=page.headers)
        assert await world.task(task) == task, method
        assert await chain(world, task) == before, method
    assert not await world.outbox(None, "code")


async def chain(world: World, task: Task) -> int:
    """Without what was refused: looking for what is not there is noted."""
    async with world.ports.transaction() as tx:
        return sum(entry.kind != "refused" for entry in await tx.audit.of_task(task.id))


async def test_a_download_address_is_one_persons_for_two_minutes_and_cannot_be_made_up(door: Door) -> None:
    world = door.world
    task, people = await a_task(world)
    page = await door.enters(people["first"])
    url = (await page.post(f"/api/tasks/{task.id}/download-link")).json()["url"]
    bare: Page = door.stranger
    found = await bare.get(url)
    assert found.content.startswith(b"%PDF-")
    assert found.headers["cache-control"] == "no-store"
    for changed in (url[:-2], url + "A", url.replace("t=", "t=A"), url.partition("?")[0], "/api/download?t=%FF"):
        assert (await bare.get(changed)).status_code == 401
    world.clock.advance(minutes=3)
    assert (await bare.get(url)).status_code == 401
