"""A form on the page: opened, filled in and signed."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import httpx
from PIL import Image

from signing.ports import Actor
from signing.task.model import Task
from tests.forms import a_form_for
from tests.web_confirm.door import Door, Page

ID_NUMBER = "11010519491231002X"


async def a_form(door: Door) -> tuple[Task, Actor, Page]:
    li = await door.world.person("李明")
    return await a_form_for(door.world, signers=[li]), li, await door.enters(li)


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (800, 500), **how: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 40, 40)).save(out, kind, **how)
    return out.getvalue()


async def keeps(page: Page, task: Task, answers: Mapping[str, str]) -> httpx.Response:
    return await page.post(f"/api/tasks/{task.id}/answers", {"answers": dict(answers)})


async def asks(page: Page, task: Task, values: Mapping[str, str], **how: object) -> httpx.Response:
    wanted = {"act": "sign", "sha256": (await page.task(task))["sha256"], "values": dict(values), **how}
    return await page.post(f"/api/tasks/{task.id}/code", wanted)
