"""The words of a page, for who hears it instead of seeing it."""

from __future__ import annotations

import pytest

from signing.task.model import Order
from tests.pdfs import contract
from tests.web_confirm.door import Door

NOWHERE = "0" * 26


@pytest.mark.parametrize(
    ("who", "status"), [("initiator", 200), ("first", 200), ("second", 404), ("admin", 404), ("outsider", 404)]
)
async def test_words_are_for_whom_the_picture_is_for(door: Door, who: str, status: int) -> None:
    world = door.world
    people = {name: await world.person(name) for name in ("initiator", "first", "second", "outsider")}
    people["admin"] = await world.person("admin", admin=True)
    task = await world.sent(
        people["initiator"],
        signers=[people["first"], people["second"]],
        order=Order.ONE_AFTER_ANOTHER,
        document=contract(2),
    )
    page = await door.enters(people[who])
    answer = await page.get(f"/api/tasks/{task.id}/pages/1/text")
    assert answer.status_code == status
    if status == 404:
        assert answer.json() == (await page.get(f"/api/tasks/{NOWHERE}/pages/1/text")).json()
        return
    lines = answer.json()["text"].splitlines()
    assert any("供方应当按照约定的期限交付标的物" in line for line in lines) and len(lines) > 3
    assert answer.headers["cache-control"] == "no-store"
    for number in ("2", "-1", "x"):
        assert (await page.get(f"/api/tasks/{task.id}/pages/{number}/text")).status_code in {400, 404, 422}
