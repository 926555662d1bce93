"""A kept signature through the pages' door."""

from __future__ import annotations

import base64

from tests.pdfs import drawing
from tests.web_confirm.door import Door


async def test_it_is_kept_shown_used_and_deleted_by_its_person_only(door: Door) -> None:
    world = door.world
    ann, li = await world.person("安"), await world.person("李明")
    task = await world.sent(ann, signers=[li])
    mine, hers = await door.enters(li), await door.enters(ann)
    shown = await mine.task(task)
    assert shown["hand"]["kept"] == []
    ask = {"act": "sign", "sha256": shown["sha256"], "drawing": base64.b64encode(drawing()).decode(), "keep": True}
    assert (await mine.post(f"/api/tasks/{task.id}/code", ask)).status_code == 200
    assert (await mine.task(task))["hand"]["kept"] == ["signature"]
    picture = await mine.get("/api/hands/signature")
    assert picture.headers["content-type"] == "image/png" and picture.headers["cache-control"] == "no-store"
    for other in (hers, door.stranger):
        assert (await other.get("/api/hands/signature")).status_code in {401, 404}
        assert (await other.post("/api/hands/signature/forget")).status_code in {401, 404}
    assert (await mine.get("/api/hands/nose")).status_code == 404
    world.clock.advance(seconds=40)
    again = {"act": "sign", "sha256": shown["sha256"], "kept": True}
    assert (await mine.post(f"/api/tasks/{task.id}/code", again)).status_code == 200
    assert (await mine.post("/api/hands/signature/forget")).status_code == 200
    assert (await mine.get("/api/hands/signature")).status_code == 404
    world.clock.advance(seconds=40)
    refused = await mine.post(f"/api/tasks/{task.id}/code", again)
    assert refused.json()["code"] == "hand-gone"
