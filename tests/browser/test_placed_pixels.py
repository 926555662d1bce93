"""What one sees is where it lands: placed by a finger, signed, and the paper compared pixel by pixel."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image
from playwright.async_api import expect

from signing.pdf.preview import render_page
from signing.task.model import PartyState
from signing.usecases.accept_places import accept_places
from signing.usecases.fetch_document import fetch_document
from signing.usecases.send_task import send_task
from tests.browser.desk import Desk
from tests.browser.placing import a_task_on, opens, saved, share_of_page, sheet, taps, turned_cropped_and_mixed
from tests.looking import ARTEFACTS, LOOKING

pytestmark = [pytest.mark.slow, pytest.mark.browser]

WIDTH = 1000  # px
NEAR = 3  # px: a hair of ink beside the box's edge
SPOTS = ((0.3, 0.2), (0.65, 0.75), (0.5, 0.4), (0.35, 0.85))  # of page 1 to 4, as shares of what one sees


def page_of(data: bytes, number: int) -> np.ndarray:
    picture = render_page(data, number, width_px=WIDTH, format="png")
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(int)


async def test_what_one_sees_is_where_it_lands_on_turned_cropped_and_mixed_pages(desk: Desk) -> None:
    world = desk.world
    ann, li, task = await a_task_on(desk, turned_cropped_and_mixed(), 4)
    seen = []
    async with desk.tab() as page:
        await opens(desk, page, ann, task)
        for number, (u, v) in enumerate(SPOTS):
            placed = await taps(page, "signature", number, u, v)
            seen.append(await share_of_page(placed))
        await desk.keep(page, "placing-pixels")
        box = await sheet(page, 2).bounding_box()
        assert box is not None and box["width"] > box["height"], "the third page is seen turned"
        await saved(page)
        await page.locator(".placing-head .primary").tap()
        await expect(page.locator(".badge.good")).to_be_visible()
    await accept_places(world.ports, ann, task.id)
    await send_task(world.ports, ann, task.id)
    await world.work()
    task = await world.task(task)
    before = (await fetch_document(world.ports, li, task.id))[1]
    await world.sign(li, task)
    assert (await world.task(task)).parties[0].state is PartyState.SIGNED
    after = (await fetch_document(world.ports, ann, task.id))[1]
    for number, (left, top, width, height) in enumerate(seen):
        was, now = page_of(before, number), page_of(after, number)
        if LOOKING:
            Image.fromarray(now.astype("uint8")).save(ARTEFACTS / f"placed-page-{number + 1}.png")
        ys, xs = np.nonzero(np.abs(now - was).max(axis=2) > 40)
        assert len(xs) > 200, f"page {number + 1}: nothing was written"
        high, wide = was.shape[:2]
        x, y = left * wide, top * high
        assert x - NEAR <= xs.min() and xs.max() <= x + width * wide + NEAR, f"page {number + 1}"
        assert y - NEAR <= ys.min() and ys.max() <= y + height * high + NEAR, f"page {number + 1}"
        assert xs.max() - xs.min() > width * wide * 0.4, "it fills its place, and stands upright in it"
        assert ys.max() - ys.min() > height * high * 0.4
