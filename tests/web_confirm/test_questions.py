"""Questions and answers on the page."""

from __future__ import annotations

import pytest

from tests.web_confirm.door import Door

ASKED = "<b>第三条</b>\n什么意思？"


async def test_a_signer_asks_and_the_initiator_answers_on_their_pages(door: Door) -> None:
    world = door.world
    ann, li, bo = [await world.person(name) for name in ("安", "李明", "Bo")]
    task = await world.sent(ann, signers=[li, bo])
    mine, hers, his = [await door.enters(who) for who in (li, ann, bo)]
    assert "ask" in (await mine.task(task))["can"] and "ask" not in (await hers.task(task))["can"]
    [question] = (await mine.post(f"/api/tasks/{task.id}/questions", {"words": ASKED})).json()["questions"]
    assert (question["words"], question["mine"], question["answer"]) == (ASKED, True, None)
    [seen] = (await hers.task(task))["questions"]
    assert (seen["name"], seen["mine"]) == ("李明", False)
    assert (await his.task(task))["questions"] == []
    path = f"/api/tasks/{task.id}/questions/{question['id']}/answer"
    for other in (mine, his, await door.enters(await world.person("Eve"))):
        assert (await other.post(path, {"words": "!"})).status_code == 404
    assert (await hers.post(path, {"words": "见附件"})).json()["questions"][0]["answer"] == "见附件"
    again = await hers.post(path, {"words": "再说一次"})
    assert (again.status_code, again.json()["code"]) == (422, "question-answered") or again.status_code == 409
    assert (await mine.task(task))["questions"][0]["answer"] == "见附件"


@pytest.mark.parametrize("value", [{}, {"words": 7}, {"words": ["a"]}, {"words": ""}, {"words": "字" * 1001}])
async def test_what_is_no_question_is_refused(door: Door, value: object) -> None:
    world = door.world
    ann, li = await world.person("安"), await world.person("李明")
    task = await world.sent(ann, signers=[li])
    answer = await (await door.enters(li)).post(f"/api/tasks/{task.id}/questions", value)
    assert answer.status_code in {400, 422} and not await world.outbox(ann, "question")


async def test_asking_without_end_is_slowed_down(door: Door) -> None:
    world = door.world
    ann, li = await world.person("安"), await world.person("李明")
    task = await world.sent(ann, signers=[li])
    page = await door.enters(li)
    answers = [await page.post(f"/api/tasks/{task.id}/questions", {"words": "?"}) for _ in range(8)]
    assert [each.status_code for each in answers].count(200) == 3
    assert answers[-1].status_code == 429
