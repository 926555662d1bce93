"""Papers, and naming somebody in one's place, through the pages' door."""

from __future__ import annotations

from urllib.parse import quote

from signing.ports import Actor
from signing.task.model import Task
from signing.usecases.change_party import change_party
from signing.usecases.draft_views import PartyChange
from signing.usecases.send_task import send_task
from tests.pictures import picture
from tests.web_confirm.door import Door
from tests.world import World


async def sent(world: World, change: PartyChange) -> tuple[Task, Actor, Actor]:
    ann, li = await world.person("安"), await world.person("李明")
    task = await world.draft(ann, signers=[li, await world.person("Bo")])
    await change_party(world.ports, ann, task.id, party_id=task.parties[0].id, change=change)
    await send_task(world.ports, ann, task.id)
    await world.work()
    return await world.task(task), ann, li


async def test_a_signer_hands_in_takes_back_and_the_initiator_downloads(door: Door) -> None:
    world = door.world
    task, ann, li = await sent(world, PartyChange(files="身份证复印件"))
    mine, hers = await door.enters(li), await door.enters(ann)
    bo = next(party for party in task.parties if party.name == "Bo")
    his = await door.enters(Actor(bo.person_id, "chat"))
    [asked] = (await mine.task(task))["papers"]
    assert (asked["name"], asked["required"], asked["file"]) == ("身份证复印件", True, None)
    assert (await his.task(task))["papers"] == [] == (await hers.task(task))["papers"]
    path = f"/api/tasks/{task.id}/papers/{asked['id']}"
    named = {"X-File-Name": quote("我的身份证.jpg")}
    for other in (his, hers, await door.enters(await world.person("Eve"))):
        assert (await other.post(path, content=picture(), headers=named)).status_code in {404, 409}
    shown = (await mine.post(path, content=picture(), headers=named)).json()
    file = shown["papers"][0]["file"]
    assert file["name"] == "我的身份证.jpg"
    get = f"/api/tasks/{task.id}/papers/{file['id']}"
    for other in (his, hers):
        assert (await other.get(get)).status_code == 404
    assert (await mine.post(f"{path}/take-back")).json()["papers"][0]["file"] is None
    assert (await mine.get(get)).status_code == 404
    await mine.post(path, content=picture(), headers=named)
    await world.sign(li, task)
    [there] = (await hers.task(task))["handed_in"]
    assert (there["what"], there["who"]) == ("身份证复印件", "李明")
    answer = await hers.get(f"/api/tasks/{task.id}/papers/{there['id']}")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert (await his.get(f"/api/tasks/{task.id}/papers/{there['id']}")).status_code == 404
    assert (await mine.post(f"{path}/take-back")).status_code == 409


async def test_who_handed_it_on_is_a_stranger_from_then_on(door: Door) -> None:
    world = door.world
    task, ann, li = await sent(world, PartyChange(may_delegate=True))
    mine, hers = await door.enters(li), await door.enters(ann)
    assert "hand-on" in (await mine.task(task))["can"]
    value = {"to": "王芳 13800138002", "reason": "出差"}
    path = f"/api/tasks/{task.id}/hand-on"
    assert (await hers.post(path, value)).status_code in {404, 409}
    assert (await (await door.enters(await world.person("Eve"))).post(path, value)).status_code == 404
    assert (await mine.post(path, {"to": "王芳", "reason": "x"})).json()["code"] == "hand-on-unreachable"
    assert (await mine.post(path, {"to": 7, "reason": "x"})).status_code == 400
    assert (await mine.post(path, value)).json() == {"name": "王芳", "known": False}
    for found in (await mine.get(f"/api/tasks/{task.id}"), await mine.post(path, value)):
        assert found.status_code == 404
    [party] = [each for each in (await hers.task(task))["parties"] if each["handed_by"]]
    assert (party["name"], party["handed_by"], party["handed_why"]) == ("王芳", "李明", "出差")
